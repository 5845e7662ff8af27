"""Buttons of questions and answers."""

from dataclasses import dataclass

from handlers.payloads.button import Button


@dataclass(frozen=True)
class ShowTopics(Button, code="fq"):
    """The topics of the FAQ."""


@dataclass(frozen=True)
class ShowTopic(Button, code="ft"):
    """One page of a topic's questions."""

    topic: str
    page: int


@dataclass(frozen=True)
class ShowAbout(Button, code="fv"):
    """One page of an event's questions."""

    event: str
    page: int


@dataclass(frozen=True)
class ShowAnswer(Button, code="fx"):
    """One question's answer for this event."""

    event: str
    entry: str


@dataclass(frozen=True)
class ShowEntry(Button, code="fe"):
    """One question's answer."""

    entry: str


@dataclass(frozen=True)
class Mean(Button, code="fm"):
    """This is what I meant with the words of a suggestion."""

    entry: str
    suggestion: int


@dataclass(frozen=True)
class MeanNone(Button, code="fn"):
    """None of these."""

    suggestion: int


@dataclass(frozen=True)
class Unhelpful(Button, code="fu"):
    """This did not help with the words that were kept (0: none were typed)."""

    entry: str
    unanswered: int


@dataclass(frozen=True)
class AddPhrasing(Button, code="fa"):
    """Organisers: add these words to the entry that was picked for them."""

    suggestion: int


@dataclass(frozen=True)
class DropPhrasing(Button, code="fd"):
    suggestion: int
