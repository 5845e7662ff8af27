"""The calendar file that comes with a registration (RFC 5545)."""

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, vText
from icalendar import Event as Entry

from events.models import Event

PRODUCT: Final = "-//clustersbot//registration//EN"


def file(event: Event, reference: str, sequence: int, made: datetime, language: str, cancelled: bool = False) -> bytes:
    """An .ics file: stable UID, the given SEQUENCE; METHOD:CANCEL if cancelled.

    Without a known hour the entry covers whole days."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(_entry(event, reference, sequence, made, language, cancelled))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _entry(event: Event, reference: str, sequence: int, made: datetime, language: str, cancelled: bool) -> Entry:
    entry = Entry()
    entry.add("uid", f"{reference.lower()}@clustersbot")
    entry.add("sequence", sequence)
    entry.add("dtstamp", made)
    entry.add("dtstart", _moment(event.starts, event.zone))
    entry.add("dtend", _end(event))
    entry.add("summary", event.title.in_(language))
    entry.add("location", event.place.in_(language))
    entry.add("description", _description(event, reference, language))
    entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    entry["organizer"] = vText(f"mailto:{event.contact}")
    if event.online_url:
        entry.add("url", event.online_url)
    return entry


def _description(event: Event, reference: str, language: str) -> str:
    parts = [event.about.in_(language), event.online.in_(language), event.online_url, reference]
    return "\n\n".join(part.strip() for part in parts if part)


def _moment(moment: date, zone: str) -> date:
    return moment.replace(tzinfo=ZoneInfo(zone)) if isinstance(moment, datetime) else moment


def _end(event: Event) -> date:
    """A whole day ends where the next begins; an end without an hour follows a start with one."""
    end = event.ends
    if isinstance(event.starts, datetime) and not isinstance(end, datetime):
        end = datetime.combine(end, datetime.max.time().replace(microsecond=0))
    if not isinstance(end, datetime):
        return end + timedelta(days=1)
    return end.replace(tzinfo=ZoneInfo(event.zone))
