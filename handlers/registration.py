"""The form in the chat: it is begun, answered question by question, reviewed and confirmed."""

from collections.abc import Sequence

from telegram import Update

from db import people, registrations
from db.drafts import Draft
from events import form, registration
from events.models import Event
from events.questions import Accepted, Answer, Many, Question, Unsure
from events.refused import Refused
from events.words import folded
from handlers import cards, form_screens, payloads
from handlers.context import Context
from handlers.screens import Screen
from handlers.texts import Html

Step = payloads.Pick | payloads.Tick | payloads.Done | payloads.Meant | payloads.Back | payloads.Skip | payloads.Keep


async def register(update: Update, context: Context) -> None:
    """/register: the one event that is open, or a choice; a form in progress goes on."""
    open_events = [event for event in context.services.events.values() if _is_open(context, event)]
    if len(open_events) == 1:
        await _begin(update, context, open_events[0])
    else:
        context.show(update, cards.which_event(context.say, context.services.events.values(), context.now))


async def begin(update: Update, context: Context, button: payloads.Begin) -> None:
    context.settle(update)
    await _begin(update, context, context.services.events[button.event])


async def fill_in(update: Update, context: Context, button: payloads.FillIn) -> None:
    """Ask me everything: nothing is taken over."""
    event = context.services.events[button.event]
    context.settle(update)
    draft = await registration.begin(context.tx, event, context.person, None, context.now)
    await _show(update, context, event, draft)


async def take_over(update: Update, context: Context, button: payloads.TakeOver) -> None:
    """Use what I answered for the other event."""
    event = context.services.events[button.event]
    draft = await registration.begin(context.tx, event, context.person, None, context.now)
    lent = await _lent(context, event)
    draft = await registration.take_over(context.tx, event, draft, lent, context.now)
    context.settle(update, context.say("form.taken_over", answers=form_screens.record(context.say, event, lent)))
    await _show(update, context, event, draft)


async def cancel(update: Update, context: Context) -> None:
    """/cancel: leaves the form; its answers are kept."""
    event_id = context.person.form
    if event_id is None or event_id not in context.services.events:
        context.show(update, cards.nothing_to_cancel(context.say))
        return
    await people.fill_in(context.tx, context.person.chat_id, None)
    context.show(update, cards.left(context.say, context.services.events[event_id]))


async def start_over(update: Update, context: Context, button: payloads.StartOver) -> None:
    context.replace(update, cards.start_over(context.say, context.services.events[button.event]))


async def start_over_yes(update: Update, context: Context, button: payloads.StartOverYes) -> None:
    event = context.services.events[button.event]
    draft = await registration.begin(context.tx, event, context.person, None, context.now)
    draft = await registration.start_over(context.tx, event, draft, context.now)
    context.settle(update, context.say("form.started_over"))
    await _show(update, context, event, draft)


async def words(update: Update, context: Context, event: Event, text: str) -> None:
    """What was typed while a form is open: the answer to the question that was asked last."""
    draft = await _draft(context, event)
    asked = registration.asked(event, draft)
    if asked is None:
        await _words_at_review(update, context, event, draft, text)
    elif form.says_skip(asked, text) or (asked.optional and _is_label(context, "button.skip", text)):
        draft = await registration.answer(context.tx, event, draft, asked, None, context.now)
        await _show(update, context, event, draft)
    elif _is_label(context, "button.back", text):
        await _go_back(update, context, event, draft, asked)
    else:
        await _read(update, context, event, draft, asked, text)


async def no_words(update: Update, context: Context, event: Event) -> None:
    """A voice message, a picture or the like where words are expected."""
    draft = await _draft(context, event)
    await _show(update, context, event, draft, context.say("form.words_please"))


async def pick(update: Update, context: Context, button: payloads.Pick) -> None:
    event, draft, asked = await _asked(context, button)
    values = {form_screens.option_id(c.value): c.value for c in asked.buttons(context.say.language)}
    if button.option not in values:
        raise Refused("form.old_button")
    await _accept(update, context, event, draft, asked, values[button.option])


async def tick(update: Update, context: Context, button: payloads.Tick) -> None:
    event, draft, asked = await _asked(context, button)
    assert isinstance(asked, Many)
    chosen = registration.ticked(draft, asked)
    if button.option in chosen:
        chosen.remove(button.option)
    elif len(chosen) >= asked.most:
        raise Refused("form.many.too_many", max=asked.most, count=len(chosen) + 1)
    else:
        chosen.append(button.option)
    kept: list[Answer] = [*chosen]
    draft = await registration.consider(context.tx, draft, kept, context.now)
    context.replace(update, _question(context, event, draft, asked))


async def done(update: Update, context: Context, button: payloads.Done) -> None:
    event, draft, asked = await _asked(context, button)
    assert isinstance(asked, Many)
    await _accept(update, context, event, draft, asked, [*asked.picked(registration.ticked(draft, asked))])


async def meant(update: Update, context: Context, button: payloads.Meant) -> None:
    """One of "did you mean"."""
    event, draft, asked = await _asked(context, button)
    offered = draft.candidates or []
    if isinstance(asked, Many):
        offered = [value for value in offered if isinstance(value, list)]
    if button.index >= len(offered):
        raise Refused("form.old_button")
    await _accept(update, context, event, draft, asked, offered[button.index])


async def skip(update: Update, context: Context, button: payloads.Skip) -> None:
    event, draft, asked = await _asked(context, button)
    if not asked.optional:
        raise Refused("form.old_button")
    await _accept(update, context, event, draft, asked, None)


async def keep(update: Update, context: Context, button: payloads.Keep) -> None:
    event, draft, asked = await _asked(context, button)
    context.settle(update, form_screens.answered(context.say, asked, draft.answers.get(asked.id)))
    draft = await registration.keep(context.tx, event, draft, context.now)
    await _show(update, context, event, draft)


async def back(update: Update, context: Context, button: payloads.Back) -> None:
    event, draft, asked = await _asked(context, button)
    context.settle(update)
    await _go_back(update, context, event, draft, asked)


async def choose_change(update: Update, context: Context, button: payloads.ChooseChange) -> None:
    event = context.services.events[button.event]
    draft = await _draft(context, event)
    context.replace(update, form_screens.choose_change(context.say, event, draft.answers))


async def change(update: Update, context: Context, button: payloads.Change) -> None:
    """Ask this question again."""
    event = context.services.events[button.event]
    draft = await _draft(context, event)
    if button.question not in {question.id for question in form.applicable(event, draft.answers)}:
        raise Refused("form.old_button")
    context.settle(update)
    draft = await registration.go_to(context.tx, draft, button.question, context.now)
    await _show(update, context, event, draft)


async def review(update: Update, context: Context, button: payloads.Review) -> None:
    event = context.services.events[button.event]
    draft = await _draft(context, event)
    context.replace(update, await _review(context, event, draft))


async def confirm(update: Update, context: Context, button: payloads.Confirm) -> None:
    await _confirm(update, context, context.services.events[button.event])


async def refused(update: Update, context: Context, refusal: Refused) -> None:
    """Says no: as a toast over a pressed button, and shows where we are."""
    event_id = str(refusal.values.get("event", ""))
    if event_id in context.services.events:
        context.show(update, cards.not_open(context.say, context.services.events[event_id], context.now))
        return
    reason = context.say(refusal.key, **refusal.values)
    if update.callback_query:
        context.toast(context.say.plain(refusal.key, **refusal.values))
        if refusal.key.startswith("form.many"):
            return
    await where_we_are(update, context, None if update.callback_query else reason)


async def where_we_are(update: Update, context: Context, problem: Html | None = None) -> None:
    """The question that is open now, or the events if there is none."""
    event = context.services.events.get(context.person.form or "")
    draft = await registration.current(context.tx, event, context.person.chat_id) if event else None
    if event and draft:
        await _show(update, context, event, draft, problem)
    else:
        context.show(update, cards.choose_event(context.say, context.services.events.values(), context.now, problem))


async def _begin(update: Update, context: Context, event: Event, source: str | None = None) -> None:
    registered = await registrations.find(context.tx, event.id, context.person.chat_id)
    draft = await registration.current(context.tx, event, context.person.chat_id)
    if registered and not draft:
        context.show(update, cards.registered_already(context.say, event, registered, context.now))
        return
    lent = {} if draft else await _lent(context, event)
    begun = await registration.begin(context.tx, event, context.person, source, context.now)
    await people.look_at(context.tx, context.person.chat_id, event.id)
    if lent:
        context.show(update, cards.offer_take_over(context.say, event, lent))
        return
    welcome = "form.welcome_back" if draft and draft.answers else "form.welcome"
    await _show(update, context, event, begun, context.say(welcome, event=event.title.in_(context.say.language)))


async def _lent(context: Context, event: Event) -> dict[str, Answer]:
    """What the newest registration for another event can lend to this one's form."""
    mine = await registrations.of_person(context.tx, context.person.chat_id)
    others = [one.answers for one in reversed(mine) if one.event != event.id]
    return form.common_answers(event, others[0]) if others else {}


async def _draft(context: Context, event: Event) -> Draft:
    draft = await registration.current(context.tx, event, context.person.chat_id)
    if draft is None:
        raise Refused("form.old_button")
    return draft


async def _asked(context: Context, button: Step) -> tuple[Event, Draft, Question]:
    """What a button of the form counts for; an old button is refused."""
    event = context.services.events[button.event]
    draft = await _draft(context, event)
    asked = registration.asked(event, draft)
    if asked is None or asked.id != button.question:
        raise Refused("form.old_button")
    return event, draft, asked


async def _accept(update: Update, context: Context, event: Event, draft: Draft, asked: Question, value: Answer) -> None:
    """An answer given by a button: the record keeps it, and the form goes on."""
    draft = await registration.answer(context.tx, event, draft, asked, value, context.now)
    await people.fill_in(context.tx, context.person.chat_id, event.id)
    context.settle(update, form_screens.answered(context.say, asked, value))
    await _show(update, context, event, draft)


async def _read(update: Update, context: Context, event: Event, draft: Draft, asked: Question, text: str) -> None:
    try:
        reading = asked.read(text, context.say.language)
    except Refused as refusal:
        problem = context.say("form.problem", reason=context.say(refusal.key, **refusal.values))
        await _show(update, context, event, draft, problem)
        return
    if isinstance(reading, Accepted):
        draft = await registration.answer(context.tx, event, draft, asked, reading.value, context.now)
        await _show(update, context, event, draft)
    else:
        await _ask_back(update, context, event, draft, asked, reading)


async def _ask_back(
    update: Update, context: Context, event: Event, draft: Draft, asked: Question, reading: Unsure
) -> None:
    await registration.consider(context.tx, draft, [c.value for c in reading.candidates], context.now)
    labels = [candidate.label for candidate in reading.candidates]
    context.show(update, form_screens.did_you_mean(context.say, event, asked, labels))


async def _words_at_review(update: Update, context: Context, event: Event, draft: Draft, text: str) -> None:
    if any(_is_label(context, key, text) for key in ("button.confirm", "button.save_changes", "word.yes")):
        await _confirm(update, context, event)
    else:
        await _show(update, context, event, draft, context.say("form.press_confirm"))


async def _go_back(update: Update, context: Context, event: Event, draft: Draft, asked: Question) -> None:
    before = form.previous(event, draft.answers, asked.id)
    if before:
        draft = await registration.go_to(context.tx, draft, before.id, context.now)
    await _show(update, context, event, draft)


async def _confirm(update: Update, context: Context, event: Event) -> None:
    before = await registrations.find(context.tx, event.id, context.person.chat_id)
    made, new = await registration.confirm(context.tx, event, context.person, context.now)
    answers = form_screens.record(context.say, event, made.answers)
    context.settle(update, context.say("form.confirmed", event=event.title.in_(context.say.language), answers=answers))
    if new and before:
        context.show(update, cards.changed(context.say, event, made))
    elif new:
        other = await _other_open(context, event)
        context.show(update, cards.confirmed(context.say, event, made, other))
    else:
        context.show(update, cards.registered_already(context.say, event, made, context.now))


async def _other_open(context: Context, event: Event) -> Sequence[Event]:
    """The other events that this person could register for now."""
    mine = {one.event for one in await registrations.of_person(context.tx, context.person.chat_id)}
    return [other for other in context.services.events.values() if other.id not in mine and _is_open(context, other)]


async def _show(update: Update, context: Context, event: Event, draft: Draft, problem: Html | None = None) -> None:
    """The question that is asked now, or the review."""
    asked = registration.asked(event, draft)
    if asked is None:
        context.show(update, await _review(context, event, draft, problem))
    else:
        context.show(update, _question(context, event, draft, asked, problem))


def _question(context: Context, event: Event, draft: Draft, asked: Question, problem: Html | None = None) -> Screen:
    ticked = registration.ticked(draft, asked) if isinstance(asked, Many) else None
    consent = context.services.events.consent(event, context.say.language)
    return form_screens.question(context.say, event, draft.answers, asked, consent, ticked, problem)


async def _review(context: Context, event: Event, draft: Draft, problem: Html | None = None) -> Screen:
    editing = await registrations.find(context.tx, event.id, context.person.chat_id) is not None
    return form_screens.review(context.say, event, draft.answers, editing, problem)


def _is_open(context: Context, event: Event) -> bool:
    return event.registration_state(context.now).value == "open"


def _is_label(context: Context, key: str, text: str) -> bool:
    """Whether the words are those of a button."""
    return folded(text) == folded(context.say.plain(key))
