"""What the door sees: a person's card, how many are here, and whom some words may mean."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from db.check_ins import CheckIn
from db.registrations import Registration, Status
from db.times import instant
from events.models import Event
from handlers import dates, payloads, tickets
from handlers.payloads import Button
from handlers.screens import Key, Rows, Screen, rows
from handlers.texts import Html, Say

LABEL = 60  # letters


@dataclass(frozen=True)
class Doors:
    """The buttons that work where the card stands."""

    check_in: Callable[[int], Button]
    undo: Callable[[int, int], Button]  # the registration, and when it was checked in


IN_ADMIN_CHAT = Doors(payloads.CheckIn, payloads.UndoCheckIn)


def card(
    say: Say, event: Event, one: Registration, here: CheckIn | None, count: int, now: datetime, doors: Doors
) -> Screen:
    """Who it is, whether they are expected, and whether they are here."""
    parts = [
        say("door.card", name=str(one.answers.get("name") or "–"), event=event.short.in_(say.language),
            organisation=str(one.answers.get("organisation") or "–"), reference=one.reference),
        _state(say, event, one, here, now),
        say("door.count", count=count),
    ]  # fmt: skip
    return Screen(Html("\n\n".join(parts)), _keys(say, one, here, doors))


def counts(say: Say, rows_: Sequence[tuple[Event, int, int]]) -> Screen:
    """For each event, how many are here of how many expected; and how to look for somebody."""
    lines = [say("door.counts", event=e.short.in_(say.language), here=here, expected=n) for e, here, n in rows_]
    return Screen(Html("\n".join([*lines, "", say("door.how")])))


def choice(say: Say, found: Sequence[tuple[Event, Registration]]) -> Screen:
    """Whom the words may mean."""
    keys = []
    for event, one in found:
        parts = [str(one.answers.get(name) or "–") for name in ("name", "organisation")]
        label = " · ".join([*parts, event.short.in_(say.language)])
        keys.append(Key(label if len(label) <= LABEL else f"{label[: LABEL - 1]}…", payloads.ShowAtDoor(one.id)))
    return Screen(say("door.which"), rows(*keys))


def at(say: Say, event: Event, moment: int, now: datetime) -> str:
    """ "9:12", with the day if it was another, as the clocks at the event show it."""
    then, today = instant(moment).astimezone(ZoneInfo(event.zone)), now.astimezone(ZoneInfo(event.zone)).date()
    clock = dates.clock(say, then)
    return clock if then.date() == today else f"{dates.short_day(say, then)}, {clock}"


def _state(say: Say, event: Event, one: Registration, here: CheckIn | None, now: datetime) -> Html:
    if here:
        return say("door.here", at=at(say, event, here.at, now), by=here.organiser)
    if one.status is Status.WITHDRAWN:
        return say("door.withdrawn", day=at(say, event, one.changed, now))
    if one.status is not Status.REGISTERED:
        return say("door.not_registered")
    return say("door.expected" if tickets.entitled(one) else "door.online")


def _keys(say: Say, one: Registration, here: CheckIn | None, doors: Doors) -> Rows:
    if here:
        return rows(Key(say.plain("button.undo"), doors.undo(one.id, here.at)))
    if one.status is Status.WITHDRAWN:
        return ()
    label = "button.check_in" if tickets.entitled(one) else "button.check_in_anyway"
    return rows(Key(say.plain(label), doors.check_in(one.id)))
