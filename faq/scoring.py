"""How well each entry fits a question, as a few numbers that can be explained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import sqrt

from faq.index import Index
from faq.meanings import ENGLISH
from faq.reading import Reading, Token

CANDIDATES = 12
FIT = ("covered", "asked", "concepts", "words", "phrasing", "focused", "exact", "worst", "elsewhere")
NOTHING = ("nothing", "unknown", "foreign", "short", "slips")
OTHER = frozenset(("other_event", "other_time"))
ASKING = "q_"  # concepts whose names begin so are question words


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
    for token in reading.tokens:
        if token.filler or token.name or (token.number and not token.terms):
            continue
        elsewhere.update(term for term in token.terms if term in index.reader.lexicon.elsewhere)
        known = [index.rarity[term] * likeness for term, likeness in token.terms.items() if term in index.rarity]
        weight = token.weight * (max(known) if known else index.unknown)
        if not known:
            unknown += weight
            foreign += token.weight if token.terms else 0.0
        elif _asks(token):
            asking += weight
        content += 0.0 if _asks(token) else weight
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
        else:
            covered += weight * home
            worst = max(worst, weight * (1.0 - home))
    product = _closest(index, entry, weighed.terms, language)
    squares = sum(weight * weight for weight in weighed.terms.values())
    whole = sqrt(squares + sum(weight * weight for token, weight in weighed.tokens if not token.terms)) or 1.0
    return (
        covered / (weighed.content or 1.0),
        asked / (weighed.asking or 1.0),
        _share(index, weighed.terms, entry, True),
        _share(index, weighed.terms, entry, False),
        product / whole,
        product / (sqrt(squares) or 1.0),
        1.0 if product / whole > 0.9 else 0.0,
        worst / index.unknown,
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


def _closest(index: Index, entry: int, weights: Mapping[str, float], language: str) -> float:
    best = 0.0
    for spoken, vector in index.phrasings[entry]:
        if spoken in (language, ENGLISH):
            product = 0.0
            for term, weight in weights.items():
                if term in vector:
                    product += weight * vector[term]
            if product > best:
                best = product
    return best


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
    known = token.meant in index.reader.known
    if any(concept in OTHER and not (known and concept in index.homes) for concept in token.terms):
        return True
    if token.weight == 1.0 and any(c in index.reader.lexicon.elsewhere and c not in index.homes for c in token.terms):
        return True
    if not token.place:
        return False
    event = at + 1 < len(tokens) and "event" in tokens[at + 1].terms
    return event or not at or tokens[at - 1].text not in index.reader.lexicon.origins
