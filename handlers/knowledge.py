"""What the bot knows: the FAQ's files with the phrasings that organisers added, and the matcher built of both."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from pathlib import Path

from db.added import Added
from db.questions import Phrasing
from events import readiness
from events.catalogue import Catalogue
from faq import canned, entries
from faq.canned import Canned
from faq.entries import REFERENCE, Entry, Faq, Wording
from faq.matcher import Matcher
from handlers import facts


@dataclass(frozen=True)
class Knowledge:
    """Immutable: when organisers change something, another one takes its place."""

    faq: Faq
    here: tuple[str, ...]
    called: Mapping[str, Sequence[str]]

    @cached_property
    def matcher(self) -> Matcher:
        """Takes about a fifth of a second the first time: bot/ asks for it in a thread."""
        return Matcher.build(self.faq, self.here, self.called)


def read(folder: Path, events: Catalogue | None) -> Faq:
    """The FAQ of the content folder. FaqErrors names everything that is wrong in it; None: the events are not known."""
    return entries.load(folder / "faq", None if events is None else facts.names(events), events)


def read_canned(folder: Path, events: Catalogue | None) -> dict[str, Canned]:
    """The answers at hand of the content folder. FaqErrors names everything that is wrong in them."""
    return canned.load(folder / "answers", None if events is None else facts.names(events))


def build(faq: Faq, phrasings: Iterable[Phrasing], events: Catalogue, added: Iterable[Added] = ()) -> Knowledge:
    """The FAQ with what organisers added to it; what its files have by now is theirs."""
    filed = {name: _with_facts(entry, events) for name, entry in faq.entries.items()}
    known, topics = dict(filed), {entry.topic for entry in faq}
    for one in added:
        if one.entry is None:
            known.setdefault(one.name, _own(one, topics))
        elif (entry := filed.get(one.entry)) and entry.lacks([one.event] if one.event else [*events]):
            known[one.entry] = _answered(known[one.entry], one)
    for phrasing in phrasings:
        if phrasing.entry in known:
            known[phrasing.entry] = _with(known[phrasing.entry], phrasing)
    return Knowledge(Faq(known), tuple(facts.here(events)), facts.called(events))


def _own(added: Added, topics: Collection[str | None]) -> Entry:
    """An entry that no file has; English, which is always there, has the same words."""
    wording = Wording(added.question, answer=_text(added))
    topic = added.topic if added.topic in topics else None  # the files may have other topics by now
    return Entry(added.name, {REFERENCE: wording, added.language: wording}, added.event, topic=topic)


def _with_facts(entry: Entry, events: Catalogue) -> Entry:
    """The entry with what the events' files say under [facts], where it has no answer of its own."""
    for event in entry.lacks(events):
        for language, text in (readiness.fact(events[event], entry.id) or {}).items():
            wording = entry.wordings.get(language) or replace(entry.wording(language), also=(), buttons=())
            answers = {**wording.answers, event: _braces(escape(text.strip(), quote=False))}
            entry = replace(entry, wordings={**entry.wordings, language: replace(wording, answers=answers)})
    return entry


def _answered(entry: Entry, added: Added) -> Entry:
    """The entry with its answer, for one event or for all; it stands in for English as long as there is no other."""
    wordings = dict(entry.wordings)
    missing = entry.unanswered if added.event is None else bool(entry.lacks([added.event]))
    languages = {added.language} | ({REFERENCE} if missing else set())
    for language in languages:
        wording = wordings.get(language) or replace(entry.wording(language), also=(), buttons=())
        answers = {**wording.answers, added.event: _text(added)} if added.event else wording.answers
        wordings[language] = replace(wording, answer=wording.answer if added.event else _text(added), answers=answers)
    return replace(entry, wordings=wordings)


def _text(added: Added) -> str:
    return _braces(added.answer)


def _braces(html: str) -> str:
    """Braces are no placeholders here."""
    return html.replace("{", "&#123;")


def _with(entry: Entry, added: Phrasing) -> Entry:
    """The entry with one more way to ask it, in the language it was typed in."""
    wording = entry.wordings.get(added.language)
    if wording is None:
        wording = replace(entry.wording(added.language), also=(), buttons=())
    wordings = {**entry.wordings, added.language: replace(wording, also=(*wording.also, added.text))}
    return replace(entry, wordings=wordings)
