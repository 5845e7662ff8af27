"""kill -9 while a reminder goes out to many: everybody gets it once, and nobody twice."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from sandbox import RunningClock, Sandbox
from tests.program import Nursery, environment
from tests.test_engine import query
from tests.test_reminders import content_with
from tests.town import OPEN, TOKEN

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

PEOPLE = 220
KILLS = (1, 60, 130)  # after so many have got it
DUE = "2022-04-07T10:00:00+03:00"


async def test_a_reminder_killed_again_and_again_reaches_everybody_once(database: str, tmp_path: Path) -> None:
    world = Sandbox(token=TOKEN, clock=RunningClock(OPEN))
    content = content_with(tmp_path, 'when = "7 days before registration.closes at 10:00"\nto = "unregistered"')
    async with world.serve():
        organisers = world.group("Organisers")
        settings = {"LOG_LEVEL": "INFO", "CONTENT_DIR": str(content)}
        program = Nursery(tmp_path, environment(database, world.url, organisers.id, **settings))
        people = [world.person(f"Person {number}") for number in range(PEOPLE)]
        await program.starts()
        for person in people:
            await person.starts()
        await world.until(lambda: all(person.chat.last.from_bot for person in people), timeout=60)
        await program.ends()

        def got() -> list[int]:
            return [person.id for person in people for message in person.chat.messages if message.text == "Now then!"]

        later = Nursery(tmp_path, environment(database, world.url, organisers.id, **settings, CLOCK_START=DUE))
        for number in KILLS:
            await later.starts()
            await world.until(lambda number=number: len(got()) >= number, timeout=60)  # type: ignore[misc]
            await later.is_killed()
        await later.starts()
        async with asyncio.timeout(100):
            while _settled(database) < PEOPLE:
                await asyncio.sleep(0.2)
        await later.ends()
    assert max(Counter(got()).values()) == 1
    perhaps = query(database, "SELECT recipient FROM outbox WHERE state = 'perhaps'")
    assert len(perhaps) <= len(KILLS)
    assert {*got(), *(int(row[0]) for row in perhaps)} == {person.id for person in people}
    assert query(database, "SELECT state, promised FROM round") == [("done", PEOPLE)]
    assert "Traceback" not in later.log


def _settled(database: str) -> int:
    rows = query(database, "SELECT 1 FROM outbox WHERE kind = 'reminder' AND state IN ('sent', 'perhaps')")
    return len(rows)
