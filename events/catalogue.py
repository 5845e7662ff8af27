"""All events, consent texts and the desk's rules of the content folder, read at once."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from events import lines, problems
from events.checks import Problem, first_moment
from events.content import LANGUAGES, REFERENCE_LANGUAGE
from events.desk import Desk
from events.models import Event

LONGEST_CONSENT: Final = 3500  # characters: it is shown in one Telegram message, with the question around it

ConsentKey = tuple[str, str, str]  # name, version, language


class ContentError(Exception):
    """What is wrong in the content: one line each, with file, place, what was found and what is allowed."""

    def __init__(self, found: list[str]) -> None:
        super().__init__("\n".join(found))
        self.lines = tuple(found)


@dataclass(frozen=True)
class Catalogue(Mapping[str, Event]):
    """The events by id, the earliest first, the texts that people agree to, and how the organisers work."""

    events: Mapping[str, Event]
    consents: Mapping[ConsentKey, str]
    desk: Desk = field(default_factory=Desk)

    def __getitem__(self, event_id: str) -> Event:
        return self.events[event_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)

    def consent(self, event: Event, language: str) -> str:
        """The text that this event asks people to agree to, in this language, else in English."""
        asked = event.consent
        languages = (language, language.partition("-")[0].lower(), REFERENCE_LANGUAGE)
        return next(self.consents[key] for of in languages if (key := (asked.name, asked.version, of)) in self.consents)


def load(folder: Path) -> Catalogue:
    """The catalogue of this content folder. ContentError names everything that is wrong in it."""
    wrong: list[str] = []
    consents = _consents(folder / "consent", wrong)
    files = sorted((folder / "events").glob("*.toml"))
    if not files:
        wrong.append(f"{folder / 'events'}: no event files; each event is a file such as workshop.toml")
    read = [(path, event) for path in files if (event := _event(path, wrong))]
    wrong += chain(_repeated(read), _without_consent(read, consents, folder))
    desk = _desk(folder / "desk.toml", wrong)
    if wrong:
        raise ContentError(wrong)
    ordered = sorted((event for _, event in read), key=lambda event: (first_moment(event.starts), event.id))
    return Catalogue({event.id: event for event in ordered}, consents, desk)


def _event(path: Path, wrong: list[str]) -> Event | None:
    if (text := _text(path, wrong)) is None or (data := _toml(path, text, wrong)) is None:
        return None
    try:
        return Event.model_validate(data)
    except ValidationError as error:
        wrong += (_line(path, text, data, problem) for problem in problems.of_file(data, error))
        return None


def _desk(path: Path, wrong: list[str]) -> Desk:
    if not path.exists() or (text := _text(path, wrong)) is None or (data := _toml(path, text, wrong)) is None:
        return Desk()
    try:
        return Desk.model_validate(data)
    except ValidationError as error:
        wrong += (_line(path, text, data, problem) for problem in problems.of_desk(error))
        return Desk()


def _text(path: Path, wrong: list[str]) -> str | None:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong.append(f"{path}: not UTF-8 text: byte {error.start} cannot be read; save the file as UTF-8")
    except OSError as error:
        wrong.append(f"{path}: cannot be read: {error.strerror}")
    return None


def _toml(path: Path, text: str, wrong: list[str]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except RecursionError:
        wrong.append(f"{path}: not TOML: nested too deeply")
    except ValueError as error:  # TOMLDecodeError says line and column; a monstrous number is a plain ValueError
        wrong.append(f"{path}: not TOML: {error}")
    return None


def _line(path: Path, text: str, data: Mapping[str, Any], problem: Problem) -> str:
    number = lines.number(text, problem.place)
    where = lines.named(data, problem.place)
    return f"{path}{f':{number}' if number else ''}: {where}{': ' if where else ''}{problem.message}"


def _repeated(read: list[tuple[Path, Event]]) -> Iterator[str]:
    seen: dict[tuple[str, str], Path] = {}
    for path, event in read:
        for key in (("id", event.id), ("reference", event.reference)):
            if key in seen:
                yield f'{path}: {key[0]}: "{key[1]}" is already that of {seen[key]}; it must differ'
            seen.setdefault(key, path)


def _without_consent(read: list[tuple[Path, Event]], consents: Mapping[ConsentKey, str], folder: Path) -> Iterator[str]:
    for path, event in read:
        name, version = event.consent.name, event.consent.version
        if (name, version, REFERENCE_LANGUAGE) not in consents:
            file = folder / "consent" / f"{name}.{version}.{REFERENCE_LANGUAGE}.txt"
            known = sorted({f"{name} {version}" for name, version, _ in consents})
            yield f"{path}: questions ({event.consent.id}): no text {file}; texts there: {', '.join(known) or 'none'}"


def _consents(folder: Path, wrong: list[str]) -> dict[ConsentKey, str]:
    texts: dict[ConsentKey, str] = {}
    for path in sorted(folder.glob("*.txt")):
        parts = path.name.split(".")
        if len(parts) != 4 or parts[2] not in LANGUAGES:
            wrong.append(f"{path}: the name must be NAME.VERSION.LANGUAGE.txt, such as registration.1.en.txt")
        elif (text := _text(path, wrong)) is not None:
            texts[parts[0], parts[1], parts[2]] = text.strip()
            if not 1 <= len(text.strip()) <= LONGEST_CONSENT:
                wrong.append(f"{path}: {len(text.strip())} characters; it must have 1 to {LONGEST_CONSENT}")
    return texts
