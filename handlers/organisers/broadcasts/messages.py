"""A broadcast as one person gets it: one message, or a file and then its text."""

from typing import Any

from db import people, registrations
from db.broadcasts import Broadcast, Words
from db.engine import Transaction
from handlers.context import PLAIN, Reply, Services
from handlers.organisers.broadcasts import words
from handlers.organisers.broadcasts.words import Filling

Parameters = dict[str, Any]


def titles(services: Services, broadcast: Broadcast) -> list[str]:
    """What {event} can become."""
    event = services.events.get(broadcast.segment.event or "")
    return list(event.title.all) if event else []


def filled(broadcast: Broadcast, language: str, filling: Filling) -> str:
    """The text as this person reads it, Telegram's HTML."""
    return words.fill(broadcast.in_(language).text, filling)


async def filling(tx: Transaction, services: Services, broadcast: Broadcast, chat_id: int, language: str) -> Filling:
    """What stands for the placeholders when this person reads it."""
    event = services.events.get(broadcast.segment.event or "")
    registration = await registrations.latest(tx, event.id, chat_id) if event else None
    person = await people.find(tx, chat_id)
    name = str(registration.answers.get("name") or "") if registration else ""
    return Filling(
        name=name or (person.name if person else ""),
        event=event.title.in_(language) if event else None,
        reference=registration.reference if registration else None,
    )


def as_messages(broadcast: Broadcast, language: str, filling: Filling, chat_id: int) -> list[Reply]:
    """All of it, for previews and tests: exactly what is sent to people."""
    first = first_message(broadcast, language, filling, chat_id)
    return [first, text_message(broadcast, language, filling, chat_id)] if broadcast.apart else [first]


def first_message(broadcast: Broadcast, language: str, filling: Filling, chat_id: int) -> Reply:
    """The text; or the file, with the text below it if that is short enough."""
    if broadcast.file is None:
        return text_message(broadcast, language, filling, chat_id)
    parameters: Parameters = {"chat_id": chat_id, broadcast.file.kind: broadcast.file.file_id}
    if not broadcast.apart:
        parameters |= {"caption": filled(broadcast, language, filling), "parse_mode": "HTML"}
        parameters |= _keyboard(broadcast.in_(language), filling)
    return Reply(f"send_{broadcast.file.kind}", parameters)


def text_message(broadcast: Broadcast, language: str, filling: Filling, chat_id: int) -> Reply:
    parameters: Parameters = {"chat_id": chat_id, "text": filled(broadcast, language, filling), "parse_mode": "HTML"}
    return Reply(
        "send_message", parameters | {"link_preview_options": PLAIN} | _keyboard(broadcast.in_(language), filling)
    )


def edit(broadcast: Broadcast, language: str, filling: Filling, chat_id: int, message_id: int) -> Reply:
    """The call that puts the words of now in the place of those that were sent."""
    text = filled(broadcast, language, filling)
    parameters: Parameters = {"chat_id": chat_id, "message_id": message_id, "parse_mode": "HTML"}
    parameters |= _keyboard(broadcast.in_(language), filling)
    if broadcast.file and not broadcast.apart:
        return Reply("edit_message_caption", parameters | {"caption": text})
    return Reply("edit_message_text", parameters | {"text": text, "link_preview_options": PLAIN})


def _keyboard(said: Words, filling: Filling) -> Parameters:
    rows = [[{"text": words.label(label, filling), "url": words.address(url, filling)}] for label, url in said.links]
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}
