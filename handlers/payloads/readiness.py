"""Buttons of what organisers must still supply."""

from dataclasses import dataclass

from handlers.payloads.button import Button


@dataclass(frozen=True)
class ShowReadiness(Button, code="rda"):
    """The questions without an answer, a page of them."""

    page: int


@dataclass(frozen=True)
class ShowMissing(Button, code="rdm"):
    """What is missing about one event."""

    event: str


@dataclass(frozen=True)
class Supply(Button, code="rds"):
    """I know the answer to this question."""

    entry: str


@dataclass(frozen=True)
class SaveAnswer(Button, code="rdv"):
    """Yes, answer with it from now on, for only this event; "": for all."""

    prompt: int
    only: str


@dataclass(frozen=True)
class TakeBackAnswer(Button, code="rdt"):
    """No, do not answer with it any more: `count` languages, added one after the other."""

    first: int
    count: int
