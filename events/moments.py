"""Points in time as organisers write them: local dates and hours, and rules such as "1 day before starts at 8:00"."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Final, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, BeforeValidator

from events.content import suggestion

ANCHORS: Final = ("registration.opens", "registration.closes", "starts", "ends")
RULE_EXAMPLES: Final = (
    '"7 days before registration.closes at 10:00", "1 hour before starts", "on starts at 08:00", "2022-04-13 10:00"'
)
_RULE: Final = re.compile(
    r"(?:(?P<count>\d{1,4}) (?P<unit>minute|hour|day|week)s? (?P<side>before|after)|on(?: the day of)?)"
    r" (?P<anchor>[\w.]+)(?: at (?P<at>\d\d?:\d\d))?",
    re.ASCII,
)
_YEARS: Final = range(2000, 2101)
_ZONE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}")


def read_moment(value: object) -> object:
    """A date, or a date with an hour, from TOML's own or from "2022-04-14 23:59"."""
    if isinstance(value, str):
        value = _parsed(value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        raise ValueError(f"{value.isoformat(' ')} has an offset; write local time, the zone stands beside it")
    if not isinstance(value, date):
        raise ValueError(f'{value!r} is no date; write "2022-04-14" or "2022-04-14 23:59"')
    if value.year not in _YEARS:
        raise ValueError(f"the year {value.year} is not between {_YEARS[0]} and {_YEARS[-1]}")
    return value


def _parsed(text: str) -> date:
    try:
        return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f'"{text}" is no date; write "2022-04-14" or "2022-04-14 23:59"') from None


def _with_hour(value: object) -> object:
    value = read_moment(value)
    if not isinstance(value, datetime):
        raise ValueError(f'the hour is missing in "{value}"; write "{value} 23:59"')
    return value


def _existing_zone(name: str) -> str:
    try:
        if _ZONE.fullmatch(name):
            ZoneInfo(name)
            return name
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    hint = suggestion(name[:64], available_timezones())
    raise ValueError(f'no time zone "{name[:64]}"{hint}; zones are IANA names such as "Europe/Vilnius"')


LocalDay = Annotated[date | datetime, BeforeValidator(read_moment)]  # the hour may be unknown
LocalMoment = Annotated[datetime, BeforeValidator(_with_hour)]
ZoneName = Annotated[str, AfterValidator(_existing_zone)]


@dataclass(frozen=True)
class Anchor:
    """A named moment of an event: as written in its file, and the zone it is written in."""

    written: date | datetime
    zone: str


@dataclass(frozen=True)
class Rule:
    """A moment relative to an anchor (a date and no anchor: a fixed instant)."""

    anchor: str = ""
    shift: timedelta = timedelta()
    at: time | None = None
    fixed: datetime | None = None
    days: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """The rule that these words are. ValueError says what is allowed."""
        if match := _RULE.fullmatch(" ".join(text.split())):
            return cls._of(match.groupdict())
        try:
            fixed = datetime.fromisoformat(text)
        except ValueError:
            raise ValueError(f'"{text}" is not understood; allowed: {RULE_EXAMPLES}') from None
        if fixed.year not in _YEARS:
            raise ValueError(f"the year {fixed.year} is not between {_YEARS[0]} and {_YEARS[-1]}")
        return cls(fixed=fixed)

    @classmethod
    def _of(cls, part: dict[str, str | None]) -> Self:
        anchor, unit = str(part["anchor"]), part["unit"] or "day"
        if anchor not in ANCHORS:
            raise ValueError(f'no moment "{anchor}"{suggestion(anchor, ANCHORS)}; allowed: {", ".join(ANCHORS)}')
        whole_days = unit in ("day", "week")
        if part["at"] and not whole_days:
            raise ValueError(f'"at {part["at"]}" fits days and weeks, not {unit}s')
        amount = timedelta(**{f"{unit}s": int(part["count"] or 0)})
        shift = -amount if part["side"] == "before" else amount
        return cls(anchor=anchor, shift=shift, at=_hour(part["at"]), days=whole_days)

    def instant(self, anchors: dict[str, Anchor], zone: str) -> datetime:
        """The moment in UTC. "at 10:00" is in `zone`, on the date that the anchor has in its own zone.

        ValueError if the anchor is not in the file, or its hour is needed and unknown.
        """
        if self.fixed:
            return instant(self.fixed, zone)
        anchor = anchors.get(self.anchor)
        if anchor is None:
            raise ValueError(f"{self.anchor} is not in this file; known: {', '.join(anchors)}")
        if self.at:
            return instant(datetime.combine(anchor.written + self.shift, self.at), zone)
        if not isinstance(anchor.written, datetime):
            raise ValueError(f'the hour of {self.anchor} is not known: add "at 10:00" to a number of days')
        if self.days:
            return instant(anchor.written + self.shift, anchor.zone)
        return instant(anchor.written, anchor.zone) + self.shift


def instant(local: datetime, zone: str) -> datetime:
    """This local time (of `zone`, unless it has its own offset) in UTC."""
    return (local if local.tzinfo else local.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def _hour(text: str | None) -> time | None:
    if text is None:
        return None
    hour, minute = map(int, text.split(":"))
    if hour > 23 or minute > 59:
        raise ValueError(f'"{text}" is not an hour of the day')
    return time(hour, minute)
