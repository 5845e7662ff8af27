"""Finding people at the door by what is left of their name, organisation or reference."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from events.words import folded

NEAR, SURE = 70.0, 90.0  # of rapidfuzz's 0 to 100
LONGEST = 200  # letters that are compared
PART = 4  # letters: less is a part of half the names there are


@dataclass(frozen=True)
class Known:
    """What may be typed of somebody."""

    id: int
    reference: str
    name: str
    organisation: str


def found(words: str, people: Iterable[Known]) -> list[tuple[float, int]]:
    """Scores and ids of whom the words may mean, the likeliest first."""
    text = _plain(words)
    scored = [(_score(text, one), one.id) for one in people] if text else []
    return sorted((pair for pair in scored if pair[0] >= NEAR), key=lambda pair: (-pair[0], pair[1]))


def is_sure(scored: list[tuple[float, int]]) -> bool:
    """Whether only the first can be meant."""
    return len([score for score, _ in scored if score >= SURE]) == 1 or len(scored) == 1


def _score(text: str, one: Known) -> float:
    if _bare(text) in (_bare(one.reference), _bare(one.reference.rpartition("-")[2])):
        return 100.0
    return max(_alike(text, _plain(one.name)), _alike(text, _plain(one.organisation)) - 1)


def _plain(words: str) -> str:
    """Folded; what has no letters at all stays as it is, for a name may be "🚀"."""
    return folded(words[:LONGEST]) or words[:LONGEST].strip()


def _bare(reference: str) -> str:
    return folded(reference).replace(" ", "")


def _alike(text: str, name: str) -> float:
    """Words in any order, slips of the finger, or only the beginning."""
    if not name:
        return 0.0
    enough = len(text) >= 2 or not text.isascii()  # one letter of Chinese is a whole name
    begins = enough and any(word.startswith(text) for word in (name, *name.split()))
    part = fuzz.partial_ratio(text, name) * 0.9 if min(len(text), len(name)) >= PART else 0.0
    words = max((fuzz.ratio(text, word) for word in name.split()), default=0.0)
    return max(fuzz.token_sort_ratio(text, name), words, part, 95.0 if begins else 0.0)
