"""What the outbox owes, put into words when it is delivered: a kind of letter is one function."""

from collections.abc import Awaitable, Callable, Sequence

from db import people, registrations
from db.engine import Transaction
from db.outbox import Arrival, Promise
from db.times import instant
from events import calendar
from handlers import cards, enquiry_letters, mail_letters
from handlers.context import File, Letter, Reply, Services, message
from handlers.organisers import card_letters, contacts, content, exports, stats, topics
from handlers.screens import Screen
from handlers.texts import Say

Writer = Callable[[Transaction, Services, Promise], Awaitable[Letter | None]]


async def write(tx: Transaction, services: Services, promise: Promise) -> Letter | None:
    """The call that keeps a promise; None when there is nothing to tell any more."""
    return await KINDS[promise.kind](tx, services, promise)


async def settled(
    tx: Transaction, services: Services, promise: Promise, arrival: Arrival, now: int, messages: Sequence[int] = ()
) -> None:
    """A letter has arrived as these messages, or never will: whoever waits for it is promised to be told."""
    await card_letters.settled(tx, services, promise, arrival, now, messages)
    if promise.kind == "contacts":
        await contacts.settled(tx, promise, arrival, now)


async def _calendar(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The calendar file of a registration."""
    registration = await registrations.get(tx, promise.payload["registration"])
    event = services.events.get(registration.event) if registration else None
    if registration is None or event is None or registration.status is registrations.Status.WITHDRAWN:
        return None
    say = await _say(tx, services, promise)
    made = instant(registration.changed)
    content = calendar.file(event, registration.reference, registration.sequence, made, say.language)
    caption = say("registration.calendar", event=event.title.in_(say.language), reference=registration.reference)
    parameters = {"chat_id": int(promise.recipient), "caption": caption, "parse_mode": "HTML"}
    return Reply("send_document", parameters, {"document": File(f"{event.id}.ics", content)})


async def _closed(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """Registration has closed while the form was open."""
    event = services.events.get(promise.payload["event"])
    if event is None:
        return None
    registered = await registrations.find(tx, event.id, int(promise.recipient))
    return message(
        promise.recipient, cards.draft_closed(await _say(tx, services, promise), event, registered is not None)
    )


async def _apology(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    say = await _say(tx, services, promise)
    return message(promise.recipient, Screen(say("apology", update=str(promise.payload["update"]))))


async def _parked(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    say = services.texts.say(None)
    return message(promise.recipient, Screen(say("admin.parked", update=str(promise.payload["update"]))))


async def _undelivered(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    say = services.texts.say(None)
    return message(
        promise.recipient, Screen(say("admin.undelivered", kind=promise.payload["kind"], letter=promise.payload["id"]))
    )


async def _say(tx: Transaction, services: Services, promise: Promise) -> Say:
    person = await people.find(tx, int(promise.recipient))
    return services.texts.say(person.language if person else None)


KINDS: dict[str, Writer] = {
    "calendar": _calendar,
    "closed": _closed,
    "export": exports.write,
    "stats": stats.write_picture,
    "stats_words": stats.write_words,
    "contacts": contacts.write,
    "apology": _apology,
    "parked": _parked,
    "undelivered": _undelivered,
    "content_read": content.content_read,
    "card": card_letters.card,
    "card_edit": card_letters.edit,
    "topic_title": topics.title,
    "topics_refused": card_letters.topics_refused,
    "answer": enquiry_letters.answer,
    "answer_edit": enquiry_letters.answer_edit,
    "enquiry_mail": mail_letters.enquiry,
    "tick": card_letters.tick,
    "not_arrived": card_letters.not_arrived,
}
