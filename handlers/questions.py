"""Questions in the chat: answered from the FAQ, offered as a choice, or owned up to as not known."""

from telegram import Update

from db import people, questions, registrations, unanswered
from db.enquiries import Known
from db.questions import Outcome
from db.unanswered import Part
from events import form
from events.models import Event
from events.questions import Question, Text
from events.refused import Refused
from faq.entries import Entry
from faq.results import Answer, Relay, Result, SmallTalk, Suggest
from handlers import answers, faq_menu, offers, payloads
from handlers.context import Context
from handlers.screens import Screen

NEAR = 0.1  # less sure than that, the FAQ has nothing like it
LONG = 150  # characters: a question of the form that takes this many may well be answered with a question mark


async def words(update: Update, context: Context, text: str) -> None:
    """Plain words outside a form; signs alone ask nothing yet, and get the list of all questions."""
    result = await _ask(context, text)
    if isinstance(result, Relay) and not any(map(str.isalnum, text)):
        await show_topics(update, context)
    else:
        await _show(update, context, text, result)


async def in_form(update: Update, context: Context, event: Event, asked: Question, text: str) -> bool:
    """Whether words typed in a form were a question, and have been answered. In doubt they are the form's answer."""
    if text.rstrip().endswith("?"):
        result = await _ask(context, text, event.id)
        if isinstance(result, Relay | SmallTalk) and isinstance(asked, Text) and asked.max >= LONG:
            return False
    elif _fits(asked, text, context.say.language):
        return False
    else:
        result = await _ask(context, text, event.id)
        if not isinstance(result, Answer):
            return False
    await _show(update, context, text, result)
    return True


async def show_topics(update: Update, context: Context, button: payloads.ShowTopics | None = None) -> None:
    """/faq: all questions by topic and event."""
    screen = faq_menu.menu(context.say, context.services.knowledge.faq, context.services.events)
    context.replace(update, screen) if update.callback_query else context.show(update, screen)


async def show_topic(update: Update, context: Context, button: payloads.ShowTopic) -> None:
    faq = context.services.knowledge.faq
    if button.topic not in faq_menu.topics(faq):
        raise Refused("form.old_button")
    context.replace(update, faq_menu.topic(context.say, faq, button.topic, button.page))


async def show_about(update: Update, context: Context, button: payloads.ShowAbout) -> None:
    event, faq = context.services.events[button.event], context.services.knowledge.faq
    context.replace(update, faq_menu.of_event(context.say, faq, event, button.page))


async def show_entry(update: Update, context: Context, button: payloads.ShowEntry) -> None:
    await _open(update, context, button.entry, None)


async def show_answer(update: Update, context: Context, button: payloads.ShowAnswer) -> None:
    await _open(update, context, button.entry, button.event)


async def mean(update: Update, context: Context, button: payloads.Mean) -> None:
    """One of "did you mean": its answer, and the words become a candidate for a new phrasing."""
    entry = _entry(context, button.entry)
    typed = await questions.pick(context.tx, context.person.chat_id, button.suggestion, entry.id)
    await questions.count(context.tx, entry.id, Outcome.PICKED)
    context.settle(update, context.say("answer.meant", question=entry.question(context.say.language)))
    await _answer(update, context, entry, None, Part(typed.text, typed.message_id) if typed else None)


async def mean_none(update: Update, context: Context, button: payloads.MeanNone) -> None:
    typed = await questions.reject(context.tx, context.person.chat_id, button.suggestion)
    context.settle(update)
    if typed is None:
        raise Refused("form.old_button")
    await offers.offer(update, context, context.say("answer.unknown"), [Part(typed.text, typed.message_id)])


async def unhelpful(update: Update, context: Context, button: payloads.Unhelpful) -> None:
    """This did not help."""
    entry = _entry(context, button.entry)
    await questions.count(context.tx, entry.id, Outcome.UNHELPFUL)
    context.settle(update)
    head = context.say("answer.unhelpful")
    if kept := await unanswered.get(context.tx, context.person.chat_id, button.unanswered):
        await unanswered.blame(context.tx, kept.id, entry.id)
        await offers.show(update, context, head, kept.id, belongs=False)
    else:
        await offers.offer(update, context, head, [Part(entry.question(context.say.language))], entry.id)


async def _open(update: Update, context: Context, entry_id: str, event: str | None) -> None:
    entry = _entry(context, entry_id)
    await questions.count(context.tx, entry.id, Outcome.OPENED)
    await _answer(update, context, entry, event)


async def _ask(context: Context, text: str, event: str | None = None) -> Result:
    meant = event or await _event(context)
    return context.services.knowledge.matcher.ask(text, context.say.language, meant)


async def nearest(context: Context, text: str) -> Known | None:
    """What the FAQ would have said to these words; None: there are none."""
    if not text:
        return None
    matcher, event = context.services.knowledge.matcher, await _event(context)
    entry, confidence = matcher.nearest(text, context.say.language, event)
    return Known(entry.id if entry and confidence >= NEAR else None, confidence)


async def relay(context: Context, entry: str | None, known: Known | None) -> None:
    """Words go to the organisers: it is counted for the entry that has no answer, did not help, or comes nearest."""
    if about := entry or (known.entry if known else None):
        await questions.count(context.tx, about, Outcome.RELAYED)


async def is_small_talk(context: Context, text: str) -> bool:
    """Thanks, a greeting, "ok": nothing that waits for an answer."""
    return bool(text) and isinstance(await _ask(context, text), SmallTalk)


async def _event(context: Context) -> str | None:
    """The one event that decides between two answers: registered for, else looked at last."""
    mine = [one.event for one in await registrations.of_person(context.tx, context.person.chat_id)]
    return mine[0] if len(mine) == 1 else None if mine else context.person.event


async def _show(update: Update, context: Context, text: str, result: Result) -> None:
    match result:
        case Answer():
            for one in (result, *result.also):
                await questions.count(context.tx, one.entry.id, Outcome.ANSWERED)
                await _answer(update, context, one.entry, one.event, offers.typed(update, text))
        case Suggest():
            number, chat_id = offers.typed(update, text).message_id, context.person.chat_id
            suggestion = await questions.suggest(context.tx, chat_id, text, result.language, context.at, number)
            for entry in result.entries:
                await questions.count(context.tx, entry.id, Outcome.SUGGESTED)
            context.show(update, answers.did_you_mean(context.say, result.entries, suggestion))
        case SmallTalk():
            context.show(update, Screen(context.say(f"small_talk.{result.kind}", name=context.person.name)))
        case Relay():
            await offers.offer(update, context, context.say("answer.unknown"), [offers.typed(update, text)])


async def _answer(update: Update, context: Context, entry: Entry, event: str | None, words: Part | None = None) -> None:
    """The entry's answer; `words`: the person's own, which are passed on if organisers must still answer."""
    services, chat_id = context.services, context.person.chat_id
    meant = event or entry.event or await _event(context)
    if meant in services.events:
        await people.look_at(context.tx, chat_id, str(meant))
    if entry.unanswered or (meant in services.events and entry.lacks([str(meant)])):
        head = answers.not_confirmed(context.say, services.events, entry)
        parts = [words or Part(entry.question(context.say.language))]
        await offers.offer(update, context, head, parts, entry.id)
        return
    kept = await unanswered.keep(context.tx, chat_id, [words], context.at) if words else 0
    context.show(update, answers.answer(context.say, services.events, services.knowledge.faq, entry, meant, kept))


def _entry(context: Context, entry_id: str) -> Entry:
    entry = context.services.knowledge.faq.entries.get(entry_id)
    if entry is None:
        raise Refused("form.old_button")
    return entry


def _fits(asked: Question, text: str, language: str) -> bool:
    """Whether the words can be an answer to the form's question."""
    if form.says_skip(asked, text):
        return True
    try:
        asked.read(text, language)
    except Refused:
        return False
    return True
