"""The facts that answers may name by placeholder, such as {workshop.dates}: from the event files, in words."""

from collections.abc import Callable
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
