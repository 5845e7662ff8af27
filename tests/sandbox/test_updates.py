"""Updates reach the bot as Telegram delivers them: confirmed by offset, pushed in order, never lost."""

import asyncio
import contextlib
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from sandbox import Person, RunningClock, Sandbox
from tests.sandbox.conftest import Client

TWO_BOTS = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_offset_confirms_what_is_before_it(world: Sandbox, bot: Client, ana: Person) -> None:
    await ana.sends("one")
    await ana.sends("two")
    first = await bot.result("getUpdates")
    assert texts(first) == texts(await bot.result("getUpdates")) == ["/start", "one", "two"]
    assert texts(await bot.result("getUpdates", limit=1)) == ["/start"]
    rest = await bot.result("getUpdates", offset=first[0]["update_id"] + 1)
    assert texts(rest) == texts(world.updates_pending) == ["one", "two"]
    assert texts(await bot.result("getUpdates", offset=-1)) == ["two"]


async def test_a_long_poll_is_answered_when_something_happens(world: Sandbox, bot: Client, ana: Person) -> None:
    await bot.result("getUpdates", offset=-1)
    offset = world.updates_pending[0]["update_id"] + 1
    poll = asyncio.create_task(bot.result("getUpdates", offset=offset, timeout=50))
    await world.until(lambda: len(world.calls("getUpdates")) == 2 and not world.updates_pending)
    await ana.sends("wake up")
    assert texts(await poll) == ["wake up"]


async def test_a_second_poller_ends_the_first(world: Sandbox, bot: Client) -> None:
    first = asyncio.create_task(bot.call("getUpdates", timeout=50))
    await world.until(lambda: world.calls("getUpdates"))
    second = asyncio.create_task(bot.call("getUpdates", timeout=50))
    assert (await first)["description"] == TWO_BOTS
    await world.person("Ana").sends("hello")
    assert texts((await second)["result"]) == ["hello"]


async def test_a_poll_given_up_does_not_count_as_a_poller(world: Sandbox, bot: Client) -> None:
    poll = asyncio.create_task(bot.call("getUpdates", timeout=50))
    await world.until(lambda: world.calls("getUpdates"))
    poll.cancel()
    await asyncio.gather(poll, return_exceptions=True)
    assert (await bot.call("getUpdates", timeout=0))["ok"]


async def test_only_wanted_kinds_are_queued(world: Sandbox, bot: Client, ana: Person) -> None:
    await ana.reacts(ana.chat.last, "👍")
    await bot.result("getUpdates", allowed_updates=["message", "message_reaction"], offset=-1)
    await ana.edits(ana.chat.last, "changed")
    await ana.reacts(ana.chat.last, "🎉")
    kinds = [next(name for name in update if name != "update_id") for update in world.updates_pending]
    assert kinds == ["message", "message_reaction"]


async def test_any_update_can_be_pushed_even_twice(world: Sandbox, bot: Client) -> None:
    world.push({"update_id": 7, "poll": {}})
    world.push({"update_id": 7, "poll": {}})
    world.push({"poll": {}})
    numbers = [update["update_id"] for update in await bot.result("getUpdates")]
    assert numbers[:2] == [7, 7]
    assert numbers[2] > 7


async def test_blocking_adding_and_kicking_are_told(world: Sandbox, ana: Person) -> None:
    group = world.group("Organisers", bot=False).add(ana)
    await ana.blocks()
    await ana.unblocks()
    group.adds_bot(by=ana)
    group.kicks_bot(by=ana)
    members = [update["my_chat_member"] for update in world.updates_pending if "my_chat_member" in update]
    changes = [(m["old_chat_member"]["status"], m["new_chat_member"]["status"]) for m in members]
    assert changes == [
        ("member", "kicked"),
        ("kicked", "member"),
        ("left", "administrator"),
        ("administrator", "kicked"),
    ]


class Hook:
    """A webhook that notes what it gets and answers as it is told."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str, str]] = []
        self.answers: list[int] = []
        self.held = asyncio.Event()
        self.held.set()

    async def take(self, request: web.Request) -> web.Response:
        message = (await request.json())["message"]
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.got.append((message["from"]["first_name"], message["text"], secret))
        if message["from"]["first_name"] == "Ana":
            await self.held.wait()
        return web.Response(status=self.answers.pop(0) if self.answers else 200)


@contextlib.asynccontextmanager
async def listening(hook: Hook) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


async def test_a_webhook_gets_everything_until_it_says_yes(world: Sandbox, bot: Client) -> None:
    hook = Hook()
    hook.answers = [500, 302]
    async with listening(hook) as url:
        await bot.result("setWebhook", url=url, secret_token="s3cret")
        ana = world.person("Ana")
        await ana.sends("one")
        await ana.sends("two")
        await world.until(lambda: not world.updates_pending, why="the webhook to take both")
        assert hook.got == [("Ana", text, "s3cret") for text in ("one", "one", "one", "two")]
        info = await bot.result("getWebhookInfo")
        assert info["url"] == url
        assert info["last_error_message"] == "Wrong response from the webhook: 302"
        refusal = await bot.refusal("getUpdates")
        assert refusal.startswith("Conflict: can't use getUpdates method while webhook is active")
        await bot.result("deleteWebhook")
        assert await bot.result("getUpdates") == []


async def test_a_slow_chat_keeps_its_order_and_holds_up_nobody(world: Sandbox, bot: Client) -> None:
    hook = Hook()
    hook.held.clear()
    async with listening(hook) as url:
        await bot.result("setWebhook", url=url)
        ana, ben = world.person("Ana"), world.person("Ben")
        await ana.sends("one")
        await ana.sends("two")
        await ben.sends("hello")
        await world.until(lambda: len(world.updates_pending) == 2, why="Ben's to be taken")
        assert [text for _, text, _ in hook.got] == ["one", "hello"]
        hook.held.set()
        await world.until(lambda: not world.updates_pending)
        assert [text for _, text, _ in hook.got] == ["one", "hello", "two"]


async def test_a_webhook_must_be_safe(bot: Client) -> None:
    refusal = await bot.refusal("setWebhook", url="http://example.eu/hook")
    assert refusal == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    refusal = await bot.refusal("setWebhook", url="https://example.eu", secret_token="a b")
    assert refusal == "Bad Request: secret token contains unallowed characters"


PROGRAM = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from sandbox import RunningClock, Sandbox

async def main():
    clock = RunningClock(datetime(2022, 4, 1, 6, tzinfo=UTC))
    world = Sandbox(store=Path(sys.argv[1]), clock=clock, mail=True)
    async with world.serve() as url:
        ana = world.person("Ana", language="lt")
        group = world.group("Organisers", forum=True).add(ana)
        group.creates_topic("Visa")
        await ana.starts()
        await ana.sends_document(b"content", "a.txt")
        world.move_clock(datetime(2022, 4, 10, 6, tzinfo=UTC))
        print(url, flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


async def test_a_killed_world_goes_on_where_it_was(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    process = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().strip()
    async with aiohttp.ClientSession() as session:
        for number in range(50):
            content = {"chat_id": 1001, "text": f"message {number}"}
            async with session.post(f"{url}/bot100:test/sendMessage", json=content) as response:
                assert response.status == 200
    process.send_signal(signal.SIGKILL)
    await process.wait()

    clock = RunningClock(datetime(2022, 4, 1, 6, tzinfo=UTC))
    world = Sandbox(store=tmp_path, clock=clock)
    [ana], [group] = world.people, world.groups
    assert (ana.name, ana.language, group.topics[0].name) == ("Ana", "lt", "Visa")
    assert [message.text for message in ana.chat.messages[2:]] == [f"message {n}" for n in range(50)]
    document = ana.chat.messages[1].document
    assert document is not None
    assert document.content == b"content"
    assert world.clock.now().date() == datetime(2022, 4, 10, tzinfo=UTC).date()
    kept = [next(reversed(update["message"])) for update in world.updates_pending]
    assert kept == ["message_thread_id", "entities", "document"]
    await ana.sends("next")
    assert ana.chat.last.id == 53
    assert world.updates_pending[-1]["update_id"] == world.updates_pending[-2]["update_id"] + 1
    world.close()
