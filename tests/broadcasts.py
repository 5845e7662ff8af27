"""Broadcasts in the tests: many people at once, and the organisers who write to them."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from db import broadcast_runs, broadcasts
from db.broadcast_runs import Kind
from db.broadcasts import Words
from db.engine import Transaction
from db.segments import Segment
from sandbox import Attachment, Message, Person, Sandbox
from sandbox.chats import Standing
from tests.town import ANSWERS, Town, Townsperson


def people(world: Sandbox, count: int, language: str = "en", name: str = "Person") -> list[Person]:
    """People of the sandbox to whom the bot may write."""
    made = [world.person(f"{name} {number}", language=language) for number in range(count)]
    for person in made:
        person.chat.record.standing = Standing.MEMBER
    return made


async def know(tx: Transaction, known: Sequence[Person], answers: Mapping[str, Any]) -> None:
    """The bot knows them, and they are registered for the event, as if they had come one after the other."""
    await tx.execute_many(
        "INSERT INTO person (chat_id, name, telegram_language, met, seen) VALUES (:id, :name, :language, 1, 1)",
        [{"id": one.id, "name": one.name, "language": one.language} for one in known],
    )
    given = ANSWERS | {"country": "LT"} | dict(answers)
    await tx.execute_many(
        "INSERT INTO registration"
        " (chat_id, event, reference, status, answers, language, sequence, created, changed, attends)"
        " VALUES (:id, 'workshop', :reference, 'registered', :answers, :language, 0, 1, 1, :attends)",
        [
            {
                "id": one.id, "reference": f"CMR-{one.id % 100_000}", "language": one.language,
                "answers": orjson.dumps(given | {"name": one.name, "email": f"p{one.id}@example.com"}).decode(),
                "attends": given["attendance"],
            }
            for one in known
        ],
    )  # fmt: skip


async def crowd(town: Town, count: int, language: str = "en", name: str = "Person", **answers: Any) -> list[Person]:
    """Registered people."""
    assert town.bot is not None
    made = people(town.world, count, language, name)
    await town.bot.db.run(know, made, answers)
    return made


async def prepared(tx: Transaction, known: Sequence[Person], text: str = "Hello {name}") -> None:
    """They are registered, and a broadcast to all of them is to begin at once."""
    await know(tx, known, {})
    draft = await broadcasts.begin(tx, 1, "Olga", "preview", 1)
    segment = Segment("workshop", groups=("registered",))
    await broadcasts.save(tx, replace(draft, segment=segment, messages={"en": Words(text)}), 1)
    run = await broadcast_runs.start(tx, draft.id, Kind.SEND, 1, None, 1)
    assert run is not None
    await broadcast_runs.begin(tx, run.id, 1)


def received(person: Person) -> list[Message]:
    return [message for message in person.chat.messages if message.from_bot]


@dataclass
class Organiser:
    """Somebody in the admin chat who makes a broadcast."""

    town: Town
    who: Townsperson
    _begun: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, town: Town, name: str = "Olga") -> "Organiser":
        who = town.person(name)
        town.organisers.add(who.on_telegram)
        return cls(town, who)

    @property
    def said(self) -> list[Message]:
        """What the bot wrote in the admin chat."""
        return [message for message in self.town.organisers.chat.messages if message.from_bot]

    @property
    def last(self) -> str:
        return self.said[-1].text or self.said[-1].caption

    def has_button(self, label: str) -> bool:
        return any(label in one for message in self.said for one in message.labels)

    def with_button(self, label: str) -> Message:
        """The newest message with this button."""
        for message in reversed(self.said):
            if any(label in one for one in message.labels):
                return message
        raise AssertionError(f"no button {label!r}; there are {[m.labels for m in self.said]}")

    async def writes(self, text: str) -> None:
        await self.who.on_telegram.sends(text, chat=self.town.organisers)
        await self.town.settles()

    async def presses(self, *labels: str, settle: bool = True) -> str:
        """Presses the newest button with each label, in turn; the last toast."""
        toast = ""
        for label in labels:
            await self.town.world.until(lambda: self.has_button(label), timeout=10, why=f"the button {label}")  # noqa: B023
            message = self.with_button(label)
            button = next(b for row in message.buttons for b in row if label in b.label)
            answer = await self.who.on_telegram.presses(button, message=message, chat=self.town.organisers)
            toast = answer.text
            if settle:
                await self.town.settles()
        return toast

    def holds(self, label: str) -> tuple[str | None, dict[str, Any]]:
        """The newest button with this label, to be pressed later."""
        message = self.with_button(label)
        return next(b.data for row in message.buttons for b in row if label in b.label), message.data

    async def presses_held(self, data: str | None, message: dict[str, Any]) -> str:
        """Presses a button that has gone from the screen, as a slow phone does; the toast."""
        query = {"id": str(len(self.town.world.journal)), "from": self.who.on_telegram.user, "chat_instance": "1"}
        self.town.world.push({"callback_query": query | {"message": message, "data": data}})
        await self.town.settles()
        return str(self.town.world.calls("answerCallbackQuery")[-1].parameters.get("text", ""))

    async def replies(self, text: str = "", file: Attachment | None = None) -> None:
        """Replies to what the bot asked last."""
        asked = next(m for m in reversed(self.said) if "reply to this message" in m.text)
        if file is None:
            await self.who.on_telegram.sends(text, chat=self.town.organisers, reply_to=asked)
        else:
            await self.who.on_telegram.sends_file(file, text, chat=self.town.organisers, reply_to=asked)
        await self.town.settles()

    async def writes_to_registered(self, text: str = "Hello {name}, bring a pen.", *steps: str) -> None:
        """All steps up to the preview, for everybody registered for the workshop."""
        await self.writes("/broadcast")
        await self.presses("Clusters meet Regions", *steps, "Next", "✏️ English")
        await self.replies(text)
        await self.presses("Next", "Next")

    async def sends(self) -> None:
        """Presses Send; it is under way when this returns."""
        await self.presses("Send to", settle=False)

    async def report(self) -> tuple[Message, list[dict[str, str]]]:
        """The report, once it is there: the message, and the file's lines."""
        await self.town.world.until(lambda: any(m.document for m in self.said), why="the report")
        message = [m for m in self.said if m.document][-1]
        assert message.document is not None
        return message, list(csv.DictReader(io.StringIO(message.document.content.decode("utf-8-sig"))))
