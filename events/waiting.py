"""The waiting list: a free seat is offered to the first in line, held for a time, and then passes on."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from db import audit, outbox, registrations, seats
from db.engine import Transaction
from db.registrations import Registration, Status
from db.times import milliseconds
from events import form, transitions
from events.desk import Desk
from events.models import Event
from events.refused import Refused
from events.states import Deed

ONLINE: Final = "online"
LEAVES_LINE: Final = (Deed.ACCEPTED, Deed.JOINED, Deed.LAPSED)


async def free(tx: Transaction, event: Event, mode: str) -> int | None:
    """Seats that nobody has and nobody is offered; None: they are not limited."""
    limit = event.seats.get(mode)
    return None if limit is None else max(0, limit - await seats.taken(tx, event.id, mode))


async def has_room(tx: Transaction, event: Event, mode: str) -> bool:
    """Whether somebody new may have a seat of this attendance now."""
    left = await free(tx, event, mode)
    return left is None or left > 0


async def keep_moving(tx: Transaction, event: Event, desk: Desk, now: datetime) -> bool:
    """What the clock does for the line; whether anything was due."""
    if not await _is_due(tx, event, now):
        return False
    await seats.turn(tx, event.id)
    await serve(tx, event, desk, now)
    return True


async def serve(tx: Transaction, event: Event, desk: Desk, now: datetime) -> None:
    """Ends what has ended, and offers every free seat to whoever is first. Only within the event's turn."""
    if not await seats.is_line(tx, event.id):
        return
    for one in await seats.ended_offers(tx, event.id, milliseconds(now)):
        await _end(tx, event, one, now)
    if now >= event.line_closes_at:
        for one in await seats.waiting(tx, event.id):
            await _end(tx, event, one, now)
        return
    for mode in await seats.wanted(tx, event.id):
        while await has_room(tx, event, mode) and (first := await seats.first_in_line(tx, event.id, mode)):
            await _offer(tx, event, desk, first, now)


async def accept(
    tx: Transaction, event: Event, desk: Desk, chat_id: int, registration_id: int, now: datetime
) -> Registration:
    """Takes the offered seat; refused when it is not held any more."""
    one = await _mine(tx, event, chat_id, registration_id)
    await _refuse_unless_in_line(tx, one)
    if one.status is not Status.OFFERED or milliseconds(now) >= (one.offer_ends or 0):
        raise Refused("offer.gone")
    made = await transitions.move(tx, event, one, Deed.ACCEPTED, now, attends=one.wants)
    await serve(tx, event, desk, now)
    return made


async def decline(
    tx: Transaction, event: Event, desk: Desk, chat_id: int, registration_id: int, now: datetime
) -> Registration:
    """No thanks: the seat goes to the next, and the registration ends."""
    one = await _mine(tx, event, chat_id, registration_id)
    await _refuse_unless_in_line(tx, one)
    if one.status is not Status.OFFERED:
        raise Refused("offer.gone")
    made = await transitions.move(tx, event, one, Deed.DECLINED, now)
    await serve(tx, event, desk, now)
    return made


async def join_online(
    tx: Transaction, event: Event, desk: Desk, chat_id: int, registration_id: int, now: datetime
) -> Registration | None:
    """Leaves the line, and takes part online; refused when that is full too.

    None: the form asks first what only whoever takes part online is asked, and nothing has changed yet."""
    one = await _mine(tx, event, chat_id, registration_id)
    await _refuse_unless_in_line(tx, one)
    if one.attends != ONLINE and not await has_room(tx, event, ONLINE):
        raise Refused("seats.online_full")
    if form.next_question(event, one.answers | {form.ATTENDANCE: ONLINE}):
        return None
    made = await transitions.move(tx, event, one, Deed.JOINED, now, attends=ONLINE)
    await serve(tx, event, desk, now)
    return made


def reminds_at(desk: Desk, now: datetime, ends: datetime) -> datetime:
    """When whoever has an offer is reminded of it: once three quarters of its time are over, and not in the night."""
    planned = at = now + (ends - now) * 3 / 4
    while desk.quiet.holds(at.astimezone(ZoneInfo(desk.zone))) and at > now:
        at -= timedelta(minutes=30)
    return at if at > now else planned  # an offer that begins and ends in the night leaves no choice


async def _is_due(tx: Transaction, event: Event, now: datetime) -> bool:
    """A look without holding anybody up, once a second."""
    if not await seats.is_line(tx, event.id):
        return False
    if now >= event.line_closes_at or await seats.ended_offers(tx, event.id, milliseconds(now)):
        return True
    return any([await has_room(tx, event, mode) for mode in await seats.wanted(tx, event.id)])


async def _offer(tx: Transaction, event: Event, desk: Desk, first: Registration, now: datetime) -> None:
    ends = event.offer_ends(now)
    offered = await transitions.move(
        tx, event, first, Deed.OFFERED, now, by=audit.CLOCK, aloud=True, offer_ends=milliseconds(ends)
    )
    at = milliseconds(now)
    await outbox.owe(
        tx, key=f"registration:{offered.id}:offer_reminder:{offered.sequence}", kind="offer_reminder",
        to=offered.chat_id, payload={"registration": offered.id, "ends": offered.offer_ends}, now=at,
        due=milliseconds(reminds_at(desk, now, ends)),
    )  # fmt: skip


async def _end(tx: Transaction, event: Event, one: Registration, now: datetime) -> None:
    """The offer or the list has ended; who takes part online meanwhile still does."""
    deed = Deed.EXPIRED if one.attends is None else Deed.LAPSED
    await transitions.move(tx, event, one, deed, now, by=audit.CLOCK, aloud=True)


async def _refuse_unless_in_line(tx: Transaction, one: Registration) -> None:
    """Says whether it was answered, or was over before it was."""
    if one.wants is not None:
        return
    last = [line.what for line in await audit.of_registration(tx, one.id) if line.what in LEAVES_LINE]
    raise Refused("offer.gone" if Deed.LAPSED in last[-1:] else "offer.answered")


async def _mine(tx: Transaction, event: Event, chat_id: int, registration_id: int) -> Registration:
    """The person's registration, in the event's turn; the button of an earlier one is refused."""
    await seats.turn(tx, event.id)
    one = await registrations.find(tx, event.id, chat_id)
    if one is None or one.id != registration_id:
        raise Refused("offer.gone")
    return one
