"""kill -9 in the middle of a broadcast: it goes on by itself, and nobody gets it twice."""

import random
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db import engine
from sandbox import RunningClock, Sandbox
from tests import broadcasts
from tests.broadcasts import received
from tests.program import Nursery, environment
from tests.test_engine import query
from tests.town import OPEN, TOKEN

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

PEOPLE = 500
KILLS = 5


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(token=TOKEN, clock=RunningClock(OPEN))
    async with sandbox.serve():
        yield sandbox


async def test_killed_five_times_it_reaches_five_hundred_nobody_twice(
    world: Sandbox, database: str, tmp_path: Path
) -> None:
    organisers, people = world.group("Organisers"), broadcasts.people(world, PEOPLE)
    db = await engine.connect(database)
    await db.run(broadcasts.prepared, people)
    await db.close()
    program = Nursery(tmp_path, environment(database, world.url, organisers.id, LOG_LEVEL="INFO", CLOCK_START=""))
    chance = random.Random(20220401)

    def reached() -> int:
        return sum(bool(received(person)) for person in people)

    try:
        await program.starts()
        for kill in range(1, KILLS + 1):
            goal = kill * PEOPLE // (KILLS + 1) + chance.randrange(20)
            await world.until(lambda goal=goal: reached() >= goal, timeout=60, why=f"{goal} people")  # type: ignore[misc]
            await program.is_killed()
            await program.starts()
        await world.until(lambda: any(m.document for m in organisers.chat.messages), timeout=120, why="the report")
    finally:
        await program.ends()
    assert max(len(received(person)) for person in people) == 1, "nobody twice"
    states = Counter(row[0] for row in query(database, "SELECT state FROM outbox WHERE batch = 1"))
    assert set(states) <= {"sent", "perhaps"} and sum(states.values()) == PEOPLE
    assert states["perhaps"] <= KILLS
    assert PEOPLE - states["perhaps"] <= reached() <= PEOPLE
    assert "Traceback" not in program.log


async def test_killed_while_it_is_planned_everybody_is_planned_once(
    world: Sandbox, database: str, tmp_path: Path
) -> None:
    """Thousands are planned in pieces; the program dies between two of them."""
    organisers, people = world.group("Organisers"), broadcasts.people(world, 6000)
    db = await engine.connect(database)
    await db.run(broadcasts.prepared, people)
    await db.close()
    program = Nursery(tmp_path, environment(database, world.url, organisers.id, LOG_LEVEL="INFO", CLOCK_START=""))
    try:
        await program.starts()
        await world.until(lambda: world.calls("getMe"), timeout=60, why="the bot")
        while not query(database, "SELECT 1 FROM outbox WHERE batch = 1 LIMIT 1"):
            pass
        await program.is_killed()
        planned = query(database, "SELECT count(*) FROM outbox WHERE batch = 1")[0][0]
        await program.starts()
        await world.until(lambda: sum(bool(received(person)) for person in people) >= 3, timeout=60, why="the first")
    finally:
        await program.ends()
    recipients = [row[0] for row in query(database, "SELECT recipient FROM outbox WHERE batch = 1")]
    assert 0 < planned < len(recipients) == len(set(recipients)) == 6000
    assert query(database, "SELECT total FROM broadcast_run")[0][0] == 6000
