"""What of a message counts: the sentences that ask, without greetings, thanks and the writer's name."""

import re

from faq import words
from faq.lexicon import Lexicon

ASIDE = 0.4  # what a sentence that asks nothing counts for, where another asks
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*|[.!?\n]+")


def weighed(text: str) -> tuple[list[str], list[float]]:
    """All words, and what each counts for: those of sentences that ask nothing count less, where others ask."""
    sentences = _SENTENCE.findall(text[: words.LONGEST_TEXT])
    asking = [sentence.rstrip().endswith("?") for sentence in sentences]
    spelled: list[str] = []
    weights: list[float] = []
    for asks, sentence in zip(asking, sentences, strict=True):
        found = words.split(sentence)
        spelled += found
        weights += [1.0 if asks or not any(asking) else ASIDE] * len(found)
    return spelled[: words.MOST_WORDS], weights[: words.MOST_WORDS]


def polite(lexicon: Lexicon, spelled: list[str]) -> frozenset[int]:
    """The places of a greeting at the beginning, or of thanks at the end."""
    places: set[int] = set()
    for size in range(4, 0, -1):
        if len(spelled) > size + 1:
            if not places and " ".join(spelled[:size]) in lexicon.smalltalk:
                places.update(range(size))
            if " ".join(spelled[-size:]) in lexicon.smalltalk:
                places.update(range(len(spelled) - size, len(spelled)))
    return frozenset(places)


def names(text: str) -> frozenset[str]:
    """Words that look like somebody's name: capitalised ones at the very end, after a comma or a greeting."""
    last = text.strip().rstrip(".!").split()[-1:]
    return frozenset(words.fold(word) for word in last if word[:1].isupper() and len(text.split()) > 6)
