"""The webhook: stored before it is answered, once, in order, and from Telegram only; health and metrics beside it."""

import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from sandbox import Fault
from tests import town as towns
from tests import trouble
from tests.test_intake import commands_echoed
from tests.town import Town

SECRET = {"X-Telegram-Bot-Api-Secret-Token": "shared_secret"}


@pytest.fixture
async def hooked(database: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose bot is called by Telegram."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url, secret = f"http://127.0.0.1:{port}", "shared_secret"
    async with towns.built(
        database, tmp_path, webhook_url=url, webhook_secret=secret, listen=f"127.0.0.1:{port}"
    ) as town:
        yield town


async def _opens(town: Town) -> None:
    await town.opens()
    await town.world.until(lambda: town.world.calls("setWebhook"))


async def _posts(town: Town, body: Any, headers: dict[str, str] = SECRET, path: str = "/telegram") -> int:
    async with aiohttp.ClientSession() as session:
        data = body if isinstance(body, bytes) else aiohttp.JsonPayload(body)
        async with session.post(town.settings.webhook_url + path, data=data, headers=headers) as response:
            return response.status


async def _gets(town: Town, path: str) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://{town.settings.listen}{path}") as response,
    ):
        return response.status, await response.text()


def _says(town: Town, chat_id: int, update_id: int, text: str) -> dict[str, Any]:
    someone = {"id": chat_id, "first_name": "Ana", "is_bot": False}
    chat, command = {"id": chat_id, "type": "private"}, {"type": "bot_command", "offset": 0, "length": len(text)}
    message = {"message_id": update_id, "date": 1, "from": someone, "chat": chat, "text": text, "entities": [command]}
    return {"update_id": update_id, "message": message}


async def test_updates_pushed_by_telegram_are_answered_in_order(hooked: Town) -> None:
    await _opens(hooked)
    ana, said = hooked.person("Ana"), [f"/say_{number}" for number in range(10)]
    for text in said:
        await ana.on_telegram.sends(text)
    await hooked.settles()
    assert commands_echoed(ana) == said
    assert not hooked.world.calls("getUpdates")


async def test_a_stranger_without_the_secret_is_refused(hooked: Town) -> None:
    await _opens(hooked)
    ana = hooked.person("Ana")
    await ana.starts()
    update = _says(hooked, ana.id, 5, "/say_it")
    assert await _posts(hooked, update, {}) == 403
    assert await _posts(hooked, update, {"X-Telegram-Bot-Api-Secret-Token": "ąwrong"}) == 403
    assert await hooked.sql("SELECT 1 FROM inbox WHERE update_id = 5") == []


@pytest.mark.parametrize("body", [b"", b"no json", b"[]", b"{}", b'{"update_id": "x"}', b"[" * 100_000])
async def test_what_is_no_update_is_refused(hooked: Town, body: bytes) -> None:
    await _opens(hooked)
    assert await _posts(hooked, body) == 400


async def test_an_update_pushed_twice_is_answered_once(hooked: Town) -> None:
    await _opens(hooked)
    ana = hooked.person("Ana")
    await ana.starts()
    update = _says(hooked, ana.id, 5, "/say_it")
    assert [await _posts(hooked, update) for _ in range(3)] == [200, 200, 200]
    await hooked.settles()
    assert commands_echoed(ana) == ["/say_it"]


async def test_what_cannot_be_stored_is_answered_with_503_and_comes_again(hooked: Town) -> None:
    await _opens(hooked)
    ana = hooked.person("Ana")
    await ana.does("/say_1")
    async with trouble.nothing_can_be_stored(hooked, "read-only"):
        assert await _posts(hooked, _says(hooked, ana.id, 5, "/say_no")) == 503
        await ana.on_telegram.sends("/say_2")
        await hooked.world.until(lambda: "503" in str(hooked.world.state.settings.get("webhook")))
        assert (await _gets(hooked, "/healthz"))[0] == (503 if "sqlite" in hooked.settings.database_url else 200)
        assert hooked.world.updates_pending
    await hooked.settles()
    assert commands_echoed(ana) == ["/say_1", "/say_2"]


async def test_updates_are_taken_while_telegram_cannot_be_told_of_the_webhook(hooked: Town) -> None:
    hooked.world.faults.add(Fault.answers(502, "Bad Gateway", method="setWebhook", count=1))
    await hooked.opens()
    ana = hooked.person("Ana")
    await hooked.world.until(lambda: len(hooked.world.calls("setWebhook")) == 2)
    await ana.does("/say_it")
    assert commands_echoed(ana) == ["/say_it"]


async def test_health_and_metrics_say_how_it_is(hooked: Town) -> None:
    await _opens(hooked)
    ana = hooked.person("Ana")
    await ana.does("/say_it")
    assert await _gets(hooked, "/healthz") == (200, '{"ok":true}')
    status, text = await _gets(hooked, "/metrics")
    assert status == 200 and "clustersbot_inbox 0.0" in text
