"""What the outbox owes, put into words when it is delivered: a kind of letter is one function."""

from collections.abc import Awaitable, Callable, Sequence

from db import enquiries, people, registrations, requests
from db.engine import Transaction
from db.outbox import Arrival, Promise
from db.times import milliseconds
from handlers import (
    added_letters,
    answer_mail,
    change_letters,
    enquiry_letters,
    gaps,
    letter_names,
    mail_letters,
    own_cards,
    registration_letters,
    reminder_letters,
    request_letters,
    tickets,
)
from handlers.context import Later, Letter, Reply, Services, TooLate, message
from handlers.organisers import (
    arrivals,
    card_letters,
    contacts,
    content,
    door,
    exports,
    mail_notes,
    morning,
    muting,
    proposal_screens,
    retention,
    stats,
    supplied,
    topics,
)
from handlers.organisers.broadcasts import letters as broadcast_letters
from handlers.screens import Screen
from handlers.texts import Say

Writer = Callable[[Transaction, Services, Promise], Awaitable[Letter | Later | TooLate | None]]


async def write(tx: Transaction, services: Services, promise: Promise) -> Letter | Later | TooLate | None:
    """The call that keeps a promise, or when to try; None when there is nothing to tell any more."""
    return await KINDS[promise.kind](tx, services, promise)


async def settled(
    tx: Transaction, services: Services, promise: Promise, arrival: Arrival, now: int, messages: Sequence[int] = ()
) -> None:
    """A letter has arrived as these messages, or never will: whoever waits for it is promised to be told."""
    await card_letters.settled(tx, services, promise, messages, now)
    await arrivals.settled(tx, services, promise, arrival, now, messages)
    await reminder_letters.settled(tx, services, promise, arrival, now)
    await change_letters.settled(tx, services, promise, arrival, now)
    await broadcast_letters.settled(tx, promise, arrival, now, messages)
    if promise.kind == "contacts":
        await contacts.settled(tx, promise, arrival, now)
    if promise.kind == "calendar":
        await tickets.settled(tx, promise, arrival, now)
    await mail_notes.settled(tx, promise, arrival)


async def _closed(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """Registration has closed while the form was open."""
    event = services.events.get(promise.payload["event"])
    if event is None:
        return None
    registered = await registrations.find(tx, event.id, int(promise.recipient))
    say, now = await _say(tx, services, promise), services.clock.now()
    ended = await requests.ended_pass(tx, event.id, int(promise.recipient), milliseconds(now))
    return message(promise.recipient, own_cards.draft_closed(say, event, now, registered is not None, ended))


async def _apology(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    say = await _say(tx, services, promise)
    return message(promise.recipient, Screen(say("apology", update=str(promise.payload["update"]))))


async def _parked(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    say = services.texts.say(None)
    return message(promise.recipient, Screen(say("admin.parked", update=str(promise.payload["update"]))))


async def _undelivered(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    say, about = services.texts.say(None), promise.payload
    if about["kind"] == "enquiry_mail":
        text = say("admin.mail_refused", reference=enquiries.reference(about["enquiry"]), contact=services.contact)
        return message(promise.recipient, Screen(text), about=f"enquiry:{about['enquiry']}")
    name = letter_names.named(say, about["kind"])
    return message(promise.recipient, Screen(say("admin.undelivered", name=name, letter=about["id"])))


async def _say(tx: Transaction, services: Services, promise: Promise) -> Say:
    person = await people.find(tx, int(promise.recipient))
    return services.texts.say(person.language if person else None)


KINDS: dict[str, Writer] = {
    "calendar": registration_letters.calendar_file,
    "news": registration_letters.told,
    "offer_reminder": registration_letters.offer_reminder,
    "card_over": registration_letters.over,
    "registration_mail": registration_letters.mail,
    "request_card": request_letters.card,
    "request_decided": request_letters.decided,
    "closed": _closed,
    "ticket": tickets.write,
    "door": door.write,
    "retention": retention.write,
    "supplied": supplied.offer,
    "export": exports.write,
    "stats": stats.write_picture,
    "stats_words": stats.write_words,
    "contacts": contacts.write,
    "apology": _apology,
    "parked": _parked,
    "undelivered": _undelivered,
    "reminder": reminder_letters.reminder,
    "change_offer": change_letters.offer,
    "change": change_letters.change,
    "calendar_update": reminder_letters.calendar_update,
    "content_read": content.content_read,
    "card": card_letters.card,
    "card_edit": card_letters.edit,
    "topic_title": topics.title,
    "faq_offer": proposal_screens.offer,
    "nudge": morning.nudge_letter,
    "digest": morning.digest,
    "topics_refused": card_letters.topics_refused,
    "answer": enquiry_letters.answer,
    "answer_edit": enquiry_letters.answer_edit,
    "enquiry_mail": mail_letters.enquiry,
    "enquiry_copy": added_letters.copy,
    "enquiry_words": added_letters.words,
    "enquiry_edited": added_letters.edited,
    "tick": arrivals.tick,
    "muted": muting.letter("enquiry.now_muted"),
    "unmuted": muting.letter("enquiry.now_unmuted"),
    "answer_told": arrivals.told,
    "answer_mail": answer_mail.write,
    "gap": gaps.to_chat,
    "gap_mail": gaps.to_mailbox,
    "mail_told": mail_notes.told,
    "mail_held": mail_notes.held,
    "mail_note": mail_notes.note,
    "mail_file": mail_notes.file,
    **broadcast_letters.KINDS,
}
