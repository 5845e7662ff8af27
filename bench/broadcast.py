"""A broadcast beside live conversations, against Telegram's published limits in strict sliding windows; and its memory.

    .venv/bin/python -m bench.broadcast [--people 3000] [--planned 100000]

The bot is a process of its own with SQLite on disk. Five people ask for /help every two seconds: without a broadcast,
then while it goes on, then again without; all of it in one run. Then a broadcast to many more is planned, and its
memory read.
"""

import argparse
import asyncio
import sqlite3
import time
from datetime import datetime
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from db import engine
from sandbox import Person, RunningClock, Sandbox
from tests import broadcasts
from tests.program import Program, environment
from tests.town import OPEN, TOKEN

RATE = 25.0  # messages a second, as content/desk.toml has it
TALKERS = 5
EVERY = 2.0  # seconds between two questions of one person
ALONE = 60.0  # seconds of conversation without a broadcast, before it and after it


async def talk(world: Sandbox, person: Person, until: asyncio.Event, seconds: list[float]) -> None:
    """Asks and waits for the reply, again and again."""
    while not until.is_set():
        before, began = len(broadcasts.received(person)), time.perf_counter()
        await person.sends("/help")
        await world.until(lambda before=before: len(broadcasts.received(person)) > before)  # type: ignore[misc]
        seconds.append(time.perf_counter() - began)
        await asyncio.sleep(max(0.0, EVERY - (time.perf_counter() - began)))


async def conversations(world: Sandbox, talkers: list[Person], until: asyncio.Event) -> list[float]:
    seconds: list[float] = []
    talking = []
    for person in talkers:  # not all in the same breath
        talking.append(asyncio.create_task(talk(world, person, until, seconds)))
        await asyncio.sleep(EVERY / len(talkers))
    await asyncio.gather(*talking)
    return seconds


async def send(folder: Path, people: int) -> None:
    """The rate, the refusals, and what live conversations feel of it."""
    world = Sandbox(token=TOKEN, clock=RunningClock(OPEN))
    async with world.serve() as url:
        organisers, talkers = world.group("Organisers"), broadcasts.people(world, TALKERS, name="Talker")
        recipients = broadcasts.people(world, people)
        program, db = await _bot(folder, world, url, organisers.id)
        world.flood_limits = True
        alone = await _for(ALONE, world, talkers)
        ended = asyncio.Event()
        talking = asyncio.create_task(conversations(world, talkers, ended))
        await db.run(broadcasts.prepared, recipients)
        last = recipients[-1]
        await world.until(lambda: broadcasts.received(last), timeout=people / RATE * 3)
        await world.until(lambda: any(m.document for m in organisers.chat.messages), timeout=60)
        ended.set()
        during = await talking
        alone += await _for(ALONE, world, talkers)
        await program.is_killed()
        await db.close()
        _print_sending(world, recipients, alone, during)


async def _for(seconds: float, world: Sandbox, talkers: list[Person]) -> list[float]:
    ended = asyncio.Event()
    asyncio.get_running_loop().call_later(seconds, ended.set)
    return await conversations(world, talkers, ended)


async def _bot(folder: Path, world: Sandbox, url: str, admin: int) -> tuple[Program, engine.Database]:
    settings = environment(f"sqlite:///{folder}/bot.db", url, admin, LOG_LEVEL="WARNING", CLOCK_START="")
    program = Program(folder, settings)
    await program.starts()
    await world.until(lambda: world.calls("getUpdates"))
    return program, await engine.connect(f"sqlite:///{folder}/bot.db")


def _print_sending(world: Sandbox, recipients: list[Person], alone: list[float], during: list[float]) -> None:
    ids = {person.id for person in recipients}
    calls = [call for call in world.calls("sendMessage") if call.parameters.get("chat_id") in ids]
    times = sorted(call.time for call in calls if call.reply and call.reply["ok"])
    refused = sum(1 for call in world.calls() if call.reply and call.reply.get("error_code") == 429)
    rate = (len(times) - 1) / (times[-1] - times[0]).total_seconds()
    reached = sum(bool(broadcasts.received(person)) for person in recipients)
    print(f"{reached} of {len(ids)} people reached, {len(times) - reached} twice")
    print(f"rate {rate:.2f} a second: {rate / RATE:.1%} of {RATE:g}; {refused} refusals (429)")
    for name, seconds in (("without", alone), ("during", during)):
        p99 = quantiles(seconds, n=100)[98]
        print(f"live replies {name}: p50 {median(seconds) * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms ({len(seconds)})")


async def plan(folder: Path, people: int) -> None:
    """The peak of resident memory while very many are planned and counted."""
    world = Sandbox(token=TOKEN, clock=RunningClock(datetime.now(OPEN.tzinfo)))
    async with world.serve() as url:
        admin = world.group("Organisers")
        program, db = await _bot(folder, world, url, admin.id)
        before = _peak(program)
        await db.run(broadcasts.prepared, broadcasts.people(world, 1))
        await db.close()
        await program.is_killed()
        _many(folder / "bot.db", people)
        await program.starts()
        began = time.perf_counter()
        while _state(folder / "bot.db") != "running":
            await asyncio.sleep(0.1)
        took = time.perf_counter() - began
        await asyncio.sleep(12)  # twice counted and shown
        print(f"{people:,} planned in {took:.1f} s from the start of the program")
        print(f"resident at its peak {_peak(program):.0f} MB; {before:.0f} MB without them")
        await program.is_killed()


def _many(path: Path, people: int) -> None:
    """As many more, written while the bot is off, and the broadcast not planned yet."""
    with sqlite3.connect(path) as db:
        db.execute("DELETE FROM outbox WHERE batch IS NOT NULL")
        db.execute(
            "UPDATE broadcast_run SET state = 'planning', planned_to = 0, total = 0, ended = NULL, message_id = 7"
        )
        db.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO person (chat_id, name, telegram_language, met, seen)"
            " SELECT 900000000 + i, 'Person ' || i, CASE WHEN i % 3 THEN 'en' ELSE 'lt' END, 1, 1 FROM n", (people,)
        )  # fmt: skip
        db.execute(
            "INSERT INTO registration"
            " (chat_id, event, reference, status, answers, language, sequence, created, changed, attends)"
            " SELECT person.chat_id, one.event, 'CMR-' || person.chat_id, one.status, answers, language, 0, 1, 1,"
            " attends"
            " FROM person JOIN (SELECT event, status, answers, language, attends FROM registration LIMIT 1) AS one"
            " WHERE person.chat_id > 900000000"
        )


def _state(path: Path) -> str:
    with sqlite3.connect(path) as db:
        return str(db.execute("SELECT state FROM broadcast_run").fetchone()[0])


def _peak(program: Program) -> float:
    """In megabytes."""
    assert program._process is not None
    lines = Path(f"/proc/{program._process.pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


async def run(options: argparse.Namespace) -> None:
    data = Path("data")  # a disk, where a temporary folder may be memory
    data.mkdir(exist_ok=True)
    for work, number in ((send, options.people), (plan, options.planned)):
        if number:
            with TemporaryDirectory(prefix="bench-", dir=data) as folder:
                await work(Path(folder).resolve(), number)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=3000, help="who get the broadcast; 0: leave this out")
    parser.add_argument("--planned", type=int, default=100_000, help="for whom one is planned; 0: leave this out")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
