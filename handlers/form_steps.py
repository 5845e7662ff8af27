"""A step of the form: a button of a question, or words typed as its answer."""

from datetime import datetime

from telegram import Update

from db.drafts import Draft
from events import form, registration
from events.models import Event
from events.questions import Accepted, Answer, Many, Question, Reading, Text, Unsure, YesNo
from events.refused import Refused
from events.words import folded
from handlers import form_screens, forms, long_text, payloads, questions, typed
from handlers.context import Context
from handlers.texts import Html

FULL = 4000  # UTF-16 units: Telegram's apps cut a text into messages of about 4096
WORDS = ("button.back", "button.skip", "button.keep", "button.done", "word.skip")


async def words(update: Update, context: Context, event: Event, draft: Draft, asked: Question, text: str) -> None:
    """What was typed at a question: a word of one of its buttons, a question of the person's own, or the answer."""
    sent = update.effective_message.date if update.effective_message else context.now
    if registration.is_rest(draft, sent):
        await registration.note_cut(context.tx, draft, sent, context.now)
    elif long_text.units(text) >= FULL:
        await _too_much(update, context, event, draft, asked, sent)
    elif not await _typed_button(update, context, event, draft, asked, text):
        if await questions.in_form(update, context, event, asked, text):
            await forms.show(update, context, event, draft)
        else:
            await _read(update, context, event, draft, asked, text)


async def pick(update: Update, context: Context, button: payloads.Pick) -> None:
    event, draft, asked = await forms.asked(context, button.event, button.question)
    values = {form_screens.option_id(c.value): c.value for c in asked.buttons(context.say.language)}
    if button.option not in values:
        raise Refused("form.old_button")
    await _accept(update, context, event, draft, asked, values[button.option])


async def tick(update: Update, context: Context, button: payloads.Tick) -> None:
    event, draft, asked = await forms.asked(context, button.event, button.question)
    if not isinstance(asked, Many) or button.option not in asked.choosable:
        raise Refused("form.old_button")
    chosen = registration.ticked(draft, asked)
    if button.option in chosen:
        chosen.remove(button.option)
    elif len(chosen) >= asked.most:
        raise Refused("form.many.too_many", max=asked.most, count=len(chosen) + 1)
    else:
        chosen.append(button.option)
    kept: list[Answer] = [*chosen]
    draft = await registration.consider(context.tx, draft, kept, context.now)
    context.replace(update, forms.question(context, event, draft, asked))


async def done(update: Update, context: Context, button: payloads.Done) -> None:
    event, draft, asked = await forms.asked(context, button.event, button.question)
    if not isinstance(asked, Many):
        raise Refused("form.old_button")
    await _accept(update, context, event, draft, asked, [*asked.picked(registration.ticked(draft, asked))])


async def meant(update: Update, context: Context, button: payloads.Meant) -> None:
    """One of "did you mean"; a button of an earlier one counts no more."""
    event, draft, asked = await forms.asked(context, button.event, button.question)
    offered = registration.considered(draft, asked)
    if button.index >= len(offered) or form_screens.check(offered[button.index]) != button.check:
        raise Refused("form.old_button")
    await _accept(update, context, event, draft, asked, offered[button.index])


async def skip(update: Update, context: Context, button: payloads.Skip) -> None:
    event, draft, asked = await forms.asked(context, button.event, button.question)
    if not asked.optional:
        raise Refused("form.old_button")
    await _accept(update, context, event, draft, asked, None)


async def keep(update: Update, context: Context, button: payloads.Keep) -> None:
    event, draft, asked = await forms.asked(context, button.event, button.question)
    context.settle(update, form_screens.answered(context.say, asked, draft.answers.get(asked.id)))
    await _keep(update, context, event, draft)


async def back(update: Update, context: Context, button: payloads.Back) -> None:
    event, draft, asked = await forms.asked(context, button.event, button.question)
    context.settle(update)
    await _go_back(update, context, event, draft, asked)


async def again(update: Update, context: Context, event: Event, draft: Draft, question_id: str) -> None:
    """Asks one question again."""
    if question_id not in {question.id for question in form.applicable(event, draft.answers)}:
        raise Refused("form.old_button")
    draft = await registration.go_to(context.tx, draft, question_id, context.now)
    await forms.show(update, context, event, draft)


async def _accept(update: Update, context: Context, event: Event, draft: Draft, asked: Question, value: Answer) -> None:
    """An answer given by a button: the record keeps it, and the form goes on."""
    draft = await registration.answer(context.tx, event, draft, asked, value, context.now)
    context.settle(update, form_screens.answered(context.say, asked, value))
    await forms.show(update, context, event, draft)


async def _typed_button(
    update: Update, context: Context, event: Event, draft: Draft, asked: Question, text: str
) -> bool:
    """Whether the words were those of a button, and did what it does."""
    offered = _offered(context, draft, asked, text)
    word = typed.meant(context, text, *WORDS)
    if offered is not None:
        await _give(update, context, event, draft, asked, offered, text)
    elif registration.considered(draft, asked) and typed.meant(context, text, "button.say_again"):
        await again(update, context, event, draft, asked.id)
    elif form.says_skip(asked, text) or word in ("button.skip", "word.skip"):
        await _skip(update, context, event, draft, asked)
    elif word == "button.back":
        await _go_back(update, context, event, draft, asked)
    elif word == "button.keep" and asked.id in draft.answers:
        await _keep(update, context, event, draft)
    elif word == "button.done" and isinstance(asked, Many):
        picked: list[str] = asked.picked(registration.ticked(draft, asked))
        await _give(update, context, event, draft, asked, [*picked], text)
    else:
        return False
    return True


def _offered(context: Context, draft: Draft, asked: Question, text: str) -> Answer:
    """Which of "did you mean" the words say: its label, its number, or yes if there is but one."""
    offered = registration.considered(draft, asked)
    said = folded(text)
    labels = [folded(asked.show(value, context.say.language)) for value in offered]
    if said in labels:
        return offered[labels.index(said)]
    if said.isdecimal() and 1 <= int(said[:3]) <= len(offered):
        return offered[int(said[:3]) - 1]
    only_one = len(offered) == 1 and not isinstance(asked, YesNo)
    return offered[0] if only_one and typed.meant(context, text, "word.yes") else None


async def _skip(update: Update, context: Context, event: Event, draft: Draft, asked: Question) -> None:
    if asked.optional:
        draft = await registration.answer(context.tx, event, draft, asked, None, context.now)
        await forms.show(update, context, event, draft)
    else:
        await forms.show(update, context, event, draft, _problem(context, Refused("form.needed")))


async def _keep(update: Update, context: Context, event: Event, draft: Draft) -> None:
    draft = await registration.keep(context.tx, event, draft, context.now)
    await forms.show(update, context, event, draft)


async def _go_back(update: Update, context: Context, event: Event, draft: Draft, asked: Question) -> None:
    if form.next_question(event, draft.answers) is None:
        draft = await registration.go_to(context.tx, draft, None, context.now)
    elif before := form.previous(event, draft.answers, asked.id):
        draft = await registration.go_to(context.tx, draft, before.id, context.now)
    await forms.show(update, context, event, draft)


async def _read(update: Update, context: Context, event: Event, draft: Draft, asked: Question, text: str) -> None:
    try:
        reading: Reading = asked.read(text, context.say.language)
    except Refused as refusal:
        await forms.show(update, context, event, draft, _problem(context, refusal))
        return
    if isinstance(reading, Accepted):
        await _give(update, context, event, draft, asked, reading.value, text)
    else:
        await _ask_back(update, context, event, draft, asked, reading)


async def _give(
    update: Update, context: Context, event: Event, draft: Draft, asked: Question, value: Answer, text: str
) -> None:
    """An answer given in words; said again if it was understood as other words."""
    draft = await registration.answer(context.tx, event, draft, asked, value, context.now)
    shown = asked.show(draft.answers[asked.id], context.say.language)
    same = isinstance(asked, Text) or folded(shown) == folded(text)
    await forms.show(update, context, event, draft, None if same else context.say("form.understood", answer=shown))


async def _ask_back(
    update: Update, context: Context, event: Event, draft: Draft, asked: Question, reading: Unsure
) -> None:
    await registration.consider(context.tx, draft, [c.value for c in reading.candidates], context.now)
    context.show(update, form_screens.did_you_mean(context.say, event, asked, reading.candidates))


async def _too_much(
    update: Update, context: Context, event: Event, draft: Draft, asked: Question, sent: datetime
) -> None:
    draft = await registration.note_cut(context.tx, draft, sent, context.now)
    most = min(asked.max, FULL) if isinstance(asked, Text) else FULL
    await forms.show(update, context, event, draft, _problem(context, Refused("form.too_much", max=most)))


def _problem(context: Context, refusal: Refused) -> Html:
    return context.say("form.problem", reason=context.say(refusal.key, **refusal.values))
