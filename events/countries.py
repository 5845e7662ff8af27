"""Countries by the words people use for them, in any of our languages."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

import pycountry
from babel import Locale, localedata
from rapidfuzz import fuzz, process

from events.country_names import ALSO, NEAR, OUR_LANGUAGES
from events.words import folded

_SURE, _LIKELY, _GAP = 84.0, 68.0, 8.0  # of rapidfuzz's ratio; set by the tables in tests/events
_LONGEST: Final = 6  # words in a name
_KOSOVO: Final = "XK"  # not in ISO 3166, but in everybody's use
# Lower-case codes that are everyday words: better asked than taken.
_WORDS: Final = frozenset(
    ("am", "an", "as", "do", "ga", "im", "in", "is", "la", "me", "mo", "mu", "my", "na", "ne", "no", "so", "to")
)
_FLAGS: Final = {0x1F1E6 + i: chr(ord("a") + i) for i in range(26)}


class _Index(NamedTuple):
    exact: dict[str, tuple[str, ...]]  # folded name -> codes
    names: list[str]  # the keys of exact that fuzzy matching looks at


def find(words: str, language: str) -> tuple[list[str], bool]:
    """The ISO codes (at most three, best first) that these words may mean, and whether the first is sure."""
    text = folded(words) or folded(words.translate(_FLAGS))
    if not text:
        return [], False
    if known := _index().exact.get(text):
        return _exact(text, known, language)
    if (code := _by_code(text)) is not None:
        return [code], not (text in _WORDS and words.strip().islower())
    return _near(text, language)


def name(code: str, language: str) -> str:
    """The country's name in this language, else in English."""
    return _territories(language).get(code) or _territories("en").get(code, code)


def exists(code: str) -> bool:
    """Whether this is the code of a country."""
    return code in _codes()


def prepare() -> None:
    """Builds the index now rather than at the first question."""
    _index()


def _exact(text: str, known: tuple[str, ...], language: str) -> tuple[list[str], bool]:
    own = [code for code in known if text in _sure_names(code, language)]
    if len(own) == 1:
        return own, True
    if len(known) == 1:
        # "Nigera" is Niger in Latvian, and one letter from Nigeria in English.
        others = [code for code, score in _likeness(text).items() if score >= _SURE and code != known[0]]
        return [*known, *others][:3], not others
    return _ordered(known, language)[:3], False


def _sure_names(code: str, language: str) -> set[str]:
    return {folded(name(code, language)), folded(name(code, "en"))}


def _by_code(text: str) -> str | None:
    if len(text) == 2:
        return text.upper() if exists(text.upper()) else None
    return _alpha_3().get(text)


def _near(text: str, language: str) -> tuple[list[str], bool]:
    scores = _likeness(text) if len(text) >= 3 else {}
    ranked = sorted(scores, key=lambda code: (-scores[code], code not in NEAR))
    named = _mentioned(text)
    if ranked and not named and len(text) >= 4 and _is_clear([scores[code] for code in ranked]):
        return ranked[:1], True
    begun = _ordered(_begun(text), language)
    # Three letters are rather the beginning of a name than the whole of one.
    close = [*begun, *ranked] if len(text) < 5 else [*ranked, *begun]
    return list(dict.fromkeys([*named, *close]))[:3], False


def _is_clear(scores: list[float]) -> bool:
    """Whether the best score is high, and well above the second."""
    return scores[0] >= _SURE and (len(scores) == 1 or scores[0] - scores[1] >= _GAP)


def _mentioned(text: str) -> list[str]:
    """Countries named within more words: "I am from Lithuania"; a longer name hides a shorter one inside it."""
    found: list[str] = []
    words = text.split()[:30]
    while words:
        lengths = range(min(len(words), _LONGEST), 0, -1)
        length = next((n for n in lengths if _is_name(" ".join(words[:n]))), 0)
        found += _index().exact[" ".join(words[:length])] if length else ()
        words = words[length or 1 :]
    return list(dict.fromkeys(found))


def _is_name(phrase: str) -> bool:
    return len(phrase) > 3 and phrase in _index().exact


def _likeness(text: str) -> dict[str, float]:
    index = _index()
    scores: dict[str, float] = {}
    for key, score, _ in process.extract(text[:60], index.names, scorer=fuzz.ratio, score_cutoff=_LIKELY, limit=30):
        for code in index.exact[key]:
            scores[code] = max(score, scores.get(code, 0.0))
    return scores


def _begun(text: str) -> list[str]:
    index = _index()
    return [code for key in index.names if key.startswith(text) for code in index.exact[key]] if len(text) > 1 else []


def _ordered(codes: "tuple[str, ...] | list[str]", language: str) -> list[str]:
    """Near countries first, then by name."""
    return sorted(set(codes), key=lambda code: (code not in NEAR, name(code, language)))


@cache
def _index() -> _Index:
    exact: dict[str, list[str]] = {}
    for code, spelled in _spellings():
        codes = exact.setdefault(folded(spelled), [])
        if code not in codes:
            codes.append(code)
    return _Index({key: tuple(codes) for key, codes in exact.items()}, [key for key in exact if len(key) > 3])


def _spellings() -> Iterator[tuple[str, str]]:
    for code, names in ALSO.items():
        for spelled in names.split(";"):
            yield code, spelled
    for country in pycountry.countries:
        yield country.alpha_2, country.name
        yield country.alpha_2, getattr(country, "official_name", country.name)
    codes = _codes()
    for language in OUR_LANGUAGES:
        for code, spelled in _territories(language).items():
            if code in codes:
                yield code, spelled


@cache
def _codes() -> frozenset[str]:
    return frozenset({_KOSOVO, *(country.alpha_2 for country in pycountry.countries)})


@cache
def _alpha_3() -> dict[str, str]:
    return {country.alpha_3.lower(): country.alpha_2 for country in pycountry.countries} | {"xkx": _KOSOVO}


@lru_cache(maxsize=64)
def _territories(language: str) -> Mapping[str, str]:
    code = language.partition("-")[0].lower()
    return dict(Locale(code).territories) if localedata.exists(code) else {}
