"""/readiness in the admin chat: what organisers must still supply, and supplying it by replying."""

from html import escape

from telegram import Update

from db import added, askers, cards, outbox, overrides
from db.engine import Transaction
from db.enquiries import State
from db.outbox import Promise
from db.overrides import Prompt
from db.proposals import Proposal
from events import readiness
from events.content import REFERENCE_LANGUAGE
from events.overrides import Wrong, languages
from events.refused import Refused
from faq.entries import Entry
from handlers import long_text, payloads
from handlers.context import Context, Reply, Services, message
from handlers.organisers import readiness_cards
from handlers.screens import Key, Screen, rows
from handlers.texts import Html

FAQ = "faq"  # stands for the event of a prompt that asks for an answer; its name is the entry's
LONGEST = 3000  # UTF-16 units
QUOTED = 200  # letters of somebody's question


async def show(update: Update, context: Context) -> None:
    context.show(update, await _overview(context, 0))


async def turn(update: Update, context: Context, button: payloads.ShowReadiness) -> None:
    context.replace(update, await _overview(context, button.page))


async def show_missing(update: Update, context: Context, button: payloads.ShowMissing) -> None:
    """What is missing about one event."""
    event, asked = context.services.events[button.event], await askers.counts(context.tx)
    names = readiness.missing(event, context.services.knowledge.faq.entries)
    by_setting = {name: asked.get(readiness.entry(name), 0) for name in names}
    context.replace(update, readiness_cards.of_event(context.say, event, names, by_setting))


async def ask(update: Update, context: Context, button: payloads.Supply) -> None:
    """A prompt that is answered by replying to it."""
    entry = _entry(context, button.entry)
    prompt = await overrides.ask(context.tx, FAQ, entry.id, context.at)
    count = (await askers.counts(context.tx)).get(entry.id, 0)
    context.show(update, readiness_cards.ask(context.say, entry, prompt, count), about=f"supply:{prompt.id}")


async def answer(update: Update, context: Context, number: int) -> None:
    """The reply: shown as people will read it, before it is saved."""
    written, prompt = update.effective_message, await overrides.prompt(context.tx, number)
    if written is None or prompt is None:
        context.show(update, Screen(context.say("readiness.gone")))
        return
    words, about = (written.text or "").strip(), f"supply:{number}"
    if not words or long_text.units(words) > LONGEST:
        context.show(update, Screen(context.say("readiness.words_please", max=LONGEST)), about=about)
        return
    try:
        texts = languages(words)
    except Wrong:
        context.show(update, Screen(context.say("readiness.english_please")), about=about)
        return
    entry = _entry(context, prompt.name)
    proposed = await overrides.ask(context.tx, FAQ, entry.id, context.at, texts)
    waiting = await askers.waiting(context.tx, entry.id)
    context.show(update, readiness_cards.confirm(context.say, entry, proposed, len(waiting)), about=about)


async def save(update: Update, context: Context, button: payloads.SaveAnswer) -> None:
    """The FAQ answers with it from now on, and everybody who asked is offered the answer."""
    prompt, who = await overrides.take(context.tx, button.prompt), update.effective_user
    if prompt is None or who is None:
        raise Refused("readiness.gone_toast")
    offered = await _put(context, prompt, _entry(context, prompt.name), who.full_name)
    context.hand.learned = True
    question = _entry(context, prompt.name).question(context.say.language)
    context.settle(update, context.say("readiness.saved", question=question, by=who.full_name, count=offered))


async def _put(context: Context, prompt: Prompt, entry: Entry, author: str) -> int:
    """To how many people the answer is offered."""
    ids: dict[str, int] = {}
    for language, text in prompt.value.items():
        answer = escape(text, quote=False)
        proposal = Proposal(0, 0, entry.id, entry.id, None, language, entry.question(language), answer)
        ids[language] = (await added.add(context.tx, proposal, author, context.at)).id
    waiting = await askers.waiting(context.tx, entry.id)
    for chat, enquiry in waiting.items():
        payload = {"enquiry": enquiry, "added": ids}
        key = f"supplied:{prompt.id}:{enquiry}"
        await outbox.owe(context.tx, key=key, to=chat, kind="supplied", payload=payload, now=context.at)
    return len(waiting)


async def offer(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The answer, to somebody who asked when there was none; in their language, or else in English."""
    card, ids = await cards.get(tx, promise.payload["enquiry"]), promise.payload["added"]
    if card is None or card.state == State.CLOSED:
        return None
    say = services.texts.say(card.language)
    one = await added.get(tx, ids.get(say.language) or ids[REFERENCE_LANGUAGE])
    if one is None or not await added.is_live(tx, one.id):
        return None
    words = " ".join(card.question.split())
    quoted = words if len(words) <= QUOTED else f"{words[: QUOTED - 1]}…"
    text = say("enquiry.offer", question=quoted, answer=Html(one.answer), reference=card.reference)
    key = Key(say.plain("button.solved"), payloads.Solved(card.id))
    return message(promise.recipient, Screen(text, rows(key)), about=f"enquiry:{card.id}")


async def _overview(context: Context, page: int) -> Screen:
    faq, asked = context.services.knowledge.faq, await askers.counts(context.tx)
    unanswered = sorted((e for e in faq if e.unanswered), key=lambda entry: -asked.get(entry.id, 0))
    missing = {event.id: len(readiness.missing(event, faq.entries)) for event in context.services.events.values()}
    events = [(event, missing[event.id]) for event in context.services.events.values()]
    return readiness_cards.overview(context.say, unanswered, asked, events, page)


def _entry(context: Context, name: str) -> Entry:
    """Refused: it has its answer, or is there no more."""
    entry = context.services.knowledge.faq.entries.get(name)
    if entry is None or not entry.unanswered:
        raise Refused("readiness.gone_toast")
    return entry
