"""When reminders really go out: due moments kept out of the quiet hours, and how long each is of use."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from events.checks import first_moment
from events.desk import Desk, Quiet
from events.models import Audience, Event, Reminder
from events.moments import Rule, instant

LATE: Final = timedelta(hours=6)  # later than this a reminder is of no use
BEFORE_QUIET: Final = timedelta(hours=1)  # so that many can be told before the quiet hours begin
DAY: Final = timedelta(days=1)
ASKS: Final = frozenset({Audience.UNFINISHED, Audience.UNREGISTERED})  # they are asked to register


class Step(StrEnum):
    """What is to be done about a reminder now."""

    WAIT = "wait"
    SEND = "send"
    SKIP = "skip"


@dataclass(frozen=True)
class Slot:
    """One reminder's place in the timetable: `due` is when it goes out; after `deadline` it is of no use."""

    event: Event
    reminder: Reminder
    due: datetime
    deadline: datetime | None

    @property
    def key(self) -> tuple[str, str, datetime]:
        return self.event.id, self.reminder.id, self.due

    @property
    def is_moved(self) -> bool:
        """Whether the quiet hours made it earlier or later than its file says."""
        return self.due != self.reminder.due(self.event)

    @property
    def is_possible(self) -> bool:
        return self.is_useful(self.due)

    @property
    def is_about_registering(self) -> bool:
        """Whether those want it who want to be reminded of deadlines only."""
        return self.reminder.to in ASKS or Rule.parse(self.reminder.when).anchor.startswith("registration.")

    @property
    def registered_before(self) -> datetime:
        """Who registered later has just been told: "in a day" is nothing new to them on that day."""
        rule = Rule.parse(self.reminder.when)
        if not (rule.anchor and rule.days and rule.shift <= -DAY):
            return self.due
        day = self.due.astimezone(ZoneInfo(self.event.zone)).date()
        return instant(datetime.combine(day, time.min), self.event.zone)

    def is_useful(self, now: datetime) -> bool:
        """Whether it may still be sent, though perhaps late."""
        return now < self.due + LATE and (self.deadline is None or now < self.deadline)

    def step(self, desk: Desk, now: datetime) -> Step:
        if now < self.due or self._is_not_open_yet(now):
            return Step.WAIT
        if not self.is_useful(now):
            return Step.SKIP
        return Step.WAIT if self.quiet_until(desk, now) else Step.SEND

    def _is_not_open_yet(self, now: datetime) -> bool:
        """Nobody is asked to register before they can."""
        opens = self.event.opens_at
        return self.reminder.to in ASKS and opens is not None and now < opens

    def quiet_until(self, desk: Desk, now: datetime) -> datetime | None:
        """When the quiet hours end; None: it may go out now."""
        if self.reminder.at_night or not desk.quiet.holds(now.astimezone(ZoneInfo(desk.zone))):
            return None
        return _morning(now, desk.quiet, desk.zone)


def timetable(events: Iterable[Event], desk: Desk) -> list[Slot]:
    """Every reminder of these events, the earliest first."""
    slots = [slot(event, reminder, desk) for event in events for reminder in event.reminders]
    return sorted(slots, key=lambda one: (one.due, one.event.id, one.reminder.id))


def slot(event: Event, reminder: Reminder, desk: Desk) -> Slot:
    """When this reminder goes out, the quiet hours kept."""
    due, last = reminder.due(event), deadline(event, reminder)
    return Slot(event, reminder, due if reminder.at_night else kept_quiet(due, last, desk.quiet, desk.zone), last)


def kept_quiet(due: datetime, last: datetime | None, quiet: Quiet, zone: str) -> datetime:
    """`due`, if nobody is woken by it; else the morning after, if that is before `last`, else the evening before."""
    if not quiet.holds(due.astimezone(ZoneInfo(zone))):
        return due
    morning = _morning(due, quiet, zone)
    return morning if last is None or morning < last else _evening(due, quiet, zone)


def deadline(event: Event, reminder: Reminder) -> datetime | None:
    """Until when it is of use: what it asks for can be done, or what it speaks of has not begun; None: always."""
    if reminder.to in ASKS:
        return event.closes_at
    due = reminder.due(event)
    speaks_of = [_begins(event), event.ends_at]
    if Rule.parse(reminder.when).anchor == "registration.closes":
        speaks_of.append(event.closes_at)
    return min((moment for moment in speaks_of if due < moment), default=None)


def _begins(event: Event) -> datetime:
    """Without a known hour it may begin at any time of its first day."""
    if isinstance(event.starts, datetime):
        return event.starts_at
    return instant(first_moment(event.starts) + DAY, event.zone)


def _morning(moment: datetime, quiet: Quiet, zone: str) -> datetime:
    """The end of the quiet hours that this moment is in."""
    _, end = _around(moment, quiet, zone)
    # Where the clock is set back, an hour comes twice: the end that is still to come is meant.
    return next((m for fold in (0, 1) if (m := instant(end.replace(fold=fold), zone)) > moment), moment)


def _evening(moment: datetime, quiet: Quiet, zone: str) -> datetime:
    start, end = _around(moment, quiet, zone)
    waking = DAY - (end - start)
    return instant(start, zone) - min(BEFORE_QUIET, waking / 2)


def _around(moment: datetime, quiet: Quiet, zone: str) -> tuple[datetime, datetime]:
    """The quiet hours that this moment is in, by the clock on the wall."""
    local = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    start = datetime.combine(local.date(), quiet.from_)
    start = start if start <= local else start - DAY
    end = datetime.combine(start.date(), quiet.to)
    return start, end if end > start else end + DAY
