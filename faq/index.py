"""The FAQ as tables: which terms each entry and each of its phrasings is made of, and how telling they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from faq import words
from faq.lexicon import ASKING, Lexicon
from faq.meanings import (
    plain,
)
from faq.names import Names
from faq.phrasings import PhrasingReader, Terms
from faq.reading import Reader
from faq.spelling import Speller

Phrasing = tuple[int, str, str]  # the entry's number, the language, the words
SUBJECT = 0.1  # the share of an entry's phrasings that must name a subject for the entry to be about it
ALL_ABOUT = 0.3  # from this share on, words for the subject that the FAQ never uses are understood, too
CORE = 0.3  # the share of an entry's phrasings that name what it is about; where nothing has it, the FEW most named
FEW = 2


@dataclass(frozen=True)
class Index:
    """Frozen tables. `homes[term][entry]` is 1.0 where the term is at home: in the entry that uses it most.

    `exact` has the phrasings of one entry only, as their folded words. `cores[entry]` has the concepts that many of
    its phrasings name, with their shares. `subjects` are the concepts of elsewhere.toml that some entry is all about.
    """

    size: int
    homes: Mapping[str, Mapping[int, float]]
    rarity: Mapping[str, float]
    phrasings: Sequence[Sequence[tuple[str, Terms]]]
    unknown: float
    reader: Reader
    exact: Mapping[str, int]
    cores: Sequence[Sequence[tuple[str, float]]]
    subjects: frozenset[str]


def build(
    size: int,
    phrasings: Sequence[Phrasing],
    lexicon: Lexicon,
    named: Iterable[str] = (),
    called: Mapping[str, Iterable[str]] | None = None,
) -> Index:
    """Tables for `size` entries; places and years in the texts `named` are ours, and so are events `called` so."""
    names = Names.of(called or {}, lexicon)
    typed = [(number, language, words.split(text)) for number, language, text in phrasings]
    spelled = [(number, language, [plain(lexicon, word) for word in asked]) for number, language, asked in typed]
    known = _vocabulary(spelled)
    stems = frozenset(words.stem(word) for word in known)
    read = PhrasingReader(lexicon, names).terms
    terms = [(number, language, read(asked, language)) for number, language, asked in spelled]
    subjects = _drop_asides(size, terms, lexicon)
    homes = _homes(size, terms)
    rarity = {term: log(1.0 + size / sum(entries.values())) for term, entries in homes.items()}
    here = frozenset(word for text in named for word in words.split(text))
    begun = {word[:end] for word in here for end in range(3, len(word) + 1)}
    places = frozenset(place for place in lexicon.places if place not in begun)
    reader = Reader(lexicon, known, stems, here, places, _speller(lexicon, known), names)
    vectors, cores = _vectors(size, terms, rarity), _cores(size, terms, rarity)
    return Index(size, homes, rarity, vectors, log(1.0 + size), reader, _exact(typed), cores, subjects)


def _drop_asides(size: int, terms: Iterable[tuple[int, str, dict[str, float]]], lexicon: Lexicon) -> frozenset[str]:
    """Take away what an entry only mentions: one about disabled people that allows guide dogs is not about dogs.

    Returns the concepts that some entry is all about.
    """
    many = [0] * size
    uses: dict[tuple[int, str], int] = {}
    for number, _, used in terms:
        many[number] += 1
        for concept in lexicon.elsewhere.intersection(used):
            uses[number, concept] = uses.get((number, concept), 0) + 1
    for number, _, used in terms:
        for concept in lexicon.elsewhere.intersection(used):
            if not concept.startswith(ASKING) and uses[number, concept] < SUBJECT * many[number]:
                del used[concept]
    return frozenset(concept for (number, concept), used in uses.items() if used >= ALL_ABOUT * many[number])


def _cores(size: int, terms: Iterable[tuple[int, str, Terms]], rarity: Terms) -> list[list[tuple[str, float]]]:
    many = [0] * size
    uses: list[dict[str, float]] = [{} for _ in range(size)]
    for number, _, used in terms:
        many[number] += 1
        for term, likeness in used.items():
            if term[0] != "=":
                uses[number][term] = uses[number].get(term, 0.0) + likeness
    cores = []
    for number, used in enumerate(uses):
        often = sorted(used, key=lambda term: -used[term])
        core = {term: used[term] * rarity[term] for term in often if used[term] >= CORE * many[number]}
        core = core or {term: used[term] * rarity[term] for term in often[:FEW]}
        whole = sum(core.values())
        cores.append([(term, weight / whole) for term, weight in core.items()])
    return cores


def _vectors(size: int, terms: Iterable[tuple[int, str, Terms]], rarity: Terms) -> list[list[tuple[str, Terms]]]:
    table: list[list[tuple[str, Terms]]] = [[] for _ in range(size)]
    for number, language, used in terms:
        if vector := _unit({term: likeness * rarity[term] for term, likeness in used.items()}):
            table[number].append((language, vector))
    return table


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
        languages = frozenset(language for _, language in found)
        spelled[word] = spelled[word] | languages if word in spelled else languages
    for word, languages in known.items():
        spelled[word] = spelled[word] | languages if word in spelled else languages
    begun = {word: frozenset(language for _, language in found) for word, found in lexicon.beginnings.items()}
    return Speller.of(spelled, begun, known)
