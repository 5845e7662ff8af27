"""The load: people in the midst of a conversation, each answering what they were asked, in turn."""

import asyncio
import itertools
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.fake_api import Chats

FIRST_ID = 1000


@dataclass(frozen=True)
class Step:
    """What a person types, or with `press` the button they press; the reply must contain `expect`."""

    does: str
    expect: str
    press: bool = False


# One update is one answer typed at the form; once the form is full, one press starts over and all begins again.
BEGIN = (Step("/start workshop", "Vilnius"), Step("b:workshop", "full name", press=True))
FORM = (
    Step("Žydrūnė Müller", "email address"),
    Step("zydrune@example.com", "organisation do you represent"),
    Step("Baltic Timber Cluster", "type of organisation"),
    Step("cluster", "country"),
    Step("Lithuania", "position"),
    Step("Cluster manager", "in person or online"),
    Step("in person", "days"),
    Step("both", "needs"),
    Step("-", "agree"),
    Step("I agree", "Confirm"),
    Step("soy:workshop", "full name", press=True),
)
CHAT = tuple(Step(step.does, "ok") for step in FORM if not step.press)


@dataclass
class Somebody:
    """One chat: its next step, and since when the steps that are out wait for their reply."""

    chat_id: int
    steps: Iterator[Step]
    waiting: deque[tuple[float, Step]] = field(default_factory=deque)

    def next_update(self) -> dict[str, Any]:
        step = next(self.steps)
        self.waiting.append((time.perf_counter(), step))
        user = {"id": self.chat_id, "is_bot": False, "first_name": "Žydrūnė", "last_name": "Müller"}
        user |= {"username": f"person{self.chat_id}", "language_code": "en"}
        chat = {"id": self.chat_id, "type": "private", "first_name": "Žydrūnė", "last_name": "Müller"}
        message: dict[str, Any] = {"message_id": 7, "date": 1650000000, "chat": chat}
        if step.press:
            query = {"id": str(self.chat_id), "from": user, "chat_instance": "1", "data": step.does}
            return {"callback_query": query | {"message": message | {"text": "…"}}}
        message |= {"from": user, "text": step.does}
        if step.does.startswith("/"):
            length = len(step.does.split()[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return {"message": message}


class Crowd:
    """The people of one bot, and how long each update took from being available to its acknowledged reply."""

    def __init__(self, chats: Chats, size: int, begin: Sequence[Step], then: Sequence[Step]) -> None:
        self._chats = chats
        self._people = [Somebody(FIRST_ID + n, itertools.chain(begin, itertools.cycle(then))) for n in range(size)]
        self._by_id = {person.chat_id: person for person in self._people}
        self._begin = len(begin)
        self._again = False
        self._wrong: list[str] = []
        self.seconds: list[float] = []
        chats.heard = self._heard

    async def begins(self) -> None:
        """Everybody comes to the point from where their steps repeat."""
        for _ in range(self._begin):
            for person in self._people:
                self._chats.put(person.next_update())
            await self.settles()

    async def answers_at_once(self, seconds: float) -> list[float]:
        """Closed loop: everyone's next update comes as soon as the reply to their last one is acknowledged."""
        self._again, self.seconds = True, []
        for person in self._people:
            self._chats.put(person.next_update())
        await asyncio.sleep(seconds)
        self._again = False
        return self.seconds

    async def answers_paced(self, seconds: float, rate: float) -> list[float]:
        """Open loop: `rate` updates a second, whatever the bot does."""
        self.seconds = []
        start = time.perf_counter()
        for number in range(int(seconds * rate)):
            await asyncio.sleep(start + number / rate - time.perf_counter())
            self._chats.put(self._people[number % len(self._people)].next_update())
        await self.settles()
        return self.seconds

    async def settles(self, seconds: float = 30) -> None:
        """Until nobody waits for a reply. AssertionError: a reply was none to what was said."""
        async with asyncio.timeout(seconds):
            while any(person.waiting for person in self._people):
                await asyncio.sleep(0.01)
        assert not self._wrong, f"{len(self._wrong)} wrong replies, such as {self._wrong[0]}"

    def _heard(self, chat_id: int, text: str) -> None:
        person = self._by_id[chat_id]
        since, step = person.waiting.popleft()
        self.seconds.append(time.perf_counter() - since)
        if step.expect not in text:
            self._wrong.append(f"{text!r} to {step.does!r}")
        if self._again:
            self._chats.put(person.next_update())
