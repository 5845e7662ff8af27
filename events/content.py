"""The building blocks of every content file: frozen models, ids, texts by language."""

from collections.abc import Iterable
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, RootModel, StringConstraints, model_validator
from rapidfuzz import fuzz, process

from events.words import listed

REFERENCE_LANGUAGE: Final = "en"
LANGUAGES: Final = listed("bg cs da de el en es et fi fr ga hr hu is it lt lv mt nb nl no pl pt ro ru sk sl sv tr uk")

# Ids travel in Telegram's 64 bytes of callback data, hence 24. An option may also be a day: "26".
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,23}$")]
OptionId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]{0,23}$")]


class Frozen(BaseModel):
    """Data that never changes and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LocalText(RootModel[dict[str, str]]):
    """A text in several languages, English always among them."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="after")
    def _complete(self) -> "LocalText":
        if unknown := sorted(set(self.root) - LANGUAGES):
            raise ValueError(f"no language {quoted(unknown)}; languages: {', '.join(sorted(LANGUAGES))}")
        if REFERENCE_LANGUAGE not in self.root:
            raise ValueError(f'the English text ("en") is missing; found: {", ".join(self.root) or "nothing"}')
        if empty := [language for language, text in self.root.items() if not text.strip()]:
            raise ValueError(f"the text is empty in {', '.join(empty)}")
        return self

    def in_(self, language: str) -> str:
        """The text in this language ("lt", also "lt-LT"), else in English."""
        exact = self.root.get(language) or self.root.get(language.partition("-")[0].lower())
        return exact or self.root[REFERENCE_LANGUAGE]

    @property
    def all(self) -> tuple[str, ...]:
        """The texts of every language."""
        return tuple(self.root.values())


def quoted(names: Iterable[str]) -> str:
    """`"a", "b"`, for messages to organisers."""
    return ", ".join(f'"{name}"' for name in names)


def suggestion(found: str, allowed: Iterable[str]) -> str:
    """` (did you mean "attendance"?)`, or nothing when no allowed name is near."""
    best = process.extractOne(found, list(allowed), scorer=fuzz.ratio, score_cutoff=65)
    return f' (did you mean "{best[0]}"?)' if best else ""
