"""From what a person types to the entry that is meant, or the knowledge that none is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faq import confidence, index, lexicon, scoring, smalltalk, words
from faq.confidence import OFFERED, Confidence
from faq.entries import Entry, Faq
from faq.index import Index
from faq.meanings import ENGLISH
from faq.reading import Reading
from faq.results import Answer, Relay, Result, SmallTalk, Suggest, Why

PARTS = 3  # questions in one message that are looked at one by one
EXACT = 0.97  # the chance of an entry one of whose phrasings was typed word by word
CONTEXT = 1.0  # what an entry about the person's own event gains, in logits


@dataclass(frozen=True)
class Judged:
    """A reading with its candidates, most likely first."""

    reading: Reading
    candidates: Sequence[tuple[int, float]]
    strange: bool
    elsewhere: tuple[str, ...]
    exact: bool = False

    @property
    def best(self) -> float:
        """The chance of the most likely candidate."""
        return self.candidates[0][1] if self.candidates else 0.0


@dataclass(frozen=True)
class Matcher:
    """Immutable; to change the FAQ, build another one."""

    entries: Sequence[Entry]
    index: Index
    sure: Confidence

    @classmethod
    def build(
        cls,
        faq: Faq,
        here: Iterable[str] = (),
        called: Mapping[str, Iterable[str]] | None = None,
        sure: Confidence | None = None,
    ) -> "Matcher":
        """Tables from all languages' phrasings; takes long enough to belong into a thread.

        `here`: texts with the places and years of the events, as they come in by placeholders; without them, those
        of the answers count. A question that names another city or year is about something else. `called`: what our
        events are called, by their ids.
        """
        entries = tuple(faq)
        phrasings = [(number, *asked) for number, entry in enumerate(entries) for asked in entry.phrasings()]
        named = [text for entry in entries for text in entry.answers(ENGLISH).values()]
        events = {event for entry in entries for event in (entry.event, *entry.wording(ENGLISH).answers) if event}
        names: dict[str, Iterable[str]] = dict.fromkeys(events, ()) | dict(called or {})
        tables = index.build(len(entries), phrasings, lexicon.load(), list(here) or named, names)
        return cls(entries, tables, sure or confidence.load())

    def ask(self, text: str, language: str = ENGLISH, event: str | None = None) -> Result:
        """What comes of a message; `language` is the person's, `event` the one they registered for or look at."""
        text = text[: words.LONGEST_TEXT]
        if kind := smalltalk.recognise(self.index.reader.lexicon.smalltalk, text):
            return SmallTalk(kind, language)
        judged = self.judge(text, language, event)
        if several := self._several(judged, text, language, event):
            return several
        if self._is_sure(judged):
            return self._answer(judged, event)
        if judged.best >= (self.sure.doubtful if judged.elsewhere else self.sure.offer):
            beside = [number for number, chance in judged.candidates[:OFFERED] if chance >= self.sure.beside]
            entries = tuple(self.entries[number] for number in beside)
            return Suggest(entries, judged.best, judged.reading.language, self._why(judged))
        return Relay(judged.best, judged.reading.language, self._why(judged))

    def judge(self, text: str, language: str = ENGLISH, event: str | None = None) -> Judged:
        """The candidates with their chances, before any threshold."""
        reading = self.index.reader.read(text, language)
        scored = scoring.score(self.index, reading)
        context = [self._context(self.entries[number], event, reading.event) for number in scored.entries]
        chances = self.sure.chances(scored, context)
        ranked = sorted(zip(scored.entries, chances, strict=True), key=lambda pair: -pair[1])
        exact = self.index.exact.get(" ".join(token.text for token in reading.tokens))
        if exact is not None:
            return Judged(reading, _recognised(exact, ranked), False, (), True)
        strange = scored.nothing[scoring.NOTHING.index("unknown")] > self.sure.strange
        return Judged(reading, ranked, strange, scoring.leads_elsewhere(self.index, reading))

    def nearest(self, text: str, language: str = ENGLISH, event: str | None = None) -> tuple[Entry | None, float]:
        """The entry that comes nearest, however far away it is, and its chance."""
        judged = self.judge(text, language, event)
        return (self.entries[judged.candidates[0][0]] if judged.candidates else None), judged.best

    def _is_sure(self, judged: Judged) -> bool:
        return judged.best >= self.sure.answer and not judged.strange and not judged.elsewhere

    def _several(self, whole: Judged, text: str, language: str, event: str | None) -> Answer | None:
        """The answers to two or three questions in one message, when every one of them is sure."""
        parts = [] if whole.elsewhere or whole.exact else self.index.reader.questions(text, language)
        if not 2 <= len(parts) <= PARTS:
            return None
        answers: list[Answer] = []
        all_right = 1.0
        for part in parts:
            judged = self.judge(part, language, event)
            all_right *= judged.best
            if not self._is_sure(judged) or all_right < self.sure.answer:
                return None
            answer = self._answer(judged, event)
            if answer.entry.id not in [other.entry.id for other in answers]:
                answers.append(answer)
        first, *others = answers
        return (
            Answer(first.entry, first.confidence, first.language, first.why, first.event, tuple(others))
            if others
            else None
        )

    def _answer(self, judged: Judged, event: str | None) -> Answer:
        entry = self.entries[judged.candidates[0][0]]
        meant = judged.reading.event or event
        return Answer(entry, judged.best, judged.reading.language, self._why(judged), meant)

    def _context(self, entry: Entry, event: str | None, named: str | None) -> float:
        """`event` is the person's; one that the question names says half of it by its name already."""
        meant = named or event
        if meant is None or entry.event is None:
            return 0.0
        if entry.event != meant:
            return -CONTEXT
        return CONTEXT / 2 if named else CONTEXT

    def _why(self, judged: Judged) -> Why:
        """Which words speak for the best candidate, and which for none."""
        homes = self.index.homes
        best = judged.candidates[0][0] if judged.candidates else -1
        matched = {}
        for token in judged.reading.tokens:
            terms = [term.lstrip("=") for term in token.terms if best in homes.get(term, ())]
            if terms:
                matched[token.text] = tuple(terms[:4])
        unknown = [token.text for token in judged.reading.tokens if scoring.is_unknown(self.index, token)]
        return Why(matched, tuple(unknown), judged.elsewhere)


def _recognised(exact: int, ranked: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """The candidates, where the very words of a phrasing leave no doubt."""
    best = max([EXACT, *(chance for entry, chance in ranked if entry == exact)])
    return [(exact, best), *((entry, chance * (1.0 - EXACT)) for entry, chance in ranked if entry != exact)]
