"""The rules of an FAQ file, entry by entry: what is wrong with it and what to do."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import process

from faq import markdown
from faq.markup import faults, length

KEYS = ("id", "question", "also", "answer", "answers", "event", "see", "buttons", "confirmed", "topic")
ACTIONS = ("register", "my")
LONGEST = 4096  # what Telegram allows in a message, in UTF-16 units after the tags are read
_ID = re.compile(r"[a-z0-9_]{1,36}")  # with an event's id it fits into one of Telegram's buttons
_BRACES = re.compile(r"\{([^{}\n]*)\}")


@dataclass
class Problems:
    """Collects lines, so that all that is wrong is told at once."""

    lines: list[str] = field(default_factory=list)

    def add(self, file: str, id: str, what: str) -> None:
        """One more thing that is wrong."""
        self.lines.append(f"{file}: {f'entry {id}: ' if id else ''}{what}")

    def unknown(self, file: str, id: str, what: str, word: str, allowed: Iterable[str]) -> None:
        """Something that is not allowed, with the nearest thing that is."""
        choices = sorted(allowed)
        near = process.extractOne(word, choices, score_cutoff=60)
        hint = f'did you mean "{near[0]}"?' if near else f"allowed: {', '.join(choices[:30]) or 'none'}"
        self.add(file, id, f"{what}; {hint}")


@dataclass(frozen=True)
class Row:
    """An entry of one file, checked."""

    question: str
    also: tuple[str, ...] = ()
    answer: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    event: str | None = None
    see: tuple[str, ...] = ()
    buttons: tuple[dict[str, str], ...] = ()
    confirmed: tuple[date, str] | None = None
    topic: str | None = None


@dataclass(frozen=True)
class Checker:
    """Checks one entry; every method returns the value, or an empty one after it has told what is wrong."""

    file: str
    id: str
    placeholders: Collection[str] | None
    events: Collection[str] | None
    problems: Problems

    def row(self, table: Mapping[str, object]) -> Row:
        """The whole entry."""
        for key in table:
            if key not in KEYS:
                self.problems.unknown(self.file, self.id, f'unknown key "{key}"', key, KEYS)
        if "question" not in table:
            self.wrong('has no question; add question = "…"')
        return Row(
            question=self.text("question", table.get("question", "-")),
            also=self.texts("also", table.get("also", [])),
            answer=self.answer("answer", table["answer"]) if "answer" in table else None,
            answers={event: self.answer(f"answers.{event}", text) for event, text in self.by_event(table).items()},
            event=self.event("event", table["event"]) if "event" in table else None,
            see=self.texts("see", table.get("see", [])),
            buttons=self.buttons(table.get("buttons", [])),
            confirmed=self.confirmed(table["confirmed"]) if "confirmed" in table else None,
            topic=self.topic(table["topic"]) if "topic" in table else None,
        )

    def wrong(self, what: str) -> None:
        """Tell what is wrong with this entry."""
        self.problems.add(self.file, self.id, what)

    def text(self, key: str, value: object) -> str:
        """A text that says something."""
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.wrong(f'{key} must be a text between quotes, such as {key} = "…"')
        return ""

    def texts(self, key: str, value: object) -> tuple[str, ...]:
        """A list of texts."""
        if isinstance(value, list):
            return tuple(self.text(key, item) for item in value)
        self.wrong(f'{key} must be a list of texts, such as {key} = ["…", "…"]')
        return ()

    def answer(self, key: str, value: object) -> str:
        """A text in Markdown or Telegram's HTML, as HTML, with known placeholders, that fits into one message."""
        converted = markdown.convert(self.text(key, value))
        text = converted.html
        for fault in (*converted.faults, *faults(text)):
            self.wrong(f"{key}: {fault}")
        if (size := length(text)) > LONGEST:
            self.wrong(f"{key} has {size} characters, Telegram takes {LONGEST}; shorten it by {size - LONGEST}")
        for name in _BRACES.findall(text) if self.placeholders is not None else ():
            if name not in (self.placeholders or ()):
                what = f"{key}: unknown placeholder {{{name}}}"
                self.problems.unknown(self.file, self.id, what, name, self.placeholders or ())
        return text

    def by_event(self, table: Mapping[str, object]) -> Mapping[str, object]:
        """The answers that differ by event."""
        value = table.get("answers", {})
        if isinstance(value, dict):
            return {event: text for event, text in value.items() if self.event("answers", event)}
        self.wrong('answers must be a table by event, such as answers = {workshop = "…", matchmaking = "…"}')
        return {}

    def event(self, key: str, value: object) -> str:
        """The id of an event."""
        event = self.text(key, value)
        if event and self.events is not None and event not in self.events:
            self.problems.unknown(self.file, self.id, f'{key}: no event is called "{event}"', event, self.events)
            return ""
        return event

    def topic(self, value: object) -> str:
        """The id of a topic."""
        topic = self.text("topic", value)
        if topic and not _ID.fullmatch(topic):
            self.wrong(f'topic = "{topic[:40]}" must be an id of small letters, digits and _, 36 at the most')
        return topic

    def buttons(self, value: object) -> tuple[dict[str, str], ...]:
        """Actions by name, links as tables."""
        if not isinstance(value, list):
            self.wrong('buttons must be a list, such as buttons = ["register", {text = "…", url = "https://…"}]')
            return ()
        return tuple(button for item in value if (button := self.button(item)))

    def button(self, item: object) -> dict[str, str]:
        """One button."""
        if isinstance(item, str):
            if item in ACTIONS:
                return {"action": item}
            self.problems.unknown(self.file, self.id, f'buttons: no action is called "{item}"', item, ACTIONS)
            return {}
        if isinstance(item, dict) and set(item) == {"text", "url"}:
            link = {key: self.text(f"buttons: {key}", part) for key, part in item.items()}
            if not link["url"].startswith(("https://", "http://", "{")):
                self.wrong(f'buttons: url must begin with https://, not "{link["url"][:40]}"')
            return link
        self.wrong('buttons: a link is written {text = "…", url = "https://…"}')
        return {}

    def confirmed(self, value: object) -> tuple[date, str] | None:
        """A day and a name."""
        if isinstance(value, dict) and set(value) == {"date", "by"}:
            by = self.text("confirmed.by", value["by"])
            try:
                day = value["date"] if isinstance(value["date"], date) else date.fromisoformat(str(value["date"]))
            except ValueError:
                day = None
            if day is not None:
                return day, by
        self.wrong('confirmed is written {date = 2022-03-01, by = "…"}')
        return None


def rows(
    file: str,
    content: Mapping[str, object],
    placeholders: Collection[str] | None,
    events: Collection[str] | None,
    problems: Problems,
) -> dict[str, Row]:
    """The entries of one file by id."""
    for key in content:
        if key != "entry":
            problems.unknown(file, "", f'unknown "{key}"', key, ("entry",))
    tables = content.get("entry", [])
    found: dict[str, Row] = {}
    if not isinstance(tables, list):
        problems.add(file, "", "entries are written [[entry]], with two brackets")
        return found
    for number, table in enumerate(tables, 1):
        if not isinstance(table, dict) or not isinstance(id := table.get("id"), str) or not _ID.fullmatch(id):
            problems.add(file, f"number {number}", 'needs id = "…" of small letters, digits and _, 36 at the most')
            continue
        if id in found:
            problems.add(file, id, "occurs twice; rename one of them or merge them")
        found[id] = Checker(file, id, placeholders, events, problems).row(table)
    return found
