"""Buttons of the organisers' lists and exports."""

from dataclasses import dataclass

from handlers.payloads.button import Button


@dataclass(frozen=True)
class Export(Button, code="xp"):
    """The registrations of an event as a file: xlsx, or b2match."""

    event: str
    what: str
