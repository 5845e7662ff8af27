"""The letters of an enquiry to the attendee: the organisers' answer."""

from html import escape
from typing import Any

from db import enquiries, enquiry_messages, people, registrations
from db.engine import Transaction
from db.enquiries import Enquiry, State
from db.enquiry_messages import Message
from db.outbox import Promise
from db.people import Person
from handlers import enquiry_place, enquiry_screens, long_text, payloads
from handlers.context import PLAIN, Reply, Services, message
from handlers.screens import Key, Rows, Screen, rows
from handlers.texts import Html, Say

CAPTION = 1024  # UTF-16 units
CAPTIONED = ("photo", "animation", "video", "audio", "document", "voice")


async def answer(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The organisers' answer, quoting the person's own words; a file is copied from where it was written."""
    said = await enquiry_messages.get(tx, promise.payload["message"])
    enquiry = await enquiries.get(tx, said.enquiry) if said else None
    if said is None or enquiry is None:
        return None
    say = await _say(tx, services, enquiry)
    about, keys = f"enquiry:{enquiry.id}", await _keys(tx, say, enquiry, said)
    if said.file is None or said.source is None:
        text = await _composed(tx, say, said, long_text.LIMIT)
        letter = message(promise.recipient, Screen(text, keys), about=about)
        letter.parameters |= await _reply_to(tx, said)
        return letter
    source = {"from_chat_id": said.source.chat_id, "message_id": said.source.message_id}
    parameters: dict[str, Any] = {"chat_id": int(promise.recipient)} | source
    parameters |= await _caption(tx, say, said) | {"reply_markup": Screen(Html(), keys).keyboard()}
    parameters |= await _reply_to(tx, said)
    return Reply("copy_message", {name: value for name, value in parameters.items() if value is not None}, about=about)


async def answer_edit(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The answer as the organiser has it now, if it has arrived."""
    said = await enquiry_messages.get(tx, promise.payload["message"])
    enquiry = await enquiries.get(tx, said.enquiry) if said else None
    if said is None or enquiry is None or said.sent_as is None:
        return None
    say = await _say(tx, services, enquiry)
    parameters: dict[str, Any] = {"chat_id": int(promise.recipient), "message_id": said.sent_as}
    parameters["reply_markup"] = Screen(Html(), await _keys(tx, say, enquiry, said)).keyboard()
    if said.file is None:
        text = await _composed(tx, say, said, long_text.LIMIT)
        words = {"text": text, "parse_mode": "HTML", "link_preview_options": PLAIN}
        return Reply("edit_message_text", parameters | words)
    if said.file.kind not in CAPTIONED:
        return None
    return Reply("edit_message_caption", parameters | await _caption(tx, say, said))


async def _composed(tx: Transaction, say: Say, said: Message, limit: int) -> Html:
    """The answer with the question and the author; without the former, or both, where there is no room."""
    words = said.html if said.html is not None else escape(said.text, quote=False)
    question = await enquiry_messages.asked_before(tx, said)
    author = say("enquiry.answer_by", author=said.author or "", answer=Html(words))
    quote = say("enquiry.answer_quote", question=_quoted(say, question)) if question else None
    wholes = [Html(f"{quote}\n{author}")] if quote else []
    return next((text for text in (*wholes, author) if long_text.length(text) <= limit), Html(words))


async def _caption(tx: Transaction, say: Say, said: Message) -> dict[str, Any]:
    """Under a file: the answer's words; an album's other files have their own words only."""
    if said.file is None or said.file.kind not in CAPTIONED:
        return {}
    if await _goes_on(tx, said):
        return {"caption": said.html or "", "parse_mode": "HTML"}
    return {"caption": await _composed(tx, say, said, CAPTION), "parse_mode": "HTML"}


async def _reply_to(tx: Transaction, said: Message) -> dict[str, Any]:
    """It is a reply to the person's own message, if that is still there."""
    question = await enquiry_messages.asked_before(tx, said)
    if question is None or question.source is None or await _goes_on(tx, said):
        return {}
    return {"reply_parameters": enquiry_place.reply_to(question.source.message_id)}


async def _keys(tx: Transaction, say: Say, enquiry: Enquiry, said: Message) -> Rows:
    if enquiry.state is State.CLOSED or await _goes_on(tx, said):
        return ()
    return rows(
        Key(say.plain("button.solved"), payloads.Solved(enquiry.id)),
        Key(say.plain("button.another"), payloads.AnotherQuestion()),
    )


async def _goes_on(tx: Transaction, said: Message) -> bool:
    """Whether it is one of an album's other files."""
    if said.album is None or said.source is None:
        return False
    first = await enquiry_messages.of_album(tx, said.source.chat_id, said.album)
    return first is not None and first.id != said.id


async def _say(tx: Transaction, services: Services, enquiry: Enquiry) -> Say:
    person = await people.find(tx, enquiry.chat_id)
    return services.texts.say(person.language if person else None)


async def registered(tx: Transaction, services: Services, say: Say, person: Person) -> list[Html]:
    """What the person registered for, and how."""
    lines = []
    for one in await registrations.of_person(tx, person.chat_id):
        event = services.events.get(one.event)
        if event:
            how = one.answers.get("attendance")
            shown = event.question("attendance").show(how, "en") if how else "–"
            organisation = str(one.answers.get("organisation") or "–")
            values = {"event": event.short.in_("en"), "reference": one.reference, "how": shown}
            lines.append(say("admin.card_registered", organisation=organisation, **values))
    return lines or [say("admin.card_not_registered")]


def _below(say: Say, enquiry: Enquiry) -> Rows:
    return rows(
        Key(say.plain("button.solved"), payloads.Solved(enquiry.id)),
        Key(say.plain("button.another"), payloads.AnotherQuestion()),
    )


def _quoted(say: Say, question: Message) -> str:
    """The person's own words as a reminder: their beginning, if they are long; or what it was, if not words."""
    text = question.text or enquiry_screens.gist(say, question)
    return text if len(text) <= 400 else f"{text[:399]}…"
