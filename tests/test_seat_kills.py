"""kill -9 while seats become free: each free seat is offered once, to the first in line, who hears of it."""

import asyncio
import random
from collections.abc import AsyncIterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from db import engine, people
from db.engine import Database, Transaction
from events import attending
from events.attending import Wish
from events.desk import Desk
from sandbox import Fault, Person, RunningClock, Sandbox
from tests import racing
from tests.crowd import Racer
from tests.program import Nursery, environment
from tests.seats import content_with
from tests.test_engine import query
from tests.town import OPEN, TOKEN

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

SEATS, LINE = 10, 16
OFFER = "A seat has become free for you!"


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(token=TOKEN, clock=RunningClock(OPEN))
    async with sandbox.serve():
        yield sandbox


@pytest.fixture
async def program(world: Sandbox, tmp_path: Path) -> AsyncIterator[Nursery]:
    """The bot; its workshop has few seats."""
    settings = {"LOG_LEVEL": "INFO", "CONTENT_DIR": str(content_with(tmp_path, SEATS))}
    database = f"sqlite:///{tmp_path}/bot.db"
    program = Nursery(tmp_path, environment(database, world.url, world.group("Organisers").id, **settings))
    yield program
    await program.ends()


async def all_in_line(world: Sandbox, folder: Path) -> tuple[list[Person], list[Person]]:
    """Whoever has a seat, and whoever waits, in order; what they were told of it is long over."""
    crowd = [world.person(f"Person {number}") for number in range(SEATS + LINE)]
    db = await engine.connect(f"sqlite:///{folder}/bot.db")
    for person in crowd:
        await person.starts()
        await _confirms(db, person.id)
    await db.close()
    query(f"sqlite:///{folder}/bot.db", "DELETE FROM outbox")
    return crowd[:SEATS], crowd[SEATS:]


async def _confirms(db: Database, chat_id: int) -> None:
    async def unit(tx: Transaction) -> None:
        await racing.prepare(tx, chat_id)
        person = await people.find(tx, chat_id)
        assert person is not None
        event = racing.the_event().model_copy(update={"seats": {"onsite": SEATS}})
        await attending.confirm(tx, event, Desk(), person, OPEN, Wish.WAIT)

    await db.run(unit)


def said(world: Sandbox, person: Person) -> list[datetime]:
    """When the bot sent them an offer."""
    sent = world.calls("sendMessage", chat_id=person.id)
    return [call.time for call in sent if OFFER in call.parameters["text"]]


def is_settled(folder: Path) -> bool:
    busy = "SELECT 1 FROM outbox WHERE state IN ('claimed', 'sending') OR (state = 'owed' AND kind <> 'offer_reminder')"
    return not query(f"sqlite:///{folder}/bot.db", f"{busy} UNION ALL SELECT 1 FROM inbox WHERE state = 'received'")


async def settles(folder: Path) -> None:
    async with asyncio.timeout(60):
        while not is_settled(folder):
            await asyncio.sleep(0.1)


def offered(folder: Path) -> list[int]:
    """Whom the audit says that a seat was offered, in order."""
    rows = query(
        f"sqlite:///{folder}/bot.db",
        "SELECT registration.chat_id FROM audit JOIN registration ON registration.id = audit.registration"
        " WHERE audit.what = 'offered' ORDER BY audit.id",
    )
    return [row[0] for row in rows]


@pytest.mark.parametrize("acted", [False, True])
async def test_an_offer_on_its_way_when_the_bot_is_killed_arrives_and_is_made_once(
    world: Sandbox, program: Nursery, tmp_path: Path, acted: bool
) -> None:
    """Whether Telegram had taken it by then nobody can know: it is sent again rather than lost."""
    [ana, *_], line = await all_in_line(world, tmp_path)
    await begins(world, program, tmp_path)
    leaving = Racer(world, ana, random.Random(1))
    fault = world.faults.add(Fault.never_answers(method="sendMessage", acted=acted, chat_id=line[0].id))
    await leaving.withdraws()
    await world.until(lambda: fault not in [one for one, _ in world.faults.active])
    await program.is_killed()
    world.faults.clear()
    await program.starts()
    await world.until(lambda: len(said(world, line[0])) == 2)
    await settles(tmp_path)
    assert offered(tmp_path) == [line[0].id] == [person.id for person in line if said(world, person)]
    texts = [m.text for m in line[0].chat.messages if OFFER in m.text]
    assert len(texts) == (2 if acted else 1)


async def begins(world: Sandbox, program: Nursery, folder: Path) -> None:
    """The bot runs, and has greeted everybody."""
    await program.starts()
    await world.until(lambda: all(person.chat.last.from_bot for person in world.people))
    await settles(folder)


async def test_seats_that_become_free_while_the_bot_is_killed_again_and_again_are_each_offered_once(
    world: Sandbox, program: Nursery, tmp_path: Path
) -> None:
    seated, line = await all_in_line(world, tmp_path)
    await begins(world, program, tmp_path)
    world.faults.add(Fault.delays(0.1, count=None, method="sendMessage"))  # so that a kill finds letters on their way
    chance, kills = random.Random(20220426), list[datetime]()

    async def leaves(number: int, person: Person) -> None:
        await asyncio.sleep(number * 0.5)
        await Racer(world, person, chance).withdraws()

    leaving = asyncio.gather(*(leaves(number, person) for number, person in enumerate(seated)))
    while not leaving.done():
        polls = len(world.calls("getUpdates"))
        await world.until(lambda polls=polls: len(world.calls("getUpdates")) > polls, timeout=20)  # type: ignore[misc]
        await asyncio.sleep(chance.uniform(0.0, 0.6))
        await program.is_killed()
        kills.append(world.clock.now())
        await program.starts()
    await leaving
    world.faults.clear()
    await settles(tmp_path)
    firsts = [person.id for person in line[:SEATS]]
    assert offered(tmp_path) == firsts, "each free seat once, in the order of the line"
    heard = [person.id for person in line if said(world, person)]
    assert heard == firsts, "everybody who should hears of a seat, and nobody else"
    for person in line[:SEATS]:
        for before, after in pairwise(said(world, person)):
            assert any(before <= kill <= after for kill in kills), "only what a kill may have lost is said again"
    status = "SELECT status, count(*) FROM registration GROUP BY status ORDER BY status"
    left = [("offered", SEATS), ("waiting", LINE - SEATS), ("withdrawn", SEATS)]
    assert query(f"sqlite:///{tmp_path}/bot.db", status) == left
    assert "Traceback" not in program.log
