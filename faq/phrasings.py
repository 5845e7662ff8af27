"""The phrasings of the FAQ are read: their language is known, and there are no slips in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from faq import words
from faq.lexicon import OURS, Lexicon, Phrase
from faq.meanings import COMPOUND, ENGLISH, add_concepts, compound_meanings, meanings, phrase_meanings, phrases_from
from faq.names import Names

Terms = Mapping[str, float]


@dataclass
class PhrasingReader:
    """Reads phrasings, whose language is known; remembers each word."""

    lexicon: Lexicon
    names: Names
    remembered: dict[tuple[str, str], Terms] = field(default_factory=dict)
    begun: dict[str, Sequence[Phrase]] = field(default_factory=dict)

    def terms(self, spelled: list[str], language: str) -> dict[str, float]:
        """The terms of a phrasing's words: their stems, marked `=`, and their concepts."""
        terms: dict[str, float] = {}
        phrases = phrase_meanings(self.lexicon, spelled, frozenset((language, ENGLISH)), self._phrases)
        named = self.names.find(spelled)
        if len(set(named.values())) > 1:
            terms[OURS] = 1.0
        for place, word in enumerate(spelled):
            if place in named:
                terms[OURS + named[place]] = 1.0
                continue
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

    def _phrases(self, lexicon: Lexicon, word: str) -> Sequence[Phrase]:
        if (found := self.begun.get(word)) is None:
            found = self.begun[word] = phrases_from(lexicon, word)
        return found

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
        if not filler and not word.isdigit():
            terms["=" + words.stem(word)] = 1.0
        return terms
