"""Greetings, thanks and the like: text that asks nothing."""

import re
from collections.abc import Mapping

from faq import words
from faq.results import Kind

LONGEST = 12  # words
_PHRASE = 6
_STRETCHED = re.compile(r"(.)\1{2,}")
_SIGNS = {
    sign: kind
    for signs, kind in (("🙏❤", Kind.THANKS), ("👋", Kind.GREETING), ("👍👌✅🙂😊😀😂", Kind.OK))
    for sign in signs
}
_STRONGEST = (Kind.THANKS, Kind.BYE, Kind.GREETING, Kind.OK)


def recognise(phrases: Mapping[str, str], text: str) -> Kind | None:
    """The kind of small talk, when the text is nothing else: "Hello, thank you!" is thanks."""
    spelled = [_STRETCHED.sub(r"\1", word) for word in words.split(text)[: LONGEST + 1]]
    if not spelled:
        return next((kind for sign, kind in _SIGNS.items() if sign in text[:LONGEST]), None)
    if len(spelled) > LONGEST:
        return None
    kinds = _segmented(phrases, spelled) or _segmented(phrases, words.split(text))
    return next((kind for kind in _STRONGEST if kind in kinds), None)


def _segmented(phrases: Mapping[str, str], spelled: list[str]) -> set[str]:
    """The kinds of the phrases that make up the text, longest first; empty when something is left over."""
    kinds: set[str] = set()
    at = 0
    while at < len(spelled):
        for size in range(_PHRASE, 0, -1):
            if kind := phrases.get(" ".join(spelled[at : at + size])):
                kinds.add(kind)
                at += size
                break
        else:
            return set()
    return kinds
