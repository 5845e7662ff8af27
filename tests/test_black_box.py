"""The program as its users start it: `clustersbot run` against a Bot API server, and `clustersbot export`."""

import asyncio
import csv
import io
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sandbox import Message, Person, Sandbox
from tests.town import CONTENT, TOKEN

FOLLOWED = {"en": "You are registered", "lt": "Jūs užsiregistravote"}
REFERENCE = re.compile(r"\b[A-Z]{3}-[2-9A-Z]{4}\b")
FORMULA = "=HYPERLINK(1)"

# What a sensible person types: the first of these whose word stands in what they read.
SENSIBLE = {
    "name": "Žydrūnė Müller", "vardas": "Žydrūnė Müller",
    "email": "zydrune@example.com", "pašto": "zydrune@example.com",
    "which organisation": FORMULA, "kokiai organizacijai": FORMULA,
    "country": "Litva", "šalyje": "Litva",
    "position": "\tCEO", "pareigos": "+370",
    "diet": "-none", "mitybos": "-none",
    "website": "www.example.org", "svetainės": "www.example.org",
    "offer": "@home advice", "siūlote": "@home advice",
    "seek": "Wood", "ieškote": "Wood",
    "title": "Houses that grow", "pavadinimas": "Houses that grow",
}  # fmt: skip


def environment(url: str, folder: Path) -> dict[str, str]:
    ours = {
        "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url, "DATABASE_URL": f"sqlite:///{folder}/bot.db",
        "CONTENT_DIR": str(CONTENT), "CLOCK_START": "2022-04-01T09:00:00+03:00", "LISTEN": "127.0.0.1:0",
    }  # fmt: skip
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | ours


@asynccontextmanager
async def running(url: str, folder: Path) -> AsyncIterator[None]:
    """`clustersbot run`, ended by SIGTERM: within ten seconds, with exit code 0."""
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=environment(url, folder), cwd=CONTENT.parent,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    try:
        yield
        program.send_signal(signal.SIGTERM)
        said, _ = await asyncio.wait_for(program.communicate(), 10)
        assert program.returncode == 0, said.decode()
    finally:
        if program.returncode is None:
            program.kill()
            await program.wait()


async def exported(folder: Path, event: str, format_: str) -> bytes:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "export", event, "--format", format_,
        env=environment("http://127.0.0.1:1", folder), cwd=CONTENT.parent, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, _ = await program.communicate()
    assert program.returncode == 0
    return said


async def registers(world: Sandbox, person: Person, event: str) -> str:
    """Answers every prompt only from what can be read on the screen; the reference."""
    seen = max((message.id for message in person.chat.messages), default=0)
    await person.starts(f"{event}-black_box")
    for _ in range(60):
        await world.until(partial(said, person, seen), why=f"an answer; the last was {person.chat.last}")
        prompt = said(person, seen)[-1]
        seen = max(message.id for message in person.chat.messages)
        if FOLLOWED[person.language] in prompt.text and (reference := REFERENCE.search(prompt.text)):
            return reference[0]
        await answers(world, person, prompt)
        seen = max(seen, *(message.id for message in person.chat.messages if not message.from_bot))
    raise AssertionError(f"never registered: {person.chat.last}")


def said(person: Person, after: int) -> list[Message]:
    return [message for message in person.chat.messages if message.from_bot and message.id > after and message.text]


async def answers(world: Sandbox, person: Person, prompt: Message) -> None:
    read = prompt.text.lower()
    labels = [label for label in prompt.labels if not re.search("‹|›|/cancel|events|renginiai", label.lower())]
    words = next((answer for word, answer in SENSIBLE.items() if word in question(read)), None)
    if words:
        await person.sends(words)
    elif len(done := [label for label in labels if label.lower().startswith(("done", "baigta"))]) == 1:
        await person.presses(labels[0], message=prompt)
        await world.until(lambda: done[0] not in prompt.labels)
        await person.presses(f"{done[0]} (1)", message=prompt)
    else:
        await person.presses(labels[0], message=prompt)


def question(read: str) -> str:
    """The line that asks, on the screens of questions; nothing on a card, an offer or the review."""
    lines = [line for line in read.splitlines() if line.endswith("?")]
    return lines[0] if lines and "/cancel" in read and " · " in read else ""


async def test_whoever_answers_sensibly_is_registered_and_exported(tmp_path: Path) -> None:
    world, references = Sandbox(token=TOKEN), {}
    async with world.serve() as url, running(url, tmp_path):
        for language in ("en", "lt"):
            person = world.person(f"Person {language}", language=language)
            for event in ("workshop", "matchmaking"):
                references[event, language] = await registers(world, person, event)
    for event in ("workshop", "matchmaking"):
        records = json.loads(await exported(tmp_path, event, "json"))
        assert [record["reference"] for record in records] == [references[event, "en"], references[event, "lt"]]
        for record, language in zip(records, ("en", "lt"), strict=True):
            head = [record[name] for name in ("event", "status", "language", "source")]
            assert head == [event, "registered", language, "black_box"]
            assert record["created"].startswith("2022-04-01T06:")
            assert record["answers"]["organisation"] == FORMULA and record["answers"]["country"] == "LT"
            assert record["answers"]["consent"]["version"] == "1"
    await check_tables(tmp_path, "workshop")


async def check_tables(folder: Path, event: str) -> None:
    """CSV by ids for programs, XLSX in words for people; no cell is a formula, and needs are left out."""
    [record, *_] = json.loads(await exported(folder, event, "json"))
    text = (await exported(folder, event, "csv")).decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text)))
    sheet = load_workbook(io.BytesIO(await exported(folder, event, "xlsx"))).active
    assert sheet is not None
    people = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert [row[0] for row in people] == ["Reference", *(row[0] for row in table[1:])]
    head = ["reference", "event", "status", "language", "source", "created"]
    assert table[0] == [*head, *record["answers"], "possible_duplicate"]
    assert not [c for row in table + people for c in row if c.startswith(("=", "+", "-", "@", "\t"))]
    assert "needs" not in table[0] and "-none" not in text
    assert table[1][table[0].index("organisation")] == f"'{FORMULA}"


@pytest.mark.parametrize("arguments", [["export", "party"], ["export"], ["export", "workshop", "--format", "pdf"]])
async def test_a_wrong_export_ends_with_2_and_one_line(tmp_path: Path, arguments: list[str]) -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, env=environment("http://127.0.0.1:1", tmp_path), cwd=CONTENT.parent,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _, complaint = await program.communicate()
    assert program.returncode == 2
    assert b"Traceback" not in complaint and complaint
