"""The letters of the admin chat about one enquiry: its card, and whether an answer was delivered."""

from collections.abc import Sequence

from db import cards as card_rows
from db import enquiry_messages, outbox, people
from db.cards import Card
from db.engine import Transaction
from db.enquiries import State
from db.outbox import Arrival, Promise
from handlers import enquiry_letters, enquiry_place
from handlers.context import PLAIN, Reply, Services, message
from handlers.organisers import cards
from handlers.screens import Screen

DELIVERED = [{"type": "emoji", "emoji": "👍"}]  # Telegram has no tick among its reactions


async def card(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """An enquiry as the organisers see it; they answer by replying to it."""
    one = await card_rows.get(tx, promise.payload["enquiry"])
    if one is None or (screen := await _screen(tx, services, one)) is None:
        return None
    sent = message(promise.recipient, screen, about=f"enquiry:{one.id}")
    sent.parameters |= await enquiry_place.under(tx, services, one.id)
    return sent


async def edit(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The card as it is now; sent anew where it is lost, or stands in the group that this one was before."""
    one, chat = await card_rows.get(tx, promise.payload["enquiry"]), int(promise.recipient)
    if one is None or one.chat is None or one.revision != promise.payload["revision"]:
        return None  # it is not there yet and will be right when it is, or a later change is on its way
    if one.chat != chat or one.message is None:
        return None if one.state is State.CLOSED else await card(tx, services, promise)
    if (screen := await _screen(tx, services, one)) is None:
        return None
    parameters = {"chat_id": chat, "message_id": one.message, "text": screen.text, "parse_mode": "HTML"}
    return Reply("edit_message_text", parameters | {"link_preview_options": PLAIN, "reply_markup": screen.keyboard()})


async def tick(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """A reaction on the organiser's message: it was delivered."""
    about = promise.payload
    if about.get("chat") != services.admin_chat_id:  # answered by mail, or the group has moved
        return None
    return Reply(
        "set_message_reaction", {"chat_id": about["chat"], "message_id": about["reply"], "reaction": DELIVERED}
    )


async def not_arrived(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """In words, under the organiser's message: the person cannot be reached."""
    about, say = promise.payload, services.texts.say(None)
    screen = Screen(say("admin.not_arrived", reference=f"Q-{about['enquiry']}"))
    told = message(promise.recipient, screen, about=f"enquiry:{about['enquiry']}")
    told.parameters |= await enquiry_place.under(tx, services, about["enquiry"])
    if about.get("chat") == services.admin_chat_id:
        told.parameters["reply_parameters"] = enquiry_place.reply_to(about["reply"])
    return told


async def topics_refused(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The bot may make no topics in this forum."""
    return message(promise.recipient, Screen(services.texts.say(None)("admin.topics_refused")))


async def settled(
    tx: Transaction, services: Services, promise: Promise, arrival: Arrival, now: int, messages: Sequence[int]
) -> None:
    """The card stands; an answer has, or has not, reached the attendee: the organisers are told."""
    about, admin = promise.payload, services.admin_chat_id
    if promise.kind in ("card", "card_edit") and messages:
        await card_rows.stands(tx, about["enquiry"], int(promise.recipient), messages[0])
    if promise.kind == "answer" and messages:
        await enquiry_messages.sent(tx, about["message"], messages[0])
    if promise.kind == "answer" and admin is not None:
        kind = "tick" if arrival is Arrival.ARRIVED else "not_arrived"
        key = f"enquiry:{about['enquiry']}:{kind}:{about['message']}"
        await outbox.owe(tx, key=key, to=admin, kind=kind, payload=about, now=now)


async def _screen(tx: Transaction, services: Services, one: Card) -> Screen | None:
    person = await people.find(tx, one.person)
    if person is None:
        return None
    say = services.texts.say(None)
    about = await enquiry_letters.registered(tx, services, say, person)
    return cards.card(say, services.knowledge.faq, one, person.language, about, [])
