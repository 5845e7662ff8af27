"""What organisers write: content/faq/<lang>.toml, read and checked into entries."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from faq.checks import Problems, Row, rows

REFERENCE = "en"
PLACEHOLDER = re.compile(r"\{([A-Za-z0-9_.]+)\}")


class FaqErrors(ValueError):
    """Everything that is wrong with the files, a line each: `file: entry id: what is wrong and what to do`."""

    def __init__(self, problems: Collection[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Button:
    """Below an answer: an `action` of the bot (register, my), or a link with its text."""

    action: str = ""
    text: str = ""
    url: str = ""


@dataclass(frozen=True)
class Confirmed:
    """Who stands behind an answer, since when."""

    date: date
    by: str


@dataclass(frozen=True)
class Wording:
    """One entry in one language; no answer and no answers: organisers must still supply it."""

    question: str
    also: tuple[str, ...] = ()
    answer: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    buttons: tuple[Button, ...] = ()

    @property
    def phrasings(self) -> tuple[str, ...]:
        """The question and the other ways to ask it."""
        return (self.question, *self.also)


@dataclass(frozen=True)
class Entry:
    """A question with its wordings by language; the English one is always there."""

    id: str
    wordings: Mapping[str, Wording]
    event: str | None = None
    see: tuple[str, ...] = ()
    confirmed: Confirmed | None = None
    topic: str | None = None

    def wording(self, language: str) -> Wording:
        """The entry in this language, or else in English."""
        return self.wordings.get(language) or self.wordings[REFERENCE]

    def question(self, language: str) -> str:
        """The title that a person sees."""
        return self.wording(language).question

    @property
    def unanswered(self) -> bool:
        """Whether organisers must still supply the answer."""
        return not self.answers(REFERENCE)

    def answers(self, language: str, event: str | None = None) -> Mapping[str | None, str]:
        """The answer by event, in this language or else in English.

        One answer where it is the same for all (under None) or the event is known; all of them where it is not
        known; none where organisers must still supply it, for this event.
        """
        wordings = (self.wording(language), self.wordings[REFERENCE])
        if event is None and any(wording.answers for wording in wordings):
            return {key: text for wording in reversed(wordings) for key, text in wording.answers.items()}
        for wording in wordings:
            if event is not None and event in wording.answers:
                return {event: wording.answers[event]}
            if wording.answer is not None:
                return {None: wording.answer}
        return {}

    def concerns(self, event: str) -> bool:
        """Whether it may be asked about this event."""
        return self.event in (None, event)

    def lacks(self, events: Collection[str]) -> list[str]:
        """The events for which organisers must still supply the answer."""
        return [event for event in events if self.concerns(event) and not self.answers(REFERENCE, event)]

    def buttons(self, language: str) -> tuple[Button, ...]:
        """What to offer below the answer."""
        return self.wording(language).buttons or self.wordings[REFERENCE].buttons

    def phrasings(self) -> Iterator[tuple[str, str]]:
        """Every way to ask it, with its language."""
        for language, wording in self.wordings.items():
            for phrasing in wording.phrasings:
                yield language, phrasing


@dataclass(frozen=True)
class Faq:
    """All entries by id, in the order of the English file."""

    entries: Mapping[str, Entry]

    def __getitem__(self, id: str) -> Entry:
        return self.entries[id]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)


def render(text: str, value: Callable[[str], str]) -> str:
    """The text with each {placeholder} replaced by value(name), which must already be escaped for HTML."""
    return PLACEHOLDER.sub(lambda found: value(found[1]), text)


def load(folder: Path, placeholders: Collection[str] | None = None, events: Collection[str] | None = None) -> Faq:
    """Read every <lang>.toml of the folder; refused with FaqErrors that name all that is wrong at once.

    `placeholders` are the allowed names, `events` the allowed event ids; None: any.
    """
    problems = Problems()
    paths = sorted(folder.glob("*.toml"), key=lambda path: (path.stem != REFERENCE, path.name))
    files = {path.stem: _read(path, problems) for path in paths}
    if not files.get(REFERENCE) and not problems.lines:
        problems.add(f"{REFERENCE}.toml", "", f"no entries; {folder / 'en.toml'} must hold at least one [[entry]]")
    read = {
        language: rows(f"{language}.toml", table, placeholders, events, problems) for language, table in files.items()
    }
    _compare(read, problems)
    if problems.lines:
        raise FaqErrors(problems.lines)
    return Faq(MappingProxyType({id: _entry(id, read) for id in read[REFERENCE]}))


def _read(path: Path, problems: Problems) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        problems.add(path.name, "", f"not UTF-8 at byte {error.start}; save the file as UTF-8")
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        problems.add(path.name, "", f"not TOML: {str(error)[:200] or 'nested too deep'}; correct that line")
    except OSError as error:
        problems.add(path.name, "", f"cannot be read: {error.strerror}")
    return {}


def _compare(read: Mapping[str, Mapping[str, Row]], problems: Problems) -> None:
    reference = read.get(REFERENCE, {})
    for language, entries in read.items():
        for id, row in entries.items():
            if language != REFERENCE and reference and id not in reference:
                problems.unknown(f"{language}.toml", id, f"an entry that {REFERENCE}.toml lacks", id, reference)
            for other in row.see:
                if reference and other not in reference:
                    problems.unknown(f"{language}.toml", id, f'see = "{other}" is no entry', other, reference)


def _entry(id: str, read: Mapping[str, Mapping[str, Row]]) -> Entry:
    row = read[REFERENCE][id]
    wordings = {language: _wording(entries[id]) for language, entries in read.items() if id in entries}
    confirmed = Confirmed(*row.confirmed) if row.confirmed else None
    return Entry(id, MappingProxyType(wordings), row.event, row.see, confirmed, row.topic)


def _wording(row: Row) -> Wording:
    buttons = tuple(Button(**button) for button in row.buttons)
    return Wording(row.question, row.also, row.answer, MappingProxyType(dict(row.answers)), buttons)
