"""400 people race for 120 seats: never 121, nobody lost, nobody told a falsehood."""

import asyncio
import contextlib
import json
import sys
from collections import defaultdict
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from db import engine, notes
from db.engine import Database, Transaction
from tests.program import ROOT
from tests.racing import SEATS, prepare
from tests.seats import town_with
from tests.test_engine import query

PEOPLE = 400
PROCESSES = {"sqlite": 1, "postgresql": 2}  # on SQLite one process is all there is


@contextlib.asynccontextmanager
async def opened(database: str) -> AsyncIterator[Database]:
    db = await engine.connect(database)
    try:
        yield db
    finally:
        await db.close()


async def raced(database: str) -> list[dict[str, Any]]:
    """Everything that anybody was told, each process's lines in order."""
    async with opened(database) as db:
        for chat_id in range(PEOPLE):
            await db.run(prepare, chat_id)
    processes = PROCESSES[database.partition(":")[0]]
    share = PEOPLE // processes
    running = [await _start(database, n * share, (n + 1) * share) for n in range(processes)]
    for process in running:
        assert process.stdout is not None and await process.stdout.readline() == b"ready\n"
    async with opened(database) as db:
        await db.run(_go)
    async with asyncio.timeout(150):
        outputs = await asyncio.gather(*(process.communicate() for process in running))
    assert [process.returncode for process in running] == [0] * processes
    return [json.loads(line) for output, _ in outputs for line in output.splitlines()]


async def _start(database: str, first: int, last: int) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.racing", database, str(first), str(last), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )


async def _go(tx: Transaction) -> None:
    await notes.write(tx, "go", "yes")


def most_at_once(database: str) -> int:
    """The most seats that were ever taken or held, as the audit tells the story in the order of its commits."""
    held, most = dict[int, bool](), 0
    for registration, what in query(database, "SELECT registration, what FROM audit ORDER BY id"):
        held[registration] = what in ("registered", "offered", "accepted")
        most = max(most, sum(held.values()))
    return most


@pytest.mark.slow
@pytest.mark.timeout(240)
async def test_400_people_race_for_120_seats(database: str) -> None:
    told = await raced(database)
    rows = query(database, "SELECT chat_id, status, attends, wants FROM registration")
    final = {row[0]: row[1:] for row in rows}
    assert len(rows) == len(final) == PEOPLE, "nobody is lost, nobody is there twice"
    seated = [row for row in rows if row[2] == "onsite"]
    held = [row for row in rows if row[1] == "offered"]
    assert len(seated) + len(held) <= SEATS
    line = [row for row in rows if row[1] == "waiting"]
    assert not line or len(seated) + len(held) == SEATS
    assert most_at_once(database) == SEATS
    last: dict[int, Any] = {}
    history: dict[int, list[str]] = defaultdict(list)
    for one in told:
        history[one["chat"]].append(one["what"])
        if one["status"]:
            last[one["chat"]] = (one["status"], one["attends"])
    assert set(last) == set(final)
    for chat_id, (status, attends, _) in final.items():
        moved_on_since = last[chat_id][0] == "waiting" and status == "offered"
        assert moved_on_since or last[chat_id] == (status, attends), (chat_id, history[chat_id])
    at_once = [one for one in told if one["what"] == "confirm" and one["status"] == "registered"]
    assert len(at_once) >= SEATS, "whoever found a seat free was told so at once"


async def test_twelve_who_press_confirm_at_once_for_five_seats_are_each_told_the_truth(
    database: str, tmp_path: Path
) -> None:
    async with town_with(database, tmp_path, 5) as town:
        people = [town.person(f"Person {number}") for number in range(12)]
        for person in people:
            await person.starts("workshop")
            await person.fills_in("workshop", until="review", name=person.on_telegram.name)
        for person in people:
            person.looks_away()
        await asyncio.gather(*(person.on_telegram.taps("✅ Confirm") for person in people))
        await town.settles()
        happy = [person.id for person in people if "You are registered for" in person.sees]
        sorry = [person.id for person in people if "I am sorry: all seats are taken." in person.sees]
        rows = await town.sql("SELECT chat_id FROM registration WHERE status = 'registered' AND attends = 'onsite'")
        assert sorted(row["chat_id"] for row in rows) == sorted(happy)
        assert len(happy) == 5 and len(sorry) == 7 and not set(happy) & set(sorry)
