"""What organisers must still supply, each thing once: a fact that the FAQ asks for too is asked there."""

from collections.abc import Collection, Mapping
from typing import Final

from events.facts import Fact
from events.models import Event

# The entry of the FAQ that answers with a fact, where its id is not the fact's own name.
ENTRIES: Final = {
    "facts.languages": "language",
    "facts.late_requests": "late_registration",
    "facts.booking": "b2b_booking",
    "facts.meeting_mode": "b2b_mode",
    "facts.hotels": "accommodation",
    "facts.recording": "recordings",
    "facts.changes": "edit_registration",
    "starts": "dates",
    "ends": "dates",
    "place.venue": "venue",
    "place.address": "venue",
    "online_url": "online",
}
SEATS: Final = "seats"
IN_PRIVACY: Final = (Fact.DATA_PROTECTION, Fact.RETENTION)  # told by /privacy, whatever the FAQ says


def entry(name: str) -> str:
    """The entry of the FAQ that people come to when they ask for it."""
    return ENTRIES.get(name, name.removeprefix("facts."))


def fact(event: Event, name: str) -> Mapping[str, str] | None:
    """What has been confirmed about an event that answers this entry, by language."""
    return next((text.root for fact, text in event.facts.items() if entry(f"facts.{fact}") == name), None)


def missing(event: Event, entries: Collection[str]) -> list[str]:
    """Settings by name, without the facts that these entries of the FAQ answer, or are to answer."""
    own = {f"facts.{fact}" for fact in IN_PRIVACY}
    names = [
        name for name in event.unknowns() if name in own or not (name.startswith("facts.") and entry(name) in entries)
    ]
    return [f"{SEATS}.onsite" if name == SEATS else name for name in names]
