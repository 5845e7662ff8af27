"""Buttons of broadcasts, in the admin chat."""

from dataclasses import dataclass

from handlers.payloads.button import Button


@dataclass(frozen=True)
class CastNew(Button, code="Bn"):
    """Begin another broadcast."""


@dataclass(frozen=True)
class CastStep(Button, code="Bs"):
    """Go to a step of a broadcast's making."""

    broadcast: int
    step: str


@dataclass(frozen=True)
class CastEvent(Button, code="Be"):
    """It is about this event, or for everybody."""

    broadcast: int
    of: str


@dataclass(frozen=True)
class CastTick(Button, code="Bt"):
    """Tick or untick a group, or an option of a filter; `check` stands for the option."""

    broadcast: int
    dimension: str
    check: str


@dataclass(frozen=True)
class CastWrite(Button, code="Bw"):
    """I want to write a part of it: a language's text or links, the file, the moment."""

    broadcast: int
    part: str


@dataclass(frozen=True)
class CastClear(Button, code="Bc"):
    """Take this part out again."""

    broadcast: int
    part: str


@dataclass(frozen=True)
class CastDue(Button, code="Bd"):
    """Send it at this moment, in milliseconds; 0: as soon as Send is pressed."""

    broadcast: int
    due: int


@dataclass(frozen=True)
class CastTest(Button, code="Bp"):
    """Send it to me."""

    broadcast: int
    version: int


@dataclass(frozen=True)
class CastSend(Button, code="Bg"):
    """Send it to everybody it is for."""

    broadcast: int
    version: int


@dataclass(frozen=True)
class CastDrop(Button, code="Bx"):
    """Throw the draft away."""

    broadcast: int


@dataclass(frozen=True)
class CastKeep(Button, code="Bk"):
    """It was thrown away by mistake."""

    broadcast: int


@dataclass(frozen=True)
class CastReport(Button, code="Br"):
    """How a broadcast went, with the file."""

    broadcast: int


@dataclass(frozen=True)
class RunPause(Button, code="Rp"):
    run: int


@dataclass(frozen=True)
class RunResume(Button, code="Rr"):
    """Go on, also after a stop."""

    run: int


@dataclass(frozen=True)
class RunStop(Button, code="Rs"):
    run: int


@dataclass(frozen=True)
class RunCallOff(Button, code="Ro"):
    """It was to go out later: not any more."""

    run: int


@dataclass(frozen=True)
class CastAfter(Button, code="Ba"):
    """Correct it, take it back, or mail those who were not reached: asks once more."""

    broadcast: int
    kind: str


@dataclass(frozen=True)
class CastAfterYes(Button, code="By"):
    """Yes, do that."""

    broadcast: int
    kind: str
    version: int
