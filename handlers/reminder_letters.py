"""The letters of reminders: looked at again when they are delivered, in the chat or, where that is closed, by mail."""

import re
from datetime import datetime
from html import unescape

from db import drafts, outbox, people, registrations
from db.engine import Transaction
from db.outbox import Arrival, Channel, Priority, Promise
from db.people import Person
from db.registrations import Registration
from db.times import milliseconds
from events import known, reminders, timetable
from events.models import Event
from events.timetable import Slot
from handlers import registration_letters, reminder_screens
from handlers.context import Later, Letter, Mail, Reply, Services, TooLate, message
from handlers.screens import Screen
from handlers.texts import Say

_TAG = re.compile(r"<[^>]+>")


async def reminder(tx: Transaction, services: Services, promise: Promise) -> Letter | Later | TooLate | None:
    """A reminder, if it is still of use and still for this person."""
    slot, now = _slot(services, promise), services.clock.now()
    person = await people.find(tx, promise.payload["chat"])
    if slot is None or person is None or not await reminders.is_wanted(tx, slot, person):
        return None
    if not slot.is_useful(now):
        return TooLate()
    if morning := slot.quiet_until(services.desk, now):
        return Later(milliseconds(morning))
    say = services.texts.say(person.language)
    registered = await registrations.find(tx, slot.event.id, person.chat_id)
    screen = await _screen(tx, say, slot, now, person, registered)
    if registered:
        registered = await renew_calendar(tx, slot.event, registered, milliseconds(now), promise.channel)
    if promise.channel is Channel.MAIL:
        number = f"reminder.{slot.event.id}.{slot.reminder.id}"
        subject = say.plain("mail.reminder_subject", event=slot.event.title.in_(say.language))
        return mail(services, say, slot.event, registered, subject, screen.text, number) if registered else None
    return message(promise.recipient, screen)


async def settled(tx: Transaction, services: Services, promise: Promise, arrival: Arrival, now: int) -> None:
    """Who cannot be reached in Telegram is written to."""
    if promise.kind != "reminder" or promise.channel is Channel.MAIL or not services.mails:
        return
    slot = _slot(services, promise)
    if slot and arrival in (Arrival.LOST, Arrival.FAILED):
        await reminders.write_instead(tx, slot, promise.payload["chat"], services.clock.now())


async def calendar_update(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The calendar file again, with the event's dates and place as they are now."""
    one = await registrations.get(tx, promise.payload["registration"])
    event = services.events.get(one.event) if one else None
    person = await people.find(tx, one.chat_id) if one else None
    if one is None or event is None or person is None or one.attends is None:
        return None
    say = services.texts.say(person.language)
    caption = say("registration.calendar_update", event=event.title.in_(say.language), reference=one.reference)
    parameters = {"chat_id": person.chat_id, "caption": caption, "parse_mode": "HTML"}
    return Reply("send_document", parameters, {"document": registration_letters.file(event, one, say, promise.owed)})


async def renew_calendar(
    tx: Transaction, event: Event, registered: Registration, now: int, channel: Channel
) -> Registration:
    """Promises the calendar file again, if dates or place are others than in the one they have; a mail encloses it."""
    renewed = await registrations.renew_calendar(tx, registered.id, known.mark(event))
    if renewed is None or channel is Channel.MAIL:
        return renewed or registered
    key = f"registration:{renewed.id}:calendar_update:{renewed.updates}"
    payload = {"registration": renewed.id}
    await outbox.owe(
        tx, key=key, to=renewed.chat_id, kind="calendar_update", payload=payload, priority=Priority.BULK, now=now
    )
    return renewed


async def _screen(
    tx: Transaction, say: Say, slot: Slot, now: datetime, person: Person, registered: Registration | None
) -> Screen:
    draft = await drafts.find(tx, person.chat_id, slot.event.id)
    return reminder_screens.reminder(say, slot, now, draft, registered)


def mail(
    services: Services, say: Say, event: Event, registered: Registration, subject: str, text: str, number: str
) -> Mail | None:
    """What Telegram did not take, for the address that was given, with the calendar file."""
    if not (address := str(registered.answers.get("email") or "")):
        return None
    link = f"https://t.me/{services.bot_username}"
    foot = say.plain("mail.unreachable", link=link, reference=registered.reference, contact=event.contact)
    return Mail(
        to=address,
        subject=subject,
        text=f"{unescape(_TAG.sub('', text))}\n\n{foot}",
        sender_name=event.organiser.in_(say.language),
        message_id=f"{number}.{registered.reference.lower()}",
        reply_to=("", event.contact),
        files=(registration_letters.file(event, registered, say),),
    )


def _slot(services: Services, promise: Promise) -> Slot | None:
    """The reminder as its event's file has it now; None: organisers have removed it."""
    event = services.events.get(promise.payload["event"])
    found = next((one for one in event.reminders if one.id == promise.payload["reminder"]), None) if event else None
    return timetable.slot(event, found, services.desk) if event and found else None
