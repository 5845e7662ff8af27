"""Words and phrases get their meanings from the lexicon."""

import re
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import pairwise

from faq.lexicon import OTHER, Lexicon, Meaning, Phrase

ENGLISH = "en"
DIGRAPHS = {"de": re.compile("[aou]e"), "lt": re.compile("[csz]h")}  # ä, ö, ü and č, š, ž without such keys
WIDER = 0.5  # what a concept's wider concept counts for, beside the concept itself
COMPOUND = 8  # a word this long may be made of others: Hotelzimmer, Anmeldeformular
COMPOUND_PART = 5


def meanings(lexicon: Lexicon, word: str, likely: frozenset[str] | None) -> list[Meaning]:
    """What a word means by itself, in the given languages; None: in any."""
    found = list(lexicon.words.get(word, ()))
    for end in range(2, len(word) + 1):
        if at := lexicon.beginnings.get(word[:end]):
            found += at
    return found if likely is None else [meaning for meaning in found if meaning[1] in likely]


def plain(lexicon: Lexicon, word: str, known: Container[str] = ()) -> str:
    """The word as it is folded, where its umlauts or carons are spelled out: `andern` for "aendern"; else itself."""
    for language, digraph in DIGRAPHS.items():
        if digraph.search(word) and word not in known and not _is_word(lexicon, word, None):
            folded = digraph.sub(lambda found: found[0][0], word)
            if folded in known or _is_word(lexicon, folded, frozenset((language,))):
                return folded
    return word


def _is_word(lexicon: Lexicon, word: str, likely: frozenset[str] | None) -> bool:
    return word in lexicon.filler or word in lexicon.parts or bool(meanings(lexicon, word, likely))


def compound_meanings(lexicon: Lexicon, word: str, likely: frozenset[str]) -> Iterable[str]:
    """What a part inside of a long word means: `zimmer` in Hotelzimmer."""
    for start in range(3, len(word) - COMPOUND_PART + 1):
        part = word[start:]
        for concept, language in lexicon.words.get(part, ()):
            if language in likely:
                yield concept
        for end in range(COMPOUND_PART, len(part) + 1):
            for concept, language in lexicon.beginnings.get(part[:end], ()):
                if language in likely and language != ENGLISH:
                    yield concept


def add_concepts(terms: dict[str, float], lexicon: Lexicon, concepts: Iterable[str], sure: float) -> None:
    """Put concepts, and at WIDER the concepts they imply, among the terms."""
    for concept in concepts:
        terms[concept] = max(sure, terms.get(concept, 0.0))
        for wider in lexicon.wider.get(concept, ()):
            terms[wider] = max(WIDER * sure, terms.get(wider, 0.0))


def phrases_from(lexicon: Lexicon, word: str) -> Sequence[Phrase]:
    """The known phrases that may begin with this word."""
    phrases = lexicon.phrases.get(word, ())
    for end in lexicon.phrase_lengths if word[:2] in lexicon.phrase_heads else ():
        if begun := lexicon.phrase_beginnings.get(word[:end]):
            phrases = [*phrases, *begun]
    return phrases


def phrase_meanings(
    lexicon: Lexicon,
    spelled: list[str],
    likely: frozenset[str],
    begin: Callable[[Lexicon, str], Sequence[Phrase]] = phrases_from,
) -> dict[int, list[str]]:
    """The concepts of the known phrases, at the place of every word they consist of.

    Phrases that name another time are read in any language: too much hangs on them.
    """
    found: dict[int, list[str]] = {}
    for at, (word, following) in enumerate(pairwise(spelled)):
        for phrase in begin(lexicon, word):
            second, starts = phrase.rest[0]
            if not following.startswith(second) or not (starts or following == second):
                continue
            if (phrase.meaning[1] in likely or phrase.meaning[0] in OTHER) and _continues(phrase, spelled, at):
                for place in range(at, at + len(phrase.rest) + 1):
                    found.setdefault(place, []).append(phrase.meaning[0])
    return found


def _continues(phrase: Phrase, spelled: list[str], at: int) -> bool:
    following = spelled[at + 1 : at + 1 + len(phrase.rest)]
    return len(following) == len(phrase.rest) and all(
        word.startswith(part) if starts else word == part
        for word, (part, starts) in zip(following, phrase.rest, strict=True)
    )
