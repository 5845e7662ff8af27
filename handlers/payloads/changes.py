"""Buttons about an event that was changed; `check` tells to which dates and place."""

from dataclasses import dataclass

from handlers.payloads.button import Button


@dataclass(frozen=True)
class TellChange(Button, code="ct"):
    """Tell the registered."""

    event: str
    check: str


@dataclass(frozen=True)
class LeaveChange(Button, code="cl"):
    """Do not tell them now."""

    event: str
    check: str
