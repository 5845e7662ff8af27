"""Slips of the keyboard: which known word an unknown one was meant to be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 3
_DISTANCE: Any = OSA.distance  # its overloads fit no scorer that rapidfuzz declares
SHORTEST_BEGINNING = 5
LONG = 7  # from this length on two slips are forgiven
BEGINNING = 0.5  # a likeness of beginnings is worth less than one of whole words, by this share of a slip
Bucket = tuple[str, int]  # the first letter and the length
Guess = tuple[float, bool, bool, str]  # slips, not the FAQ's, other letters, the word


@dataclass(frozen=True)
class Speller:
    """Known words by first letter and length, with their languages; `beginnings` stand for all that begins so."""

    words: Mapping[Bucket, list[str]]
    beginnings: Mapping[Bucket, list[str]]
    languages: Mapping[str, frozenset[str]] = field(default_factory=dict)
    preferred: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        words: Mapping[str, frozenset[str]],
        beginnings: Mapping[str, frozenset[str]],
        preferred: Mapping[str, frozenset[str]],
    ) -> "Speller":
        """Sort the words into buckets; each comes with the languages that know it; the FAQ's own are preferred."""
        languages = dict(words)
        for word, spoken in beginnings.items():
            languages[word] = languages.get(word, frozenset()) | spoken
        return cls(_buckets(words), _buckets(beginnings), languages, preferred)

    def correct(self, word: str, likely: frozenset[str]) -> tuple[str, float] | None:
        """The nearest known word of these languages and the likeness (0 to 1), or None when none is near.

        Near: optimal string alignment distance (Damerau 1964, restricted) of 1, or 2 for long words.
        """
        size = len(word)
        if size < SHORTEST:
            return None
        allowed = 1 if size < LONG else 2
        firsts = {word[0], word[1]} if size > SHORTEST else {word[0]}
        found: list[Guess] = []
        for length in range(max(SHORTEST, size - allowed if size > 4 else size), size + allowed + 1):
            for first in firsts:
                found += self._near(word, self.words.get((first, length)), allowed, likely)
        found += self._near_beginnings(word, firsts, likely)
        if not found:
            return None
        distance, _, _, best = min(found)
        return best, 1.0 - distance / max(4, size)

    def _near(self, part: str, choices: Iterable[str] | None, allowed: int, likely: frozenset[str]) -> Iterable[Guess]:
        if not choices:
            return
        near = process.extract(part, choices, scorer=_DISTANCE, score_cutoff=allowed, limit=6)
        letters = sorted(part)
        for known, distance, _ in near:
            if not likely.isdisjoint(self.languages[known]):
                yield distance, known not in self.preferred, sorted(known) != letters, known

    def _near_beginnings(self, word: str, firsts: set[str], likely: frozenset[str]) -> list[Guess]:
        for length in range(len(word) + 1, max(SHORTEST_BEGINNING, round(0.6 * len(word))) - 1, -1):
            found: list[Guess] = []
            for first in firsts:
                choices = self.beginnings.get((first, length))
                for end in (length - 1, length, length + 1):
                    found += self._near(word[:end], choices, 1, likely)
            if found:
                return [(slips + BEGINNING, other, letters, known) for slips, other, letters, known in found]
        return []


def _buckets(words: Iterable[str]) -> dict[Bucket, list[str]]:
    buckets: dict[Bucket, list[str]] = {}
    for word in words:
        if len(word) >= SHORTEST:
            buckets.setdefault((word[0], len(word)), []).append(word)
    return buckets
