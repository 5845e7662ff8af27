"""Buttons of tickets and the door."""

from dataclasses import dataclass

from handlers.payloads.button import Button


@dataclass(frozen=True)
class ShowTicket(Button, code="tk"):
    """Send me my ticket."""

    event: str


@dataclass(frozen=True)
class ShowAtDoor(Button, code="cs"):
    """In the admin chat: this is the person I look for."""

    registration: int


@dataclass(frozen=True)
class CheckIn(Button, code="ci"):
    """In the admin chat: they are here."""

    registration: int


@dataclass(frozen=True)
class UndoCheckIn(Button, code="cu"):
    """In the admin chat: they are not here after all; `at`: this check-in, no later one."""

    registration: int
    at: int


@dataclass(frozen=True)
class CheckInHere(Button, code="di"):
    """In an organiser's private chat; `mark` proves that the button was made for them, `until` (seconds) it works."""

    registration: int
    until: int
    mark: str


@dataclass(frozen=True)
class UndoCheckInHere(Button, code="du"):
    registration: int
    at: int
    until: int
    mark: str
