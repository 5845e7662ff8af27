"""Registering, changing and withdrawing: a confirmed form claims its seat, or a place in line, in one transaction."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from db import audit, drafts, people, registrations, requests, seats
from db.audit import Actor, By
from db.engine import Transaction
from db.people import Person
from db.registrations import Registration, Status
from db.requests import Kind, Request
from db.times import milliseconds
from events import form, registration, transitions, waiting
from events.desk import Desk
from events.models import Event
from events.refused import Refused
from events.states import Deed


class Wish(StrEnum):
    """What shall be done if there is no seat."""

    ASK = "ask"  # nothing yet: the person chooses
    WAIT = "wait"
    BOTH = "both"  # take part online now, and wait for a seat


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a confirmation led to; `deed` is None when nothing was done.

    Without a registration there is no seat, and the form stands as it was. With a `request` the organisers decide."""

    registration: Registration | None
    deed: Deed | None = None
    request: Request | None = None


async def confirm(
    tx: Transaction, event: Event, desk: Desk, person: Person, now: datetime, wish: Wish = Wish.ASK
) -> Outcome:
    """Registers, changes, or waits in line; a second press does nothing.

    Refused when registration is closed, when there is no form, or when an answer is missing."""
    await seats.turn(tx, event.id)
    draft = await drafts.find(tx, person.chat_id, event.id)
    registered = await registrations.find(tx, event.id, person.chat_id)
    if draft is None:
        if registered is None:
            raise Refused("form.gone", event=event.title.in_(person.language))
        return Outcome(registered)
    if form.next_question(event, draft.answers):
        raise Refused("form.incomplete")
    answers = form.final(event, draft.answers)
    await waiting.serve(tx, event, desk, now)
    registered = await registrations.find(tx, event.id, person.chat_id)  # the line may just have reached them
    await registration.refuse_unless_open(tx, event, person.chat_id, now)
    if registered is None:
        outcome = await _enter(tx, event, person, draft, await _wished(tx, event, draft, wish, now), now)
    elif changes_need_asking(event, registered, answers, now):
        outcome = await _ask(tx, event, registered, answers, now)
    else:
        outcome = await change(tx, event, desk, registered, answers, wish, now)
    if outcome.registration:
        await drafts.delete(tx, person.chat_id, event.id)
        await people.fill_in(tx, person.chat_id, None)
    return outcome


async def change(
    tx: Transaction, event: Event, desk: Desk, one: Registration, answers: dict[str, Any], wish: Wish, now: datetime,
    by: By = audit.ATTENDEE,
) -> Outcome:  # fmt: skip
    """New answers, perhaps another attendance, which needs a seat. Only within the event's turn."""
    mode, aloud = _mode(answers), by.actor is not Actor.ATTENDEE
    if mode == one.wants or (mode == one.attends and one.wants is None):
        deed, changes = Deed.CHANGED, dict[str, Any]()
    elif mode == one.attends or await waiting.has_room(tx, event, mode):
        deed, changes = (Deed.JOINED if one.wants else Deed.CHANGED), {"attends": mode}
    elif wish is Wish.ASK or one.wants:
        return Outcome(None)
    else:
        _refuse_unless_list_open(event, now)
        deed, changes = Deed.QUEUED, {"wants": mode, "queued": await seats.turn(tx, event.id)}
    made = await transitions.move(tx, event, one, deed, now, by, aloud, answers=answers, **changes)
    await waiting.serve(tx, event, desk, now)
    return Outcome(made, deed)


async def withdraw(tx: Transaction, event: Event, desk: Desk, chat_id: int, now: datetime) -> Outcome:
    """The entry ends for good, its form goes too, and its seat goes to the next; after the time for changes it is
    asked of the organisers, unless it was but a place in line."""
    await seats.turn(tx, event.id)
    one = await registrations.find(tx, event.id, chat_id)
    if one is None:
        return Outcome(None)
    if now >= event.ends_at:
        raise Refused("request.too_late")
    if needs_asking(event, one, now):
        kind, at = Kind.WITHDRAW, milliseconds(now)
        if already := await requests.open_of(tx, event.id, chat_id, kind):
            return Outcome(one, None, already)
        return Outcome(one, None, await requests.ask(tx, event.id, chat_id, kind, at, one.id))
    return Outcome(await end(tx, event, desk, one, now), Deed.WITHDRAWN)


async def end(
    tx: Transaction, event: Event, desk: Desk, one: Registration, now: datetime, by: By = audit.ATTENDEE
) -> Registration:
    """Withdrawn, with everything that hangs on it. Only within the event's turn."""
    made = await transitions.move(tx, event, one, Deed.WITHDRAWN, now, by, by.actor is not Actor.ATTENDEE)
    await requests.outdate(tx, one.id, milliseconds(now))
    await drafts.delete(tx, one.chat_id, event.id)
    await people.leave_form(tx, one.chat_id, event.id)
    await waiting.serve(tx, event, desk, now)
    return made


def needs_asking(event: Event, one: Registration, now: datetime) -> bool:
    """Whether organisers decide about a withdrawal."""
    return now >= event.changes_close_at and one.attends is not None


def changes_need_asking(event: Event, one: Registration, answers: dict[str, Any], now: datetime) -> bool:
    """Whether organisers decide about new answers; to leave the line and take part online is nobody's to decide."""
    kept = [name for name in answers if name in one.answers and name != form.ATTENDANCE]
    leaves = one.wants is not None and _mode(answers) == waiting.ONLINE
    only_leaves = leaves and all(one.answers[name] == answers[name] for name in kept)
    return now >= event.changes_close_at and not only_leaves


async def _wished(tx: Transaction, event: Event, draft: drafts.Draft, wish: Wish, now: datetime) -> Wish:
    """Whoever was asked what only takes part online is asked, because they wish both, need not say so again."""
    said = wish is Wish.ASK and form.MEANWHILE in draft.answers and now < event.line_closes_at
    return Wish.BOTH if said and await waiting.has_room(tx, event, waiting.ONLINE) else wish


async def _enter(
    tx: Transaction, event: Event, person: Person, draft: drafts.Draft, wish: Wish, now: datetime
) -> Outcome:
    given = {name: value for name, value in draft.answers.items() if name != form.MEANWHILE}
    mode, answers = _mode(given), form.final(event, given)
    if await waiting.has_room(tx, event, mode):
        made = await transitions.enter(tx, event, person, draft, answers, Deed.REGISTERED, now, attends=mode)
    elif wish is Wish.ASK:
        return Outcome(None)
    else:
        _refuse_unless_list_open(event, now)
        if wish is Wish.BOTH and not await waiting.has_room(tx, event, waiting.ONLINE):
            raise Refused("seats.online_full")
        if wish is Wish.BOTH:
            answers = form.final(event, given | {form.MEANWHILE: waiting.ONLINE})
        made = await transitions.enter(
            tx, event, person, draft, answers, Deed.QUEUED, now, wants=mode, queued=await seats.turn(tx, event.id),
            attends=waiting.ONLINE if wish is Wish.BOTH else None,
        )  # fmt: skip
    await _use_pass(tx, event, made, now)
    return Outcome(made, Deed.QUEUED if made.status is Status.WAITING else Deed.REGISTERED)


async def _use_pass(tx: Transaction, event: Event, made: Registration, now: datetime) -> None:
    """Whoever was let in late has used their pass with this."""
    at = milliseconds(now)
    if request := await requests.use_pass(tx, event.id, made.chat_id, at):
        await audit.note(tx, made.id, "admitted_late", at, By(Actor.ORGANISER, request.organiser))


async def _ask(
    tx: Transaction, event: Event, one: Registration, answers: dict[str, Any], now: datetime
) -> Outcome:  # fmt: skip
    """Too late to change: the organisers are asked; asking for what is so already asks nothing.

    How they take part may change before it is decided: it is part of the request only if it shall be another."""
    chosen = form.chosen(one.answers, one.attends, one.wants)
    if answers == {name: value for name, value in chosen.items() if name != form.MEANWHILE}:
        return Outcome(one)
    if answers.get(form.ATTENDANCE) == chosen.get(form.ATTENDANCE):
        answers = {name: value for name, value in answers.items() if name != form.ATTENDANCE}
    return Outcome(
        one, None, await requests.ask(tx, event.id, one.chat_id, Kind.CHANGE, milliseconds(now), one.id, answers)
    )


def _mode(answers: dict[str, Any]) -> str:
    return str(answers.get(form.ATTENDANCE) or "")


def _refuse_unless_list_open(event: Event, now: datetime) -> None:
    if now >= event.line_closes_at:
        raise Refused("seats.list_closed")
