"""`clustersbot ask` and `check` from the shell: what they print, and how they refuse."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from tests.faq.conftest import ENGLISH
from tests.town import CONTENT


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTENT_DIR", str(CONTENT))


Asks = Any


@pytest.fixture
def asks(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Asks:
    """Runs the command on these bytes; its exit code, what it printed, what it complained of."""

    def run(given: bytes, *options: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = main(["ask", *options])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def objects(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.split("\n") if line]


def test_each_line_becomes_an_object_with_the_outcome(asks: Asks) -> None:
    code, out, err = asks(b"until when can i register\nthanks\nblorpy zing\nmeetings on b2match\n", "--json")
    assert (code, err) == (0, "")
    answer, talk, relay, suggest = objects(out)
    assert answer["outcome"] == "answer" and answer["id"] == "reg_deadline" and answer["confidence"] > 0.7
    assert set(answer) == {"text", "outcome", "id", "confidence", "suggestions", "language"}
    assert talk["outcome"] == "smalltalk" and talk["id"] is None
    assert relay["outcome"] == "relay" and relay["suggestions"] == []
    assert suggest["outcome"] == "suggest" and 1 <= len(suggest["suggestions"]) <= 3 and suggest["id"] is None


def test_for_people_it_says_why(asks: Asks) -> None:
    _, out, _ = asks(b"untill when can i regsiter\n\nregistration in Tallinn\n")
    assert "answer: reg_deadline" in out and "regsiter = register" in out
    assert "tallinn leads elsewhere" in out


@pytest.mark.parametrize(
    "given", [b"\n\n   \n", b"\xff\xfe\x00\xd8\n\x80\n", b"x" * 1_000_000, b"when is it " * 90_909]
)
def test_strange_input_is_an_object_a_line(asks: Asks, given: bytes) -> None:
    code, out, err = asks(given, "--json")
    assert (code, err) == (0, "")
    assert len(objects(out)) == len(given.splitlines()) or b"\x00" in given


def test_no_input_is_no_output(asks: Asks) -> None:
    assert asks(b"", "--json") == (0, "", "")


def test_a_terminal_without_our_letters_and_one_that_is_closed_are_no_trouble() -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(CONTENT.parent), "CONTENT_DIR": str(CONTENT)}
    command = f'"{sys.executable}" -m bot ask --lang lt'
    poor = subprocess.run(
        f"echo 'Kada prasidės žąsų parodą?' | {command}", shell=True, env=environment | {"PYTHONIOENCODING": "ascii"},
        capture_output=True, check=True,
    )  # fmt: skip
    assert b"Kada prasid\\u0117s" in poor.stdout
    closed = subprocess.run(f"{command} <&-", shell=True, env=environment, capture_output=True, check=True)
    assert closed.stdout == b""


def test_the_language_is_a_prior_and_the_event_decides(asks: Asks) -> None:
    assert objects(asks(b"visa", "--json", "--lang", "de")[1])[0]["language"] == "de"
    assert objects(asks(b"kada baigiasi registracija", "--json")[1])[0]["language"] == "lt"
    assert asks(b"when is it", "--json", "--event", "matchmaking")[0] == 0


def test_another_faq_is_asked(asks: Asks, tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text(ENGLISH, "utf-8")
    code, out, _ = asks(b"where is the agenda", "--json", "--faq", str(tmp_path), "--event", "workshop")
    assert code == 0 and objects(out)[0]["id"] == "agenda_workshop"


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--lang", "xx"), "--lang xx: no such language; write en, lt, de, …"),
        (("--lang", ""), "--lang : no such language"),
        (("--event", "nosuch"), "--event nosuch: no such event; there are matchmaking, workshop"),
        (("--faq", "no-such-folder"), "--faq no-such-folder: no such folder"),
        (("--faq", str(CONTENT / "faq" / "en.toml")), "en.toml: no folder"),
        (("--faq", str(CONTENT / "texts")), "texts/en.toml: no entries"),
        (("--evaluate", "no-such-folder"), "no-such-folder/inscope.jsonl: cannot be read: No such file or directory"),
    ],
)
def test_what_is_not_there_is_one_line_and_exit_2(asks: Asks, options: tuple[str, ...], complaint: str) -> None:
    code, out, err = asks(b"when is it\n", *options)
    assert (code, out) == (2, "")
    assert err.startswith("clustersbot: ") and complaint in err and err.count("\n") == 1


@pytest.mark.parametrize("broken", [b"[[entry]\n", b"\xff", b"", b"x = " + b"[" * 100_000])
def test_a_broken_faq_is_refused_with_its_file(asks: Asks, tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "en.toml").write_bytes(broken)
    code, out, err = asks(b"x\n", "--faq", str(tmp_path))
    assert (code, out) == (2, "") and err.startswith(f"clustersbot: {tmp_path}/en.toml: ")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("not json", "inscope.jsonl:1: no question; a line is written {"),
        ('{"text": 1, "id": null}', "inscope.jsonl:1: no question"),
        ('{"text": "x", "answer": "y"}', "inscope.jsonl:1: no question"),
        ("", "no questions in inscope.jsonl and outofscope.jsonl"),
        ('{"text": "x", "id": "nosuch"}', "the FAQ has no entry nosuch; is it for another FAQ?"),
    ],
)
def test_questions_that_cannot_be_read_are_refused(asks: Asks, tmp_path: Path, line: str, complaint: str) -> None:
    (tmp_path / "inscope.jsonl").write_text(f"{line}\n", "utf-8")
    (tmp_path / "outofscope.jsonl").write_text("", "utf-8")
    code, out, err = asks(b"", "--evaluate", str(tmp_path))
    assert (code, out) == (2, "") and complaint in err


def test_figures_are_printed_by_kind_and_language(asks: Asks, shared: Path) -> None:
    code, out, _ = asks(b"", "--faq", str(shared), "--evaluate", str(shared))
    assert code == 0 and "157 questions" in out and "by kind" in out and "by language" in out


MISTAKES = [
    ("faq/lt.toml", "{workshop.dates}", "{workshop.date}", 'entry dates: answers.workshop: unknown placeholder'),
    ("faq/en.toml", "<b>{workshop.dates}</b>", "<b>{workshop.dates}", "dates: answers.workshop: <b> is not closed"),
    ("faq/de.toml", 'id = "venue"', 'id = "dates"', "entry dates: occurs twice; rename one of them or merge"),
    ("faq/lt.toml", "{workshop.dates}", "{workshop.dates}" + "ž" * 4096, "Telegram takes 4096; shorten it by"),
    ("faq/en.toml", 'topic = "travel"', 'topic = "food"', 'topic "food" has no name; add topic-food = … to'),
    ("texts/lt.ftl", "<b>{ $question }</b>", "<b>{ $question }", "lt.ftl: answer-title: <b> is not closed; add </b>"),
    ("texts/lt.ftl", "<b>{ $question }</b>", "<b>{ $klausimas }</b>", "{ $klausimas } does not stand in the English"),
    ("texts/lt.ftl", "<b>{ $question }</b>", "{ $question }", "<b> is missing, which the English text has"),
    ("texts/lt.ftl", "answer-title =", "answer-titel =", "the bot has no such text; did you mean answer-title?"),
    ("texts/lt.ftl", "help =", "help\n", "this is not Fluent"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "complaint"), MISTAKES, ids=lambda value: value[:30])
def test_check_says_file_entry_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    file: str, old: str, new: str, complaint: str,
) -> None:  # fmt: skip
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    text = (content / file).read_text("utf-8")
    assert old in text
    (content / file).write_text(text.replace(old, new, 1), "utf-8")
    monkeypatch.setenv("CONTENT_DIR", str(content))
    assert main(["check"]) == 2
    said = capsys.readouterr().err
    assert complaint in said and str(content / file) in said
