"""Questions for a country."""

from typing import Literal

from events import countries
from events.questions.question import Accepted, Answer, Asked, Candidate, Reading, Unsure
from events.refused import Refused
from events.words import tidy


class Country(Asked):
    """A country in any of our languages, or a few of its letters; stored as its ISO 3166 code."""

    kind: Literal["country"]

    def read(self, words: str, language: str) -> Reading:
        text = tidy(words)
        if not text:
            raise Refused("form.text.empty")
        found, sure = countries.find(text, language)
        if not found:
            raise Refused("form.country.unknown")
        if sure:
            return Accepted(found[0])
        return Unsure(tuple(Candidate(code, countries.name(code, language)) for code in found))

    def show(self, value: Answer, language: str) -> str:
        return countries.name(value, language) if isinstance(value, str) else ""

    def holds(self, value: object) -> bool:
        return isinstance(value, str) and countries.exists(value)
