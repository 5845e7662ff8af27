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


def until(say: Say, instant: datetime, now: datetime, zone: str, event_zone: str) -> str:
    """ "tomorrow, 23:59 Brussels, 00:59 Vilnius"; "on Thursday, 14 April, 23:59 Brussels, …" when it is further off."""
    here, there = instant.astimezone(ZoneInfo(zone)), instant.astimezone(ZoneInfo(event_zone))
    hours = [f"{clock(say, here)} {_zone(say, zone)}", f"{clock(say, there)} {_zone(say, event_zone)}"]
    same = here.utcoffset() == there.utcoffset()
    return ", ".join([_relative(say, here, now.astimezone(ZoneInfo(zone))), *(hours[1:] if same else hours)])


def begins(say: Say, event: Event, now: datetime) -> str:
    """ "tomorrow", "on Tuesday, 26 April"; with the hour, if it is known: "tomorrow, 09:30 Vilnius"."""
    local = now.astimezone(ZoneInfo(event.zone))
    if not isinstance(event.starts, datetime):
        return _relative(say, event.starts, local)
    return f"{_relative(say, event.starts, local)}, {clock(say, event.starts)} {_zone(say, event.zone)}"


def span(say: Say, event: Event) -> str:
    """ "26–27 April 2022", with the hours that are known: "26 April 2022, 09:30 – 27 April 2022 (Vilnius time)"."""
    if not any(isinstance(moment, datetime) for moment in (event.starts, event.ends)):
        return of_event(say, event)
    written = f"{day_and_hour(say, event.starts)} – {day_and_hour(say, event.ends)}"
    return say.plain("date.in_zone", when=written, time_in=time_in(say, event.zone))


def day(say: Say, instant: date) -> str:
    return format_date(instant, "d MMMM y" if say.language == "en" else "long", say.locale)


def short_day(say: Say, instant: date) -> str:
    return format_date(instant, say.plain("date.short_pattern"), say.locale)


def clock(say: Say, instant: datetime) -> str:
    return format_time(instant, "HH:mm", locale=say.locale)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def day_and_hour(say: Say, moment: date) -> str:
    """ "26 April 2022, 09:30", without the hour as long as it is not known."""
    return f"{day(say, moment)}, {clock(say, moment)}" if isinstance(moment, datetime) else day(say, moment)


def _relative(say: Say, moment: date, now: datetime) -> str:
    """ "today", "tomorrow" or "on Thursday, 14 April", seen from now."""
    away = (_day(moment) - now.date()).days
    if away in (0, 1):
        return say.plain("date.tomorrow" if away else "date.today")
    return say.plain("date.on_day", weekday=_day(moment).isoweekday(), day=short_day(say, moment))


def _zone(say: Say, zone: str) -> str:
    """As short as it can be said after an hour: "Vilnius"."""
    key = f"zone.short.{zone.replace('/', '_').lower()}"
    return say.plain(key) if say.knows(key) else say.plain("zone.short.other", city=_city(say, zone))


def time_in(say: Say, zone: str) -> str:
    key = f"zone.time.{zone.replace('/', '_').lower()}"
    return say.plain(key) if say.knows(key) else say.plain("zone.time.other", city=_city(say, zone))


def _city_in(say: Say, zone: str) -> str:
    key = f"zone.in.{zone.replace('/', '_').lower()}"
    return say.plain(key) if say.knows(key) else say.plain("zone.in.other", city=_city(say, zone))


def _city(say: Say, zone: str) -> str:
    return get_timezone_location(zone, locale=say.locale, return_city=True)
