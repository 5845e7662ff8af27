"""`clustersbot ask`: reads questions, one a line, and tells what the bot would do with each, and why."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

from bot.content import Content, Unreadable
from bot.settings import Settings
from events.catalogue import Catalogue
from faq import entries, evaluation
from faq.entries import FaqErrors
from faq.matcher import Matcher
from faq.results import Answer, Relay, Result, SmallTalk, Suggest
from handlers import knowledge

OUTCOMES = {Answer: "answer", Suggest: "suggest", Relay: "relay", SmallTalk: "smalltalk"}


def run(
    settings: Settings, folder: Path | None, language: str, event: str | None, as_json: bool, evaluate: Path | None
) -> int:
    """0, or 2 when the content or the questions cannot be used."""
    try:
        matcher = _matcher(settings, folder)
        if evaluate:
            print(evaluation.evaluate(matcher, evaluate))
            return 0
    except (Unreadable, FaqErrors, OSError, ValueError, KeyError) as error:
        print("\n".join(f"clustersbot: {line}" for line in str(error).splitlines()), file=sys.stderr)
        return 2
    _ask(matcher, _lines(), language, event, as_json)
    return 0


def _matcher(settings: Settings, folder: Path | None) -> Matcher:
    """Of the bot's own content, or of the FAQ files in another folder."""
    if folder is None:
        return Content.read(settings.content_dir).knowledge.matcher
    if not folder.is_dir():
        raise FaqErrors([f"{folder}: no such folder"])
    return knowledge.build(entries.load(folder), (), Catalogue({}, {})).matcher


def _lines() -> Iterable[str]:
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _ask(matcher: Matcher, questions: Iterable[str], language: str, event: str | None, as_json: bool) -> None:
    for question in questions:
        if question.strip():
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
