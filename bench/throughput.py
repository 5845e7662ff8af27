"""Updates a second, latency, memory and start of our bot, beside bare ones that reply "ok" and store nothing.

    make bench                              installs aiogram into .venv.bench, then runs all
    .venv/bin/python -m bench.throughput [--rounds 5] [--seconds 4] [--people 64] [--only abcd]

Every bot is a real process that polls the same fake Bot API on loopback; all of them wait, and in each round they
take turns. Ours is `clustersbot run` with SQLite on disk and synchronous=FULL; an answer to its form is one update.
"""

import argparse
import asyncio
import time
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import uvloop

from bench import contestants, machine
from bench.contestants import Contestant, Running
from bench.fake_api import Chats, serve
from bench.people import Crowd

PACE = 50.0  # updates a second
REST = 0.3  # seconds between two contestants


async def run(options: argparse.Namespace, folder: Path) -> None:
    """Measures, and prints the table."""
    compared = [one for one in contestants.all_of_them(folder) if one.letter in options.only]
    print("\n".join(machine.described(folder)))
    worlds: dict[str, Chats] = {}
    server, api = await serve(worlds)
    await _starts(compared, api, worlds, options.starts)
    async with AsyncExitStack() as stack:
        turns = [await _beginning(stack, one, api, worlds, options.people) for one in compared]
        for number in range(options.rounds):
            for turn in turns[number % len(turns) :] + turns[: number % len(turns)]:
                await _measure(*turn, options.seconds)
    server.close()
    print(f"{options.people} people, {options.rounds} rounds of {options.seconds:g} s; medians of the rounds\n")
    _print_table(compared)


async def _starts(compared: list[Contestant], api: str, worlds: dict[str, Chats], times: int) -> None:
    """Each is started several times, in turn; the first, which makes the database, is not counted."""
    for number in range(times + 1):
        for one in compared:
            async with contestants.started(one, api, worlds):
                if number == 0:
                    one.starts.clear()


async def _beginning(
    stack: AsyncExitStack, one: Contestant, api: str, worlds: dict[str, Chats], people: int
) -> tuple[Contestant, Running, Crowd]:
    """The bot running, warm, everybody in the midst of a conversation with it."""
    running = await stack.enter_async_context(contestants.started(one, api, worlds))
    crowd = Crowd(running.chats, people, one.begin, one.then)
    await crowd.begins()
    await crowd.answers_at_once(1.0)
    await crowd.settles()
    return one, running, crowd


async def _measure(one: Contestant, running: Running, crowd: Crowd, seconds: float) -> None:
    await asyncio.sleep(REST)
    cpu, began = running.cpu_seconds, time.perf_counter()
    taken = len(await crowd.answers_at_once(seconds))
    one.rates.append(taken / (time.perf_counter() - began))
    one.costs.append((running.cpu_seconds - cpu) / taken * 1e6)
    await crowd.settles()
    await asyncio.sleep(REST)
    cuts = quantiles(await crowd.answers_paced(seconds, PACE), n=100)
    one.p50s.append(cuts[49] * 1000)
    one.p99s.append(cuts[98] * 1000)
    one.megabytes.append(running.resident_megabytes)


def _print_table(compared: list[Contestant]) -> None:
    names = ("updates/s", "to (b)", "to (c)", "CPU µs", "p50 ms", "p99 ms", "MB", "start s")
    print(f"{'':<30}" + "".join(f"{name:>11}" for name in names))
    for one in compared:
        cells = [f"{median(one.rates):,.0f}", _ratio(one, "b", compared), _ratio(one, "c", compared)]
        cells += [f"{median(one.costs):,.0f}", f"{median(one.p50s):.1f}", f"{median(one.p99s):.1f}"]
        cells += [f"{median(one.megabytes):.0f}", f"{median(one.starts):.2f}"]
        print(f"({one.letter}) {one.name:<26}" + "".join(f"{cell:>11}" for cell in cells))
    print(
        f"\nupdates/s: from an update being available to its reply acknowledged, everybody's next one after that; "
        f"to (b), to (c): in pairs of rounds;\nCPU µs: of its process, an update; p50 and p99: at {PACE:g} updates a "
        f"second; MB: resident; start: from spawning to the first getUpdates."
    )


def _ratio(one: Contestant, letter: str, compared: list[Contestant]) -> str:
    other = next((other for other in compared if other.letter == letter), None)
    return f"{median(a / b for a, b in zip(one.rates, other.rates, strict=True)):.2f}" if other else ""


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0, help="of each measurement")
    parser.add_argument("--people", type=int, default=64)
    parser.add_argument("--starts", type=int, default=5, help="of each bot, timed")
    parser.add_argument("--only", default="abcd", help="letters of the bots to measure")
    return parser.parse_args()


def main() -> None:
    options = _options()
    data = contestants.ROOT / "data"  # a disk, where a temporary folder may be memory
    data.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="bench-", dir=data) as folder:
        uvloop.run(run(options, Path(folder)))


if __name__ == "__main__":
    main()
