"""The question whether a person agrees that their data are kept."""

from typing import Annotated, Final, Literal

from pydantic import StringConstraints, field_validator

from events.content import Id, LocalText
from events.questions.question import Accepted, Answer, Asked, Candidate, Reading
from events.questions.yes_no import agreed
from events.refused import Refused
from events.words import folded

_AGREE: Final = frozenset(
    {"agree", "i agree", "i do", "accept", "i accept", "agreed", "yes i agree", "i consent", "consent"}
    | {"sutinku", "as sutinku", "taip sutinku", "piekritu", "es piekritu", "noustun", "ma noustun", "zgadzam sie"}
    | {"wyrazam zgode", "ich stimme zu", "stimme zu", "einverstanden", "hyvaksyn", "suostun", "jag godkanner"}
    | {"jag samtycker", "godkanner", "согласен", "согласна", "я согласен", "я согласна"}
)


class Consent(Asked):
    """Shows content/consent/<name>.<version>.<language>.txt; the answer keeps name, version and instant."""

    kind: Literal["consent"]
    name: Id
    version: Annotated[str, StringConstraints(pattern=r"^[0-9][0-9-]{0,15}$")]
    agree: LocalText

    @field_validator("optional")
    @classmethod
    def _never_optional(cls, optional: bool) -> bool:
        if optional:
            raise ValueError("consent cannot be optional: nothing may be stored without it")
        return optional

    def buttons(self, language: str) -> tuple[Candidate, ...]:
        return (Candidate(True, self.agree.in_(language)),)

    def read(self, words: str, language: str) -> Reading:
        """Accepted(True): the caller stores `given(now)`. Anything that is not plainly a yes is refused."""
        said = folded(words)
        if agreed(words) or said in _AGREE or said in map(folded, self.agree.all):
            return Accepted(True)
        raise Refused("form.consent.needed")

    def show(self, value: Answer, language: str) -> str:
        return self.agree.in_(language) if value else ""

    def holds(self, value: object) -> bool:
        """A consent to an earlier version of the text does not count."""
        if not isinstance(value, dict) or not isinstance(value.get("agreed"), str):
            return False
        return value.get("name") == self.name and value.get("version") == self.version
