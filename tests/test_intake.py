"""Nothing is lost on the way in: stored before it is confirmed, in order, once, whatever happens meanwhile."""

import asyncio
import logging
import re
from typing import Any

import aiohttp
import orjson
import pytest
from telegram.ext import ContextTypes

from bot.polling import Stop
from db import inbox
from db.engine import Unavailable
from db.inbox import Waiting
from handlers.context import Context
from sandbox import Fault
from tests import trouble
from tests.town import Town, Townsperson

TWO_POLLERS = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def states(town: Town) -> list[str]:
    return [row["state"] for row in await town.sql("SELECT state FROM inbox ORDER BY update_id")]


def updates_fetched(town: Town) -> list[dict[str, Any]]:
    results: list[Any] = [call.result for call in town.world.calls("getUpdates")]
    return [update for result in results for update in result or ()]


def commands_echoed(person: Townsperson) -> list[str]:
    """The unknown commands that the bot's answers quote, in the order of the answers."""
    return [word for message in person.messages for word in re.findall(r"/say_\w+", message.text)]


async def test_an_update_that_comes_twice_is_answered_once(town: Town) -> None:
    ana = town.person("Ana")
    await ana.does("/say_it")
    town.world.push(updates_fetched(town)[0])
    await town.settles()
    await ana.does("/say_more")
    assert commands_echoed(ana) == ["/say_it", "/say_more"]


async def test_what_was_not_confirmed_before_a_restart_is_answered_once(town: Town) -> None:
    ana = town.person("Ana")
    confirming = Fault(Fault.answers(502, "Bad Gateway").error, method="getUpdates", count=None, when=_confirms)
    town.world.faults.add(confirming)
    await ana.on_telegram.sends("/say_it")
    await town.world.until(lambda: commands_echoed(ana))
    assert town.world.updates_pending
    await town.closes()
    town.world.faults.clear()
    await town.opens()
    await town.settles()
    assert commands_echoed(ana) == ["/say_it"]


def _confirms(parameters: dict[str, Any]) -> bool:
    return bool(parameters.get("offset"))


async def test_a_chat_is_answered_in_order_however_slow_its_first_message_is(town: Town) -> None:
    ana = town.person("Ana")
    trouble.dawdles_on(town, "/say_1", 0.5)
    said = [f"/say_{number}" for number in range(1, 21)]
    for text in said:
        await ana.on_telegram.sends(text)
    await town.settles()
    assert commands_echoed(ana) == said


async def test_a_slow_chat_does_not_hold_up_another(town: Town) -> None:
    ana, ben = town.person("Ana"), town.person("Ben")
    town.world.faults.add(Fault.delays(1.5, method="sendMessage", chat_id=ana.id))
    await ana.on_telegram.sends("/say_slowly")
    await ben.on_telegram.sends("/say_quickly")
    await town.world.until(lambda: commands_echoed(ben))
    assert not ana.messages
    await town.settles()
    assert commands_echoed(ana) == ["/say_slowly"]


async def test_an_edited_message_is_no_answer_to_the_next_question(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="email")
    seen = len(ana.messages)
    mine = [message for message in ana.on_telegram.chat.messages if not message.from_bot][-1]
    await ana.on_telegram.edits(mine, "ana@example.com")
    await town.settles()
    assert len(ana.messages) == seen
    assert ana.asked == ("workshop", "email")


async def test_too_many_requests_hold_only_that_chat_and_keep_its_order(town: Town) -> None:
    ana, ben = town.person("Ana"), town.person("Ben")
    town.world.faults.add(Fault.too_many_requests(2, method="sendMessage", chat_id=ana.id))
    said = ["/say_1", "/say_2", "/say_3"]
    for text in said:
        await ana.on_telegram.sends(text)
    await ben.on_telegram.sends("/say_hello")
    await town.world.until(lambda: commands_echoed(ben))
    assert not ana.messages
    await town.settles()
    assert commands_echoed(ana) == said


@pytest.mark.parametrize("fault", [
    Fault.answers(502, "Bad Gateway", method="sendMessage"),
    Fault.drops(method="sendMessage"),
], ids=["502", "dropped"])  # fmt: skip
async def test_an_answer_that_did_not_get_through_is_sent_again(town: Town, fault: Fault) -> None:
    ana = town.person("Ana")
    town.world.faults.add(fault)
    await ana.does("/say_it")
    assert commands_echoed(ana) == ["/say_it"]


async def test_an_answer_that_perhaps_got_through_is_not_withheld(town: Town) -> None:
    ana = town.person("Ana")
    town.world.faults.add(Fault.drops(method="sendMessage", acted=True))
    await ana.does("/say_it", "/say_more")
    assert commands_echoed(ana) in (["/say_it", "/say_it", "/say_more"], ["/say_it", "/say_more"])


async def test_an_answer_that_telegram_refuses_is_not_tried_again(town: Town) -> None:
    ana = town.person("Ana")
    town.world.faults.add(Fault.bad_request("message text is strange", method="sendMessage"))
    await ana.does("/say_it")
    assert len(town.world.calls("sendMessage", chat_id=ana.id)) == 1
    await ana.does("/say_more")
    assert commands_echoed(ana) == ["/say_more"]


async def test_who_blocks_the_bot_is_known_as_unreachable_until_they_write_again(town: Town) -> None:
    ana = town.person("Ana")
    town.world.faults.add(Fault.forbidden(method="sendMessage"))
    await ana.does("/say_it")
    assert len(town.world.calls("sendMessage", chat_id=ana.id)) == 1
    row = (await town.sql("SELECT unreachable_since, unreachable_reason FROM person"))[0]
    assert row["unreachable_since"] > 0 and row["unreachable_reason"] == "blocked"
    await ana.starts()
    assert ana.messages
    row = (await town.sql("SELECT unreachable_since, unreachable_reason FROM person"))[0]
    assert row == {"unreachable_since": None, "unreachable_reason": None}


async def test_three_crashes_park_an_update_and_the_next_ones_are_served(town: Town) -> None:
    ana, ben = town.person("Ana"), town.person("Ben")
    trouble.crashes_on(town, "boom")
    await ana.does("boom", "/say_more")
    await ben.does("/say_hello")
    parked = (await town.sql("SELECT update_id, attempts, error FROM inbox WHERE state = 'parked'"))[0]
    assert (parked["attempts"], parked["error"]) == (3, "ZeroDivisionError")
    apology = [message.text for message in ana.messages if str(parked["update_id"]) in message.text]
    assert len(apology) == 1
    assert commands_echoed(ana) == ["/say_more"] and commands_echoed(ben) == ["/say_hello"]
    told = [message.text for message in town.organisers.chat.messages if message.from_bot]
    assert len(told) == 1 and str(parked["update_id"]) in told[0] and "boom" not in told[0]


async def test_a_crash_that_does_not_happen_again_is_not_noticed(town: Town) -> None:
    ana = town.person("Ana")
    trouble.crashes_on(town, "/say_it", times=2)
    await ana.does("/say_it")
    assert commands_echoed(ana) == ["/say_it"] and len(ana.messages) == 1
    assert not [message for message in town.organisers.chat.messages if message.from_bot]


async def test_the_organisers_are_told_of_many_crashes_but_not_flooded(town: Town) -> None:
    people = [town.person(f"Person {number}") for number in range(12)]
    trouble.crashes_on(town, "boom")
    for person in people:
        await person.on_telegram.sends("boom")
    await town.settles()
    assert all(len(person.messages) == 1 for person in people)
    told = [message for message in town.organisers.chat.messages if message.from_bot]
    assert 1 <= len(told) <= 3


async def test_an_update_that_telegram_made_strangely_is_parked_too(town: Town) -> None:
    ana = town.person("Ana")
    await ana.does("/say_it")
    town.world.push({"message": {"chat": {"id": ana.id, "type": "private"}, "from": {"id": "?"}, "text": 5}})
    await ana.does("/say_more")
    assert commands_echoed(ana) == ["/say_it", "/say_more"]
    assert (await states(town)).count("parked") == 1


async def test_a_context_that_cannot_be_made_parks_the_update_and_loses_nothing(town: Town) -> None:
    class Clumsy(Context):
        @classmethod
        def from_update(cls, update: Any, application: Any) -> "Clumsy":
            if update.effective_message.text == "boom":
                raise ZeroDivisionError
            return super().from_update(update, application)

    assert town.bot is not None
    town.bot.application.context_types = ContextTypes(Clumsy, dict, dict, dict)
    ana = town.person("Ana")
    await ana.does("boom", "/say_more")
    assert (await states(town)) == ["parked", "done"]
    assert commands_echoed(ana) == ["/say_more"] and len(ana.messages) == 2


@pytest.mark.parametrize("how", ["locked", "full", "read-only"])
async def test_what_cannot_be_stored_stays_unconfirmed_at_telegram_and_the_bot_recovers(
    town: Town, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    ana = town.person("Ana")
    await ana.does("/say_1")
    if how != "read-only" and town.settings.database_url.startswith("postgresql"):
        pytest.skip("PostgreSQL is made unusable in one way only")
    async with trouble.nothing_can_be_stored(town, how):
        await ana.on_telegram.sends("/say_2 " + "x" * 4000)
        await _until_logged(caplog, "updates could not be fetched: Unavailable")
        assert town.world.updates_pending
        assert commands_echoed(ana) == ["/say_1"]
    await ana.does("/say_3")
    assert commands_echoed(ana) == ["/say_1", "/say_2", "/say_3"]
    async with asyncio.timeout(30):
        while set(await states(town)) != {"done"}:
            await asyncio.sleep(0.01)


async def test_an_update_that_was_stored_although_the_database_did_not_say_so_is_answered(sqlite_town: Town) -> None:
    """As when the connection to PostgreSQL breaks after the commit, before its answer."""
    bot = sqlite_town.bot
    assert bot is not None
    database, tries = bot.db, list[None]()

    class Mumbling:
        async def run(self, unit: Any, *args: Any, **kwargs: Any) -> Any:
            result = await database.run(unit, *args, **kwargs)
            if unit is inbox.receive and args[0] and not tries:
                tries.append(None)
                raise Unavailable("the answer got lost")
            return result

    vars(bot.intake)["_db"] = Mumbling()
    ana = sqlite_town.person("Ana")
    await ana.does("/say_it")
    assert tries and commands_echoed(ana) == ["/say_it"]


async def _until_logged(caplog: pytest.LogCaptureFixture, text: str) -> None:
    async with asyncio.timeout(30):
        while not any(text in record.getMessage() for record in caplog.records):
            await asyncio.sleep(0.01)


async def test_an_update_whose_handler_meets_an_unusable_database_is_not_parked(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    ana = town.person("Ana")
    trouble.dawdles_on(town, "/say_it", 0.0)
    await ana.does("/say_hello")
    town.world.faults.add(Fault.delays(0.3, method="sendMessage", chat_id=ana.id))
    await ana.on_telegram.sends("/say_first")  # its answer is still under way when the database goes
    await ana.on_telegram.sends("/say_it")
    await town.world.until(lambda: not town.world.updates_pending)
    async with trouble.nothing_can_be_stored(town, "read-only"):
        await _until_logged(caplog, "waits for the database: Unavailable")
    await town.settles()
    assert commands_echoed(ana) == ["/say_hello", "/say_first", "/say_it"]
    assert await town.sql("SELECT 1 FROM inbox WHERE attempts > 0 OR state = 'parked'") == []


async def test_an_update_handled_by_another_worker_meanwhile_has_no_second_effect(town: Town) -> None:
    """Two workers may both believe that an update is new; whose transaction ends second undoes it."""
    ana = town.person("Ana")
    await ana.starts("workshop")
    assert town.bot is not None
    update = updates_fetched(town)[0]
    town.bot.intake._line_up(Waiting(update["update_id"], ana.id, orjson.dumps(update).decode(), None))
    await town.settles()
    assert len(ana.messages) == 1
    assert await town.sql("SELECT state, attempts FROM inbox") == [{"state": "done", "attempts": 0}]


async def test_three_conflicts_end_the_bot(quiet_town: Town) -> None:
    quiet_town.world.faults.add(Fault.answers(409, TWO_POLLERS, method="getUpdates", count=3))
    await quiet_town.opens()
    assert quiet_town._running is not None
    with pytest.raises(Stop, match="another program fetches this bot's updates") as stopped:
        await quiet_town._running
    assert stopped.value.code == 1


async def test_two_conflicts_do_not_end_the_bot(quiet_town: Town) -> None:
    quiet_town.world.faults.add(Fault.answers(409, TWO_POLLERS, method="getUpdates", count=2))
    await quiet_town.opens()
    ana = quiet_town.person("Ana")
    await ana.does("/say_it")
    assert commands_echoed(ana) == ["/say_it"]


async def test_three_hundred_who_start_at_once_are_all_greeted_and_another_is_not_kept_waiting(town: Town) -> None:
    crowd = [town.person(f"Person {number}") for number in range(300)]
    ana = town.person("Ana")
    for number, person in enumerate(crowd):
        await person.on_telegram.starts()
        if number == 150:
            await ana.on_telegram.sends("/say_it")
    await town.world.until(lambda: commands_echoed(ana), timeout=30)
    await town.settles()
    assert all(len(person.messages) == 1 for person in crowd)


async def test_one_loud_person_is_answered_every_time_and_others_meanwhile(town: Town) -> None:
    town.world.flood_limits = True
    loud, ana = town.person("Loud"), town.person("Ana")
    said = [f"/say_{number}" for number in range(100)]
    for text in said:
        await loud.on_telegram.sends(text)
    await ana.on_telegram.sends("/say_it")
    await town.world.until(lambda: commands_echoed(ana), timeout=20)
    assert len(commands_echoed(loud)) < 100
    town.world.flood_limits = False
    await town.settles()
    assert commands_echoed(loud) == said


async def test_a_former_webhook_does_not_keep_the_poller_out(quiet_town: Town) -> None:
    async with aiohttp.ClientSession() as session:
        base = f"{quiet_town.world.url}/bot{quiet_town.world.token}"
        await session.post(f"{base}/setWebhook", json={"url": "http://127.0.0.1:9/telegram"})
    await quiet_town.opens()
    ana = quiet_town.person("Ana")
    await ana.does("/say_it")
    assert commands_echoed(ana) == ["/say_it"]


@pytest.fixture(autouse=True)
def _logs(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "bot")
