"""The letters of an enquiry: the organisers' card, the answer, and the sign that it arrived."""

from db import enquiries, enquiry_messages, outbox, people, registrations
from db.engine import Transaction
from db.outbox import Arrival, Promise
from db.people import Person
from handlers import payloads
from handlers.context import Reply, Services, message
from handlers.screens import Key, Screen, rows
from handlers.texts import Html, Say

DELIVERED = [{"type": "emoji", "emoji": "👍"}]  # Telegram has no tick among its reactions


async def card(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """An enquiry as the organisers see it; they answer by replying to it."""
    enquiry = await enquiries.get(tx, promise.payload["enquiry"])
    question = await enquiry_messages.first(tx, enquiry.id) if enquiry else None
    person = await people.find(tx, enquiry.chat_id) if enquiry else None
    if enquiry is None or question is None or person is None:
        return None
    say = services.texts.say(None)
    head = say("admin.card", reference=enquiry.reference, name=person.name, language=person.language or "?")
    about = await registered(tx, services, say, person)
    known = say("admin.card_entry", entry=enquiry.entry) if enquiry.entry else say("admin.card_no_entry")
    text = Html("\n".join([head, *about, known, "", say("admin.card_question", text=question.text)]))
    return message(promise.recipient, Screen(text), about=f"enquiry:{enquiry.id}")


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


async def tick(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """A reaction on the organiser's message: it was delivered."""
    about = promise.payload
    return Reply(
        "set_message_reaction", {"chat_id": about["chat"], "message_id": about["reply"], "reaction": DELIVERED}
    )


async def not_arrived(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """In words, under the organiser's message: the person cannot be reached."""
    about = promise.payload
    say = services.texts.say(None)
    told = message(about["chat"], Screen(say("admin.not_arrived", reference=f"Q-{about['enquiry']}")))
    told.parameters["reply_parameters"] = {"message_id": about["reply"], "allow_sending_without_reply": True}
    return told


async def settled(tx: Transaction, services: Services, promise: Promise, arrival: Arrival, now: int) -> None:
    """What the organisers are told when an answer has, or has not, reached the attendee."""
    about, admin = promise.payload, services.admin_chat_id
    if promise.kind == "answer" and admin is not None:
        kind = "tick" if arrival is Arrival.ARRIVED else "not_arrived"
        key = f"enquiry:{about['enquiry']}:{kind}:{about['message']}"
        await outbox.owe(tx, key=key, to=admin, kind=kind, payload=about, now=now)


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
