"""What can go wrong on the way to Telegram or to the mail server goes wrong on demand."""

import asyncio
import smtplib
from collections.abc import AsyncIterator
from email.message import EmailMessage

import aiohttp
import pytest

from sandbox import Fault, Person, Sandbox
from tests.sandbox.conftest import Client


@pytest.fixture
async def hasty(world: Sandbox) -> AsyncIterator[Client]:
    """A client that gives up soon."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.2)) as session:
        yield Client(session, world)


async def test_too_many_requests_says_how_long_to_wait(world: Sandbox, bot: Client, ana: Person) -> None:
    ben = world.person("Ben")
    await ben.starts()
    world.faults.add(Fault.too_many_requests(7, chat_id=ana.id, count=2))
    assert (await bot.call("sendMessage", chat_id=ben.id, text="x"))["ok"]
    for _ in range(2):
        body = await bot.call("sendMessage", chat_id=ana.id, text="x")
        assert body["description"] == "Too Many Requests: retry after 7"
        assert body["parameters"] == {"retry_after": 7}
    assert (await bot.call("sendMessage", chat_id=ana.id, text="x"))["ok"]
    assert len(world.calls("sendMessage", chat_id=ana.id)) == 3


async def test_a_fault_stays_until_it_is_removed(world: Sandbox, bot: Client, ana: Person) -> None:
    fault = world.faults.add(Fault.answers(502, "Bad Gateway", method="sendMessage", count=None))
    for _ in range(3):
        assert (await bot.call("sendMessage", chat_id=ana.id, text="x"))["error_code"] == 502
    assert (await bot.call("getMe"))["ok"]
    world.faults.remove(fault)
    assert (await bot.call("sendMessage", chat_id=ana.id, text="x"))["ok"]


async def test_faults_have_telegrams_texts(world: Sandbox, bot: Client, ana: Person) -> None:
    world.faults.add(Fault.forbidden("user is deactivated"))
    assert await bot.refusal("sendMessage", chat_id=ana.id, text="x") == "Forbidden: user is deactivated"
    world.faults.add(Fault.bad_request("TOPIC_CLOSED", method="SENDMESSAGE"))
    assert await bot.refusal("sendMessage", chat_id=ana.id, text="x") == "Bad Request: TOPIC_CLOSED"


@pytest.mark.parametrize("acted", [False, True])
async def test_a_connection_drops_before_or_after_the_call_is_carried_out(
    world: Sandbox, bot: Client, ana: Person, acted: bool
) -> None:
    world.faults.add(Fault.drops(acted=acted))
    with pytest.raises(aiohttp.ClientError):
        await bot.call("sendMessage", chat_id=ana.id, text="x")
    assert (ana.chat.last.text == "x") is acted
    assert world.calls("sendMessage")[0].reply is None


@pytest.mark.parametrize("acted", [False, True])
async def test_a_server_may_never_answer(world: Sandbox, hasty: Client, ana: Person, acted: bool) -> None:
    world.faults.add(Fault.never_answers(acted=acted))
    with pytest.raises(TimeoutError):
        await hasty.call("sendMessage", chat_id=ana.id, text="x")
    assert (ana.chat.last.text == "x") is acted


async def test_a_silent_server_can_be_stopped(bot: Client) -> None:
    world = Sandbox()
    async with world.serve() as url:
        world.faults.add(Fault.never_answers(count=None))
        call = asyncio.create_task(bot.session.post(f"{url}/bot100:test/getMe").__aenter__())
        await world.until(lambda: world.calls("getMe"))
    with pytest.raises(aiohttp.ClientError):
        await call


async def test_the_published_limits_hold_when_switched_on(world: Sandbox, bot: Client, ana: Person) -> None:
    group = world.group("Organisers")
    people = [world.person(f"P{number}") for number in range(40)]
    for person in people:
        await person.starts()
    world.flood_limits = True
    assert (await bot.call("sendMessage", chat_id=ana.id, text="x"))["ok"]
    assert await bot.refusal("sendMessage", chat_id=ana.id, text="x") == "Too Many Requests: retry after 1"
    world.flood_limits = True  # begins to count anew
    sent = await asyncio.gather(*(bot.call("sendMessage", chat_id=p.id, text="x") for p in people))
    assert sum(body["ok"] for body in sent) >= 30
    floods = world.state.floods
    assert floods is not None
    refusals = [floods.refusal(group.id, 20), floods.refusal(group.id)]
    assert refusals[1] is not None
    assert refusals[1].code == 429


async def test_mail_arrives_or_fails_as_told() -> None:
    world = Sandbox(mail=True)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "bot@example.eu", "desk@example.eu", "Žydrūnas asks"
    mail.set_content("Kur vyks renginys?\n")
    mail.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="event.ics")

    def send() -> None:
        with smtplib.SMTP("127.0.0.1", int(world.smtp_url.rpartition(":")[2]), timeout=5) as smtp:
            smtp.send_message(mail)

    async with world.serve():
        box = world.mailbox
        await asyncio.to_thread(send)
        assert (box.messages[0].subject, box.messages[0].text) == ("Žydrūnas asks", "Kur vyks renginys?\n")
        assert box.messages[0].recipients == ("desk@example.eu",)
        box.fails("451 try again later")
        with pytest.raises(smtplib.SMTPDataError, match="451"):
            await asyncio.to_thread(send)
        await box.refuses()
        with pytest.raises(ConnectionRefusedError):
            await asyncio.to_thread(send)
        await box.accepts()
        await asyncio.to_thread(send)
        box.hangs()
        sending = asyncio.create_task(asyncio.to_thread(send))
        await world.until(lambda: not box.faults, why="the mail to be swallowed")
    with pytest.raises((smtplib.SMTPException, OSError)):
        await sending
    assert len(box.messages) == 2
