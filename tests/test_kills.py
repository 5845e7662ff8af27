"""kill -9 at any moment: nothing is lost or happens twice, and nobody is left without a question to answer."""

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import orjson
import pytest

from events import catalogue
from sandbox import Button, Fault, Message, Person, RunningClock, Sandbox
from tests.program import Nursery, environment
from tests.test_engine import query
from tests.town import ANSWERS, CONTENT, OPEN, TOKEN

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

PEOPLE = 20
READING = 0.2  # seconds that somebody looks at a prompt before they react to it, if no newer one comes
KILLS = {"sqlite": 30, "postgresql": 8}
GIVEN = ("name", "email", "organisation", "organisation_type", "country", "attendance", "days", "consent")


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(token=TOKEN, clock=RunningClock(OPEN))
    async with sandbox.serve():
        yield sandbox


@pytest.fixture
async def program(world: Sandbox, database: str, tmp_path: Path) -> AsyncIterator[Nursery]:
    organisers = world.group("Organisers")
    program = Nursery(tmp_path, environment(database, world.url, organisers.id, LOG_LEVEL="INFO"))
    yield program
    await program.ends()


async def test_an_update_confirmed_but_not_answered_is_answered_after_a_kill(world: Sandbox, program: Nursery) -> None:
    people = [world.person(name) for name in ("Ana", "Ben", "Cleo")]
    await program.starts()
    await world.until(lambda: world.calls("getUpdates"))
    silence = world.faults.add(Fault.never_answers(method="sendMessage", count=None))
    for person in people:
        await person.starts()
    await world.until(lambda: not world.updates_pending)
    await program.is_killed()
    assert not any(message.from_bot for person in people for message in person.chat.messages)
    world.faults.remove(silence)
    await program.starts()
    await world.until(lambda: all(person.chat.last.from_bot for person in people))
    assert [len(person.chat.messages) for person in people] == [2, 2, 2]


async def test_a_kill_between_sending_and_noting_it_repeats_one_message_at_most(
    world: Sandbox, program: Nursery
) -> None:
    ana = world.person("Ana")
    await program.starts()
    world.faults.add(Fault.never_answers(method="sendMessage", acted=True))
    await ana.starts()
    await world.until(lambda: ana.chat.last.from_bot)
    await program.is_killed()
    await program.starts()
    await world.until(lambda: len(world.calls("sendMessage")) == 2)
    await ana.sends("/events")
    await world.until(lambda: len([m for m in ana.chat.messages if m.from_bot]) == 3)


@dataclass
class Attendee:
    """Somebody who reacts to the newest prompt they see, and to each prompt once."""

    world: Sandbox
    person: Person
    questions: dict[str, str]  # the words of a question, and its id
    reacted: int = 0
    deeds: list[datetime] = field(default_factory=list)  # when they wrote or pressed something

    @property
    def messages(self) -> list[Message]:
        return [message for message in self.person.chat.messages if message.from_bot]

    @property
    def is_registered(self) -> bool:
        return any("You are registered" in message.text for message in self.messages)

    @property
    def repeated(self) -> int:
        """How often they were sent what they had just been sent, with nothing done by them in between."""
        sent = pairwise(self.world.calls("sendMessage", chat_id=self.person.id))
        again = [(a, b) for a, b in sent if a.parameters["text"] == b.parameters["text"]]
        return sum(not any(a.time < deed <= b.time for deed in self.deeds) for a, b in again)

    async def goes_through(self) -> None:
        await self.person.starts("workshop")
        while not self.is_registered:
            newest = self._newest
            await asyncio.sleep(READING)
            if newest is not None and self._newest is not None and newest.id == self._newest.id:
                self.reacted = newest.id
                await self._react(newest)

    @property
    def _newest(self) -> Message | None:
        """The newest prompt that they have not reacted to."""
        return next((m for m in reversed(self.messages) if m.id > self.reacted and self._reaction(m)), None)

    async def _react(self, message: Message) -> None:
        self.deeds.append(self.world.clock.now())
        reaction = self._reaction(message)
        if isinstance(reaction, Button):
            await self.person.taps(reaction, message=message)
        elif reaction is not None:
            await self.person.sends(reaction)

    def _reaction(self, message: Message) -> Button | str | None:
        """What answers a prompt: a button to press, or words."""
        buttons = {button.data or "": button for row in message.buttons for button in row}
        for start in ("ok:", "b:"):
            if found := next((button for data, button in buttons.items() if data.startswith(start)), None):
                return found
        asked = next((id_ for words, id_ in self.questions.items() if words in message.text), None)
        if asked is None or not message.text:
            return None
        answer = self.person.name + " Tester" if asked == "name" else str(ANSWERS[asked])
        for ending in (f":{asked}:{answer}", f":{asked}:yes" if answer == "yes" else "\0"):
            if found := next((button for data, button in buttons.items() if data.endswith(ending)), None):
                return found
        return answer


async def test_people_who_register_while_the_bot_is_killed_again_and_again_all_end_registered(
    world: Sandbox, program: Nursery, database: str
) -> None:
    kills = KILLS[database.partition(":")[0]]
    event = catalogue.load(CONTENT)["workshop"]
    questions = {question.ask.in_("en"): question.id for question in event.questions}
    attendees = [Attendee(world, world.person(f"Person {number}"), questions) for number in range(PEOPLE)]
    # Telegram is as slow as it is: so the conversations last longer than the kills.
    world.faults.add(Fault.delays(0.15, count=None, method="sendMessage"))
    chance = random.Random(20220401)
    await program.starts()
    everyone = [asyncio.create_task(attendee.goes_through()) for attendee in attendees]
    for _ in range(kills):
        polls = len(world.calls("getUpdates"))
        await world.until(lambda polls=polls: len(world.calls("getUpdates")) > polls, timeout=60)  # type: ignore[misc]
        await asyncio.sleep(chance.uniform(0.0, 0.35))
        await program.is_killed()
        await program.starts()
    world.faults.clear()
    async with asyncio.timeout(150):
        await asyncio.gather(*everyone)
    rows = query(database, "SELECT chat_id, status, answers FROM registration")
    assert sorted(row[0] for row in rows) == sorted(attendee.person.id for attendee in attendees)
    for chat_id, status, answers in rows:
        name = next(attendee.person.name for attendee in attendees if attendee.person.id == chat_id)
        given = orjson.loads(answers)
        assert status == "registered" and given["name"] == f"{name} Tester"
        assert (given["email"], given["country"], given["days"]) == (ANSWERS["email"], "LT", "both")
    for attendee in attendees:
        assert attendee.repeated <= kills
    assert "Traceback" not in program.log
