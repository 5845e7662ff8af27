"""The world of the tests: people who chat with the real bot over the real wire, in the sandbox."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from bot import app
from bot.app import Bot
from bot.content import Content
from bot.mail_in import OpenMailbox
from bot.settings import Settings, read
from db.engine import Transaction, Unavailable
from sandbox import Button, Group, Message, Person, RunningClock, Sandbox
from sandbox.mailbox import Mail
from tests import specification

CONTENT = Path(__file__).parent.parent / "content"
TOKEN = "100:test"
OPEN = datetime.fromisoformat("2022-04-01T09:00:00+03:00")
PATIENCE = 60.0

ANSWERS = {
    "name": "Žydrūnė Müller",
    "email": "zydrune@example.com",
    "organisation": "Baltic Timber Cluster",
    "organisation_type": "cluster",
    "country": "Lithuania",
    "position": "Cluster manager",
    "attendance": "onsite",
    "days": "both",
    "needs": "-",
    "website": "-",
    "ecosystems": ["construction", "digital"],
    "offer": "Timber houses and knowledge of wood",
    "seek": "Partners in the Nordic countries",
    "pitch": "no",
    "pitch_title": "Houses that grow",
    "consent": "yes",
}


@dataclass
class Town:
    """The sandbox with the bot running in it."""

    world: Sandbox
    clock: RunningClock
    settings: Settings
    content: Content
    organisers: Group
    bot: Bot | None = None
    mailbox: OpenMailbox | None = None
    _stop: asyncio.Event = field(default_factory=asyncio.Event)
    _running: asyncio.Task[None] | None = None

    def person(self, name: str, language: str = "en") -> "Townsperson":
        return Townsperson(self, self.world.person(name, language=language))

    @property
    def inbox(self) -> list[Mail]:
        """The mails that came to the organisers' address."""
        mails = self.world.mailbox.messages
        return [mail for mail in mails if self.settings.contact_inbox in mail.recipients]

    def mails_to(self, address: str) -> list[Mail]:
        return [mail for mail in self.world.mailbox.messages if address in mail.recipients]

    async def opens(self) -> None:
        """Starts the bot."""
        self._stop = asyncio.Event()
        ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._running = asyncio.create_task(self._run(ready))
        await asyncio.wait([ready, self._running], return_when=asyncio.FIRST_COMPLETED)
        if self._running.done():
            self._running.result()

    async def closes(self) -> None:
        """Stops the bot as SIGTERM does."""
        self._stop.set()
        if self._running:
            await self._running
        self._running = None

    async def restarts(self) -> None:
        """The bot is stopped and started again, with the same database."""
        await self.closes()
        await self.opens()
        await self.settles()

    async def _run(self, ready: asyncio.Future[None]) -> None:
        async with app.build(self.settings, self.content, self.clock, self.mailbox) as self.bot:
            ready.set_result(None)
            await self.bot.run(self._stop)

    async def moves_clock(self, to: datetime) -> None:
        """Moves the bot's clock, and waits until what became due by it is done."""
        assert self.bot is not None
        self.world.move_clock(to)
        with contextlib.suppress(Unavailable):
            await self.bot.schedule.tick()  # it may be in the middle of one, which looked at the clock before
            await self.bot.conductor.tick()
        self.bot.delivery.wake()
        await self.settles()

    async def settles(self) -> None:
        """Waits until the bot has nothing left to do."""
        async with asyncio.timeout(PATIENCE):
            while not await self._is_settled():
                await asyncio.sleep(0.003)

    async def sql(self, query: str, **values: Any) -> list[dict[str, Any]]:
        """What is in the database."""
        assert self.bot is not None

        async def unit(tx: Transaction) -> list[dict[str, Any]]:
            rows = await tx.fetch_all(query, **values)
            return [{name: row[name] for name in row.keys()} for row in rows]  # noqa: SIM118 - a row is no dict

        for _ in range(50):  # a database that was away a moment ago may need another
            with contextlib.suppress(Unavailable):
                return await self.bot.db.run(unit)
            await asyncio.sleep(0.1)
        return await self.bot.db.run(unit)

    async def _is_settled(self) -> bool:
        if self._running and self._running.done():
            self._running.result()
        bot = self.bot
        if bot is None or self.world.updates_pending or len(bot.lanes) or len(bot.delivery.bulk):
            return False
        now = int(self.clock.now().timestamp() * 1000)
        query = (
            "SELECT 1 FROM outbox WHERE state IN ('claimed', 'sending') OR (state = 'owed' AND due <= :now)"
            " UNION ALL SELECT 1 FROM inbox WHERE state = 'answered' LIMIT 1"
        )
        return not await self.sql(query, now=now) and not len(bot.lanes)


@dataclass
class Townsperson:
    """Somebody with Telegram: does things, and sees what the bot answers."""

    town: Town
    on_telegram: Person
    _seen: dict[int, str] = field(default_factory=dict)

    @property
    def id(self) -> int:
        return self.on_telegram.id

    @property
    def messages(self) -> list[Message]:
        """What the bot wrote, as it stands now."""
        return [message for message in self.on_telegram.chat.messages if message.from_bot]

    @property
    def sees(self) -> str:
        """The text of everything the bot wrote, or edited, since the last step."""
        texts = {message.id: message.text or message.caption or "" for message in self.messages}
        return "\n".join(text for number, text in texts.items() if self._seen.get(number) != text)

    @property
    def all(self) -> str:
        """The text of the whole chat."""
        return "\n".join(m.text or m.caption or "" for m in self.messages)

    @property
    def last(self) -> str:
        """The text of the bot's newest message."""
        return self.messages[-1].text or self.messages[-1].caption or ""

    @property
    def files(self) -> dict[str, bytes]:
        """What the bot sent, by name: the newest of each."""
        return {str(m.document.file_name): m.document.content for m in self.messages if m.document}

    @property
    def buttons(self) -> list[str]:
        """The labels of the newest message that has buttons."""
        return next((list(m.labels) for m in reversed(self.messages) if m.labels), [])

    @property
    def labels(self) -> list[str]:
        """The labels of all buttons that there are in the chat."""
        return [label for message in self.messages for label in message.labels]

    async def does(self, *steps: str) -> None:
        """Each step is words to type, or "[Label]" to press; the bot is done with it before the next."""
        for step in steps:
            self.looks_away()
            if step.startswith("[") and step.endswith("]"):
                await self.presses(step[1:-1])
            else:
                await self.on_telegram.sends(step)
            await self.town.settles()

    async def starts(self, payload: str | None = None) -> None:
        self.looks_away()
        await self.on_telegram.starts(payload)
        await self.town.settles()

    async def presses(self, label: str) -> str:
        """Presses a button whose label is, or else contains, these words; the toast it brings."""
        for fits in (lambda text: text == label, lambda text: label in text):
            for message in reversed(self.messages):
                for row in message.buttons:
                    for button in row:
                        if fits(button.label):
                            answer = await self.on_telegram.presses(button, message=message)
                            await self.town.settles()
                            return answer.text or ""
        raise AssertionError(f"no button {label!r}; there are {[list(m.labels) for m in self.messages]}")

    def holds(self, label: str) -> tuple[Message, Button]:
        """The newest button with this label, to be pressed later, when it may have gone from the screen."""
        for message in reversed(self.messages):
            for button in (button for row in message.buttons for button in row):
                if button.label == label:
                    return message, button
        raise AssertionError(f"no button {label!r}; there are {[list(m.labels) for m in self.messages]}")

    async def presses_held(self, held: tuple[Message, Button]) -> str:
        """Presses a button whose message may look different by now, as a slow phone does; the toast it brings."""
        self.looks_away()
        message, button = held
        query = {"id": str(len(self.town.world.journal)), "from": self.on_telegram.user, "chat_instance": "1"}
        self.town.world.push({"callback_query": query | {"message": message.data, "data": button.data}})
        await self.town.settles()
        answers = self.town.world.calls("answerCallbackQuery")
        return str(answers[-1].parameters.get("text", ""))

    async def presses_twice(self, label: str) -> None:
        """Presses a button again before the bot has answered."""
        self.looks_away()
        await self.on_telegram.taps(label)
        await self.on_telegram.taps(label)
        await self.town.settles()

    async def registers(self, event: str, **answers: Any) -> str:
        """Registers for an event, answering every question; the reference."""
        await self.starts(event)
        await self.fills_in(event, **answers)
        return self.reference

    async def fills_in(self, event: str, until: str | None = None, **answers: Any) -> None:
        """From the event's card to the confirmation, or to the question `until`."""
        await self.presses(self.buttons[0])
        if any((button.data or "").startswith("u:") for row in self.messages[-1].buttons for button in row):
            await self.presses(self.buttons[0])
        await self.fills_in_the_rest(event, until, **answers)

    async def fills_in_the_rest(self, event: str, until: str | None = None, **answers: Any) -> None:
        """From the question that is asked to the confirmation, to the question `until`, or to the "review"."""
        given = ANSWERS | answers
        for _ in range(40):
            asked = self.asked
            if asked is None or asked[1] == until:
                break
            await self.answers(asked[1], given[asked[1]])
        if until is None:
            await self.does(f"[{self.buttons[0]}]")

    @property
    def asked(self) -> tuple[str, str] | None:
        """The event and id of the question that is asked last; None: the review."""
        language = self.on_telegram.language
        for event in self.town.content.events.values():
            for question in event.questions:
                if f"{event.short.in_(language)} · " in self.last and question.ask.in_(language) in self.last:
                    return event.id, question.id
        return None

    async def answers(self, question_id: str, value: str | list[str]) -> None:
        """Presses the buttons of these options, or types the words."""
        button = self._option(question_id, value) if isinstance(value, str) else None
        if isinstance(value, list):
            for option in value:
                await self.does(f"[{self._option(question_id, option)}]")
            await self.does(f"[{self._done()}]")
        else:
            await self.does(f"[{button}]" if button else value)

    @property
    def reference(self) -> str:
        codes = [word for word in self.all.split() if word[3:4] == "-" and word[:3].isupper() and len(word) == 8]
        return codes[-1]

    def _option(self, question_id: str, value: str) -> str | None:
        for row in self.messages[-1].buttons:
            for button in row:
                data = (button.data or "").split(":")
                if data[0] in ("p", "t") and data[2:] in (
                    [question_id, value],
                    [question_id, "yes"][: 2 * (value == "yes")],
                ):
                    return button.label
        return None

    def _done(self) -> str:
        return next(b.label for row in self.messages[-1].buttons for b in row if (b.data or "").startswith("d:"))

    def looks_away(self) -> None:
        """What is seen from here on is new."""
        self._seen = {message.id: message.text or message.caption or "" for message in self.messages}


@cache
def _content(folder: Path) -> Content:
    """Read and built once for all tests: it is immutable."""
    return Content.read(folder)


@asynccontextmanager
async def built(database: str, folder: Path, **settings: Any) -> AsyncIterator[Town]:
    """A town whose bot is not running yet; everything in it is stopped at the end."""
    clock = RunningClock(OPEN)
    mail = bool(settings.pop("mail", False))
    token = f"100:{uuid4().hex}"  # a bot of another test, late to end, is no bot of this one
    world = Sandbox(token=token, clock=clock, mail=mail)
    async with world.serve() as url:
        organisers = world.group("Organisers")
        given: dict[str, Any] = {
            "bot_token": token, "admin_chat_id": organisers.id, "database_url": database, "content_dir": CONTENT,
            "telegram_api_url": url, "listen": "127.0.0.1:0",
        }  # fmt: skip
        if mail:
            given["smtp_url"] = world.smtp_url
        read_settings = read(_env_file=None, **given | settings)
        town = Town(world, clock, read_settings, _content(read_settings.content_dir), organisers)
        try:
            yield town
        finally:
            with contextlib.suppress(Exception):
                await town.closes()
        assert specification.differences(world.journal) == []
