"""Questions with one answer out of several buttons."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from events.content import quoted
from events.questions.options import Option, best
from events.questions.question import Accepted, Answer, Asked, Candidate, Reading, Unsure
from events.refused import Refused
from events.words import tidy


class WithOptions(Asked):
    """A question that offers options as buttons."""

    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=40)]

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        ids = [option.id for option in self.options]
        if twice := sorted({id_ for id_ in ids if ids.count(id_) > 1}):
            raise ValueError(f"option ids must differ; more than once: {quoted(twice)}")
        return self

    @property
    def choosable(self) -> tuple[str | bool, ...]:
        return tuple(option.id for option in self.options)

    def buttons(self, language: str) -> tuple[Candidate, ...]:
        return tuple(Candidate(option.id, option.label.in_(language)) for option in self.options)

    def _label(self, value: object, language: str) -> str:
        found = (option.label.in_(language) for option in self.options if option.id == value)
        return next(found, str(value))


class Choice(WithOptions):
    """One option; typing its words or its number counts as pressing it."""

    kind: Literal["choice"]

    def read(self, words: str, language: str) -> Reading:
        found, sure = best(self.options, tidy(words))
        if not found:
            raise Refused("form.choice.unknown", count=len(self.options))
        if sure:
            return Accepted(found[0].id)
        return Unsure(tuple(Candidate(option.id, option.label.in_(language)) for option in found))

    def show(self, value: Answer, language: str) -> str:
        return "" if value is None else self._label(value, language)

    def holds(self, value: object) -> bool:
        return isinstance(value, str) and value in self.choosable
