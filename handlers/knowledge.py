"""What the bot knows: the FAQ's files with the phrasings that organisers added, and the matcher built of both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from db.questions import Phrasing
from events.catalogue import Catalogue
from faq import entries
from faq.entries import Entry, Faq
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


def build(faq: Faq, added: Iterable[Phrasing], events: Catalogue) -> Knowledge:
    """The FAQ with what organisers added to it."""
    known = dict(faq.entries)
    for phrasing in added:
        if phrasing.entry in known:
            known[phrasing.entry] = _with(known[phrasing.entry], phrasing)
    return Knowledge(Faq(known), tuple(facts.here(events)), facts.called(events))


def _with(entry: Entry, added: Phrasing) -> Entry:
    """The entry with one more way to ask it, in the language it was typed in."""
    wording = entry.wordings.get(added.language)
    if wording is None:
        wording = replace(entry.wording(added.language), also=(), buttons=())
    wordings = {**entry.wordings, added.language: replace(wording, also=(*wording.also, added.text))}
    return replace(entry, wordings=wordings)
