"""How the organisers work: their hours, what they promise, their limits, and how long things are kept."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, StrictBool, StrictFloat, StrictInt, model_validator

from events.content import Frozen, LocalText
from events.moments import ZoneName


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        return list(cls)[day.weekday()]


def _hour(value: object) -> object:
    try:
        return value if isinstance(value, time) else time.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f'"{value}" is no hour of the day; write "09:00"') from None


Hour = Annotated[time, BeforeValidator(_hour)]
Count = Annotated[StrictInt, Field(ge=1)]
HOUR = timedelta(hours=1)
WORKDAYS = (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)


class Hours(Frozen):
    """When somebody is at the desk, in its zone."""

    days: tuple[Weekday, ...] = WORKDAYS
    opens: Hour = time(9)
    closes: Hour = time(17)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.opens >= self.closes:
            raise ValueError(f"opens ({self.opens:%H:%M}) must be before closes ({self.closes:%H:%M})")
        return self

    def are_on(self, day: date) -> bool:
        return Weekday.of(day) in self.days


class Enquiries(Frozen):
    """What attendees may expect, and how much one of them may ask."""

    expectation: LocalText | None = None
    open_at_once: Count = 10
    messages_an_hour: Count = 20
    nudge_after: Annotated[StrictInt | StrictFloat, Field(gt=0)] = 4  # working hours
    digest_at: Hour = time(9)

    def goes_on(self, sent: Sequence[datetime], now: datetime) -> datetime | None:
        """When somebody who sent things at these instants, the earliest first, may send another; None: now."""
        recent = [at for at in sent if at > now - HOUR]
        return recent[-self.messages_an_hour] + HOUR if len(recent) >= self.messages_an_hour else None


class Quiet(Frozen):
    """Between these hours nobody is woken by a reminder, in the desk's zone."""

    from_: Annotated[Hour, Field(alias="from")] = time(21)
    to: Hour = time(8)

    def holds(self, local: datetime) -> bool:
        """Whether this local time is within them."""
        at = local.time()
        if self.from_ <= self.to:
            return self.from_ <= at < self.to
        return at >= self.from_ or at < self.to


class Broadcasts(Frozen):
    two_people: StrictBool = False  # true: a second organiser sends what the first has prepared
    per_second: Annotated[StrictInt | StrictFloat, Field(gt=0, le=30)] = 25


class Retention(Frozen):
    """How many days things are kept after the event, or after they were last touched."""

    needs_days: Count = 14
    drafts_days: Count = 60
    everything: date | None = None  # from this date on nothing about anybody is kept


class Desk(Frozen):
    """content/desk.toml; all of it may be left out."""

    zone: ZoneName = "Europe/Vilnius"
    hours: Hours = Hours()
    enquiries: Enquiries = Enquiries()
    quiet: Quiet = Quiet()
    broadcasts: Broadcasts = Broadcasts()
    retention: Retention = Retention()
