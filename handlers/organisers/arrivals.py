"""Whether an answer reached the attendee: a tick, an email in its place, or words under the card.

Nothing arrives exactly once. An answer that was on its way when the program or the connection died has perhaps
arrived: it is not sent a second time unless an organiser, who is told, says so. So none is lost, and none comes twice
by itself."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from telegram import Update

from db import enquiries, enquiry_messages, outbox, people
from db.engine import Transaction
from db.outbox import Arrival, Channel, Promise
from events.refused import Refused
from handlers import answer_mail, enquiry_place, payloads
from handlers.context import Context, Reply, Services, message
from handlers.screens import Key, Rows, Screen, rows
from handlers.texts import Html, Say

DELIVERED = [{"type": "emoji", "emoji": "👍"}]  # Telegram has no tick among its reactions


class How(StrEnum):
    """What there is to tell, when it did not simply arrive."""

    BY_MAIL = "by_mail"
    UNREACHABLE = "unreachable"
    FAILED = "failed"
    PERHAPS = "perhaps"


async def settled(
    tx: Transaction, services: Services, promise: Promise, arrival: Arrival, now: int, messages: Sequence[int]
) -> None:
    """The organisers are told what became of an answer."""
    about = promise.payload
    if promise.kind == "answer" and messages:
        await enquiry_messages.sent(tx, about["message"], messages[0])
    if promise.kind == "answer" and arrival is Arrival.ARRIVED:
        await _owe(tx, services, "tick", about, now)
    elif promise.kind == "answer" and arrival is Arrival.LOST and await answer_mail.is_possible(tx, services, about):
        key = f"enquiry:{about['enquiry']}:answer:{about['message']}:by_mail"
        person = promise.recipient  # not the address: whoever is forgotten leaves none behind
        await outbox.owe(
            tx, key=key, to=person, channel=Channel.MAIL, kind="answer_mail", payload=about, now=now
        )  # fmt: skip
    elif promise.kind == "answer":
        how = {Arrival.LOST: How.UNREACHABLE, Arrival.PERHAPS: How.PERHAPS}.get(arrival, How.FAILED)
        await _owe(tx, services, "answer_told", about | {"how": how}, now)
    elif promise.kind == "answer_mail":
        how = How.BY_MAIL if arrival is Arrival.ARRIVED else How.FAILED
        await _owe(tx, services, "answer_told", about | {"how": how}, now)


async def tick(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """A reaction on the organiser's message: it was delivered."""
    about = promise.payload
    if about.get("chat") != services.admin_chat_id:  # answered by mail, or the group has moved
        return None
    return Reply(
        "set_message_reaction", {"chat_id": about["chat"], "message_id": about["reply"], "reaction": DELIVERED}
    )


async def told(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """In words, under the organiser's message: what became of it."""
    about, say = promise.payload, services.texts.say(None)
    enquiry = await enquiries.get(tx, about["enquiry"])
    person = await people.find(tx, enquiry.chat_id) if enquiry else None
    if enquiry is None or person is None:
        return None
    screen = Screen(_words(say, How(about["how"]), enquiry.reference, person.name), _keys(say, about))
    letter = message(promise.recipient, screen, about=f"enquiry:{enquiry.id}")
    letter.parameters |= await enquiry_place.under(tx, services, enquiry.id)
    if about.get("chat") == services.admin_chat_id:
        letter.parameters["reply_parameters"] = enquiry_place.reply_to(about["reply"])
    return letter


async def send_again(update: Update, context: Context, button: payloads.SendAgain) -> None:
    """An answer that has perhaps arrived is sent again: an organiser says so."""
    said = await enquiry_messages.get(context.tx, button.message)
    enquiry = await enquiries.get(context.tx, said.enquiry) if said else None
    if said is None or enquiry is None:
        raise Refused("admin.forgotten_toast")
    payload = {"enquiry": enquiry.id, "message": said.id, "again": button.times}
    payload |= {"chat": said.source.chat_id, "reply": said.source.message_id} if said.source else {}
    key = f"enquiry:{enquiry.id}:answer:{said.id}:again:{button.times}"
    await outbox.owe(context.tx, key=key, to=enquiry.chat_id, kind="answer", payload=payload, now=context.at)
    context.settle(update)


def _words(say: Say, how: How, reference: str, name: str) -> Html:
    match how:
        case How.BY_MAIL:
            return say("admin.sent_by_mail", reference=reference, name=name)
        case How.UNREACHABLE:
            return say("admin.not_arrived", reference=reference, name=name)
        case How.PERHAPS:
            return say("admin.perhaps_arrived", reference=reference, name=name)
    return say("admin.not_delivered", reference=reference)


def _keys(say: Say, about: dict[str, Any]) -> Rows:
    if about["how"] != How.PERHAPS:
        return ()
    again = payloads.SendAgain(about["message"], about.get("again", 0) + 1)
    return rows(Key(say.plain("button.send_again"), again))


async def _owe(tx: Transaction, services: Services, kind: str, about: dict[str, Any], now: int) -> None:
    admin = services.admin_chat_id
    if admin is not None:
        key = ":".join(map(str, (f"enquiry:{about['enquiry']}", kind, about["message"], about.get("again", 0))))
        await outbox.owe(tx, key=key, to=admin, kind=kind, payload=about, now=now)
