"""Tickets: whoever comes in person has one as a picture in the chat, readable without a connection."""

from dataclasses import dataclass

from telegram import Update

from db import outbox, people, registrations
from db.engine import Transaction
from db.outbox import Arrival, Priority, Promise
from db.registrations import Registration, Status
from events import tickets
from events.models import Event
from events.refused import Refused
from handlers import dates, payloads
from handlers.context import Context, File, Letter, Reply, Services, Slow
from handlers.texts import Say

ONSITE = ("onsite", "")  # "": the event does not ask, for it is nowhere else


def entitled(one: Registration) -> bool:
    """Whether this registration is a seat at the venue."""
    return one.status is Status.REGISTERED and one.attends in ONSITE


def link(services: Services, registration: int) -> str:
    """The address in the code: any phone's camera opens the bot with it."""
    return f"https://t.me/{services.bot_username}?start={tickets.payload(services.ticket_key, registration)}"


async def show(update: Update, context: Context, button: payloads.ShowTicket) -> None:
    """[Ticket] on a registration."""
    one = await registrations.find(context.tx, button.event, context.person.chat_id)
    if one is None or not entitled(one):
        raise Refused("ticket.none")
    await _owe(context.tx, one, f"ticket:{update.update_id}", context.at)


async def settled(tx: Transaction, promise: Promise, arrival: Arrival, now: int) -> None:
    """A ticket follows the calendar file: the first, and one whenever it would say something else of the person."""
    one = await registrations.get(tx, promise.payload["registration"])
    if arrival is Arrival.LOST or one is None or not follows(one):
        return
    await _owe(tx, one, f"registration:{one.id}:ticket:{one.sequence}", now)


async def renew(tx: Transaction, one: Registration, why: str, now: int) -> None:
    """The event is elsewhere, or on another day: whoever has a ticket gets one that says so."""
    if entitled(one):
        await _owe(tx, one, f"registration:{one.id}:ticket:{why}", now, Priority.BULK)


def follows(one: Registration) -> bool:
    """Whether a ticket is still to come: there was none, or the one they have says something else."""
    return entitled(one) and one.ticket != tickets.says(one.answers)


async def write(tx: Transaction, services: Services, promise: Promise) -> Letter | None:
    one = await registrations.get(tx, promise.payload["registration"])
    event = services.events.get(one.event) if one else None
    person = await people.find(tx, one.chat_id) if one else None
    if one is None or event is None or person is None or not entitled(one):
        return None
    say = services.texts.say(person.language)
    mark = tickets.says(one.answers)
    await registrations.note_ticket(tx, one.id, mark)
    words, address = _words(say, event, one), link(services, one.id)
    key = "ticket.caption" if one.ticket in (None, mark) else "ticket.caption_renewed"
    caption = say(key, event=event.title.in_(say.language), reference=one.reference)
    parameters = {"chat_id": int(promise.recipient), "caption": caption, "parse_mode": "HTML"}

    def make() -> Reply:
        from handlers import ticket_picture  # Pillow and segno, which the start need not wait for

        return Reply("send_photo", parameters, {"photo": File("ticket.png", ticket_picture.draw(words, address))})

    return Slow(make)


@dataclass(frozen=True)
class Words:
    """What stands on a ticket."""

    event: str
    when: str
    place: str
    name: str
    organisation: str
    reference: str
    how: str


def _words(say: Say, event: Event, one: Registration) -> Words:
    return Words(
        event=event.title.in_(say.language),
        when=dates.span(say, event),
        place=event.place.in_(say.language),
        name=str(one.answers.get("name") or ""),
        organisation=str(one.answers.get("organisation") or ""),
        reference=one.reference,
        how=say.plain("ticket.how"),
    )


async def _owe(tx: Transaction, one: Registration, key: str, now: int, priority: Priority = Priority.LIVE) -> None:
    payload = {"registration": one.id}
    await outbox.owe(tx, key=key, to=one.chat_id, kind="ticket", payload=payload, priority=priority, now=now)
