"""The letters of broadcasts: what people get, and how it is put right."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from html import unescape

from db import broadcasts, outbox, people, registrations
from db.broadcasts import Broadcast
from db.engine import Transaction
from db.outbox import Arrival, Priority, Promise
from handlers.context import Letter, Mail, Reply, Services
from handlers.enquiry_place import reply_to
from handlers.organisers.broadcasts import messages, run_letters, words
from handlers.organisers.broadcasts.words import Filling

SECOND = 1_000  # milliseconds between two messages to one chat
_LINK = re.compile(r'<a href="([^"]+)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


async def to_person(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The broadcast; if its text goes apart, the file."""
    if (found := await broadcasts.get(tx, promise.payload["broadcast"])) is None:
        return None
    language, filling = await _reader(tx, services, found, int(promise.recipient))
    letter = messages.first_message(found, language, filling, int(promise.recipient))
    letter.about = f"broadcast:{found.id}"
    return letter


async def text(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The text that was too long to stand below its file."""
    if (found := await broadcasts.get(tx, promise.payload["broadcast"])) is None:
        return None
    language, filling = await _reader(tx, services, found, int(promise.recipient))
    letter = messages.text_message(found, language, filling, int(promise.recipient))
    letter.about = f"broadcast:{found.id}"
    letter.parameters["reply_parameters"] = reply_to(promise.payload["reply"])
    return letter


async def test(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """One version as people will see it, for the organiser who wants to try it."""
    if (found := await broadcasts.get(tx, promise.payload["broadcast"])) is None:
        return None
    chat_id, language = int(promise.recipient), promise.payload["language"]
    event = services.events.get(found.segment.event or "")
    filling = await messages.filling(tx, services, found, chat_id, language)
    if filling.reference is None and event is not None:
        filling = replace(filling, reference=f"{event.reference}-2345")
    letter = messages.text_message if promise.payload["part"] == "text" else messages.first_message
    return letter(found, language, filling, chat_id)


async def correction(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    if (found := await broadcasts.get(tx, promise.payload["broadcast"])) is None:
        return None
    language, filling = await _reader(tx, services, found, int(promise.recipient))
    return messages.edit(found, language, filling, int(promise.recipient), promise.payload["message"])


async def removal(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    parameters = {"chat_id": int(promise.recipient), "message_ids": promise.payload["messages"]}
    return Reply("delete_messages", parameters)


async def mail(tx: Transaction, services: Services, promise: Promise) -> Mail | None:
    """For whoever cannot be reached in Telegram."""
    chat_id = promise.payload["chat"]
    if (found := await broadcasts.get(tx, promise.payload["broadcast"])) is None:
        return None
    mine = await registrations.of_person(tx, chat_id)
    address = str(mine[-1].answers.get("email") or "") if mine else ""
    if not address:
        return None
    language, filling = await _reader(tx, services, found, chat_id)
    say = services.texts.say(language)
    event = filling.event or say.plain("broadcast.mail_subject")
    said = found.in_(language)
    links = [f"{words.label(label, filling)}: {words.address(url, filling)}" for label, url in said.links]
    body = [_as_text(messages.filled(found, language, filling)), "", *links, "", say.plain("broadcast.mail_foot")]
    return Mail(
        to=address,
        subject=event,
        text="\n".join(body),
        sender_name=say.plain("broadcast.mail_sender"),
        message_id=f"broadcast.{found.id}.{promise.id}",
        reply_to=(say.plain("broadcast.mail_sender"), services.contact),
    )


async def settled(tx: Transaction, promise: Promise, arrival: Arrival, now: int, arrived: Sequence[int]) -> None:
    """What follows a letter that has arrived."""
    if arrival is Arrival.ARRIVED and arrived:
        if promise.kind == "broadcast":
            await _follow(tx, promise, now, arrived)
        elif promise.kind == "broadcast_progress":
            await run_letters.shown(tx, promise, arrived[0])


async def _follow(tx: Transaction, promise: Promise, now: int, arrived: Sequence[int]) -> None:
    """The text that is too long to stand below its file."""
    found = await broadcasts.get(tx, promise.payload["broadcast"])
    if found and found.apart:
        payload = {"broadcast": found.id, "reply": arrived[0]}
        await outbox.owe(
            tx, key=f"{promise.key}/text", to=promise.recipient, kind="broadcast_text", payload=payload,
            priority=Priority.BULK, now=now, due=now + SECOND,
        )  # fmt: skip


async def _reader(tx: Transaction, services: Services, found: Broadcast, chat_id: int) -> tuple[str, Filling]:
    """The language that a person reads it in, and what fills its placeholders."""
    person = await people.find(tx, chat_id)
    language = services.texts.best(person.language if person else None)
    return language, await messages.filling(tx, services, found, chat_id, language)


def _as_text(html: str) -> str:
    """For mail: the words, and the addresses behind them."""
    return unescape(_TAG.sub("", _LINK.sub(r"\2 (\1)", html)))


KINDS: dict[str, Callable[[Transaction, Services, Promise], Awaitable[Letter | None]]] = {
    "broadcast": to_person,
    "broadcast_text": text,
    "broadcast_test": test,
    "broadcast_correction": correction,
    "broadcast_removal": removal,
    "broadcast_mail": mail,
    **run_letters.KINDS,
}
