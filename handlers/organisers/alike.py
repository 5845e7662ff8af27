"""Who asked the same and still waits: one answer can go to all of them."""

from collections.abc import Sequence

from telegram import Message, Update

from db import cards, enquiries, enquiry_messages
from db.cards import Card
from db.engine import Transaction
from db.enquiry_messages import Message as Said
from events.refused import Refused
from faq import alike
from faq.alike import Asked
from handlers import answering, payloads
from handlers.answering import Answer
from handlers.context import Context, Services
from handlers.organisers import beneath
from handlers.screens import Key, Screen, rows
from handlers.texts import Html

LOOKED_AT = 100  # open enquiries, the oldest: comparing takes a sixth of a millisecond each
WORDS = 60  # characters of a question in the offer


async def like(tx: Transaction, services: Services, card: Card) -> list[Card]:
    """Other open enquiries that ask the same."""
    return await like_words(tx, services, _asked(card))


async def like_words(tx: Transaction, services: Services, asked: Asked) -> list[Card]:
    """Open enquiries, but the one of this number, that ask the same as these words."""
    waiting = {card.id: card for card in await cards.open_(tx, LOOKED_AT)}
    same = alike.alike(services.knowledge.matcher.index, asked, [_asked(card) for card in waiting.values()])
    return [waiting[number] for number in same]


async def offer(context: Context, said: Said, above: Message) -> None:
    """Under an answer just given: it can go to all who asked the same."""
    if said.album and said.source:
        first = await enquiry_messages.of_album(context.tx, said.source.chat_id, said.album)
        if first and first.id != said.id:
            return  # offered under the first file
    card, say = await cards.get(context.tx, said.enquiry), context.say
    others = await like(context.tx, context.services, card) if card else []
    if others:
        lines = [
            say("admin.alike_line", reference=other.reference, name=other.name, words=_short(other)) for other in others
        ]
        text = Html("\n".join([say("admin.alike", count=len(others)), *lines]))
        key = Key(say.plain("button.send_to_all", count=len(others) + 1), payloads.SendToAll(said.id))
        beneath.say(context, above, Screen(text, rows(key)))


async def send_to_all(update: Update, context: Context, button: payloads.SendToAll) -> None:
    """The same answer to each who still waits."""
    said = await enquiry_messages.get(context.tx, button.answer)
    card = await cards.get(context.tx, said.enquiry) if said else None
    if said is None or card is None:
        raise Refused("form.old_button")
    others = await like(context.tx, context.services, card)
    for part in await enquiry_messages.answered_together(context.tx, said):
        given = Answer(
            part.text, part.author or "", part.author_id, part.via, file=part.file, source=part.source, html=part.html
        )
        await _give(context, others, given)
    references = ", ".join(other.reference for other in others)
    context.settle(update, context.say("admin.alike_sent", count=len(others), references=references))


async def _give(context: Context, others: Sequence[Card], given: Answer) -> None:
    for other in others:
        if found := await enquiries.get(context.tx, other.id):
            await answering.give(context.tx, context.services, found, given, context.at)


def _asked(card: Card) -> Asked:
    return Asked(card.id, card.question, card.language)


def _short(card: Card) -> str:
    words = " ".join(card.question.split())
    return words if len(words) <= WORDS else f"{words[: WORDS - 1]}…"
