"""The events as they are shipped, for the tests of their rules."""

from functools import cache
from pathlib import Path

from events import catalogue
from events.catalogue import Catalogue
from events.models import Event
from events.questions import Question

CONTENT = Path(__file__).parents[2] / "content"


@cache
def shipped() -> Catalogue:
    return catalogue.load(CONTENT)


def workshop() -> Event:
    return shipped()["workshop"]


def matchmaking() -> Event:
    return shipped()["matchmaking"]


def asked(question_id: str) -> Question:
    """A question of either event."""
    event = workshop() if question_id in ("days", "needs", "position") else matchmaking()
    return event.question(question_id)
