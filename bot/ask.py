"""`clustersbot ask`: reads questions, one a line, and tells what the bot would do with each, and why."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson
from babel import Locale, UnknownLocaleError

from bot.content import Content, Unreadable
from bot.settings import Settings
from events.catalogue import Catalogue
from faq import entries, evaluation
from faq.entries import FaqErrors
from faq.evaluation import Unusable
from faq.matcher import Matcher
from faq.results import Answer, Relay, Result, SmallTalk, Suggest
from handlers import knowledge

OUTCOMES = {Answer: "answer", Suggest: "suggest", Relay: "relay", SmallTalk: "smalltalk"}


class Wrong(Exception):
    """What was asked for is not there."""


def run(
    settings: Settings, folder: Path | None, language: str, event: str | None, as_json: bool, evaluate: Path | None
) -> int:
    """0, or 2 when the content, the questions or an option cannot be used."""
    try:
        matcher, events = _matcher(settings, folder)
        _check(language, event, events)
        if evaluate:
            print(evaluation.evaluate(matcher, evaluate))
            return 0
    except (Unreadable, Unusable, Wrong) as error:
        print("\n".join(f"clustersbot: {line}" for line in str(error).splitlines()), file=sys.stderr)
        return 2
    _ask(matcher, _lines(), language, event, as_json)
    return 0


def _matcher(settings: Settings, folder: Path | None) -> tuple[Matcher, set[str]]:
    """Of the bot's own content, or of the FAQ files in another folder; and the events that it knows."""
    if folder is None:
        content = Content.read(settings.content_dir)
        return content.knowledge.matcher, set(content.events)
    if not folder.is_dir():
        raise Wrong(f"--faq {folder}: {'no folder' if folder.exists() else 'no such folder'}")
    try:
        faq = entries.load(folder)
    except FaqErrors as error:
        raise Unreadable([f"{folder}/{line}" for line in error.problems], folder) from None
    events = {event for entry in faq for event in (entry.event, *entry.answers("en")) if event}
    return knowledge.build(faq, (), Catalogue({}, {})).matcher, events


def _check(language: str, event: str | None, events: set[str]) -> None:
    """Options that would be passed over in silence. An FAQ that tells no events apart takes any."""
    try:
        Locale.parse(language, sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError):
        raise Wrong(f"--lang {language}: no such language; write en, lt, de, …") from None
    if event and events and event not in events:
        raise Wrong(f"--event {event}: no such event; there are {', '.join(sorted(events))}")


def _lines() -> Iterable[str]:
    for line in sys.stdin.buffer if sys.stdin else ():
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _ask(matcher: Matcher, questions: Iterable[str], language: str, event: str | None, as_json: bool) -> None:
    """An object for every line, so that they can be told apart by their places; to be read, only for questions."""
    for question in questions:
        if as_json or question.strip():
            result = matcher.ask(question, language, event)
            print(_as_json(question, result) if as_json else _explained(question, result), flush=True)


def _as_json(question: str, result: Result) -> str:
    found: dict[str, Any] = {
        "text": question,
        "outcome": OUTCOMES[type(result)],
        "id": result.entry.id if isinstance(result, Answer) else None,
        "confidence": round(result.confidence, 4),
        "suggestions": [entry.id for entry in result.entries] if isinstance(result, Suggest) else [],
        "language": result.language,
    }
    return orjson.dumps(found).decode()


def _explained(question: str, result: Result) -> str:
    match result:
        case Answer():
            what = ", ".join([result.entry.id, *(other.entry.id for other in result.also)])
        case Suggest():
            what = " or ".join(entry.id for entry in result.entries)
        case SmallTalk():
            what = str(result.kind)
        case Relay():
            what = "the organisers"
    head = f"{question}\n  {OUTCOMES[type(result)]}: {what} ({result.confidence:.2f}, {result.language})"
    return f"{head}\n  because: {result.why}"
