"""kill -9 at each step of an enquiry: no question and no answer is lost, no answer comes twice, a card at most that."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sandbox import Fault, Group, Message, Person, RunningClock, Sandbox
from tests.program import Nursery, environment
from tests.test_engine import query
from tests.town import OPEN, TOKEN

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

ROUNDS = {"sqlite": 5, "postgresql": 2}
UNSETTLED = "SELECT key FROM outbox WHERE state IN ('owed', 'claimed', 'sending') AND key LIKE 'enquiry:%'"


@dataclass
class Round:
    """One enquiry, and the kill in the midst of it; `arrives`: whether what was being sent got through."""

    world: Sandbox
    program: Nursery
    desk: Group
    olga: Person
    ana: Person
    number: int
    arrives: bool

    @property
    def question(self) -> str:
        return f"Where is drone {self.ana.name}?"

    @property
    def answer(self) -> str:
        return f"On roof {self.ana.name}."

    @property
    def cards(self) -> list[Message]:
        return [m for m in self.desk.chat.messages if self.question in m.text and m.from_bot and m.buttons]

    @property
    def answers(self) -> int:
        return sum(self.answer in m.text for m in self.ana.chat.messages if m.from_bot)

    @property
    def mails(self) -> int:
        return sum(self.question in m.text and "Re:" not in m.subject for m in self.world.mailbox.messages)

    @property
    def doubts(self) -> list[Message]:
        """Where organisers are told that the answer has perhaps arrived."""
        lines = [m for m in self.desk.chat.messages if f"the answer to {self.ana.name}." in m.text]
        return [m for m in lines if "perhaps arrived" in m.text]

    async def asks(self) -> None:
        await self.ana.sends(f"/ask {self.question}")

    async def is_answered(self) -> None:
        """By an organiser who replies to the card."""
        await self.world.until(lambda: self.cards, why="a card")
        await self.olga.sends(self.answer, chat=self.desk, reply_to=self.cards[-1])

    async def has_an_end(self, database: str) -> None:
        """Its answer has arrived, or perhaps, and nothing is owed any more: so it is killed but once."""
        await self.world.until(lambda: self.answers or self.doubts, why=f"the answer to {self.ana.name}")
        async with asyncio.timeout(60):
            while query(database, UNSETTLED):
                await asyncio.sleep(0.05)

    async def is_killed_while_sending_to(self, chat_id: int, deed: Callable[[], Awaitable[None]]) -> None:
        fault = Fault.never_answers(method="sendMessage", chat_id=chat_id, acted=self.arrives)
        before = len(self.world.calls("sendMessage", chat_id=chat_id))
        self.world.faults.add(fault)
        await deed()
        await self.world.until(lambda: len(self.world.calls("sendMessage", chat_id=chat_id)) > before, why="a call")
        await self.program.is_killed()
        self.world.faults.clear()


async def received(one: Round) -> None:
    """At any moment around its arrival."""
    await one.asks()
    await asyncio.sleep(random.Random(one.number).uniform(0.0, 0.03))
    await one.program.is_killed()


async def stored(one: Round) -> None:
    """It is stored, and its receipt is on its way."""
    await one.is_killed_while_sending_to(one.ana.id, one.asks)


async def mailed(one: Round) -> None:
    """The mail has just arrived, or the mail server just listens."""
    if not one.arrives:
        one.world.mailbox.hangs()
    await one.asks()
    await one.world.until(lambda: one.mails if one.arrives else one.cards, why="a mail, or the card beside it")
    await one.program.is_killed()
    await one.world.mailbox.accepts()


async def carded(one: Round) -> None:
    """The card is on its way."""
    await one.is_killed_while_sending_to(one.desk.id, one.asks)


async def answered(one: Round) -> None:
    """The answer is on its way."""
    await one.asks()
    await one.world.until(lambda: one.cards and one.mails, why="card and mail")
    await one.is_killed_while_sending_to(one.ana.id, one.is_answered)


async def listens(world: Sandbox, polls: int) -> None:
    """The bot has asked for updates more often than that."""
    await world.until(lambda: len(world.calls("getUpdates")) > polls, timeout=90, why="the bot to listen")


STEPS = (received, stored, mailed, carded, answered)


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(token=TOKEN, clock=RunningClock(OPEN), mail=True)
    async with sandbox.serve():
        yield sandbox


async def test_kills_at_each_step_lose_no_question_and_no_answer(world: Sandbox, database: str, tmp_path: Path) -> None:
    """Twenty-five on SQLite, ten on PostgreSQL."""
    desk, olga, kills = world.group("Organisers"), world.person("Olga"), ROUNDS[database.partition(":")[0]]
    desk.add(olga)
    settings = {"LOG_LEVEL": "INFO", "SMTP_URL": world.smtp_url, "MAIL_FROM": "bot@clusters.example"}
    program = Nursery(tmp_path, environment(database, world.url, desk.id, **settings))
    rounds: list[Round] = []
    try:
        await program.starts()
        await listens(world, 0)
        for number in range(kills):
            for step in STEPS:
                ana = world.person(f"{step.__name__}-{number}")
                one = Round(world, program, desk, olga, ana, number, arrives=number % 2 == 0)
                rounds.append(one)
                await step(one)
                polls = len(world.calls("getUpdates"))
                await program.starts()
                await listens(world, polls)
                if step is not answered:
                    await one.is_answered()
                await one.has_an_end(database)
        assert all(one.answers <= 1 for one in rounds)
        for one in [one for one in rounds if not one.answers]:
            await olga.presses("Send it again", message=one.doubts[0], chat=desk)
        await world.until(lambda: all(one.answers and one.mails for one in rounds), why="every answer and mail")
    finally:
        await program.ends()
    assert [one.answers for one in rounds] == [1] * len(rounds)
    assert {len(one.cards) for one in rounds} <= {1, 2} and {one.mails for one in rounds} <= {1, 2}
    assert [one.ana.name for one in rounds if one.doubts] == [f"answered-{number}" for number in range(kills)]
    assert query(database, "SELECT count(*) FROM enquiry WHERE state = 'answered'") == [(len(rounds),)]
    assert "Traceback" not in program.log
