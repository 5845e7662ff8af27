"""The words people see: complete in both languages, each used, none hidden in the code."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, visitor
from fluent.syntax import ast as fluent

from events.refused import Refused
from handlers import letter_names
from tests.town import CONTENT

ROOT = CONTENT.parent
TEXTS = CONTENT / "texts"
LANGUAGES = sorted(path.stem for path in TEXTS.glob("*.ftl"))
# Keys that are put together of parts: what stands for `{…}` in the code.
PARTS = {
    "admin.mail_in_{}": ["empty", "large", "bounce", "unlisted", "stranger", "unreadable"],
    "gap.{}": ["mailbox", "replies", "chat"],
    "gap.{}.back": ["mailbox", "replies", "chat"],
    "registration.state.{}": ["open", "closed", "not_open_yet"],
    "registration.{}": ["state.closed", "state.not_open_yet"],
    "registration.pressed_again_{}": [],
    "form.review_{}": [],
    "seats.{}_{}": [],
    "seats.{}": ["accepted", "joined", "declined"],
    "over.{}": ["accepted", "joined", "declined", "offer", "list", "withdrawn"],
    "event.you_are_{}": [],
    "request.passed_on_{}": [],
    "request.refused_{}": [],
    "admin.request_{}": ["late", "change", "withdraw", "approved", "refused"],
    "admin.request_was_{}": [],
    "command.{}": [],
    "file.{}": [],
    "letter.{}": [name.replace("_", "-") for name in (*letter_names.NAMES, letter_names.OTHERS)],
    "broadcast.ask_{}": ["file", "moment"],
    "broadcast.column_{}": ["reference", "name", "outcome", "reason", "time"],
    "broadcast.filter_{}": ["languages", "countries", "types", "sources"],
    "broadcast.has_{}": ["photo", "document"],
    "broadcast.is_{}": ["paused", "stopping", "stopped", "done"],
    "broadcast.outcome_{}": ["sent", "failed", "perhaps", "left"],
    "broadcast.reason_{}": ["blocked", "left", "unreachable"],
    "broadcast.report_{}": ["send", "correct", "take_back", "mail"],
    "broadcast.run_{}": ["send", "correct", "take_back", "mail"],
    "broadcast.sure_{}": ["take_back", "mail"],
    "broadcast.{}.{}": [],
    "button.cast_filter_{}": ["languages", "countries", "types", "sources"],
    "button.cast_group_{}": ["registered", "onsite", "online", "waiting", "unfinished", "unregistered"],
    "button.cast_no_{}": ["file"],
    "button.cast_{}_yes": ["take_back", "mail"],
    "button.cast_{}": ["correct", "take_back", "today", "tomorrow", "file", "report", "go_on", "progress"],
    "button.{}": [],
    "topic.{}": [],
    "admin.content_{}": ["events", "consents", "desk", "texts", "faq", "answers", "new", "changed", "gone"],
    "stats.mode.{}": ["onsite", "online"],
    "setting.{}": [],
    "switch.absent.{}": ["seats.onsite"],
    "readiness.instead.{}": ["starts", "nothing"],
    "switch.past.{}": ["registration.closes", "registration.changes_close", "waiting.closes", "starts", "ends"],
    "fact.hours_{}": ["unknown", "starts", "ends", "starts_ends"],
    "switch.how_{}": ["moment", "day", "number", "text", "address"],
    "audit.what.{}": ["registered"],
    "export.status.{}": ["registered", "withdrawn", "waiting", "offered", "declined", "expired"],
    "mark.{}": ["new", "taken", "answered", "closed"],
    "small_talk.{}": [],
    "zone.short.{}": ["europe_vilnius", "europe_brussels"],
    "change.{}": ["dates", "place", "online"],
    "reminders.now.{}": ["all", "deadlines", "off"],
    "reminders.wish.{}": ["all", "deadlines", "off"],
    "zone.time.{}": ["europe_vilnius", "europe_brussels"],
    "zone.in.{}": ["europe_vilnius", "europe_brussels"],
}
SAME_IN_BOTH = {
    "readiness-of-event",
    "privacy-fact",
    "audit-set",
    "date-short-pattern",
    "mark-new",
    "mark-taken",
    "mark-answered",
    "mark-closed",
    "admin-find-how",
    "age-minutes",
}


class Reader(visitor.Visitor):
    """Collects the variables and the words of a message."""

    def __init__(self, message: fluent.Message) -> None:
        self.variables: set[str] = set()
        self.text = ""
        self.visit(message)

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_TextElement(self, node: fluent.TextElement) -> None:
        self.text += node.value


@cache
def messages(language: str) -> dict[str, fluent.Message]:
    resource = FluentParser().parse((TEXTS / f"{language}.ftl").read_text("utf-8"))
    found = [entry for entry in resource.body if isinstance(entry, fluent.Message)]
    assert len({message.id.name for message in found}) == len(found), "a key stands twice"
    return {message.id.name: message for message in found}


def words(message: fluent.Message) -> set[str]:
    """The words of a text, without markup and commands."""
    text = re.sub(r"<[^>]+>|/\w+", " ", Reader(message).text)
    return {word.lower() for word in re.findall(r"[^\W\d_]{3,}", text)}


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for folder in ("bot", "handlers", "events", "faq"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def used() -> set[str]:
    """Every key that the code names, as Fluent spells it."""
    found: set[str] = set()
    for _, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                found |= put_together(node)
    return {name.replace(".", "-").replace("_", "-") for name in found}


def put_together(node: ast.JoinedStr) -> set[str]:
    pattern = "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
    known = set(messages("en"))
    prefix = pattern.partition("{}")[0].replace(".", "-").replace("_", "-")
    if pattern not in PARTS:
        return set()
    return {pattern.format(part) for part in PARTS[pattern]} | {name for name in known if name.startswith(prefix)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_values(language: str) -> None:
    english, other = messages("en"), messages(language)
    assert set(other) == set(english)
    values = {name: Reader(message).variables for name, message in english.items()}
    assert {name: Reader(message).variables for name, message in other.items()} == values


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_english_is_left_in_another_language(language: str) -> None:
    english, other = messages("en"), messages(language)
    allowed = {
        "telegram",
        "match",
        "example",
        "com",
        "ana",
        "start",
        "stop",
        "minutes",
        "clustersbot",
        "check",
        "csv",
        "https",
    }  # which is Lithuanian too
    left = {
        name: shared
        for name in english
        if name not in SAME_IN_BOTH and (shared := (words(english[name]) & words(other[name])) - allowed)
    }
    assert left == {}


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    known, named = set(messages("en")), used()
    assert known - named == set()


def test_every_text_that_is_said_exists() -> None:
    known = set(messages("en"))
    keys = {
        f"{path.name}:{node.lineno}": key
        for path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (key := said(node))
    }
    assert {place: key for place, key in keys.items() if key.replace(".", "-").replace("_", "-") not in known} == {}


def said(call: ast.Call) -> str | None:
    """The key of `say("…")`, `say.plain("…")`, `context.say("…")` or `Refused("…")`."""
    name = ast.unparse(call.func)
    speaks = name in (Refused.__name__, "say", "context.say") or name.endswith(("say.plain", ".say"))
    first = call.args[0] if call.args else None
    is_key = isinstance(first, ast.Constant) and isinstance(first.value, str) and "." in first.value
    return str(first.value) if speaks and is_key and isinstance(first, ast.Constant) else None


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_are_short_enough_for_a_phone(language: str) -> None:
    buttons = {name: Reader(message) for name, message in messages(language).items() if name.startswith("button-")}
    assert {name: b.text for name, b in buttons.items() if not b.variables and len(b.text) > 24} == {}


def test_no_sentence_stands_in_the_code_of_handlers() -> None:
    """Style 9, by a rule of thumb: three words in a row that are no docstring, no log line and no SQL."""
    found = []
    for path, tree in sources():
        if "handlers" in path.parts and path.name != "text_checks.py":  # which speaks to the command line
            silent = {id(part) for node in ast.walk(tree) if is_unseen(node) for part in ast.walk(node)}
            heard = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in silent]
            found += [f"{path.name}:{n.lineno}: {n.value!r}" for n in heard if is_prose(n.value)]
    assert found == []


def is_prose(value: object) -> bool:
    return re.search(r"[^\W\d_]{2,} [^\W\d_]{2,} [^\W\d_]{2,}", str(value)) is not None


def is_unseen(node: ast.AST) -> bool:
    """Docstrings, and what is raised, asserted or logged: words for programmers."""
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    is_logged = isinstance(node, ast.Call) and ast.unparse(node.func).startswith("log.")
    return is_docstring or is_logged or isinstance(node, ast.Raise | ast.Assert)
