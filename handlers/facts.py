"""The facts that answers may name by placeholder, such as {workshop.dates}: from the event files, in words."""

from collections.abc import Callable
from datetime import datetime
from html import escape

from events.catalogue import Catalogue
from events.models import Event
from handlers import dates
from handlers.texts import Say

FACTS: dict[str, Callable[[Say, Event], str]] = {
    "title": lambda say, event: event.title.in_(say.language),
    "dates": dates.of_event,
    "place": lambda say, event: event.place.in_(say.language),
    "registration.closes": dates.deadline,
    "contact": lambda say, event: event.contact,
    "online": lambda say, event: event.online.in_(say.language).strip(),
    "hours": lambda say, event: _hours(say, event),
    "venue": lambda say, event: _venue(say, event),
    "online_address": lambda say, event: _online_address(say, event),
}


def names(events: Catalogue) -> set[str]:
    """Every placeholder there is."""
    return {f"{event}.{fact}" for event in events for fact in FACTS}


def value(say: Say, events: Catalogue, name: str) -> str:
    """What a placeholder stands for, escaped for HTML."""
    event, _, fact = name.partition(".")
    return escape(FACTS[fact](say, events[event]), quote=False)


def here(events: Catalogue) -> list[str]:
    """Texts with the places and years of the events: a question that names others is about something else."""
    return [f"{event.place.in_('en')} {event.starts.year} {event.title.in_('en')}" for event in events.values()]


def called(events: Catalogue) -> dict[str, list[str]]:
    """What each event is called, in every language: a question may name it so."""
    return {event.id: [*event.short.all, *event.title.all] for event in events.values()}


def _hours(say: Say, event: Event) -> str:
    """When it begins and ends, as far as the hours are known."""
    known = {name: isinstance(getattr(event, name), datetime) for name in ("starts", "ends")}
    key = "_".join(name for name, there in known.items() if there) or "unknown"
    values = {name: dates.day_and_hour(say, getattr(event, name)) for name in known}
    return say.plain(f"fact.hours_{key}", time_in=dates.time_in(say, event.zone), **values)


def _venue(say: Say, event: Event) -> str:
    """What is still missing of the place; nothing once it is known."""
    if event.place.venue and event.place.address:
        return ""
    return say.plain("fact.address_unknown" if event.place.venue else "fact.venue_unknown")


def _online_address(say: Say, event: Event) -> str:
    """Where to go to take part online."""
    known = event.online_url
    return say.plain("fact.online_address", url=known) if known else say.plain("fact.online_unknown")
