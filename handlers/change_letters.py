"""The letters of a changed event: asking the organisers, and telling the registered, with an updated calendar file."""

from collections.abc import Callable
from typing import Any

from db import people, registrations, rounds
from db.engine import Transaction
from db.event_known import Facts
from db.outbox import Arrival, Channel, Promise
from db.times import milliseconds
from events import changes, known
from events.known import Part
from events.models import Event
from handlers import dates, payloads, reminder_letters, tickets
from handlers.context import Letter, Reply, Services, message
from handlers.screens import Key, Screen, rows
from handlers.texts import Html, Say

ON_TICKET = {Part.DATES, Part.PLACE}
SHOWN: dict[Part, Callable[[Say, Event], str]] = {
    Part.DATES: dates.span,
    Part.PLACE: lambda say, event: event.place.in_(say.language),
    Part.ONLINE: lambda say, event: event.online_url or say.plain("change.none"),
}


async def offer(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """What organisers have changed: shall the registered be told?"""
    event, say = services.events.get(promise.payload["event"]), services.texts.say(None)
    found = await changes.untold(tx, event, services.clock.now()) if event else None
    if event is None or found is None:
        return None
    known_, count = found
    return message(promise.recipient, asked(say, event, known_.known, count))


def asked(say: Say, event: Event, before: Facts, count: int) -> Screen:
    """Tell them, or not now."""
    keys = [Key(say.plain("button.tell_them"), _tell(event)), Key(say.plain("button.not_now"), _leave(event))]
    return Screen(say("change.offer", **_values(say, event, before, count)), rows(keys))


def left(say: Say, event: Event, before: Facts, count: int) -> Screen:
    """Nobody is told for now."""
    key = Key(say.plain("button.tell_them"), _tell(event))
    return Screen(say("change.left", **_values(say, event, before, count)), rows(key))


def differences(say: Say, event: Event, before: Facts) -> Html:
    """Each part that is not as it was: how it is, and how it was."""
    was = known.as_it_was(event, before)
    lines = [
        say(f"change.{part}", now=SHOWN[part](say, event), before=SHOWN[part](say, was))
        for part in known.changed(before, known.facts(event))
    ]
    return Html("\n".join(lines))


async def change(tx: Transaction, services: Services, promise: Promise) -> Letter | None:
    """What has changed, for somebody who is registered; their calendar file follows."""
    event = services.events.get(promise.payload["event"])
    told = await rounds.get(tx, promise.payload["event"], promise.payload["round"])
    person = await people.find(tx, promise.payload["chat"])
    registered = await registrations.find(tx, promise.payload["event"], promise.payload["chat"])
    if event is None or told is None or person is None or registered is None or registered.attends is None:
        return None
    say = services.texts.say(person.language)
    if not (lines := differences(say, event, told.detail)):
        return None
    now = milliseconds(services.clock.now())
    registered = await reminder_letters.renew_calendar(tx, event, registered, now, promise.channel)
    if promise.channel is Channel.TELEGRAM and ON_TICKET & {*known.changed(told.detail, known.facts(event))}:
        await tickets.renew(tx, registered, told.name, now)
    values = {"event": event.title.in_(say.language), "changes": lines, "reference": registered.reference}
    screen = Screen(say("change.told", **values), rows(Key(say.plain("button.my"), payloads.ShowMine())))
    if promise.channel is Channel.MAIL:
        subject = say.plain("mail.change_subject", event=event.title.in_(say.language))
        number = f"{promise.payload['round']}.{event.id}"
        return reminder_letters.mail(services, say, event, registered, subject, screen.text, number)
    return message(promise.recipient, screen)


async def settled(tx: Transaction, services: Services, promise: Promise, arrival: Arrival, now: int) -> None:
    """Who cannot be reached in Telegram is written to."""
    about, is_to_chat = promise.payload, promise.kind == "change" and promise.channel is Channel.TELEGRAM
    if is_to_chat and services.mails and arrival in (Arrival.LOST, Arrival.FAILED):
        await changes.owe(tx, about["event"], about["round"], about["chat"], now, Channel.MAIL)


def _values(say: Say, event: Event, before: Facts, count: int) -> dict[str, Any]:
    return {"event": event.title.in_(say.language), "changes": differences(say, event, before), "count": count}


def _tell(event: Event) -> payloads.TellChange:
    return payloads.TellChange(event.id, known.mark(event)[:8])


def _leave(event: Event) -> payloads.LeaveChange:
    return payloads.LeaveChange(event.id, known.mark(event)[:8])
