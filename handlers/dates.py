"""Dates and instants in words: in the reader's language and the event's zone, the zone named."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, get_timezone_location

from events.models import Event
from handlers.texts import Say


def of_event(say: Say, event: Event) -> str:
    """ "26–27 April 2022"."""
    first, last = _day(event.starts), _day(event.ends)
    if first == last:
        return day(say, first)
    if (first.year, first.month) != (last.year, last.month):
        return f"{day(say, first)} – {day(say, last)}"
    month = format_date(first, "MMMM", say.locale)
    return say.plain("date.range", first=str(first.day), last=str(last.day), month=month, year=str(first.year))


def deadline(say: Say, event: Event) -> str:
    """ "14 April 2022, 23:59 (Brussels time; 15 April, 00:59 in Vilnius)"."""
    return moment(say, event.closes_at, event.registration.zone, event.zone)


def moment(say: Say, instant: datetime, zone: str, event_zone: str) -> str:
    """An instant in the zone it was set in, and in the event's zone where the clock differs there."""
    here, there = instant.astimezone(ZoneInfo(zone)), instant.astimezone(ZoneInfo(event_zone))
    written = f"{day(say, here)}, {clock(say, here)}"
    if here.utcoffset() == there.utcoffset():
        return say.plain("date.in_zone", when=written, time_in=time_in(say, event_zone))
    elsewhere = clock(say, there) if here.date() == there.date() else f"{short_day(say, there)}, {clock(say, there)}"
    return say.plain(
        "date.in_two_zones",
        when=written, time_in=time_in(say, zone), elsewhere=elsewhere, place=_city_in(say, event_zone),
    )  # fmt: skip


def day(say: Say, instant: date) -> str:
    return format_date(instant, "d MMMM y" if say.language == "en" else "long", say.locale)


def short_day(say: Say, instant: date) -> str:
    return format_date(instant, say.plain("date.short_pattern"), say.locale)


def clock(say: Say, instant: datetime) -> str:
    return format_time(instant, "HH:mm", locale=say.locale)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def time_in(say: Say, zone: str) -> str:
    key = f"zone.time.{zone.replace('/', '_').lower()}"
    return say.plain(key) if say.knows(key) else say.plain("zone.time.other", city=_city(say, zone))


def _city_in(say: Say, zone: str) -> str:
    key = f"zone.in.{zone.replace('/', '_').lower()}"
    return say.plain(key) if say.knows(key) else say.plain("zone.in.other", city=_city(say, zone))


def _city(say: Say, zone: str) -> str:
    return get_timezone_location(zone, locale=say.locale, return_city=True)
