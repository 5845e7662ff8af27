"""An answer that organisers supplied: it is in the FAQ, offered to everybody who asked, and can be taken back."""

from collections.abc import Mapping
from html import escape

from telegram import Update

from db import added, askers, cards, outbox, people, unanswered
from db.added import Added
from db.engine import Transaction
from db.enquiries import State
from db.outbox import Promise
from db.overrides import Prompt
from db.proposals import Proposal
from events.content import REFERENCE_LANGUAGE
from events.refused import Refused
from faq.entries import Entry
from handlers import payloads
from handlers.context import Context, Reply, Services, message
from handlers.screens import Key, Rows, Screen, rows
from handlers.texts import Html, Say

MOST = 50  # languages
QUOTED = 200  # letters of somebody's question


async def put(context: Context, prompt: Prompt, entry: Entry, event: str | None, author: str) -> tuple[int, Rows]:
    """The FAQ has it; to how many people it is offered, and the button that takes it back."""
    ids: dict[str, int] = {}
    for language, text in prompt.value.items():
        answer = escape(text, quote=False)
        proposal = Proposal(0, 0, entry.id, entry.id, event, language, entry.question(language), answer)
        ids[language] = (await added.add(context.tx, proposal, author, context.at)).id
    waiting = await askers.waiting(context.tx, entry.id, event, context.services.sure)
    for asker in waiting:
        payload = {"enquiry": asker.enquiry, "unanswered": asker.unanswered, "added": ids}
        key = f"supplied:{prompt.id}:{asker.chat_id}"
        await outbox.owe(context.tx, key=key, to=asker.chat_id, kind="supplied", payload=payload, now=context.at)
    back = payloads.TakeBackAnswer(min(ids.values()), len(ids))
    return len(waiting), rows(Key(context.say.plain("button.take_back_answer"), back))


async def take_back(update: Update, context: Context, button: payloads.TakeBackAnswer) -> None:
    """It is no answer any more; who has not been sent it yet is not."""
    found = [await added.get(context.tx, button.first + number) for number in range(min(button.count, MOST))]
    mine = [one for one in found if one and found[0] and one.entry == found[0].entry]
    if not mine:
        raise Refused("readiness.gone_toast")
    for one in mine:
        await added.undo(context.tx, one.id, context.at)
    context.hand.learned = True
    context.settle(update, context.say("readiness.taken_back"))


async def offer(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The answer, to somebody who asked when there was none; in their language, or else in English."""
    about = promise.payload
    if about.get("enquiry") is not None:
        return await _on_enquiry(tx, services, promise)
    chat = int(promise.recipient)
    person, kept = await people.find(tx, chat), await unanswered.get(tx, chat, about["unanswered"])
    if person is None or kept is None:
        return None
    say = services.texts.say(person.language)
    one = await _answer(tx, say, about["added"])
    if one is None:
        return None
    text = say("answer.supplied", question=_quoted(kept.parts[0].text), answer=_told(say, services, one))
    return message(chat, Screen(text))


async def _on_enquiry(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    card = await cards.get(tx, promise.payload["enquiry"])
    if card is None or card.state == State.CLOSED:
        return None
    say = services.texts.say(card.language)
    one = await _answer(tx, say, promise.payload["added"])
    if one is None:
        return None
    text = say("enquiry.offer", question=_quoted(card.question), answer=_told(say, services, one),
               reference=card.reference)  # fmt: skip
    key = Key(say.plain("button.solved"), payloads.Solved(card.id))
    return message(promise.recipient, Screen(text, rows(key)), about=f"enquiry:{card.id}")


async def _answer(tx: Transaction, say: Say, ids: Mapping[str, int]) -> Added | None:
    """None: it was taken back."""
    one = await added.get(tx, ids.get(say.language) or ids[REFERENCE_LANGUAGE])
    return one if one and await added.is_live(tx, one.id) else None


def _told(say: Say, services: Services, one: Added) -> Html:
    """The answer, with the event's name where it holds for that one only."""
    event = services.events.get(one.event or "")
    if event is None:
        return Html(one.answer)
    return Html(f"{say('answer.for_event', event=event.short.in_(say.language))}\n{one.answer}")


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= QUOTED else f"{words[: QUOTED - 1]}…"
