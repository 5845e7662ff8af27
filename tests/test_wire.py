"""The wire: what an error says about whether Telegram has seen the request, and what never leaves in a text."""

import socket
from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

from bot import outcomes
from bot.outcomes import Fate
from bot.wire import NotSent, Wire
from sandbox import Fault, Person, Sandbox

TOKEN = "100:secret"


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(token=TOKEN)
    async with sandbox.serve():
        yield sandbox


@pytest.fixture
async def ana(world: Sandbox) -> Person:
    person = world.person("Ana")
    await person.starts()
    return person


@pytest.fixture
async def bot(world: Sandbox) -> AsyncIterator[Bot]:
    async with _bot(world.url) as bot:
        yield bot


def _bot(url: str) -> Bot:
    wires = [Wire(read_timeout=0.3, connect_timeout=0.3) for _ in range(2)]
    return Bot(
        TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot", request=wires[0], get_updates_request=wires[1]
    )


async def fate(bot: Bot, person: Person) -> Fate:
    with pytest.raises(TelegramError) as failed:
        await bot.send_message(person.id, "hello")
    assert "secret" not in f"{failed.value!r} {failed.value.__cause__!r}"
    return outcomes.of(failed.value).fate


@pytest.mark.parametrize(("fault", "expected"), [
    (Fault.too_many_requests(5), Fate.WAIT),
    (Fault.bad_request("chat not found"), Fate.LOST),
    (Fault.bad_request("can't parse entities: something"), Fate.REFUSED),
    (Fault.bad_request("query is too old and response timeout expired or query id is invalid"), Fate.HARMLESS),
    (Fault.bad_request("message is not modified: the same"), Fate.HARMLESS),
    (Fault.forbidden("bot was blocked by the user"), Fate.LOST),
    (Fault.answers(500, "Internal Server Error"), Fate.RETRY),
    (Fault.answers(502, "Bad Gateway"), Fate.RETRY),
    (Fault.drops(), Fate.PERHAPS),
    (Fault.never_answers(), Fate.PERHAPS),
], ids=lambda value: getattr(value, "value", ""))  # fmt: skip
async def test_every_failure_says_what_became_of_the_message(
    world: Sandbox, bot: Bot, ana: Person, fault: Fault, expected: Fate
) -> None:
    world.faults.add(fault)
    assert await fate(bot, ana) is expected


async def test_a_refusal_is_permanent_though_ptb_calls_it_a_network_error(
    world: Sandbox, bot: Bot, ana: Person
) -> None:
    world.faults.add(Fault.bad_request("message is too strange"))
    with pytest.raises(NetworkError) as refused:
        await bot.send_message(ana.id, "hello")
    assert isinstance(refused.value, BadRequest)
    assert outcomes.of(refused.value).fate is Fate.REFUSED


async def test_what_telegram_quotes_of_a_message_is_not_told(world: Sandbox, bot: Bot, ana: Person) -> None:
    world.faults.add(Fault.bad_request('can\'t parse entities: Unsupported start tag "ana@example.com"'))
    with pytest.raises(TelegramError) as refused:
        await bot.send_message(ana.id, "hello")
    assert "ana@example.com" not in outcomes.of(refused.value).reason


async def test_a_connection_that_cannot_be_made_is_certainly_not_sent() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        wire = Wire()
        await wire.initialize()
        with pytest.raises(NotSent) as failed:
            await wire.post(f"http://127.0.0.1:{unused.getsockname()[1]}/bot{TOKEN}/getMe")
        await wire.shutdown()
    assert TOKEN not in repr(failed.value)
    assert outcomes.of(failed.value).fate is Fate.RETRY


async def test_an_answer_that_never_comes_is_given_up_after_the_limit(world: Sandbox, bot: Bot, ana: Person) -> None:
    world.faults.add(Fault.never_answers(acted=True))
    with pytest.raises(TimedOut):
        await bot.send_message(ana.id, "hello")
    assert ana.chat.last.text == "hello"


async def test_a_file_travels_whole(bot: Bot, ana: Person) -> None:
    content = bytes(range(256)) * 4000
    await bot.send_document(ana.id, content, filename="Žąsys „ė“.bin", caption="<b>x</b>", parse_mode="HTML")
    sent = ana.chat.last
    assert sent.document is not None and sent.document.content == content
    assert (sent.document.file_name, sent.caption) == ("Žąsys „ė“.bin", "x")
