"""400 people race for 120 seats: never 121, nobody lost, nobody told a falsehood."""

import asyncio
import contextlib
import itertools
import json
import random
import socket
import sys
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from db import engine, notes
from db.engine import Database, Transaction
from sandbox import RunningClock, Sandbox
from tests import crowd
from tests.crowd import Racer
from tests.program import ROOT, Program, environment
from tests.racing import SEATS, prepare
from tests.seats import content_with, town_with
from tests.test_engine import query
from tests.town import OPEN, TOKEN

PEOPLE = 400
OFFER_HOURS = 0.0017  # six seconds
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
@pytest.mark.timeout(400)
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


@asynccontextmanager
async def balanced(ports: list[int]) -> AsyncIterator[str]:
    """An address in front of several bots, which takes turns: nobody is always served by the same one."""
    turns = itertools.cycle(ports)

    async def carry(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await source.read(65536):
                target.write(data)
        target.close()

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            bot_reader, bot_writer = await asyncio.open_connection("127.0.0.1", next(turns))
            await asyncio.gather(carry(reader, bot_writer), carry(bot_reader, writer))
        writer.close()

    server = await asyncio.start_server(connect, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


@asynccontextmanager
async def bots(world: Sandbox, database: str, folder: Path) -> AsyncIterator[list[Program]]:
    """The bot as it runs on this database: one process that polls, or two behind one address."""
    content = content_with(folder, SEATS, ("[waiting]\n", f"[waiting]\noffer_hours = {OFFER_HOURS}\n"))
    common = {"CONTENT_DIR": str(content), "LOG_LEVEL": "INFO"}
    given = partial(environment, database, world.url, world.group("Organisers").id, **common)
    processes = PROCESSES[database.partition(":")[0]]
    ports = [_free_port() for _ in range(processes)]
    async with balanced(ports) as address:
        hook = {"WEBHOOK_URL": address, "WEBHOOK_SECRET": "shared_secret"} if processes > 1 else {}
        programs = []
        for port in ports:
            place = folder / str(port)
            place.mkdir()
            programs.append(Program(place, given(**hook, LISTEN=f"127.0.0.1:{port}")))
        try:
            for program in programs:
                await program.starts()
            begun = "setWebhook" if hook else "getUpdates"
            await world.until(lambda: len(world.calls(begun)) >= processes)
            yield programs
        finally:
            for program in programs:
                await program.is_killed()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def audited(database: str) -> dict[int, list[str]]:
    """What was done to each person's registration, in order; the seats are counted again on the way."""
    told, held = dict[int, list[str]](), set[int]()
    query_ = (
        "SELECT registration.chat_id, audit.what, registration.answers FROM audit"
        " JOIN registration ON registration.id = audit.registration ORDER BY audit.id"
    )
    for chat_id, what, _ in query(database, query_):
        told.setdefault(chat_id, []).append(what)
        is_online = what == "registered" and len(held) == SEATS and chat_id not in held
        if what in ("registered", "offered", "accepted") and not is_online:
            held.add(chat_id)
        elif what != "registered":
            held.discard(chat_id)
        assert len(held) <= SEATS
        assert what != "queued" or len(held) == SEATS, "nobody waits while a seat is free"
    return told


def is_over(database: str) -> bool:
    [[open_]] = query(
        database,
        "SELECT (SELECT count(*) FROM registration WHERE status = 'offered')"
        " + (SELECT count(*) FROM outbox WHERE state IN ('claimed', 'sending') OR (state = 'owed' AND attempts = 0"
        " AND kind <> 'offer_reminder')) + (SELECT count(*) FROM inbox WHERE state = 'received')",
    )
    return not open_


@pytest.mark.slow
@pytest.mark.timeout(400)
async def test_400_people_with_phones_race_for_120_seats_and_are_all_told_the_truth(
    database: str, tmp_path: Path
) -> None:
    world = Sandbox(token=TOKEN, clock=RunningClock(OPEN))
    async with world.serve():
        racers = [Racer(world, world.person(f"Person {n}"), random.Random(n)) for n in range(PEOPLE)]
        await crowd.at_the_review(database, (racer.person for racer in racers))
        async with bots(world, database, tmp_path) as programs:
            answering = [asyncio.create_task(racer.answers_offers()) for racer in racers]
            await asyncio.gather(*(racer.runs() for racer in racers))
            async with asyncio.timeout(120):
                while not is_over(database):
                    await asyncio.sleep(0.2)
            for task in answering:
                task.cancel()
            assert [await program.is_asked_to_end() for program in programs] == [0] * len(programs)
    assert not [program.log for program in programs if "Traceback" in program.log]
    done, said = audited(database), crowd.told(world)
    assert set(done) == {racer.person.id for racer in racers}, "nobody is lost"
    untrue = {n: (said[n], done[n]) for n in done if not crowd.is_true(said[n], done[n], len(programs) == 1)}
    assert untrue == {}, "each was told what was done"
    assert not [racer for racer in racers if racer.finds("sa:")], "no screen offers a seat that is not held any more"
    rows = query(database, "SELECT status, attends FROM registration")
    assert len(rows) == PEOPLE
    seated = [row for row in rows if row[1] == "onsite"]
    assert len(seated) == SEATS or (len(seated) < SEATS and not [row for row in rows if row[0] == "waiting"])
    happened = {what for history in done.values() for what in history}
    assert {"withdrawn", "offered", "accepted"} <= happened and happened & {"joined", "declined"}
    assert happened & {"expired", "lapsed"}


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
