"""Buttons of an event's card in the admin chat."""

from dataclasses import dataclass

from handlers.payloads.button import Button


@dataclass(frozen=True)
class ShowSwitches(Button, code="es"):
    """An event's card with its switches."""

    event: str


@dataclass(frozen=True)
class AskSetting(Button, code="ea"):
    """I want to change this."""

    event: str
    setting: str


@dataclass(frozen=True)
class RevertSetting(Button, code="er"):
    """Back to what the file says."""

    event: str
    setting: str


@dataclass(frozen=True)
class CloseNow(Button, code="ecl"):
    """Close registration now."""

    event: str


@dataclass(frozen=True)
class OpenNow(Button, code="eop"):
    """Open registration now."""

    event: str


@dataclass(frozen=True)
class SaveSetting(Button, code="esv"):
    """Yes, that is what it shall be."""

    prompt: int


@dataclass(frozen=True)
class DropSetting(Button, code="edr"):
    """No, leave it."""

    prompt: int
