"""A question is read: its language, and what each of its words could mean to this FAQ."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from faq import languages, sentences, words
from faq.lexicon import ASKING, OTHER_TIME, OURS, Lexicon
from faq.meanings import COMPOUND, ENGLISH, add_concepts, compound_meanings, meanings, phrase_meanings, plain
from faq.names import Names
from faq.spelling import Speller

NAMED = 0.2  # what the name of one of our events counts for
INFLECTED = 4  # letters that an ending adds to a place: Tallinnasta
MOST_SLIPS = 10  # unknown words that are looked up in the vocabulary; hostile texts have more
_UNTIL_ASKED = re.compile(r"[^?\n]+\?*")

Meant = Sequence[tuple[str, float]]  # each word as it was meant, and how sure that is


@dataclass(frozen=True)
class Token:
    """A word of the question: the terms it stands for, each with its likeness from 0 to 1."""

    text: str
    meant: str
    terms: Mapping[str, float] = field(default_factory=dict)
    certainty: float = 1.0
    filler: bool = False
    place: str | None = None
    number: bool = False
    name: bool = False
    weight: float = 1.0
    event: str | None = None


@dataclass(frozen=True)
class Reading:
    """A question that was read."""

    tokens: tuple[Token, ...]
    language: str

    @property
    def event(self) -> str | None:
        """The one of our events that is named."""
        named = {token.event for token in self.tokens if token.event}
        return named.pop() if len(named) == 1 else None

    @cached_property
    def terms(self) -> dict[str, float]:
        """Every term with the best likeness any word has to it."""
        best: dict[str, float] = {}
        for token in self.tokens:
            for term, likeness in token.terms.items():
                if likeness * token.weight > best.get(term, 0.0):
                    best[term] = likeness * token.weight
        return best


@dataclass(frozen=True)
class Reader:
    """Reads with a lexicon and the vocabulary of one FAQ.

    `known` has the languages in which the FAQ uses a word, `here` the words that name our places and years;
    `places` are elsewhere; a word of our events' `names` stands for that event and nothing else.
    """

    lexicon: Lexicon
    known: Mapping[str, frozenset[str]]
    stems: frozenset[str]
    here: frozenset[str]
    places: frozenset[str]
    speller: Speller
    names: Names

    def read(self, text: str, prior: str = ENGLISH) -> Reading:
        """Understand a question as typed, slips included."""
        spelled, weights = sentences.weighed(text)
        folded = {word: plain(self.lexicon, word, self.known) for word in spelled}
        language, likely = languages.judge(self.lexicon, self.known, text, [folded[word] for word in spelled], prior)
        names = sentences.names(text)
        understood: dict[str, tuple[str, float]] = {}
        slips = 0
        for word in dict.fromkeys(spelled):
            if self._is_known(folded[word], likely):
                understood[word] = folded[word], 1.0
            elif slips < MOST_SLIPS:
                understood[word] = self.speller.correct(word, likely) or (word, 1.0)
                slips += 1
        meant = [understood.get(word, (word, 1.0)) for word in spelled]
        phrases = phrase_meanings(self.lexicon, [best for best, _ in meant], likely)
        polite, named = sentences.polite(self.lexicon, spelled), self.names.find([best for best, _ in meant])
        tokens = [
            Token(word, word, filler=True)
            if i in polite
            else self._name(word, best, named, i, weights[i], meant)
            if i in named
            else self._token(word, best, sure, phrases.get(i, ()), language, likely, word in names, weights[i])
            for i, (word, (best, sure)) in enumerate(zip(spelled, meant, strict=True))
        ]
        return Reading(tuple(tokens), language)

    def questions(self, text: str, prior: str) -> list[str]:
        """The two or more parts of a message that each ask by themselves; none when it is one question."""
        spelled = words.split(text)
        if len(spelled) == words.MOST_WORDS:
            return []
        language, _ = languages.judge(self.lexicon, self.known, text, spelled, prior)
        parts = [part for part in _UNTIL_ASKED.findall(text) if self._asks(part, language)]
        if len(parts) < 2:
            joining = "|".join(sorted(self.lexicon.joining[language]))
            parts = re.split(rf"[,;]?\s+(?:{joining})\s+|;\s*", text, flags=re.IGNORECASE)
        return parts if len(parts) > 1 and all(self._asks(part, language) for part in parts) else []

    def _asks(self, part: str, language: str) -> bool:
        """Whether a part of a message has a question mark, a question word, or begins as questions do."""
        spelled = words.split(part)
        if not spelled:
            return False
        likely = frozenset((language, ENGLISH))
        if part.rstrip().endswith("?") or any(spelled[0] in self.lexicon.asking[spoken] for spoken in likely):
            return True
        phrases = phrase_meanings(self.lexicon, spelled, likely).values()
        found = [concept for word in spelled for concept, _ in meanings(self.lexicon, word, likely)]
        return any(concept.startswith(ASKING) for concept in [*found, *(one for several in phrases for one in several)])

    def _is_known(self, word: str, likely: frozenset[str]) -> bool:
        """Whether a word needs no correction."""
        if word.isdigit() or word in self.known or self._place(word) or word in self.lexicon.parts:
            return True
        if not likely.isdisjoint(self.lexicon.filler.get(word, ())) or words.stem(word) in self.stems:
            return True
        return bool(meanings(self.lexicon, word, likely))

    def _name(self, word: str, best: str, named: Mapping[int, str], at: int, weight: float, meant: Meant) -> Token:
        """A word of a name of our events; after "the next" it is another edition's."""
        if at and meant[at - 1][0] in self.lexicon.others:
            return Token(word, best, {OTHER_TIME: 1.0}, weight=weight)
        terms = {OURS + named[at]: NAMED} | ({OURS: 1.0} if len(set(named.values())) > 1 else {})
        return Token(word, best, terms, weight=weight, event=named[at])

    def _token(
        self,
        word: str,
        best: str,
        sure: float,
        phrases: Iterable[str],
        language: str,
        likely: frozenset[str],
        name: bool,
        weight: float,
    ) -> Token:
        terms: dict[str, float] = {}
        spoken = self.lexicon.filler.get(best, frozenset())
        if language in spoken:
            likely = frozenset((language,))
        concepts = {concept for concept, _ in meanings(self.lexicon, best, likely)}
        if phrases:
            concepts &= self.lexicon.elsewhere
        filler = not likely.isdisjoint(spoken)
        if not concepts and not phrases and not filler and best not in self.known and len(best) >= COMPOUND:
            concepts = set(compound_meanings(self.lexicon, best, likely))
        add_concepts(terms, self.lexicon, [*concepts, *phrases], sure)
        stem = words.stem(best)
        if not filler and not best.isdigit() and (best in self.known or stem in self.stems):
            terms["=" + stem] = sure
        return Token(
            word,
            best,
            terms,
            sure,
            filler=filler and not concepts and not phrases,
            place=self._place(best),
            number=best.isdigit(),
            name=name,
            weight=weight,
        )

    def _place(self, word: str) -> str | None:
        """The longest place that the word is a case of."""
        ends = range(len(word), max(3, len(word) - INFLECTED - 1), -1)
        return next((word[:end] for end in ends if word[:end] in self.places), None)
