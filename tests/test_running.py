"""The program from outside: how it starts, how it ends, and what it writes about people, which is nothing."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from sandbox import Fault, Group, RunningClock, Sandbox
from tests import specification
from tests.program import Program, environment
from tests.test_settings import WRONG
from tests.town import OPEN, TOKEN

TWO_POLLERS = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@pytest.fixture
async def world() -> Any:
    sandbox = Sandbox(token=TOKEN, clock=RunningClock(OPEN))
    async with sandbox.serve():
        yield sandbox
    assert specification.differences(sandbox.journal) == []


@pytest.fixture
def organisers(world: Sandbox) -> Group:
    return world.group("Organisers")


@pytest.fixture
async def program(world: Sandbox, organisers: Group, tmp_path: Path) -> Any:
    program = Program(tmp_path, environment(f"sqlite:///{tmp_path}/bot.db", world.url, organisers.id, LOG_LEVEL="INFO"))
    yield program
    await program.is_killed()


def complaints(program: Program) -> list[str]:
    return [line for line in program.log.splitlines() if line.startswith("clustersbot: ")]


async def test_asked_to_end_it_finishes_what_runs_sends_nothing_half_and_exits_0(
    world: Sandbox, program: Program
) -> None:
    ana = world.person("Ana")
    await program.starts()
    await ana.starts()
    await world.until(lambda: ana.chat.last.from_bot)
    world.faults.add(Fault.delays(1.0, method="sendMessage"))
    await ana.sends("/events")
    await world.until(lambda: not world.faults.active)
    began = time.monotonic()
    assert await program.is_asked_to_end() == 0
    assert time.monotonic() - began < 18  # it does not wait for Telegram's answer, for which a call has 20
    assert ana.chat.last.from_bot and all(call.ok for call in world.calls("sendMessage"))
    sent = len(world.calls("sendMessage"))
    await program.starts()
    await ana.sends("/events")
    await world.until(lambda: len(world.calls("sendMessage")) > sent)
    assert await program.is_asked_to_end() == 0
    assert len(world.calls("sendMessage")) == sent + 1
    assert "Traceback" not in program.log


async def test_asked_to_end_while_telegram_never_answers_it_ends_in_time(world: Sandbox, program: Program) -> None:
    ana = world.person("Ana")
    await program.starts()
    await ana.starts()
    await world.until(lambda: ana.chat.last.from_bot)
    world.faults.add(Fault.never_answers(method="sendMessage", count=None))
    await ana.sends("/events")
    await world.until(lambda: len(world.calls("sendMessage")) == 2)
    began = time.monotonic()
    assert await program.is_asked_to_end() == 0
    assert time.monotonic() - began < 18  # it does not wait for Telegram's answer, for which a call has 20


async def test_asked_to_end_while_it_still_tries_to_reach_telegram_it_exits_0(world: Sandbox, program: Program) -> None:
    world.faults.add(Fault.answers(502, "Bad Gateway", count=None))
    await program.starts()
    await world.until(lambda: world.calls("getMe"))
    assert await program.is_asked_to_end() == 0
    assert "Traceback" not in program.log


async def test_a_wrong_token_is_one_line_and_exit_2(world: Sandbox, program: Program) -> None:
    world.token = "200:another"
    await program.starts()
    assert await program.ends() == 2
    assert complaints(program) == ["clustersbot: BOT_TOKEN: Telegram does not know this token; get it from @BotFather"]
    assert "Traceback" not in program.log and TOKEN not in program.log


async def test_a_token_revoked_while_it_runs_is_one_line_and_exit_2(world: Sandbox, program: Program) -> None:
    ana = world.person("Ana")
    await program.starts()
    await ana.starts()
    await world.until(lambda: ana.chat.last.from_bot)
    world.token = "200:another"
    await ana.sends("/events")
    assert await program.ends() == 2
    assert len(complaints(program)) == 1 and complaints(program)[0].startswith("clustersbot: BOT_TOKEN: ")


async def test_a_second_poller_is_one_clear_line_and_exit_1(world: Sandbox, program: Program) -> None:
    world.faults.add(Fault.answers(409, TWO_POLLERS, method="getUpdates", count=None))
    await program.starts()
    assert await program.ends() == 1
    assert complaints(program) == [
        "clustersbot: another program fetches this bot's updates; stop it, or use another token"
    ]
    assert len(world.calls("getUpdates")) == 3
    assert "Traceback" not in program.log


@pytest.mark.parametrize(("name", "value", "code"), [
    ("ADMIN_CHAT_ID", "organisers", 2),
    ("LISTEN", "nowhere", 2),
    ("DATABASE_URL", "sqlite:////proc/nowhere/bot.db", 2),
    ("DATABASE_URL", "postgresql://nobody@127.0.0.1:9/nothing", 1),
    ("CONTENT_DIR", "no-such-folder", 2),
])  # fmt: skip
async def test_what_cannot_work_is_one_line_that_names_it(program: Program, name: str, value: str, code: int) -> None:
    program.environment[name] = value
    await program.starts()
    assert await program.ends() == code
    assert len(complaints(program)) == 1 and (
        name in complaints(program)[0] or value in complaints(program)[0] or code == 1
    )
    assert "Traceback" not in program.log
    assert WRONG


@pytest.mark.slow  # SQLite and the migrations wait a while for the lock
async def test_a_database_that_is_locked_at_the_start_is_one_line(program: Program, tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "bot.db", isolation_level=None) as other:
        other.execute("CREATE TABLE t (x)")
        other.execute("BEGIN EXCLUSIVE")
        await program.starts()
        assert await program.ends() == 1
    other.close()
    assert len(complaints(program)) == 1 and "Traceback" not in program.log


async def test_the_log_holds_no_names_no_addresses_no_messages_and_no_token(world: Sandbox, program: Program) -> None:
    """At its most talkative, and while much goes wrong."""
    program.environment["LOG_LEVEL"] = "DEBUG"
    ana = world.person("Žydrūnė Paslaptingoji", username="zydrune_secret")
    await program.starts()
    await ana.starts("workshop")
    await world.until(lambda: ana.chat.last.from_bot)
    for fault in (
        Fault.answers(502, "Bad Gateway", method="sendMessage"),
        Fault.drops(method="sendMessage"),
        Fault.too_many_requests(1, method="sendMessage"),
        Fault.drops(method="getUpdates"),
        Fault.answers(500, "Internal Server Error", method="getUpdates"),
        Fault.bad_request('can\'t parse entities: Unsupported start tag "Žydrūnė"', method="sendMessage"),
        Fault.forbidden("user Žydrūnė is deactivated", method="sendMessage"),
    ):
        world.faults.add(fault)
        await ana.sends("my address is zydrune@secret.example")
        await world.until(lambda: not world.faults.active)
        await asyncio.sleep(0.3)
    for group in (ana.chat.last.buttons,):
        for row in group:
            for button in row:
                await ana.taps(button.label)
    world.push({"message": {"chat": {"id": ana.id, "type": "private", "first_name": "Žydrūnė"}, "from": {"id": "?"},
                            "text": "a secret message"}})  # fmt: skip
    before = len(ana.chat.messages)
    await ana.sends("/events")
    await world.until(lambda: len(ana.chat.messages) > before + 1)
    await asyncio.sleep(0.5)
    assert await program.is_asked_to_end() == 0
    written = program.log.lower()
    assert "is running" in written and "updates could not be fetched" in written
    for secret in ("žydrūnė", "\\u017dyd", "paslaptingoji", "zydrune", "secret", "address is", TOKEN.lower(), "test/"):
        assert secret not in written, secret
