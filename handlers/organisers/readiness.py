"""/readiness in the admin chat: what organisers must still supply, and supplying it by replying."""

from collections.abc import Mapping

from telegram import Update

from db import askers, overrides
from events import readiness
from events.overrides import Wrong, languages
from events.refused import Refused
from faq.entries import Entry
from handlers import long_text, payloads
from handlers.context import Context
from handlers.organisers import readiness_cards, supplied
from handlers.screens import Screen

FAQ = "faq"  # stands for the event of a prompt that asks for an answer; its name is the entry's
LONGEST = 3000  # UTF-16 units


async def show(update: Update, context: Context) -> None:
    context.show(update, await _overview(context, 0))


async def turn(update: Update, context: Context, button: payloads.ShowReadiness) -> None:
    context.replace(update, await _overview(context, button.page))


async def show_missing(update: Update, context: Context, button: payloads.ShowMissing) -> None:
    """What is missing about one event."""
    event, asked = context.services.events[button.event], await _asked(context)
    names = readiness.missing(event, context.services.knowledge.faq.entries)
    by_setting = {name: asked.get(readiness.entry(name), 0) for name in names}
    context.replace(update, readiness_cards.of_event(context.say, event, names, by_setting))


async def ask(update: Update, context: Context, button: payloads.Supply) -> None:
    """A prompt that is answered by replying to it."""
    entry = _entry(context, button.entry)
    prompt = await overrides.ask(context.tx, FAQ, entry.id, context.at)
    count = (await _asked(context)).get(entry.id, 0)
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
    waiting = await askers.waiting(context.tx, entry.id, None, context.services.sure)
    events_ = context.services.events
    lacking = [events_[event] for event in entry.lacks(events_)]
    all_ = entry.event is None and len(lacking) == len(events_)
    screen = readiness_cards.confirm(context.say, entry, proposed, len(waiting), lacking, all_)
    context.show(update, screen, about=about)


async def save(update: Update, context: Context, button: payloads.SaveAnswer) -> None:
    """The FAQ answers with it from now on, and everybody who asked is offered the answer."""
    prompt, who = await overrides.take(context.tx, button.prompt), update.effective_user
    if prompt is None or who is None:
        raise Refused("readiness.gone_toast")
    entry = _entry(context, prompt.name, button.only)
    offered, keys = await supplied.put(context, prompt, entry, button.only or None, who.full_name)
    context.hand.learned = True
    event = context.services.events.get(button.only)
    context.replace(update, readiness_cards.saved(context.say, entry, event, who.full_name, offered, keys))


async def _overview(context: Context, page: int) -> Screen:
    faq, asked, events_ = context.services.knowledge.faq, await _asked(context), context.services.events
    lacking = [(entry, lacks) for entry in faq if (lacks := entry.lacks(events_))]
    unanswered = [
        (entry, () if entry.unanswered else [events_[event] for event in lacks])
        for entry, lacks in sorted(lacking, key=lambda pair: -asked.get(pair[0].id, 0))
    ]
    missing = {event.id: len(readiness.missing(event, faq.entries)) for event in context.services.events.values()}
    events = [(event, missing[event.id]) for event in context.services.events.values()]
    return readiness_cards.overview(context.say, unanswered, asked, events, page)


async def _asked(context: Context) -> Mapping[str, int]:
    """How many people asked, by entry."""
    return await askers.counts(context.tx, context.services.sure)


def _entry(context: Context, name: str, event: str = "") -> Entry:
    """Refused: it has its answer, or is there no more."""
    entry, events_ = context.services.knowledge.faq.entries.get(name), context.services.events
    if entry is None or not entry.lacks([event] if event in events_ else [*events_]):
        raise Refused("readiness.gone_toast")
    return entry
