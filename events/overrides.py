"""Settings of an event that organisers change in the chat: which there are, and an event with one of them changed."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Protocol

from pydantic import ValidationError

from events import problems
from events.catalogue import Catalogue
from events.content import LANGUAGES, REFERENCE_LANGUAGE, LocalText
from events.facts import Fact
from events.models import Event
from events.moments import read_moment
from events.words import tidy

NOTHING: Final = ("-", "–", "—")
LONGEST, LONGEST_PLACE = 3000, 200  # characters of a text
_LANGUAGE_LINE: Final = re.compile(r"\s*([a-z]{2})\s*:\s*(.*)")


class Kind(StrEnum):
    """How a value is written."""

    MOMENT = "moment"
    DAY = "day"  # an hour may stand with it
    NUMBER = "number"
    TEXT = "text"  # in one language, or a line a language: "lt: …"
    ADDRESS = "address"


ALWAYS: Final = {
    "registration.closes": Kind.MOMENT,
    "registration.opens": Kind.MOMENT,
    "registration.changes_close": Kind.MOMENT,
    "waiting.closes": Kind.MOMENT,
    "seats.onsite": Kind.NUMBER,
    "place.venue": Kind.TEXT,
    "place.address": Kind.TEXT,
    "online_url": Kind.ADDRESS,
}
IN_FILES: Final = (Fact.B2MATCH_OPTIONS,)  # lists, which no reply can hold
KINDS: Final = {
    **ALWAYS,
    "starts": Kind.DAY,
    "ends": Kind.DAY,
    **{f"facts.{fact}": Kind.TEXT for fact in Fact if fact not in IN_FILES},
}


class Override(Protocol):
    """One setting of an event, by its dotted name."""

    @property
    def event(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def value(self) -> Any: ...


class Wrong(Exception):
    """The value does not fit; the text says what is allowed, as for a line in the file."""


@dataclass(frozen=True)
class Merged:
    """The catalogue with what was set, and what does not fit any more, for the file has changed."""

    catalogue: Catalogue
    left_out: tuple[Override, ...]


def read(name: str, words: str) -> Any:
    """What these words set, as a file would have it; None: nothing ("-"). Wrong: they cannot be understood."""
    text = tidy(words, multiline=True)
    if text in NOTHING:
        return None
    if KINDS[name] is Kind.NUMBER:
        if not re.fullmatch(r"[0-9]{1,6}", text):
            raise Wrong(f'"{text[:40]}"')
        return int(text)
    if KINDS[name] is not Kind.TEXT:
        return text
    most = LONGEST_PLACE if name.startswith("place.") else LONGEST
    if len(text) > most:
        raise Wrong(f"{len(text)} > {most}")
    return languages(text)


def value(event: Event, name: str) -> Any:
    """What an event has now; None: nothing."""
    found: Any = event
    for step in name.split("."):
        found = found.get(step) if hasattr(found, "get") else getattr(found, step, None)
    return found


def applied(event: Event, name: str, value: Any) -> Event:
    """The event with this setting. Wrong: the file could not say so either."""
    data = event.model_dump(mode="json", exclude_unset=True)
    data["not_applicable"] = [one for one in event.not_applicable if one != name]
    _put(data, name.split("."), value)
    if name == "registration.closes" and event.registration.changes_close is None:
        _keep_changes_open(event, data)
    try:
        return Event.model_validate(data)
    except ValidationError as error:
        raise Wrong("\n".join(problem.message for problem in problems.of_file(data, error))) from None


MOMENTS: Final[dict[str, Callable[[Event], datetime]]] = {
    "registration.closes": lambda event: event.closes_at,
    "registration.changes_close": lambda event: event.changes_close_at,
    "waiting.closes": lambda event: event.line_closes_at,
    "starts": lambda event: event.starts_at,
    "ends": lambda event: event.ends_at,
}


def is_over(event: Event, name: str, now: datetime) -> bool:
    """Whether what this setting names has passed already."""
    return name in MOMENTS and MOMENTS[name](event) <= now


def merged(catalogue: Catalogue, overrides: Iterable[Override]) -> Merged:
    """The file's catalogue with everything that was set; one that does not fit leaves the file's value."""
    events, left_out = dict(catalogue.events), []
    for override in overrides:
        try:
            if override.event in events and override.name in KINDS:
                events[override.event] = applied(events[override.event], override.name, override.value)
        except Wrong:
            left_out.append(override)
    return Merged(replace(catalogue, events=events), tuple(left_out))


def _keep_changes_open(event: Event, data: dict[str, Any]) -> None:
    """Whoever is registered may change their answers as long as before, though registration closes earlier."""
    closes = event.registration.closes
    try:
        sooner = read_moment(data["registration"].get("closes"))
    except ValueError:
        return
    if isinstance(sooner, datetime) and sooner < closes:
        _put(data, ["registration", "changes_close"], closes)


def _put(data: dict[str, Any], path: list[str], value: Any) -> None:
    """Sets, or with None removes, what stands at a place."""
    *tables, last = path
    for table in tables:
        data[table] = dict(data.get(table) or {})
        data = data[table]
    if value is None:
        data.pop(last, None)
    else:
        data[last] = value


def languages(text: str) -> dict[str, str]:
    """One text for every language; or, if it begins with a language ("en: …"), a text from each such line on."""
    named: dict[str, list[str]] = {}
    language = None
    for line in text.splitlines():
        match = _LANGUAGE_LINE.fullmatch(line)
        if match and match[1] in LANGUAGES:
            language, line = match[1], match[2]
        if language:
            named.setdefault(language, []).append(line)
        elif line.strip():
            return {REFERENCE_LANGUAGE: text}
    texts = {language: "\n".join(lines).strip() for language, lines in named.items()}
    if not all(texts.get(language) for language in (REFERENCE_LANGUAGE, *texts)):
        raise Wrong(f'"{REFERENCE_LANGUAGE}: …"')
    return texts


def shown(value: Any, language: str) -> str:
    """A value in words; "" for nothing."""
    if isinstance(value, LocalText):
        return value.in_(language)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return "" if value is None else str(value)
