"""What registered people go by (dates, place, online address), as it was and as it is now."""

import hashlib
from enum import StrEnum
from typing import Any

import orjson

from events.models import Event, Place
from events.moments import read_moment

Facts = dict[str, Any]


class Part(StrEnum):
    DATES = "dates"
    PLACE = "place"
    ONLINE = "online"


PARTS = {Part.DATES: ("starts", "ends", "zone"), Part.PLACE: ("place",), Part.ONLINE: ("online_url",)}


def facts(event: Event) -> Facts:
    """What they go by now, as JSON keeps it."""
    kept: Facts = event.model_dump(mode="json", include={"starts", "ends", "zone", "place", "online_url"})
    return kept


def mark(event: Event) -> str:
    """Differs when what they go by differs."""
    return hashlib.sha256(orjson.dumps(facts(event), option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


def changed(before: Facts, after: Facts) -> list[Part]:
    """What differs between the two."""
    return [part for part, names in PARTS.items() if any(before.get(name) != after.get(name) for name in names)]


def as_it_was(event: Event, before: Facts) -> Event:
    """The event with the dates, place and address that it had."""
    was = {
        "starts": read_moment(before["starts"]),
        "ends": read_moment(before["ends"]),
        "zone": before["zone"],
        "place": Place.model_validate(before["place"]),
        "online_url": before["online_url"],
    }
    return event.model_copy(update=was)
