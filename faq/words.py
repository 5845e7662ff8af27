"""Text becomes comparable words: folded, split, and cut back to their stems."""

import re
import unicodedata
from functools import lru_cache

LONGEST_TEXT = 1_000  # more than MOST_WORDS words of a person need
MOST_WORDS = 60
LONGEST_WORD = 40

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\x00-\x08\x0e-\x1f]")
_ACCENT = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’`´](?=\w)")
_LETTERS = {"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "þ": "th", "ð": "d", "ı": "i"}
_LETTER = re.compile("[" + "".join(_LETTERS) + "]")
_ENDINGS = (
    # English
    *("isations", "izations", "isation", "ization", "ations", "ation", "ments", "ment", "ings", "ing", "ers"),
    *("ions", "ion", "ied", "ies", "ed", "er", "es", "s", "ly"),
    # the inflections of Lithuanian, Latvian, Estonian, Finnish, Polish, German and Swedish
    *("iuose", "uose", "iems", "iams", "omis", "emis", "imis", "iais", "ams", "oms", "ems", "ais", "iai", "ius"),
    *("ose", "yje", "oje", "eje", "iem", "iem", "ijas", "ija", "ijos", "iju", "am", "im", "em", "as", "os", "is"),
    *("us", "ys", "ui", "io", "iu", "ia", "ai", "ei", "ie", "sse", "des", "ses", "ssa", "sta", "lla", "lle", "lta"),
    *("ega", "iga", "aga", "ist", "ast", "est", "ami", "ach", "ego", "emu", "ymi", "ych", "ej", "ow", "en", "ern"),
    *("arna", "erna", "orna", "ar", "or", "an", "et", "a", "e", "i", "o", "u", "y"),
)
_STEM = re.compile("(?:" + "|".join(sorted(set(_ENDINGS), key=len, reverse=True)) + ")$")
SHORTEST_STEM = 4


def fold(text: str, limit: int | None = LONGEST_TEXT) -> str:
    """Lower case, without accents and invisible characters: `Žydrūnas` becomes `zydrunas`, `Straße` `strasse`."""
    text = _INVISIBLE.sub("", text[:limit])
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", _LETTER.sub(lambda found: _LETTERS[found[0]], text.lower()))
    return _ACCENT.sub("", decomposed)[:limit]


def split(text: str) -> list[str]:
    """The folded words of a text, at most MOST_WORDS different places: apostrophes join, all else separates."""
    words = []
    for found in _WORD.finditer(_APOSTROPHE.sub("", fold(text))):
        words.append(found[0][:LONGEST_WORD])
        if len(words) == MOST_WORDS:
            break
    return words


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without one ending of the languages we read; never shorter than SHORTEST_STEM letters."""
    found = _STEM.search(word, SHORTEST_STEM)
    return word[: found.start()] if found else word
