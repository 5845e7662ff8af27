"""How long people wait when many come at once, and while somebody is loud.

    .venv/bin/python -m bench.fairness [--people 300] [--others 20]

The bot is a process of its own with SQLite on disk; Telegram is the sandbox in this process, whose time counts too."""

import argparse
import asyncio
import os
import sys
import time
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from sandbox import Person, RunningClock, Sandbox
from tests.town import CONTENT, OPEN, TOKEN

QUESTION = "when does registration close?"
LOUD = 100  # messages in ten seconds


async def run(people: int, others: int, folder: Path) -> None:
    """Measures, and prints."""
    world = Sandbox(token=TOKEN, clock=RunningClock(OPEN))
    async with world.serve() as url:
        settings = {
            "BOT_TOKEN": TOKEN, "ADMIN_CHAT_ID": str(world.group("Organisers").id), "TELEGRAM_API_URL": url,
            "DATABASE_URL": f"sqlite:///{folder}/bot.db", "CONTENT_DIR": str(CONTENT), "LISTEN": "127.0.0.1:0",
            "CLOCK_START": OPEN.isoformat(), "LOG_LEVEL": "ERROR",
        }  # fmt: skip
        bot = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=os.environ | settings)
        try:
            await _answered(world, world.person("First"), "/start")
            crowd = [world.person(f"Person {number}") for number in range(people)]
            _tell(f"{people} at /start at once", await asyncio.gather(*(_answered(world, p, "/start") for p in crowd)))
            asking = crowd[:others]
            _tell(f"{others} who ask, nobody loud", await _paced(world, asking))
            loud = asyncio.create_task(_is_loud(world.person("Loud")))
            _tell(f"{others} who ask, one with {LOUD} messages in 10 s", await _paced(world, asking))
            await loud
        finally:
            bot.terminate()
            await bot.wait()


async def _answered(world: Sandbox, person: Person, words: str) -> float:
    """Seconds until the bot has answered."""
    seen, began = person.chat.last.id if person.chat.messages else 0, time.perf_counter()
    await person.sends(words)
    await world.until(lambda: person.chat.last.from_bot and person.chat.last.id > seen)
    return time.perf_counter() - began


async def _paced(world: Sandbox, people: list[Person]) -> list[float]:
    """Each asks every half second, for ten."""

    async def asks(person: Person, number: int) -> list[float]:
        await asyncio.sleep(0.5 * number / len(people))
        waits = []
        for _ in range(20):
            waits.append(await _answered(world, person, QUESTION))
            await asyncio.sleep(max(0.0, 0.5 - waits[-1]))
        return waits

    found = await asyncio.gather(*(asks(person, number) for number, person in enumerate(people)))
    return [wait for waits in found for wait in waits]


async def _is_loud(person: Person) -> None:
    for number in range(LOUD):
        await person.sends(f"{QUESTION} {number}")
        await asyncio.sleep(10 / LOUD)


def _tell(what: str, waits: list[float]) -> None:
    cuts = quantiles(waits, n=100)
    print(f"{what:<48} p50 {cuts[49] * 1000:7.0f} ms  p99 {cuts[98] * 1000:7.0f} ms  max {max(waits) * 1000:7.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--others", type=int, default=20)
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench-") as folder:
        asyncio.run(run(options.people, options.others, Path(folder)))


if __name__ == "__main__":
    main()
