"""What our events are called: a word that names one says which event is meant, not what is asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faq import words
from faq.lexicon import OTHER, OTHER_TIME, Lexicon
from faq.meanings import meanings

SHORTEST = 4
INFLECTED = 5  # letters that an ending adds
LONGEST = 4  # words of a name that people type in full
KINDS = frozenset(("session",)) | OTHER - {OTHER_TIME}  # concepts of words for a kind of event: workshop, seminar

Pattern = tuple[str, ...]  # how the words of a name begin


@dataclass(frozen=True)
class Names:
    """The names with their events, the longest first, by how their first word begins."""

    patterns: Mapping[str, Sequence[tuple[Pattern, str]]]

    @classmethod
    def of(cls, called: Mapping[str, Iterable[str]], lexicon: Lexicon) -> "Names":
        """Of each event's id, and what it is called: whole short names, and the words that tell its kind."""
        owners: dict[Pattern, set[str]] = {}
        for event, texts in called.items():
            for text in (event, *texts):
                for pattern in _patterns(words.split(text), lexicon):
                    owners.setdefault(pattern, set()).add(event)
            owners.setdefault((event,), set()).add(event)
        table: dict[str, list[tuple[Pattern, str]]] = {}
        for pattern in sorted(owners, key=len, reverse=True):
            event, *others = owners[pattern]
            if not others:
                table.setdefault(pattern[0][:SHORTEST], []).append((pattern, event))
        return cls(table)

    def find(self, spelled: Sequence[str]) -> dict[int, str]:
        """The event by the place of each word that is part of a name."""
        found: dict[int, str] = {}
        for at, word in enumerate(spelled):
            if at not in found and (known := self.patterns.get(word[:SHORTEST])):
                for pattern, event in known:
                    if _fits(pattern, spelled[at : at + len(pattern)]):
                        found.update(dict.fromkeys(range(at, at + len(pattern)), event))
                        break
        return found


def _patterns(spelled: Sequence[str], lexicon: Lexicon) -> Iterable[Pattern]:
    if 1 < len(spelled) <= LONGEST:
        yield tuple(words.stem(word) for word in spelled)
    for word in spelled:
        if any(concept in KINDS for concept, _ in meanings(lexicon, word, None)):
            yield (words.stem(word),)


def _fits(pattern: Pattern, spelled: Sequence[str]) -> bool:
    return len(pattern) == len(spelled) and all(
        word.startswith(begins) and len(word) <= len(begins) + INFLECTED
        for begins, word in zip(pattern, spelled, strict=True)
    )
