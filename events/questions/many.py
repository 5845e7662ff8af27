"""Questions with several answers out of several buttons."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated, Final, Literal, NamedTuple, Self

from pydantic import Field, StrictInt, model_validator

from events.questions.choice import WithOptions
from events.questions.options import Option, best
from events.questions.question import Accepted, Answer, Candidate, Reading, Unsure
from events.refused import Refused
from events.words import folded, tidy

# The Finnish "sekä" and the Polish "oraz" say "and" too. A name's own comma or "and" is a separator like any other.
_SEPARATOR: Final = re.compile(r"[,;\n/+&•]|\.(?=\s)|\s[-–]\s|\b(?:and|ir|un|ja|i|oraz|und|och|sekä)\b", re.IGNORECASE)
_NUMBERS: Final = re.compile(r"\d+(?: \d+)+")


class Many(WithOptions):
    """From `min` to `max` options; typed, they are separated by commas or "and"."""

    kind: Literal["many"]
    min: Annotated[StrictInt, Field(ge=1)] = 1
    max: Annotated[StrictInt, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.min > self.most:
            raise ValueError(f"min is {self.min} and max is {self.most}; min may not be more than max")
        if self.most > len(self.options):
            raise ValueError(f"max is {self.most}, but there are only {len(self.options)} options")
        return self

    @property
    def most(self) -> int:
        """How many options may be ticked."""
        return len(self.options) if self.max is None else self.max

    def read(self, words: str, language: str) -> Reading:
        parts = _parts(self.options, tidy(words, multiline=True))
        found = [part for part in parts if part.options]
        if not found:
            raise Refused("form.many.unknown", count=len(self.options))
        value = self.picked(part.options[0].id for part in found)
        if all(part.sure for part in parts):
            return Accepted(value)
        return self._unsure(found, language)

    def picked(self, ids: Iterable[object]) -> list[str]:
        """These options in the order of the file. Refused if they are too few or too many."""
        chosen = set(ids)
        value = [option.id for option in self.options if option.id in chosen]
        if len(value) < self.min:
            raise Refused("form.many.too_few", min=self.min, count=len(value))
        if len(value) > self.most:
            raise Refused("form.many.too_many", max=self.most, count=len(value))
        return value

    def show(self, value: Answer, language: str) -> str:
        return "; ".join(self._label(id_, language) for id_ in value) if isinstance(value, list) else ""

    def holds(self, value: object) -> bool:
        try:
            return isinstance(value, list) and self.picked(map(str, value)) == value
        except Refused:
            return False

    def _unsure(self, found: "list[_Part]", language: str) -> Unsure:
        """Up to three readings: they differ in the first part that is in doubt."""
        doubtful = next((part for part in found if not part.sure), found[0])
        readings = []
        for meant in doubtful.options:
            chosen = {meant.id, *(part.options[0].id for part in found if part is not doubtful)}
            value = [option.id for option in self.options if option.id in chosen]
            if self.holds(value) and value not in readings:
                readings.append(value)
        return Unsure(tuple(Candidate(list(value), self.show(list(value), language)) for value in readings))


class _Part(NamedTuple):
    options: list[Option]
    sure: bool


def _parts(options: tuple[Option, ...], text: str) -> list[_Part]:
    """What each part of the text means. Names go first, longest first: some contain a comma or an "and"."""
    line = _line(text)
    names = {_line(name): option for option in options for name in option.names()}
    named = []
    for name in sorted(names, key=len, reverse=True):
        line, times = _pattern(name).subn(",", line)
        named += [_Part([names[name]], True)] * (times > 0)
    pieces = dict.fromkeys(filter(None, map(str.strip, line.split(","))))
    if len(pieces) > len(options):
        return [*named, _Part([], False)]
    return named + [_read(options, piece) for piece in pieces]


def _read(options: tuple[Option, ...], piece: str) -> _Part:
    found, sure = best(options, piece)
    return _Part(found, sure and bool(found))


def _line(text: str) -> str:
    """The text folded, its parts divided by " , "."""
    if _NUMBERS.fullmatch(text):
        text = text.replace(" ", ",")
    return " , ".join(filter(None, map(folded, _SEPARATOR.split(text))))


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    """Finds the name as a whole part, however it is divided."""
    words = r"(?: ,)? ".join(re.escape(word) for word in name.split() if word != ",")
    return re.compile(rf"(?:^|(?<=,)|(?<=, )){words}(?= ,|,|$)")
