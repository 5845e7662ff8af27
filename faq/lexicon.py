"""What words mean around events, read from lexicon.toml, elsewhere.toml and words.toml."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from faq.words import fold

LANGUAGES = ("en", "lt", "lv", "et", "pl", "de", "fi", "sv")
FOLDER = Path(__file__).parent
OTHER_TIME = "other_time"
OTHER = frozenset(("other_event", OTHER_TIME))  # concepts that always lead to another event
OURS = "our:"  # terms for one of our events by its name; alone: for several at once
ASKING = "q_"  # concepts whose names begin so are question words

Meaning = tuple[str, str]  # a concept and the language in which the word means it
Pattern = tuple[str, bool]  # a word, and whether it is only the beginning of one


@dataclass(frozen=True)
class Phrase:
    """Words that mean something together: what must follow the first one."""

    rest: tuple[Pattern, ...]
    meaning: Meaning


@dataclass(frozen=True)
class Origins:
    """How people say where they come from: words before a place, endings of it, and words before "in"."""

    before: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    home: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lexicon:
    """Frozen tables from words to meanings; folded, so diacritics do not matter."""

    words: dict[str, list[Meaning]] = field(default_factory=dict)
    beginnings: dict[str, list[Meaning]] = field(default_factory=dict)
    phrases: dict[str, list[Phrase]] = field(default_factory=dict)
    phrase_beginnings: dict[str, list[Phrase]] = field(default_factory=dict)
    wider: dict[str, frozenset[str]] = field(default_factory=dict)
    filler: dict[str, frozenset[str]] = field(default_factory=dict)
    smalltalk: dict[str, str] = field(default_factory=dict)
    parts: set[str] = field(default_factory=set)
    phrase_lengths: set[int] = field(default_factory=set)
    phrase_heads: set[str] = field(default_factory=set)  # the first two letters of phrase_beginnings
    elsewhere: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    origins: Origins = Origins()
    joining: dict[str, frozenset[str]] = field(default_factory=dict)
    asking: dict[str, frozenset[str]] = field(default_factory=dict)
    others: frozenset[str] = frozenset()  # words before a name that mean another edition


@cache
def load(folder: Path = FOLDER) -> Lexicon:
    """The lexicon that comes with the program."""
    elsewhere = _read(folder / "elsewhere.toml")
    concepts = _read(folder / "lexicon.toml") | elsewhere
    other = _read(folder / "words.toml")
    lexicon = Lexicon(
        wider=_wider(concepts),
        filler=_filler(other["filler"]),
        smalltalk=_smalltalk(other["smalltalk"]),
        elsewhere=frozenset(elsewhere),
        places=frozenset(_listed(other["places"]["words"])),
        origins=_origins(other["places"]),
        joining={language: frozenset(text.split()) for language, text in other["joining"].items()},
        others=frozenset(word for text in other["others"].values() for word in text.split()),
        asking={language: frozenset(text.split()) for language, text in other["asking"].items()},
    )
    for concept, language, patterns in _patterns(concepts):
        _add(lexicon, (concept, language), patterns)
    return lexicon


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(fold(path.read_text(encoding="utf-8"), limit=None))


def _listed(text: str) -> Iterator[str]:
    return (" ".join(item.split()) for item in text.split(",") if item.strip())


def _wider(concepts: dict[str, Any]) -> dict[str, frozenset[str]]:
    direct = {name: table.get("is", "").split() for name, table in concepts.items()}

    def above(name: str) -> Iterator[str]:
        for parent in direct.get(name, ()):
            yield parent
            yield from above(parent)

    return {name: frozenset(above(name)) for name, parents in direct.items() if parents}


def _filler(table: dict[str, str]) -> dict[str, frozenset[str]]:
    languages: dict[str, set[str]] = {}
    for language, text in table.items():
        for word in text.split():
            languages.setdefault(word, set()).add(language)
    return {word: frozenset(known) for word, known in languages.items()}


def _origins(table: dict[str, str]) -> Origins:
    return Origins(
        frozenset(table["from"].split()), tuple(table["from_endings"].split()), frozenset(table["home"].split())
    )


def _smalltalk(table: dict[str, dict[str, str]]) -> dict[str, str]:
    return {phrase: kind for kind, entry in table.items() for phrase in _listed(entry["phrases"])}


def _patterns(concepts: dict[str, Any]) -> Iterator[tuple[str, str, list[tuple[Pattern, ...]]]]:
    for name, table in concepts.items():
        for language, text in table.items():
            if language != "is":
                yield name, language, [_pattern(item) for item in text.split(",") if item.strip()]


def _pattern(item: str) -> tuple[Pattern, ...]:
    parts = item.replace("-", " ").split()
    if len(parts) == 1:
        return ((parts[0].rstrip("*"), parts[0][-1] == "*"),)
    return tuple((part.rstrip("*"), part.endswith("*")) for part in parts)


def _add(lexicon: Lexicon, meaning: Meaning, patterns: Iterable[tuple[Pattern, ...]]) -> None:
    for (first, starts), *rest in patterns:
        if rest:
            table = lexicon.phrase_beginnings if starts else lexicon.phrases
            table.setdefault(first, []).append(Phrase(tuple(rest), meaning))
            if starts:
                lexicon.phrase_lengths.add(len(first))
                lexicon.phrase_heads.add(first[:2])
            lexicon.parts.update(word for word, begins in ((first, starts), *rest) if not begins)
        else:
            single = lexicon.beginnings if starts else lexicon.words
            single.setdefault(first, []).append(meaning)
