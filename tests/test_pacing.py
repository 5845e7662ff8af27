"""The pace of many letters: as fast as allowed, slower after a refusal, and live answers go first."""

import asyncio
import contextlib
import random

import pytest

from bot import traffic
from bot.traffic import Traffic
from db import batches, outbox, rate_limits
from db.engine import Transaction
from db.outbox import Priority
from sandbox import Fault
from tests.test_delivery import letters, owe
from tests.town import Town

SECOND = 1_000_000


def test_a_refusal_is_forgotten_little_by_little() -> None:
    assert rate_limits.eased(1.5, 0) == 1.5
    assert 1.24 < rate_limits.eased(1.5, rate_limits.EASE // 2) < 1.26
    assert rate_limits.eased(1.5, rate_limits.EASE) == 1.0
    assert rate_limits.eased(1.5, -1) == 1.0, "a clock that was set back"


async def test_every_refusal_makes_it_slower_but_not_without_end(town: Town) -> None:
    assert town.bot is not None
    db, now = town.bot.db, 1_000 * SECOND
    await db.run(rate_limits.take, "bulk", now, 40_000, 0)
    assert await db.run(rate_limits.slowness, "bulk", now) == 1.0
    slower = []
    for _ in range(12):
        await db.run(rate_limits.slow, "bulk", now)
        slower.append(await db.run(rate_limits.slowness, "bulk", now))
    assert slower[:2] == [1.25, 1.562] and slower[-1] == rate_limits.SLOWEST


async def test_no_second_holds_more_than_telegram_takes_and_live_answers_go_first() -> None:
    """Whatever time a message takes to arrive: the way is of any length, and so is the answer's way back."""
    busy, arrived, chance = Traffic(), dict[int, float](), random.Random(7)
    now = asyncio.get_running_loop().time

    async def send(chat: int, live: bool) -> None:
        async with busy.sending(chat, 1, live):
            await asyncio.sleep(chance.random() * 0.1)
            arrived[chat] = now()
            await asyncio.sleep(chance.random() * 0.1)

    bulk = [asyncio.create_task(send(chat, live=False)) for chat in range(1, 61)]
    await asyncio.sleep(0.5)
    live = [asyncio.create_task(send(chat, live=True)) for chat in range(101, 111)]
    await asyncio.gather(*bulk, *live)
    times = sorted(arrived.values())
    assert len(times) == 70
    assert all(later - first > 1.0 for first, later in zip(times, times[traffic.ALL :], strict=False))
    assert sum(arrived[chat] < max(arrived[live] for live in range(101, 111)) for chat in range(1, 61)) < 58


async def test_a_chat_that_was_written_to_is_left_alone_for_a_second() -> None:
    busy = Traffic()
    async with busy.sending(10, 1, live=True):
        assert 0.9 < busy.wait(10) <= 1.0 and busy.wait(99) == 0.0
    with contextlib.suppress(ValueError):
        async with busy.sending(99, 1, live=True):
            raise ValueError
    assert busy.wait(10) > 0.9 and busy.wait(99) == 0.0, "what was refused was not sent"


async def test_reserved_places_are_as_far_apart_as_if_taken_one_by_one(town: Town) -> None:
    assert town.bot is not None
    db, now, ahead = town.bot.db, 1_000 * SECOND, SECOND

    async def reserve(at: int, places: int) -> int | None:
        assert town.bot is not None
        return await db.run(rate_limits.reserve, "bulk", at, 40_000, places, burst=0, ahead=ahead)

    assert [await reserve(now, 8) for _ in range(5)] == [0, 320_000, 640_000, 960_000, None]
    assert await reserve(now + SECOND, 8) == 280_000
    assert await reserve(now + 3600 * SECOND, 8) == 0


@pytest.mark.timeout(60)
async def test_two_letters_to_many_reach_one_chat_a_second_apart(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts()
    for number in range(3):
        await owe(sqlite_town, ana.on_telegram, f"letter-{number}", Priority.BULK)
    await sqlite_town.settles()
    assert letters(ana.on_telegram) == ["letter-0", "letter-1", "letter-2"]
    times = [call.time for call in sqlite_town.world.calls("sendMessage", chat_id=ana.id)]
    assert all((b - a).total_seconds() >= 0.99 for a, b in zip(times[-3:], times[-2:], strict=False))


async def test_a_refusal_of_the_bot_slows_everybody_one_of_a_chat_only_that_chat(sqlite_town: Town) -> None:
    town, ana = sqlite_town, sqlite_town.person("Ana")
    assert town.bot is not None
    await ana.starts()
    await asyncio.sleep(2.1)
    town.world.faults.add(Fault.too_many_requests(1, method="sendMessage"))
    await owe(town, ana.on_telegram, "letter-1", Priority.BULK)
    await town.world.until(lambda: letters(ana.on_telegram))
    first = await town.sql("SELECT slowness FROM rate_limit WHERE name = 'bulk'")
    town.world.faults.add(Fault.too_many_requests(1, method="sendMessage"))
    await owe(town, ana.on_telegram, "letter-2", Priority.BULK)
    await town.world.until(lambda: len(letters(ana.on_telegram)) == 2)
    assert first == await town.sql("SELECT slowness FROM rate_limit WHERE name = 'bulk'") == [{"slowness": 1250}]


async def test_what_is_held_does_not_leave_though_its_turn_was_near(town: Town) -> None:
    """A batch of a hundred to one chat, which takes one a second: held while many are claimed already."""
    assert town.bot is not None
    ana = town.person("Ana")
    await ana.starts()

    async def plan(tx: Transaction) -> None:
        now = int(town.clock.now().timestamp() * 1000)
        for n in range(100):
            payload = {"update": f"letter-{n}"}
            await outbox.owe(
                tx, key=f"l{n}", to=ana.id, kind="apology", payload=payload, priority=Priority.BULK, now=now
            )
        await tx.execute("UPDATE outbox SET state = 'planned', batch = 7 WHERE kind = 'apology'")
        assert await batches.release(tx, 7, now, 40) == 40
        assert await batches.release(tx, 7, now, 50) == 10

    await town.bot.db.run(plan)
    town.bot.delivery.wake()
    await town.world.until(lambda: letters(ana.on_telegram))
    await town.bot.db.run(batches.hold, 7)
    sent = len(letters(ana.on_telegram))
    await town.settles()
    assert sent <= len(letters(ana.on_telegram)) <= sent + 1, "one may have been on its way"
    counted = {one.state: one.number for one in await town.bot.db.run(batches.counts, 7)}
    assert counted == {"planned": 100 - len(letters(ana.on_telegram)), "sent": len(letters(ana.on_telegram))}
