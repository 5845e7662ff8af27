"""Typed words made comparable: cleaned of invisible characters, or folded to bare lower-case letters."""

import re
import unicodedata
from typing import Final

# Marks that reorder or hide text. The joiners U+200C and U+200D stay: emoji and some scripts are spelled with them.
_HIDDEN: Final = dict.fromkeys(
    [173, 1564, 6158, 8203, 8206, 8207, 65279, *range(8234, 8239), *range(8288, 8304), *range(65520, 65532)]
)
_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_LETTERS: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
_NOT_WORD: Final = re.compile(r"[\W_]+")
_SPACES: Final = re.compile(r"[^\S\n]+")
_LINES: Final = re.compile(r" ?\n ?")
_MANY_LINES: Final = re.compile(r"\n{3,}")
_LINE_ENDS: Final = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")


def listed(words: str) -> frozenset[str]:
    """The words of a list in the source."""
    return frozenset(words.split())


def tidy(words: str, *, multiline: bool = False) -> str:
    """The words in NFC, trimmed, without control and invisible characters; on one line unless `multiline`."""
    text = _LINE_ENDS.sub("\n", words).translate(_HIDDEN)
    text = "".join(" " if c == "\t" else c for c in text if c in "\n\t" or not _is_control(c))
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", text if multiline else text.replace("\n", " ")))
    text = _MANY_LINES.sub("\n\n", _LINES.sub("\n", text)).strip()
    return text if any(_is_visible(c) for c in text) else ""


def folded(words: str) -> str:
    """Lower case, without accents and punctuation: "Žalgiris, LT" is "zalgiris lt"."""
    plain = words.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain).strip()


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs")


def _is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNPS" and character not in _BLANK
