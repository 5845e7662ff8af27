"""What organisers edit, read and checked at once, and compared with what was before."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from events import catalogue
from events.catalogue import Catalogue, ContentError
from faq.canned import Canned
from faq.entries import Faq, FaqErrors
from handlers import knowledge, payloads
from handlers.knowledge import Knowledge
from handlers.texts import Texts, TextsError

T = TypeVar("T")
Things = Mapping[str, object]


class Unreadable(Exception):
    """The content cannot be used: every reason is a line with file, place, and what to do."""

    def __init__(self, lines: list[str], folder: Path) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)
        self.short = tuple(line.replace(f"{folder}/", "") for line in lines)  # with places inside of the folder


@dataclass(frozen=True)
class Content:
    """The whole of it; immutable."""

    events: Catalogue
    texts: Texts
    faq: Faq
    canned: Mapping[str, Canned]

    @cached_property
    def knowledge(self) -> Knowledge:
        """The FAQ as its files have it, ready to be asked."""
        return knowledge.build(self.faq, (), self.events)

    @classmethod
    def read(cls, folder: Path, before: "Content | None" = None) -> "Content":
        """What the folder holds now. Unreadable tells everything that is wrong, also compared with what was before."""
        if not folder.is_dir():
            raise Unreadable([f"CONTENT_DIR: {folder}: no such folder"], folder)
        wrong: list[str] = []
        events = _attempt(wrong, "", lambda: catalogue.load(folder))
        texts = _attempt(wrong, "", lambda: Texts.load(folder / "texts"))
        faq = _attempt(wrong, f"{folder / 'faq'}/", lambda: knowledge.read(folder, events))
        canned = _attempt(wrong, f"{folder / 'answers'}/", lambda: knowledge.read_canned(folder, events))
        if events is None or texts is None or faq is None or canned is None:
            raise Unreadable(wrong, folder)
        content = cls(events, texts, faq, canned)
        wrong += chain(_long_buttons(events), _unnamed_topics(content, folder))
        wrong += [f"{folder / 'texts' / 'en.ftl'}: {line}" for line in (texts.lost(before.texts) if before else ())]
        if wrong:
            raise Unreadable(wrong, folder)
        return content


def _long_buttons(events: Catalogue) -> Iterator[str]:
    """Ids that are too long together for one of Telegram's buttons."""
    for event in events.values():
        for question in event.questions:
            for candidate in question.buttons("en") or ():
                try:
                    payloads.Pick(event.id, question.id, str(candidate.value)).pack()
                except ValueError as error:
                    yield f"{event.id}: questions {question.id}: {error}"


def _unnamed_topics(content: Content, folder: Path) -> Iterator[str]:
    """Topics of the FAQ that no text names."""
    for topic in dict.fromkeys(entry.topic for entry in content.faq if entry.topic):
        if not content.texts.say("en").knows(f"topic.{topic}"):
            entry = next(entry for entry in content.faq if entry.topic == topic)
            place = f"{folder / 'faq' / 'en.toml'}: entry {entry.id}"
            yield f'{place}: topic "{topic}" has no name; add topic-{topic} = … to {folder / "texts" / "en.ftl"}'


def _attempt(wrong: list[str], before: str, read: Callable[[], T]) -> T | None:
    try:
        return read()
    except (ContentError, TextsError, FaqErrors) as error:
        wrong += [f"{before}{line}" for line in str(error).splitlines()]
    except OSError as error:
        wrong.append(f"{error.filename}: cannot be read: {error.strerror}")
    return None


@dataclass(frozen=True)
class Changes:
    """Names of what is new, different and gone."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def changes(old: Content, new: Content) -> dict[str, Changes]:
    """What is different, by the part of the content; parts where nothing is are left out."""
    before, after = _parts(old), _parts(new)
    found = {part: _compared(before[part], after[part]) for part in after}
    return {part: compared for part, compared in found.items() if compared}


def _parts(content: Content) -> dict[str, Things]:
    consents: dict[str, Any] = {".".join(key): text for key, text in content.events.consents.items()}
    return {
        "events": content.events.events,
        "consents": consents,
        "desk": dict(content.events.desk),
        "texts": content.texts.sources,
        "faq": content.faq.entries,
        "answers": content.canned,
    }


def _compared(old: Things, new: Things) -> Changes:
    return Changes(
        new=tuple(name for name in new if name not in old),
        changed=tuple(name for name in new if name in old and new[name] != old[name]),
        gone=tuple(name for name in old if name not in new),
    )
