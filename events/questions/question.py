"""What all kinds of questions have in common."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from pydantic import Field, StrictBool

from events.content import Frozen, Id, LocalText

# What is stored of an answer: JSON. A consent is a dict of its name, version and instant.
Answer = str | bool | list[str] | dict[str, str] | None
Answers = Mapping[str, Answer]

Condition = Annotated[dict[str, StrictBool | str], Field(min_length=1)]


class Candidate(NamedTuple):
    """A value that may be meant (or a button), with the words that show it."""

    value: Answer
    label: str


class Accepted(NamedTuple):
    """The words were understood: this is the value to store."""

    value: Answer


class Unsure(NamedTuple):
    """The words may mean one of these, best first; ask back with buttons."""

    candidates: tuple[Candidate, ...]


Reading = Accepted | Unsure


class Asked(Frozen):
    """A question of the form; each kind adds how it reads, checks and shows its answers."""

    id: Id
    ask: LocalText
    label: LocalText
    example: LocalText | None = None
    note: LocalText | None = None
    optional: StrictBool = False
    sensitive: StrictBool = False  # exported only when asked for by name, and erased after the event
    only_if: Condition | None = None

    @property
    def choosable(self) -> tuple[str | bool, ...]:
        """The values that another question's `only_if` may name."""
        return ()

    def buttons(self, language: str) -> tuple[Candidate, ...]:
        """The buttons to show: none for questions that are answered in words."""
        return ()

    def read(self, words: str, language: str) -> Reading:
        """What these typed words mean. Refused, with a reason that helps, if they cannot be an answer."""
        raise NotImplementedError

    def show(self, value: Answer, language: str) -> str:
        """The value in words, for the review and the confirmation; not escaped."""
        return "" if value is None else str(value)

    def holds(self, value: object) -> bool:
        """Whether this stored value is still an answer to the question as it stands now."""
        raise NotImplementedError
