"""Whether two questions ask the same: by what the FAQ makes of their words, however they are spelled or put."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from faq import words
from faq.index import Index

SAME = 0.7  # the cosine from which two questions are the same; tests/faq/test_alike.py has pairs on both sides


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its own number."""

    id: int
    text: str
    language: str


def alike(index: Index, asked: Asked, others: Iterable[Asked]) -> list[int]:
    """Which of the others ask the same, in their order."""
    mine = _vector(index, asked)
    return [other.id for other in others if other.id != asked.id and _likeness(mine, _vector(index, other)) >= SAME]


def _vector(index: Index, asked: Asked) -> dict[str, float]:
    """What a question is about: terms by their weight; words that the FAQ does not know weigh most."""
    vector: dict[str, float] = {}
    for token in index.reader.read(asked.text, asked.language).tokens:
        terms = dict(token.terms)
        if token.certainty < 1.0 or (not terms and not token.filler):  # guessed, or not known: it stands for itself
            terms["=" + words.stem(token.text)] = 1.0
        for term, likeness in terms.items():
            weight = likeness * token.weight * index.rarity.get(term, index.unknown)
            vector[term] = max(weight, vector.get(term, 0.0))
    return vector


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Their cosine: 0 to 1."""
    together = sum(weight * other.get(term, 0.0) for term, weight in one.items())
    lengths = sum(weight**2 for weight in one.values()) * sum(weight**2 for weight in other.values())
    return together / sqrt(lengths) if lengths else 0.0
