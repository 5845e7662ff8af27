"""Nothing is lost on the way out: what is owed arrives, in order, and is not sent twice without need."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot import app, pace
from bot.app import Bot
from bot.clock import machine_time
from db import engine, outbox, rate_limits
from db.engine import Transaction
from db.outbox import Priority, Promise
from sandbox import Fault, Person, RunningClock
from tests.town import Town


async def owe(
    town: Town, to: Person, name: str, priority: Priority = Priority.LIVE, kind: str = "apology", due: int = 0
) -> None:
    """Owes somebody a letter that quotes `name`."""
    assert town.bot is not None

    async def unit(tx: Transaction) -> None:
        now = int(town.clock.now().timestamp() * 1000)
        payload = {"update": name}
        await outbox.owe(tx, key=name, to=to.id, kind=kind, payload=payload, priority=priority, now=now, due=now + due)

    await town.bot.db.run(unit)
    town.bot.delivery.wake()


def letters(person: Person) -> list[str]:
    """The names of the letters that arrived, in their order."""
    return [name for m in person.chat.messages if m.from_bot for name in re.findall(r"letter-\w+", m.text)]


async def states(town: Town) -> dict[str, str]:
    return {row["key"]: row["state"] for row in await town.sql("SELECT key, state FROM outbox ORDER BY id")}


@pytest.fixture
async def ana(town: Town) -> Person:
    return await _acquainted(town, "Ana")


@pytest.fixture
async def ben(town: Town) -> Person:
    return await _acquainted(town, "Ben")


async def _acquainted(town: Town, name: str) -> Person:
    person = town.person(name)
    await person.starts()
    return person.on_telegram


async def test_owing_twice_is_owing_once(town: Town, ana: Person) -> None:
    await owe(town, ana, "letter-1")
    await owe(town, ana, "letter-1")
    await town.settles()
    await owe(town, ana, "letter-1")
    await town.settles()
    assert letters(ana) == ["letter-1"]


async def test_what_is_due_later_waits_for_its_time(town: Town, ana: Person) -> None:
    await owe(town, ana, "letter-later", due=3_600_000)
    await owe(town, ana, "letter-now")
    await town.settles()
    assert letters(ana) == ["letter-now"]
    await town.moves_clock(town.clock.now().replace(hour=23))
    assert letters(ana) == ["letter-now", "letter-later"]


async def test_too_many_requests_hold_only_that_chat_and_keep_its_order(town: Town, ana: Person, ben: Person) -> None:
    town.world.faults.add(Fault.too_many_requests(2, method="sendMessage", chat_id=ana.id))
    for number in range(4):
        await owe(town, ana, f"letter-{number}")
    await town.world.until(lambda: not town.world.faults.active)
    await owe(town, ana, "letter-4")
    await owe(town, ben, "letter-ben")
    await town.world.until(lambda: letters(ben))
    assert letters(ana) == []
    await _all_sent(town)
    assert letters(ana) == [f"letter-{number}" for number in range(5)]


async def test_a_letter_held_back_survives_a_restart(town: Town, ana: Person) -> None:
    town.world.faults.add(Fault.too_many_requests(3, method="sendMessage"))
    await owe(town, ana, "letter-1")
    await town.world.until(lambda: not town.world.faults.active)
    await town.closes()
    await town.opens()
    assert letters(ana) == []
    await _all_sent(town)
    assert letters(ana) == ["letter-1"]


async def _all_sent(town: Town) -> None:
    async with asyncio.timeout(30):
        while set((await states(town)).values()) != {"sent"}:
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("fault", [
    Fault.answers(502, "Bad Gateway", method="sendMessage", count=3),
    Fault.drops(method="sendMessage", count=2),
], ids=["502", "dropped"])  # fmt: skip
async def test_a_letter_that_did_not_get_through_is_sent_again(town: Town, ana: Person, fault: Fault) -> None:
    town.world.faults.add(fault)
    await owe(town, ana, "letter-1")
    await owe(town, ana, "letter-2")
    await _all_sent(town)
    assert letters(ana) == ["letter-1", "letter-2"]


async def test_who_blocked_the_bot_is_not_written_to_again_before_they_come_back(town: Town, ana: Person) -> None:
    before = len(town.world.calls("sendMessage", chat_id=ana.id))
    town.world.faults.add(Fault.forbidden("user is deactivated", method="sendMessage"))
    await owe(town, ana, "letter-1")
    await town.settles()
    assert len(town.world.calls("sendMessage", chat_id=ana.id)) == before + 1
    person = (await town.sql("SELECT unreachable_since, unreachable_reason FROM person"))[0]
    assert person["unreachable_since"] > 0 and person["unreachable_reason"] == "deactivated"
    await ana.starts()
    await town.settles()
    assert (await town.sql("SELECT unreachable_since FROM person"))[0]["unreachable_since"] is None


@pytest.mark.parametrize("text", ["chat not found", "message is too strange"])
async def test_what_telegram_refuses_for_good_is_one_call(town: Town, ana: Person, text: str) -> None:
    before = len(town.world.calls("sendMessage", chat_id=ana.id))
    town.world.faults.add(Fault.bad_request(text, method="sendMessage", chat_id=ana.id, count=None))
    await owe(town, ana, "letter-1")
    await town.settles()
    assert len(town.world.calls("sendMessage", chat_id=ana.id)) == before + 1
    assert (await states(town))["letter-1"] == "failed"


async def test_a_letter_that_failed_is_told_to_the_organisers_without_a_flood(town: Town, ana: Person) -> None:
    town.world.faults.add(Fault.bad_request("message is too strange", method="sendMessage", chat_id=ana.id, count=None))
    for number in range(30):
        await owe(town, ana, f"letter-{number}")
    await town.settles()
    assert 1 <= len([m for m in town.organisers.chat.messages if m.from_bot]) <= 12


async def test_a_letter_that_perhaps_arrived_is_not_sent_again_to_many(town: Town, ana: Person, ben: Person) -> None:
    town.world.faults.add(Fault.drops(method="sendMessage", acted=True, chat_id=ana.id))
    await owe(town, ana, "letter-1", Priority.BULK)
    await owe(town, ben, "letter-2", Priority.BULK)
    await town.settles()
    assert await states(town) == {"letter-1": "perhaps", "letter-2": "sent"}
    assert letters(ana) == ["letter-1"]


async def test_a_letter_that_cannot_be_put_into_words_does_not_stop_the_others(town: Town, ana: Person) -> None:
    await owe(town, ana, "letter-0", kind="no such kind")
    await owe(town, ana, "letter-1")
    await town.settles()
    assert letters(ana) == ["letter-1"]
    assert (await states(town))["letter-0"] == "failed"


async def test_a_group_that_becomes_a_supergroup_still_gets_what_it_is_owed(town: Town, announced: bool) -> None:
    group = town.organisers
    group.becomes_supergroup(announced=announced)
    for number in range(3):
        await _owe_organisers(town, number)
    await town.settles()
    told = [m.text for m in group.chat.messages if m.from_bot]
    assert [number for number in range(3) for text in told if f"letter-{number}" in text] == [0, 1, 2]
    await town.closes()
    await town.opens()
    assert town.bot is not None and town.bot.services.admin_chat_id == group.id
    await _owe_organisers(town, 3)
    await town.settles()
    assert "letter-3" in group.chat.messages[-1].text


@pytest.fixture(params=[True, False], ids=["announced", "unannounced"])
def announced(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


async def _owe_organisers(town: Town, number: int) -> None:
    assert town.bot is not None and town.bot.services.admin_chat_id is not None

    async def unit(tx: Transaction) -> None:
        now = int(town.clock.now().timestamp() * 1000)
        name, payload = f"letter-{number}", {"update": f"letter-{number}"}
        admin = town.settings.admin_chat_id or 0
        await outbox.owe(tx, key=name, to=admin, kind="parked", payload=payload, now=now)

    await town.bot.db.run(unit)
    town.bot.delivery.wake()


async def test_organisers_are_recognised_in_their_new_supergroup(town: Town) -> None:
    olga = town.world.person("Olga")
    town.organisers.add(olga)
    town.organisers.becomes_supergroup()
    await town.settles()
    await olga.sends("/help", chat=town.organisers)
    await town.settles()
    assert town.bot is not None
    expected = town.bot.services.texts.say("en").plain("admin.help").split("\n")[0][:20]
    assert expected in town.organisers.chat.messages[-1].text


async def test_what_the_organisers_are_owed_waits_while_they_cannot_be_reached(town: Town, ana: Person) -> None:
    town.world.faults.add(Fault.forbidden("bot was kicked from the group chat", chat_id=town.organisers.id))
    await _owe_organisers(town, 1)
    await town.world.until(lambda: not town.world.faults.active)
    await owe(town, ana, "letter-ana")
    await town.world.until(lambda: letters(ana))
    await town.moves_clock(town.clock.now().replace(hour=23))
    row = (await town.sql("SELECT state, attempts FROM outbox WHERE key = 'letter-1'"))[0]
    assert row["state"] in ("owed", "sent") and row["attempts"] == 1


# Claims and leases.


async def claimed(town: Town, lease: int) -> list[Promise]:
    assert town.bot is not None
    now = int(town.clock.now().timestamp() * 1000)
    return await town.bot.db.run(outbox.claim, now, lease, True, 100)


async def _stored(town: Town, names: list[str], to: int = 7, priority: Priority = Priority.LIVE) -> None:
    """Letters that no delivery has seen yet."""
    assert town.bot is not None

    async def unit(tx: Transaction) -> None:
        for name in names:
            payload = {"update": name}
            await outbox.owe(tx, key=name, to=to, kind="apology", payload=payload, priority=priority, now=1)

    await town.bot.db.run(unit)


@asynccontextmanager
async def another_bot(town: Town) -> AsyncIterator[Bot]:
    """A worker on the same database that does nothing yet."""
    async with app.build(town.settings, town.content, town.clock) as bot:
        yield bot


@pytest.fixture
async def still_town(quiet_town: Town) -> AsyncIterator[Town]:
    """A town whose bot is built but runs nothing by itself."""
    async with another_bot(quiet_town) as bot:
        quiet_town.bot = bot
        yield quiet_town


async def test_a_claimed_letter_is_nobody_elses_while_its_lease_holds(still_town: Town) -> None:
    await _stored(still_town, ["letter-1", "letter-2"])
    lease = machine_time() + 1000
    assert [p.key for p in await claimed(still_town, lease)] == ["letter-1", "letter-2"]
    assert await claimed(still_town, lease + 1) == []


async def test_a_letter_of_a_dead_worker_is_claimed_again_and_its_old_claim_counts_no_more(still_town: Town) -> None:
    assert still_town.bot is not None
    db = still_town.bot.db
    await _stored(still_town, ["letter-1"])
    old = (await claimed(still_town, 1000))[0]
    await db.run(outbox.reclaim, 999)
    assert await claimed(still_town, 3000) == []
    await db.run(outbox.reclaim, 1000)
    new = (await claimed(still_town, 3000))[0]
    assert not await db.run(outbox.begin_sending, old, 9000)
    assert await db.run(outbox.begin_sending, new, 9000)
    assert await db.run(outbox.begin_sending, new, 9000)  # asked again after a commit of unknown outcome
    await db.run(outbox.put_back, old, 5)
    assert await states(still_town) == {"letter-1": "sending"}


async def test_bulk_of_a_dead_worker_is_owed_again_unless_it_was_perhaps_sent(still_town: Town) -> None:
    assert still_town.bot is not None
    db = still_town.bot.db
    await _stored(still_town, ["letter-1", "letter-2", "letter-3"], priority=Priority.BULK)
    first, second, _ = await claimed(still_town, 1000)
    await db.run(outbox.begin_sending, first, 1000)
    await db.run(outbox.begin_sending, second, 1000)
    await db.run(outbox.settle, second.id, 1)
    await db.run(outbox.reclaim, 1000)
    assert await states(still_town) == {"letter-1": "perhaps", "letter-2": "sent", "letter-3": "owed"}


async def test_what_a_worker_held_goes_on_as_soon_as_it_has_ended(database: str) -> None:
    """However it ended; while it lives, its leases hold."""
    first, second = await engine.connect(database), await engine.connect(database)

    async def owed(tx: Transaction) -> None:
        for key in ("letter-1", "letter-2"):
            await outbox.owe(tx, key=key, to=7, kind="apology", priority=Priority.BULK, now=1)

    await first.run(owed)
    far = machine_time() + 3_600_000
    sent, _ = await first.run(outbox.claim, 1, far, True)
    assert await first.run(outbox.begin_sending, sent, far)
    assert [promise.id for promise in await first.run(outbox.reclaim, 1)] == [], "its own are its own"
    if database.startswith("postgresql"):  # on SQLite a second process means that the first has ended
        assert await second.run(outbox.reclaim, 1) == []
        assert await second.run(outbox.claim, 1, far, True) == []
    await first.close()
    async with asyncio.timeout(30):
        while not (given_up := await second.run(outbox.reclaim, 1)):
            await asyncio.sleep(0.05)
    assert [promise.key for promise in given_up] == ["letter-1"], "it was perhaps sent"
    assert [promise.key for promise in await second.run(outbox.claim, 1, far, True)] == ["letter-2"]
    await second.close()


async def test_a_letter_that_waits_longer_than_its_lease_is_sent_once(town: Town, ana: Person) -> None:
    """The same process may claim a letter again while its first claim still waits for the chat's turn."""
    town.world.faults.add(Fault.delays(1.5, method="sendMessage", chat_id=ana.id))
    await ana.sends("/say_something")
    await town.world.until(lambda: not town.world.faults.active)
    await owe(town, ana, "letter-1")
    await _until_state(town, "letter-1", "claimed")
    await town.sql("UPDATE outbox SET state = 'owed'")  # as after the end of its lease
    assert town.bot is not None
    town.bot.delivery.wake()
    await town.settles()
    assert letters(ana) == ["letter-1"]


async def _until_state(town: Town, key: str, state: str) -> None:
    async with asyncio.timeout(30):
        while (await states(town)).get(key) != state:
            await asyncio.sleep(0.01)


async def test_a_lease_holds_also_for_a_worker_whose_clock_is_hours_ahead(town: Town, ana: Person) -> None:
    if town.settings.database_url.startswith("sqlite"):
        pytest.skip("on SQLite there is one process")
    town.world.faults.add(Fault.delays(2.5, method="sendMessage", chat_id=ana.id))
    async with app.build(town.settings, town.content, RunningClock(town.clock.now().replace(hour=23))) as other:
        await owe(town, ana, "letter-1")
        await _until_state(town, "letter-1", "sending")
        delivering = asyncio.create_task(other.delivery.run())
        await _all_sent(town)
        await town.settles()
        delivering.cancel()
        await asyncio.gather(delivering, return_exceptions=True)
        await other.lanes.finish(5)
    assert letters(ana) == ["letter-1"]


async def test_several_workers_share_one_outbox_and_send_no_letter_twice(quiet_town: Town) -> None:
    if quiet_town.settings.database_url.startswith("sqlite"):
        pytest.skip("on SQLite there is one process")
    people = [quiet_town.world.person(f"Person {number}") for number in range(20)]
    await quiet_town.opens()
    for person in people:
        await person.starts()
    await quiet_town.settles()
    async with another_bot(quiet_town) as second, another_bot(quiet_town) as third:
        workers = [asyncio.create_task(bot.delivery.run()) for bot in (second, third)]
        assert quiet_town.bot is not None
        for number in range(200):
            await _stored(quiet_town, [f"letter-{number}"], people[number % 20].id)
        await _all_sent(quiet_town)
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        for bot in (second, third):
            await asyncio.gather(bot.lanes.finish(5), bot.delivery.bulk.finish(5))
    arrived = [name for person in people for name in letters(person)]
    assert len(arrived) == len(set(arrived)) == 200


# Pacing.

SECOND = 1_000_000


async def _take(town: Town, at: int, interval: int = 40_000, burst: int = 0) -> int:
    assert town.bot is not None
    return await town.bot.db.run(rate_limits.take, "bulk", at, interval, burst)


async def test_bulk_has_twenty_five_places_in_a_second(still_town: Town) -> None:
    now, taken = 10**15, 0
    end = now + SECOND
    while now < end:
        wait = await _take(still_town, now)
        taken += wait == 0
        now += wait
    assert taken == 25


async def test_places_are_shared_by_all_who_ask(still_town: Town) -> None:
    now = 10**15
    assert await _take(still_town, now) == 0
    assert await _take(still_town, now + 10_000) == 30_000
    waits = await asyncio.gather(*(_take(still_town, now + 40_000) for _ in range(5)))
    assert sorted(wait > 0 for wait in waits) == [False, True, True, True, True]


async def test_a_rest_does_not_save_up_places_beyond_the_burst(still_town: Town) -> None:
    now = 10**15
    assert await _take(still_town, now, burst=80_000) == 0
    free = [await _take(still_town, now + 60 * SECOND, burst=80_000) for _ in range(5)]
    assert [wait == 0 for wait in free] == [True, True, True, False, False]


async def test_a_clock_set_back_by_days_does_not_stop_the_bulk(still_town: Town) -> None:
    now = 10**15
    assert await _take(still_town, now) == 0
    back = now - 3 * 86_400 * SECOND
    assert await _take(still_town, back) == 0
    assert 0 < await _take(still_town, back) <= 40_000


async def test_bulk_is_paced_and_does_not_delay_a_live_letter(town: Town, ana: Person) -> None:
    people = [town.world.person(f"Person {number}") for number in range(40)]
    for person in people:
        await person.starts()
    await town.settles()
    for number, person in enumerate(people):
        await _stored(town, [f"letter-{number:02}"], person.id, Priority.BULK)
    await _until_state(town, "letter-00", "sent")
    await owe(town, ana, "letter-live")
    await town.world.until(lambda: letters(ana))
    assert not all(letters(person) for person in people)
    await town.settles()
    await _all_sent(town)
    assert [letters(person) for person in people] == [[f"letter-{number:02}"] for number in range(40)]
    sent = [town.world.calls("sendMessage", chat_id=person.id)[-1].time.timestamp() for person in people]
    assert max(sent) - min(sent) >= (40 - 1 - pace.LATE) * 0.040 - 0.2


async def test_too_many_requests_for_a_bulk_letter_let_all_bulk_rest(town: Town, ana: Person, ben: Person) -> None:
    town.world.faults.add(Fault.too_many_requests(10, method="sendMessage", chat_id=ana.id))
    await owe(town, ana, "letter-ana", Priority.BULK)
    await town.world.until(lambda: not town.world.faults.active)
    await _until_state(town, "letter-ana", "owed")
    await owe(town, ben, "letter-ben", Priority.BULK)
    await owe(town, ben, "letter-live")
    await town.world.until(lambda: letters(ben))
    assert letters(ben) == ["letter-live"]
    await _all_sent(town)
    assert letters(ben) == ["letter-live", "letter-ben"] and letters(ana) == ["letter-ana"]


async def test_a_database_that_fails_while_a_letter_is_out_does_not_make_it_go_twice(town: Town, ana: Person) -> None:
    from tests import trouble

    town.world.faults.add(Fault.delays(0.5, method="sendMessage", chat_id=ana.id))
    await owe(town, ana, "letter-1")
    await _until_state(town, "letter-1", "sending")
    async with trouble.nothing_can_be_stored(town, "read-only"):
        await town.world.until(lambda: letters(ana))
        await asyncio.sleep(0.3)
    await _all_sent(town)
    assert letters(ana) == ["letter-1"]
