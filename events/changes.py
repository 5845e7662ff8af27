"""Changes of an event's dates, place or online address: noticed, offered to the organisers, told to the registered."""

from datetime import datetime

from db import audiences, counters, event_known, outbox, rounds
from db.audiences import Stretch
from db.engine import Transaction
from db.event_known import Known
from db.outbox import Channel, Priority
from db.rounds import Round
from db.times import milliseconds
from events import known
from events.models import Event
from events.refused import Refused

A_STRETCH = 200  # people in one transaction
NAME = "change-"  # of a round, with its number


async def notice(tx: Transaction, event: Event, admin: int | None, now: datetime) -> Known:
    """Compares the event with what was known of it; if that differs, the organisers are asked whom to tell."""
    at, facts = milliseconds(now), known.facts(event)
    met = await event_known.meet(tx, event.id, facts, at)
    if met.current == facts:
        return met
    if not known.changed(met.known, facts):
        await event_known.note(tx, event.id, met.known, facts, None)
    elif await audiences.registered_count(tx, event.id, at) == 0:
        await event_known.note(tx, event.id, facts, facts, None)
    else:
        await event_known.note(tx, event.id, met.known, facts, at)
        if admin is not None:
            payload = {"event": event.id}
            await outbox.owe(
                tx, key=f"change:{event.id}:{at}:offer", to=admin, kind="change_offer", payload=payload, now=at
            )
    return met


async def untold(tx: Transaction, event: Event, now: datetime) -> tuple[Known, int] | None:
    """What the registered do not know yet, and how many they are; None: there is nothing to tell."""
    met = await event_known.meet(tx, event.id, known.facts(event), milliseconds(now))
    if met.changed is None or not known.changed(met.known, known.facts(event)):
        return None
    return met, await audiences.registered_count(tx, event.id, met.changed)


async def tell(tx: Transaction, event: Event, now: datetime) -> int:
    """The registered will be told; how many they are. Refused when they have been told already."""
    found = await untold(tx, event, now)
    if found is None or found[0].changed is None:
        raise Refused("change.nothing")
    met, count = found
    name = f"{NAME}{await counters.following(tx, 'change')}"
    await rounds.begin(tx, event.id, name, found[0].changed, milliseconds(now), met.known)
    await event_known.note(tx, event.id, known.facts(event), known.facts(event), None)
    return count


async def send(tx: Transaction, one: Round, mails: bool, now: datetime) -> None:
    """Promises what has changed to the next of the registered."""
    at = milliseconds(now)
    stretch = Stretch(one.event, one.reached, one.due, deadlines=True, limit=A_STRETCH)
    members = await audiences.registered(tx, stretch, all_of_them=True)
    meant = [member for member in members if member.is_reachable or mails]
    for member in meant:
        channel = Channel.TELEGRAM if member.is_reachable else Channel.MAIL
        await owe(tx, one.event, one.name, member.chat_id, at, channel)
    last = members[-1].chat_id if members else one.reached
    await rounds.advance(tx, one, last, len(meant), done=len(members) < A_STRETCH)


async def owe(tx: Transaction, event: str, name: str, chat_id: int, at: int, channel: Channel) -> None:
    """Promises one person what has changed."""
    key, to = f"change:{event}:{name}:{chat_id}", str(chat_id)
    if channel is Channel.MAIL:
        key, to = f"{key}:mail", outbox.mail_of(chat_id)
    payload = {"event": event, "round": name, "chat": chat_id}
    await outbox.owe(
        tx, key=key, to=to, kind="change", payload=payload, channel=channel, priority=Priority.BULK, now=at
    )
