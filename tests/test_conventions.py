"""What the whole code keeps to: imports point one way, and every button fits into Telegram's 64 bytes."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

import handlers
from bot.content import Content
from events.models import Event
from handlers import payloads
from handlers.organisers import routes as organisers
from tests.town import CONTENT

ROOT = CONTENT.parent
OURS = {"bot", "handlers", "events", "faq", "db", "sandbox"}
MAY_IMPORT = {
    "sandbox": set[str](),
    "bot": {"handlers", "events", "faq", "db"},
    "handlers": {"events", "faq", "db"},
    "events": set[str](),
    "faq": set[str](),
    "db": set[str](),
}
ALSO = {
    "bot/demo.py": {"sandbox"},
    "bot/demo_mail.py": {"sandbox"},
    "events/attending.py": {"db"},
    "events/registration.py": {"db"},
    "events/requests.py": {"db"},
    "events/transitions.py": {"db"},
    "events/waiting.py": {"db"},
    "events/reminders.py": {"db"},
    "events/changes.py": {"db"},
}


def modules() -> list[Path]:
    return [path for folder in sorted(OURS) for path in sorted((ROOT / folder).rglob("*.py"))]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    name = path.relative_to(ROOT)
    folder = name.parts[0]
    allowed = MAY_IMPORT[folder] | ALSO.get(name.as_posix(), set()) | {folder}
    assert set(imported(path)) & (OURS | {"tests", "bench"}) <= allowed


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_begins_with_what_lives_there(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not text or ast.get_docstring(ast.parse(text)), "an empty module, or one with a docstring"


def test_every_button_has_a_handler() -> None:
    handled = {*handlers.BUTTONS, *organisers.BUTTONS}
    assert set(payloads.BUTTONS.values()) == handled


@cache
def content() -> Content:
    return Content.read(CONTENT)


def longest(events: list[Event]) -> dict[str, str]:
    """The longest value that each kind of id has in the shipped content."""
    questions = [question for event in events for question in event.questions]
    return {
        "only": "e" * 24,
        "event": max((event.id for event in events), key=len),
        "question": max((question.id for question in questions), key=len),
        "option": max((str(value) for question in questions for value in question.choosable), key=len),
        "reference": max((f"{event.reference}-XXXX" for event in events), key=len),
        "language": "nb-no",
        "check": "abcd",
        "what": "b2match",
        "setting": "registration.changes_close",
        "mark": "A" * 16,
        "wish": "deadlines",
        "token": "t" * 16,
        "topic": "matchmaking_and_meetings",
        "step": "countries",
        "kind": "take_back",
        "of": max((event.id for event in events), key=len),
        "dimension": "countries",
        "part": "links_nb-no",
        "entry": max(content().faq.entries, key=len),
        "canned": "n" * 24,
    }


@pytest.mark.parametrize("kind", payloads.BUTTONS.values(), ids=lambda kind: kind.__name__)
def test_every_button_fits_with_the_longest_ids_there_are(kind: type[payloads.Button]) -> None:
    values = longest(list(content().events.values()))
    given = [10**10 if field.type is int else values[field.name] for field in fields(kind)]  # type: ignore[arg-type]
    button = kind(*given)
    assert payloads.unpack(button.pack()) == button


def test_ids_may_be_as_long_as_the_event_files_allow_where_a_question_is_answered() -> None:
    payloads.Meant("e" * 24, "q" * 24, 2, "abcd").pack()
    payloads.Change("e" * 24, "q" * 24).pack()
