"""The FAQ as tables: which terms each entry and each of its phrasings is made of, and how telling they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

from faq import words
from faq.lexicon import Lexicon
from faq.meanings import COMPOUND, ENGLISH, add_concepts, compound_meanings, meanings, phrase_meanings
from faq.reading import Reader
from faq.spelling import Speller

Phrasing = tuple[int, str, str]  # the entry's number, the language, the words
Terms = Mapping[str, float]


@dataclass(frozen=True)
class Index:
    """Frozen tables. `homes[term][entry]` is 1.0 where the term is at home: in the entry that uses it most.

    `exact` has the phrasings of one entry only, as their folded words.
    """

    size: int
    homes: Mapping[str, Mapping[int, float]]
    rarity: Mapping[str, float]
    phrasings: Sequence[Sequence[tuple[str, Terms]]]
    unknown: float
    reader: Reader
    exact: Mapping[str, int]


def build(
    size: int,
    phrasings: Sequence[Phrasing],
    lexicon: Lexicon,
    named: Iterable[str] = (),
    events: Iterable[str] = (),
) -> Index:
    """Tables for `size` entries; places and years in the texts `named` are not elsewhere, `events` are ours."""
    spelled = [(number, language, words.split(text)) for number, language, text in phrasings]
    known = _vocabulary(spelled)
    stems = frozenset(words.stem(word) for word in known)
    read = PhrasingReader(lexicon).terms
    terms = [(number, language, read(asked, language)) for number, language, asked in spelled]
    homes = _homes(size, terms)
    rarity = {term: log(1.0 + size / sum(entries.values())) for term, entries in homes.items()}
    here = frozenset(known).union(word for text in named for word in words.split(text))
    begun = {word[:end] for word in here for end in range(3, len(word) + 1)}
    places = frozenset(place for place in lexicon.places if place not in begun)
    reader = Reader(lexicon, known, stems, here, places, _speller(lexicon, known), frozenset(events))
    return Index(size, homes, rarity, _vectors(size, terms, rarity), log(1.0 + size), reader, _exact(spelled))


def _vectors(size: int, terms: Iterable[tuple[int, str, Terms]], rarity: Terms) -> list[list[tuple[str, Terms]]]:
    table: list[list[tuple[str, Terms]]] = [[] for _ in range(size)]
    for number, language, used in terms:
        if vector := _unit({term: likeness * rarity[term] for term, likeness in used.items()}):
            table[number].append((language, vector))
    return table


@dataclass
class PhrasingReader:
    """Reads phrasings, whose language is known; remembers each word."""

    lexicon: Lexicon
    remembered: dict[tuple[str, str], Terms] = field(default_factory=dict)

    def terms(self, spelled: list[str], language: str) -> dict[str, float]:
        """The terms of a phrasing's words: their stems, marked `=`, and their concepts."""
        terms: dict[str, float] = {}
        phrases = phrase_meanings(self.lexicon, spelled, frozenset((language, ENGLISH)))
        for place, word in enumerate(spelled):
            if place in phrases:
                add_concepts(terms, self.lexicon, phrases[place], 1.0)
                if word not in self.lexicon.filler:
                    terms["=" + words.stem(word)] = 1.0
                continue
            known = self.remembered.get((word, language))
            if known is None:
                known = self.remembered[word, language] = self._word(word, language)
            for term, likeness in known.items():
                if likeness > terms.get(term, 0.0):
                    terms[term] = likeness
        return terms

    def _word(self, word: str, language: str) -> Terms:
        likely = frozenset((language, ENGLISH))
        terms: dict[str, float] = {}
        spoken = self.lexicon.filler.get(word, frozenset())
        filler = not likely.isdisjoint(spoken)
        if language in spoken:
            likely = frozenset((language,))
        concepts = {concept for concept, _ in meanings(self.lexicon, word, likely)}
        if not concepts and not filler and len(word) >= COMPOUND:
            concepts = set(compound_meanings(self.lexicon, word, likely))
        add_concepts(terms, self.lexicon, concepts, 1.0)
        if not filler:
            terms["=" + words.stem(word)] = 1.0
        return terms


def _vocabulary(phrasings: Iterable[tuple[int, str, list[str]]]) -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for _, language, spelled in phrasings:
        for word in spelled:
            known.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in known.items()}


def _exact(phrasings: Iterable[tuple[int, str, list[str]]]) -> dict[str, int]:
    owners: dict[str, set[int]] = {}
    for number, _, spelled in phrasings:
        owners.setdefault(" ".join(spelled), set()).add(number)
    return {phrasing: number for phrasing, (number, *others) in owners.items() if not others}


def _homes(size: int, terms: Iterable[tuple[int, str, Terms]]) -> dict[str, dict[int, float]]:
    """How much each entry uses a term, as a share of the entry that uses it most."""
    many = [0.0] * size
    counts: dict[str, dict[int, float]] = {}
    for number, _, used in terms:
        many[number] += 1.0
        for term, likeness in used.items():
            at = counts.setdefault(term, {})
            at[number] = at.get(number, 0.0) + likeness
    for at in counts.values():
        for number in at:
            at[number] = sqrt(at[number] / many[number])
        most = max(at.values())
        for number in at:
            at[number] /= most
    return counts


def _unit(vector: dict[str, float]) -> Terms:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()} if length else {}


def _speller(lexicon: Lexicon, known: Mapping[str, frozenset[str]]) -> Speller:
    spelled: dict[str, frozenset[str]] = dict(lexicon.filler)
    for word, found in lexicon.words.items():
        spelled[word] = spelled.get(word, frozenset()) | {language for _, language in found}
    for word, languages in known.items():
        spelled[word] = spelled.get(word, frozenset()) | languages
    begun = {word: frozenset(language for _, language in found) for word, found in lexicon.beginnings.items()}
    return Speller.of(spelled, begun, known)
