"""What comes of a question: an answer, a choice of up to three, small talk, or a relay to the organisers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from faq.entries import Entry


class Kind(StrEnum):
    """Small talk."""

    GREETING = "greeting"
    THANKS = "thanks"
    OK = "ok"
    BYE = "bye"


@dataclass(frozen=True)
class Why:
    """Which words matched what in the best entry, which words no entry knows, what is about something else."""

    matched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = [f"{word} = {', '.join(terms)}" for word, terms in self.matched.items()]
        parts += [f"{word} is unknown" for word in self.unknown]
        parts += [f"{word} leads elsewhere" for word in self.elsewhere]
        return "; ".join(parts) or "nothing matched"


@dataclass(frozen=True)
class Answer:
    """Sure of one entry; `event` is the one it is answered for, None: for all; `also`: what was asked besides."""

    entry: Entry
    confidence: float
    language: str
    why: Why = Why()
    event: str | None = None
    also: tuple["Answer", ...] = ()


@dataclass(frozen=True)
class Suggest:
    """Not sure: one to three entries, best first; the confidence is the best one's."""

    entries: tuple[Entry, ...]
    confidence: float
    language: str
    why: Why = Why()


@dataclass(frozen=True)
class Relay:
    """Nothing fits: a question for the organisers."""

    confidence: float
    language: str
    why: Why = Why()


@dataclass(frozen=True)
class SmallTalk:
    """No question."""

    kind: Kind
    language: str
    confidence: float = 1.0
    why: Why = Why()


Result = Answer | Suggest | Relay | SmallTalk
