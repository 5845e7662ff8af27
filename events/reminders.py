"""Reminders: promising them to those they are for, skipping what comes too late, and who does not want them."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from db import audiences, declined, drafts, outbox, people, registrations, rounds
from db.audiences import Member, Stretch
from db.engine import Transaction
from db.outbox import Channel, Priority
from db.people import Person, Wish
from db.registrations import Registration
from db.rounds import State
from db.times import milliseconds
from events.models import Audience, Event, Reminder
from events.timetable import ASKS, Slot

A_STRETCH = 200  # people in one transaction

Finder = Callable[[Transaction, Stretch], Awaitable[list[Member]]]

FINDERS: dict[Audience, Finder] = {
    Audience.UNFINISHED: audiences.unfinished,
    Audience.UNREGISTERED: audiences.unregistered,
    Audience.REGISTERED: audiences.registered,
    Audience.ONSITE: audiences.registered,
    Audience.ONLINE: audiences.registered,
}


async def send(tx: Transaction, slot: Slot, mails: bool, now: datetime) -> bool:
    """Promises the reminder to the next of those it is for; whether all of them have been seen to.

    `mails`: who is registered and cannot be reached in Telegram is written to."""
    at, to = milliseconds(now), slot.reminder.to
    going = await rounds.begin(tx, slot.event.id, slot.reminder.id, milliseconds(slot.due), at)
    if going.state is not State.GOING:
        return True
    before = milliseconds(slot.due if to in ASKS else slot.registered_before)
    stretch = Stretch(slot.event.id, going.reached, before, slot.is_about_registering, A_STRETCH)
    members = await FINDERS[to](tx, stretch)
    meant = [m for m in members if attends(to, m.answers) and (m.is_reachable or (mails and to not in ASKS))]
    for member in meant:
        await _owe(tx, slot, member.chat_id, at, Channel.TELEGRAM if member.is_reachable else Channel.MAIL)
    done = len(members) < A_STRETCH
    await rounds.advance(tx, going, members[-1].chat_id if members else going.reached, len(meant), done)
    return done


async def skip(tx: Transaction, slots: Sequence[Slot], now: datetime) -> None:
    """These come too late; the organisers' digest says so."""
    for slot in slots:
        await rounds.skip(tx, slot.event.id, slot.reminder.id, milliseconds(slot.due), milliseconds(now))


async def write_instead(tx: Transaction, slot: Slot, chat_id: int, now: datetime) -> None:
    """Telegram did not take it: who is registered gets it by mail."""
    if slot.reminder.to not in ASKS:
        await _owe(tx, slot, chat_id, milliseconds(now), Channel.MAIL)


async def is_wanted(tx: Transaction, slot: Slot, person: Person) -> bool:
    """Whether it is still for this person: they have not done meanwhile what it asks for, nor said no."""
    if person.reminders is Wish.OFF or (person.reminders is Wish.DEADLINES and not slot.is_about_registering):
        return False
    registered = await registrations.find(tx, slot.event.id, person.chat_id)
    if slot.reminder.to not in ASKS:
        return registered is not None and is_among(slot.reminder, registered)
    if registered or await declined.is_noted(tx, person.chat_id, slot.event.id):
        return False
    begun = await drafts.find(tx, person.chat_id, slot.event.id)
    return (begun is not None) is (slot.reminder.to is Audience.UNFINISHED)


def is_among(reminder: Reminder, registered: Registration) -> bool:
    """Whether the reminder is for somebody with this registration."""
    return registered.attends is not None and attends(reminder.to, registered.answers)


def attends(to: Audience, answers: dict[str, object]) -> bool:
    """Whether somebody with these answers takes part in the way that the reminder is about."""
    return to not in (Audience.ONSITE, Audience.ONLINE) or answers.get("attendance") == to


async def decline(tx: Transaction, event: Event, chat_id: int, now: datetime) -> None:
    """Not for me: no more asking to register; a form that was begun is kept, and put aside."""
    await declined.note(tx, chat_id, event.id, milliseconds(now))
    person = await people.find(tx, chat_id)
    if person and person.form == event.id:
        await people.fill_in(tx, chat_id, None)


async def _owe(tx: Transaction, slot: Slot, chat_id: int, at: int, channel: Channel) -> None:
    key, to = f"reminder:{slot.event.id}:{slot.reminder.id}:{chat_id}", str(chat_id)
    if channel is Channel.MAIL:
        key, to = f"{key}:mail", outbox.mail_of(chat_id)
    payload = {"event": slot.event.id, "reminder": slot.reminder.id, "chat": chat_id}
    await outbox.owe(
        tx, key=key, to=to, kind="reminder", payload=payload, channel=channel, priority=Priority.BULK, now=at
    )
