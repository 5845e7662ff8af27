"""Questions answered in the person's own words."""

import re
import warnings
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StrictInt, model_validator

from events.content import LocalText
from events.questions.question import Accepted, Asked, Reading
from events.refused import Refused
from events.words import tidy

LONGEST = 4096  # of a Telegram message


class Text(Asked):
    """Words of `min` to `max` characters that fit `pattern`, if there is one (else `message` is said)."""

    kind: Literal["text"]
    min: Annotated[StrictInt, Field(ge=1, le=LONGEST)] = 1
    max: Annotated[StrictInt, Field(ge=1, le=LONGEST)] = 200
    multiline: StrictBool = False
    pattern: str | None = None
    message: LocalText | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.min > self.max:
            raise ValueError(f"min is {self.min} and max is {self.max}; min may not be more than max")
        if (self.pattern is None) != (self.message is None):
            raise ValueError("pattern and message belong together: give both or neither")
        _ = self._fitting
        return self

    @cached_property
    def _fitting(self) -> re.Pattern[str] | None:
        if self.pattern is None:
            return None
        try:
            with warnings.catch_warnings(action="ignore"):
                return re.compile(self.pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"pattern is not a regular expression: {error}") from None

    def read(self, words: str, language: str) -> Reading:
        text = tidy(words, multiline=self.multiline)
        if not text:
            raise Refused("form.text.empty")
        if len(text) < self.min:
            raise Refused("form.text.too_short", min=self.min, length=len(text))
        if len(text) > self.max:
            raise Refused("form.text.too_long", max=self.max, length=len(text))
        if self.message and not self._fits(text):
            raise Refused("form.text.wrong", message=self.message.in_(language))
        return Accepted(text)

    def holds(self, value: object) -> bool:
        return isinstance(value, str) and self.min <= len(value) <= self.max and self._fits(value)

    def _fits(self, text: str) -> bool:
        return self._fitting is None or self._fitting.fullmatch(text) is not None
