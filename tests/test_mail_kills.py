"""kill -9 while an answer comes in by mail: it reaches the attendee, and not twice."""

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox import RunningClock, Sandbox
from sandbox.mailbox import Mail
from tests import dovecot
from tests.program import Nursery, environment
from tests.test_mail_in import FROM, reply
from tests.town import OPEN, TOKEN

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

KILLS = 8


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(token=TOKEN, clock=RunningClock(OPEN), mail=True)
    async with sandbox.serve():
        yield sandbox


async def test_an_answer_by_mail_survives_a_kill_at_any_moment(
    world: Sandbox, imap: dovecot.Server, tmp_path: Path
) -> None:
    desk, box, chance = world.group("Organisers"), imap.box(), random.Random(20220414)
    settings = {
        "LOG_LEVEL": "INFO", "SMTP_URL": world.smtp_url, "MAIL_FROM": FROM, "IMAP_URL": box.url,
        "MAIL_ORGANISERS": "olga@example.com",
    }  # fmt: skip
    program = Nursery(tmp_path, environment(f"sqlite:///{tmp_path}/bot.db", world.url, desk.id, **settings))
    people = [world.person(f"Person {number}") for number in range(KILLS)]

    def mails(number: int) -> list[Mail]:
        return [m for m in world.mailbox.messages if f"drone {number}?" in m.text and "Re:" not in m.subject]

    def answers(number: int) -> int:
        return sum(f"On roof {number}." in m.text for m in people[number].chat.messages if m.from_bot)

    def doubts(number: int) -> int:
        told = f"the answer to Person {number}. It has perhaps arrived"
        return sum(told in m.text for m in desk.chat.messages)

    try:
        await program.starts()
        for number, ana in enumerate(people):
            await ana.sends(f"/ask Where is drone {number}?")
            await world.until(lambda number=number: mails(number), timeout=60, why="the mail")  # type: ignore[misc]
            await asyncio.to_thread(box.receives, reply(mails(number)[0], f"On roof {number}.").as_bytes())
            await asyncio.sleep(chance.uniform(0.0, 0.6))  # on its way in, taken, flagged, on its way out, or there
            await program.is_killed()
            await program.starts()
        ends = range(KILLS)
        await world.until(lambda: all(answers(n) or doubts(n) for n in ends), timeout=120, why="every answer")
    finally:
        await program.ends()
    assert all(answers(number) + doubts(number) >= 1 and answers(number) <= 1 for number in ends)
    assert sum(map(answers, ends)) > KILLS // 2
    assert "Traceback" not in program.log
