"""Buttons of reminders."""

from dataclasses import dataclass

from handlers.payloads.button import Button


@dataclass(frozen=True)
class Remind(Button, code="rm"):
    """Send me these reminders: all, deadlines, off."""

    wish: str


@dataclass(frozen=True)
class Decline(Button, code="nfm"):
    """This event is not for me."""

    event: str
