"""The letters of the admin chat about one enquiry: its card."""

from collections.abc import Sequence

from db import cards as card_rows
from db import people
from db.cards import Card
from db.engine import Transaction
from db.enquiries import State
from db.outbox import Promise
from handlers import enquiry_letters, enquiry_place
from handlers.context import PLAIN, Reply, Services, message
from handlers.organisers import alike, cards, desk
from handlers.screens import Screen


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


async def topics_refused(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The bot may make no topics in this forum."""
    return message(promise.recipient, Screen(services.texts.say(None)("admin.topics_refused")))


async def settled(tx: Transaction, services: Services, promise: Promise, messages: Sequence[int], now: int) -> None:
    """The card stands; the cards of those who asked the same are to show it."""
    if promise.kind in ("card", "card_edit") and messages:
        await card_rows.stands(tx, promise.payload["enquiry"], int(promise.recipient), messages[0])
    if promise.kind == "card" and messages and (one := await card_rows.get(tx, promise.payload["enquiry"])):
        others = await alike.like(tx, services, one)
        for other in others if len(others) <= cards.ALIKE else ():  # their cards are full: a swarm asks the same
            await desk.redraw(tx, services, other.id, now)


async def _screen(tx: Transaction, services: Services, one: Card) -> Screen | None:
    person = await people.find(tx, one.person)
    if person is None:
        return None
    say = services.texts.say(None)
    about = await enquiry_letters.registered(tx, services, say, person)
    others = await alike.like(tx, services, one) if one.state is State.OPEN else []
    return cards.card(say, services.knowledge.faq, one, about, others)
