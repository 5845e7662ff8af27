"""How well each entry fits a question, as a few numbers that can be explained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import sqrt

from faq.index import Index
from faq.lexicon import ASKING, OTHER
from faq.meanings import ENGLISH
from faq.reading import Reading, Token

CANDIDATES = 12
NEAR = 3  # phrasings of an entry that are looked at
PEOPLE = ("n", "ns")  # what makes "Latvian" of "Latvia"
FIT = ("covered", "asked", "concepts", "words", "phrasing", "focused", "near", "worst", "lacking", "elsewhere")
NOTHING = ("nothing", "unknown", "foreign", "short", "slips")


@dataclass(frozen=True)
class Scored:
    """A question's candidates with their features in the order of FIT, and those of "none of them" (NOTHING)."""

    entries: Sequence[int]
    fits: Sequence[Sequence[float]]
    nothing: Sequence[float]


@dataclass(frozen=True)
class Weighed:
    """A question's words with what each counts for."""

    tokens: Sequence[tuple[Token, float]]
    terms: Mapping[str, float]
    elsewhere: Sequence[str]
    unknown: float
    foreign: float
    asking: float
    content: float


def weigh(index: Index, reading: Reading) -> Weighed:
    """Weigh the words by how telling their terms are; a word the FAQ never uses counts as much as the rarest."""
    terms = {term: likeness * index.rarity[term] for term, likeness in reading.terms.items() if term in index.rarity}
    tokens = []
    unknown = foreign = asking = content = 0.0
    elsewhere: set[str] = set()
    for at, token in enumerate(reading.tokens):
        if token.filler or token.name or (not token.terms and (token.number or _is_home(index, reading.tokens, at))):
            continue
        elsewhere.update(term for term in token.terms if term in index.reader.lexicon.elsewhere)
        known = [index.rarity[term] * likeness for term, likeness in token.terms.items() if term in index.rarity]
        weight = token.weight * (max(known) if known else index.unknown)
        if not known:
            unknown += weight
            foreign += token.weight if token.terms else 0.0
        elif _asks(token):
            asking += weight
        content += 0.0 if _asks(token) or token.event else weight
        tokens.append((token, weight))
    return Weighed(tokens, terms, sorted(elsewhere), unknown, foreign, asking, content)


def _asks(token: Token) -> bool:
    return bool(token.terms) and all(term.startswith(ASKING) for term in token.terms)


def score(index: Index, reading: Reading) -> Scored:
    """The best candidates for a question that was read."""
    weighed = weigh(index, reading)
    totals: dict[int, float] = {}
    for term, weight in weighed.terms.items():
        for entry, home in index.homes[term].items():
            totals[entry] = totals.get(entry, 0.0) + weight * home
    best = nlargest(CANDIDATES, totals, key=totals.__getitem__)
    fits = [_fit(index, weighed, entry, reading.language) for entry in best]
    nothing = (
        1.0,
        weighed.unknown / (weighed.content + weighed.asking or 1.0),
        min(2.0, weighed.foreign),
        1.0 / (1 + len(weighed.tokens)),
        sum(1.0 - token.certainty for token, _ in weighed.tokens),
    )
    return Scored(best, fits, nothing)


def _fit(index: Index, weighed: Weighed, entry: int, language: str) -> tuple[float, ...]:
    asked = covered = worst = 0.0
    for token, weight in weighed.tokens:
        home = max(
            (index.homes[t].get(entry, 0.0) * s for t, s in token.terms.items() if t in index.homes), default=0.0
        )
        if _asks(token):
            asked += weight * home
        elif not token.event:
            covered += weight * home
            worst = max(worst, weight * (1.0 - home))
    closest = _closest(index, entry, weighed.terms, language)
    squares = sum(weight * weight for weight in weighed.terms.values())
    whole = sqrt(squares + sum(weight * weight for token, weight in weighed.tokens if not token.terms)) or 1.0
    return (
        covered / (weighed.content or 1.0),
        asked / (weighed.asking or 1.0),
        _share(index, weighed.terms, entry, True),
        _share(index, weighed.terms, entry, False),
        closest[0] / whole,
        closest[0] / (sqrt(squares) or 1.0),
        sum(closest) / NEAR / whole,
        worst / index.unknown,
        sum(weight for term, weight in index.cores[entry] if term not in weighed.terms),
        sum(
            1.0 - index.homes[concept].get(entry, 0.0) if concept in index.homes else 1.0
            for concept in weighed.elsewhere
        ),
    )


def _share(index: Index, terms: Mapping[str, float], entry: int, concepts: bool) -> float:
    some = whole = 0.0
    for term, weight in terms.items():
        if (term[0] != "=") == concepts:
            whole += weight
            some += weight * index.homes[term].get(entry, 0.0)
    return some / whole if whole else 0.0


def _closest(index: Index, entry: int, weights: Mapping[str, float], language: str) -> list[float]:
    """How near the question is to the nearest phrasings, as products of vectors."""
    near = [0.0] * NEAR
    for spoken, vector in index.phrasings[entry]:
        if spoken in (language, ENGLISH):
            product = 0.0
            for term, weight in weights.items():
                if term in vector:
                    product += weight * vector[term]
            if product > near[-1]:
                near[-1] = product
                near.sort(reverse=True)
    return near


def is_unknown(index: Index, token: Token) -> bool:
    """Whether the FAQ has nothing to do with a word that means something."""
    return not (token.filler or token.name or token.number) and not any(term in index.homes for term in token.terms)


def leads_elsewhere(index: Index, reading: Reading) -> tuple[str, ...]:
    """The words that name a place, a year, an event or a subject that the FAQ never mentions."""
    tokens = reading.tokens
    return tuple(token.text for at, token in enumerate(tokens) if _leads_away(index, tokens, at))


def _leads_away(index: Index, tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.number:
        return len(token.text) == 4 and token.text[:2] in ("19", "20") and token.text not in index.reader.here
    foreign = [concept for concept in token.terms if concept in index.reader.lexicon.elsewhere]
    known = any(term.startswith("=") for term in token.terms)
    if any(concept not in index.homes or not known for concept in foreign if concept in OTHER):
        return True
    told = token.weight == 1.0 and token.certainty == 1.0
    if told and any(concept not in index.homes or not (known or concept in index.subjects) for concept in foreign):
        return True
    return token.place is not None and not _is_home(index, tokens, at)


def _is_home(index: Index, tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is where somebody comes from: "from Riga", "Helsingistä", "we live in Kaunas", "Latvian"."""
    place, origins = tokens[at].place, index.reader.lexicon.origins
    if place is None:
        return False
    following = tokens[at + 1].terms if at + 1 < len(tokens) else ()
    if "event" in following or not OTHER.isdisjoint(following):
        return False
    ending = tokens[at].meant.removeprefix(place)
    if ending.endswith(origins.endings) or (place.endswith("a") and ending in PEOPLE):
        return True
    before = [token.text for token in tokens[max(0, at - 2) : at]]
    return before[-1:] != [] and (before[-1] in origins.before or not origins.home.isdisjoint(before))
