"""What time alone tells the organisers: once of a question that waits too long, and each morning how things stand."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db import cards, notes, outbox, registrations, rounds
from db.engine import Transaction
from db.outbox import Promise
from db.rounds import Round, State
from db.times import instant, milliseconds
from events import changes, desk_hours
from handlers import dates, enquiry_place, letter_names
from handlers.context import Reply, Services, message
from handlers.organisers import open_list
from handlers.screens import Screen
from handlers.texts import Html, Say

SHOWN = 10  # enquiries in the digest; /open has all


@dataclass(frozen=True, slots=True)
class Morning:
    """What a section of the digest needs; `since`: when the last digest was due, `now`: this one's time."""

    services: Services
    say: Say
    since: datetime
    now: datetime


Section = Callable[[Transaction, Morning], Awaitable[Html | None]]


async def nudge(tx: Transaction, services: Services, now: datetime) -> bool:
    """Reminds the organisers, once each, of questions that have waited too long; whether there were any."""
    chat, found = services.admin_chat_id, False
    if chat is None:
        return False
    soonest = now - timedelta(hours=services.desk.enquiries.nudge_after)
    for card in await cards.not_nudged(tx, milliseconds(soonest)):
        if desk_hours.has_waited(services.desk, instant(card.changed), now):
            at, found = milliseconds(now), True
            await cards.nudge(tx, card.id, at)
            key, payload = f"enquiry:{card.id}:nudge", {"enquiry": card.id}
            await outbox.owe(tx, key=key, to=chat, kind="nudge", payload=payload, now=at)
    return found


async def greet(tx: Transaction, services: Services, now: datetime) -> bool:
    """Promises the morning's digest, once, if it is time for it; whether it is promised now.

    On the day on which the bot is started first there is nothing to look back at."""
    day, chat = desk_hours.morning(services.desk, now), services.admin_chat_id
    if day is None or chat is None or (last := await notes.read(tx, notes.DIGEST)) == day.isoformat():
        return False
    await notes.write(tx, notes.DIGEST, day.isoformat())
    if last is None:
        return False
    payload = {"day": day.isoformat()}
    await outbox.owe(tx, key=f"digest:{day}", to=chat, kind="digest", payload=payload, now=milliseconds(now))
    return True


async def nudge_letter(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """Under the card of a question that still waits."""
    card, say = await cards.get(tx, promise.payload["enquiry"]), services.texts.say(None)
    if card is None or card.state != "open":
        return None
    waits = open_list.age(say, milliseconds(services.clock.now()) - card.changed)
    key = "admin.nudge_taken" if card.taken_by else "admin.nudge"
    text = say(key, reference=card.reference, name=card.name, age=waits, taken=card.taken_by or "")
    told = message(promise.recipient, Screen(text), about=f"enquiry:{card.id}")
    told.parameters |= await enquiry_place.under(tx, services, card.id)
    return told


async def digest(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """How things stand this morning."""
    day, say = date.fromisoformat(promise.payload["day"]), services.texts.say(None)
    morning = Morning(services, say, desk_hours.morning_before(services.desk, day), services.clock.now())
    parts = [say("admin.digest", day=dates.day(say, day))]
    parts += [part for section in SECTIONS if (part := await section(tx, morning))]
    return message(promise.recipient, Screen(Html("\n\n".join(parts))))


async def _open(tx: Transaction, morning: Morning) -> Html | None:
    """What waits for an answer."""
    count, say = await cards.count_open(tx), morning.say
    if not count:
        return say("admin.open_none")
    now, chat = milliseconds(morning.now), morning.services.admin_chat_id
    lines = [open_list.line(say, card, now, chat) for card in await cards.open_(tx, SHOWN)]
    if count > SHOWN:
        lines.append(say("admin.digest_more", count=count - SHOWN))
    return Html("\n".join([say("admin.open_head", count=count), *lines]))


async def _registered(tx: Transaction, morning: Morning) -> Html | None:
    """Who registered since the last digest, by event."""
    counts = await registrations.counts_since(tx, milliseconds(morning.since))
    shown = [(event, counts.get(event.id, 0)) for event in morning.services.events.values()]
    lines = [
        morning.say("admin.digest_event", event=event.short.in_(morning.say.language), count=count)
        for event, count in shown
    ]
    day = dates.short_day(morning.say, morning.since.date())
    return Html("\n".join([morning.say("admin.digest_registered", day=day), *lines]))


async def _reminded(tx: Transaction, morning: Morning) -> Html | None:
    """The reminders and changes that went out to many, and the reminders that came too late."""
    found = await rounds.since(tx, milliseconds(morning.since))
    sent = [one for one in found if one.promised]
    lines = [_told(morning, one) for one in sent]
    if late := [one for one in found if one.state is State.SKIPPED]:
        lines += [morning.say("admin.digest_skipped"), *_late(morning, late)]
    return Html("\n".join([morning.say("admin.digest_rounds"), *lines])) if lines else None


def _late(morning: Morning, skipped: list[Round]) -> list[Html]:
    """A line an event."""
    by_event: dict[str, list[Html]] = {}
    for one in skipped:
        named = _named(morning, one)
        by_event.setdefault(named["event"], []).append(morning.say("admin.digest_name", name=named["name"]))
    say = morning.say
    return [say("admin.digest_late", event=event, names=Html(", ".join(names))) for event, names in by_event.items()]


def _told(morning: Morning, one: Round) -> Html:
    key = "admin.digest_change" if one.name.startswith(changes.NAME) else "admin.digest_round"
    return morning.say(key, **_named(morning, one), count=one.promised)


def _named(morning: Morning, one: Round) -> dict[str, str]:
    event = morning.services.events.get(one.event)
    return {"event": event.short.in_(morning.say.language) if event else one.event, "name": one.name}


async def _failed(tx: Transaction, morning: Morning) -> Html | None:
    """Letters that will not arrive any more, by what organisers call them."""
    counts = Counter[str]()
    for kind, count in (await outbox.failed_since(tx, milliseconds(morning.since))).items():
        counts[letter_names.named(morning.say, kind)] += count
    lines = [morning.say("admin.digest_failure", name=name, count=count) for name, count in sorted(counts.items())]
    return Html("\n".join([morning.say("admin.digest_failed"), *lines])) if lines else None


# What the morning's message says, in this order; a section with nothing to say is left out.
SECTIONS: list[Section] = [_open, _registered, _reminded, _failed]
