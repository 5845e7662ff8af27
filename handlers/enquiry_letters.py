"""The letters of an enquiry to the attendee: the organisers' answer."""

from db import enquiries, enquiry_messages, people, registrations
from db.engine import Transaction
from db.outbox import Promise
from db.people import Person
from handlers import payloads
from handlers.context import Reply, Services, message
from handlers.screens import Key, Screen, rows
from handlers.texts import Html, Say


async def answer(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The organisers' answer, quoting the person's own words."""
    enquiry = await enquiries.get(tx, promise.payload["enquiry"])
    said = await enquiry_messages.get(tx, promise.payload["message"])
    question = await enquiry_messages.first(tx, enquiry.id) if enquiry else None
    person = await people.find(tx, enquiry.chat_id) if enquiry else None
    if enquiry is None or said is None or question is None:
        return None
    say = services.texts.say(person.language if person else None)
    text = say("enquiry.answer", question=_quoted(question.text), author=said.author or "", answer=said.text)
    keys = rows(Key(say.plain("button.solved"), payloads.Solved(enquiry.id)))
    return message(promise.recipient, Screen(text, keys), about=f"enquiry:{enquiry.id}")


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


def _quoted(text: str) -> str:
    """The person's own words as a reminder: their beginning, if they are long."""
    return text if len(text) <= 400 else f"{text[:399]}…"
