"""The form in the chat: it is begun, left, begun anew, reviewed and confirmed; form_steps has its single steps."""

from telegram import Update

from db import people, requests
from db.drafts import Draft
from events import registration
from events.models import Event, RegistrationState
from events.refused import Refused
from events.words import folded
from handlers import cards, confirming, form_screens, form_steps, forms, mine, own_cards, payloads, questions, typed
from handlers.context import Context
from handlers.forms import where_we_are


async def register(update: Update, context: Context) -> None:
    """/register: the form that is open, else the one event there is to register for, else a choice."""
    if context.person.form and await forms.go_on(update, context):
        return
    marks = await forms.cards_marks(context)
    events = context.events.values()
    open_events = [event for event in events if forms.is_open(context, event)]
    left = [event for event in open_events if event.id not in marks.registered or event.id in marks.begun]
    if len(open_events) == 1:
        await _begin(update, context, open_events[0])
    elif left:
        context.show(update, cards.which_event(context.say, open_events, context.now, marks))
    elif open_events:
        await mine.show_mine(update, context)
    else:
        context.show(update, cards.choose_event(context.say, events, context.now, marks))


async def begin(update: Update, context: Context, button: payloads.Begin) -> None:
    context.settle(update)
    await _begin(update, context, context.events[button.event])


async def fill_in(update: Update, context: Context, button: payloads.FillIn) -> None:
    """Ask me everything: nothing is taken over."""
    event, draft = await _offered(context, button.event)
    context.settle(update)
    draft = await registration.go_to(context.tx, draft, draft.asked, context.now)
    await forms.show(update, context, event, draft)


async def take_over(update: Update, context: Context, button: payloads.TakeOver) -> None:
    """Use what I answered for the other event."""
    event, draft = await _offered(context, button.event)
    lent = await forms.lent(context, event)
    draft = await registration.take_over(context.tx, event, draft, lent, context.now)
    context.settle(update, context.say("form.taken_over", answers=form_screens.record(context.say, event, lent)))
    await forms.show(update, context, event, draft)


async def cancel(update: Update, context: Context) -> None:
    """/cancel: leaves the form; its answers are kept."""
    event = context.events.get(context.person.form or "")
    if event is None:
        context.show(update, own_cards.nothing_to_cancel(context.say))
        return
    await people.fill_in(context.tx, context.person.chat_id, None)
    context.show(update, own_cards.left(context.say, event, await forms.is_editing(context, event)))


async def start_over(update: Update, context: Context, button: payloads.StartOver) -> None:
    event = context.events[button.event]
    await forms.open_(context, event)
    context.replace(update, own_cards.start_over(context.say, event))


async def start_over_yes(update: Update, context: Context, button: payloads.StartOverYes) -> None:
    event = context.events[button.event]
    draft = await forms.open_(context, event)
    draft = await registration.start_over(context.tx, event, draft, context.now)
    context.settle(update, context.say("form.started_over"))
    await forms.show(update, context, event, draft)


async def discard(update: Update, context: Context, button: payloads.Discard) -> None:
    """Leaves a registration as it was."""
    event = context.events[button.event]
    registered = await forms.registered(context, event)
    if registered is None:
        raise Refused("form.old_button")
    await registration.discard(context.tx, event, context.person.chat_id)
    context.settle(update, context.say("nothing_changed"))
    await mine.show_card(update, context, event, registered)


async def words(update: Update, context: Context, event: Event, text: str) -> None:
    """What was typed while a form is open."""
    if typed.meant(context, text, "word.cancel"):
        await cancel(update, context)
        return
    if await registration.current(context.tx, event, context.person.chat_id) is None:
        await people.fill_in(context.tx, context.person.chat_id, None)
        await questions.words(update, context, text)
        return
    draft = await forms.open_(context, event)
    asked = registration.asked(event, draft)
    if registration.is_offered(draft):
        await _words_at_offer(update, context, event, draft, text)
    elif asked is None:
        await _words_at_review(update, context, event, draft, text)
    else:
        await form_steps.words(update, context, event, draft, asked, text)


async def no_words(update: Update, context: Context, event: Event) -> None:
    """A voice message, a picture or the like where words are expected."""
    draft = await forms.open_(context, event)
    await forms.show(update, context, event, draft, context.say("form.words_please"))


async def review(update: Update, context: Context, button: payloads.Review) -> None:
    """Back to the answers, or to the question that is still open."""
    event = context.events[button.event]
    draft = await forms.open_(context, event)
    if draft.asked is not None:
        context.settle(update)
        await forms.show(update, context, event, draft)
    else:
        context.replace(update, await forms.review(context, event, draft))


async def choose_change(update: Update, context: Context, button: payloads.ChooseChange) -> None:
    event = context.events[button.event]
    draft = await forms.open_(context, event)
    if draft.asked is not None:
        raise Refused("form.old_button")
    context.replace(update, form_screens.choose_change(context.say, event, draft.answers))


async def change(update: Update, context: Context, button: payloads.Change) -> None:
    """Ask this question again."""
    event = context.events[button.event]
    draft = await forms.open_(context, event)
    known = {question.id for question in event.questions}
    if draft.asked not in (None, button.question) or button.question not in known:
        raise Refused("form.old_button")
    asked = event.question(button.question)
    context.settle(update, context.say("form.changing", label=asked.label.in_(context.say.language)))
    await form_steps.again(update, context, event, draft, button.question)


async def confirm(update: Update, context: Context, button: payloads.Confirm) -> None:
    await confirming.confirm(update, context, context.events[button.event])


async def refused(update: Update, context: Context, refusal: Refused) -> None:
    """Says no: as a toast over a pressed button, and shows where we are."""
    if context.hand.person is None:
        context.toast(context.say.plain(refusal.key, **refusal.values))
        return
    event = context.events.get(str(refusal.values.get("event", "")))
    if event:
        await _not_open(update, context, event)
        return
    if update.callback_query is None:
        await where_we_are(update, context, context.say(refusal.key, **refusal.values))
        return
    context.toast(context.say.plain(refusal.key, **refusal.values))
    if not refusal.key.startswith("form.many"):
        await where_we_are(update, context)


async def _begin(update: Update, context: Context, event: Event) -> None:
    registered = await forms.registered(context, event)
    draft = await registration.current(context.tx, event, context.person.chat_id)
    if registered and not draft:
        await mine.show_card(update, context, event, registered, already=True)
        return
    begun = await registration.begin(context.tx, event, context.person, None, context.now)
    await people.look_at(context.tx, context.person.chat_id, event.id)
    if draft is None and await forms.lent(context, event):
        begun = await registration.offer(context.tx, begun, context.now)
    welcome = "form.welcome_back" if draft and draft.answers else "form.welcome"
    above = context.say(welcome, event=event.title.in_(context.say.language))
    await forms.show(update, context, event, begun, None if registration.is_offered(begun) else above)


async def _offered(context: Context, event_id: str) -> tuple[Event, Draft]:
    """The form whose known answers are offered; once that is decided, a button of the offer is an old one."""
    event = context.events[event_id]
    draft = await forms.open_(context, event)
    if not registration.is_offered(draft):
        raise Refused("form.old_button")
    return event, draft


async def _words_at_offer(update: Update, context: Context, event: Event, draft: Draft, text: str) -> None:
    if typed.meant(context, text, "button.use_these", "word.yes"):
        await take_over(update, context, payloads.TakeOver(event.id))
    elif typed.meant(context, text, "button.fill_in", "word.no"):
        await fill_in(update, context, payloads.FillIn(event.id))
    else:
        await _other_words(update, context, event, draft, text)


async def _other_words(update: Update, context: Context, event: Event, draft: Draft, text: str) -> None:
    """Where only buttons are expected: a question is answered, anything else is asked back."""
    if text.rstrip().endswith("?"):
        await questions.words(update, context, text)
        await forms.show(update, context, event, draft)
    else:
        await forms.show(update, context, event, draft, context.say("form.press_please"))


async def _words_at_review(update: Update, context: Context, event: Event, draft: Draft, text: str) -> None:
    labels = {folded(question.label.in_(context.say.language)): question.id for question in event.questions}
    word = typed.meant(
        context, text, "button.confirm", "button.save_changes", "button.send_request", "word.yes", "button.change",
        "button.start_over",
    )  # fmt: skip
    if word == "button.change":
        context.show(update, form_screens.choose_change(context.say, event, draft.answers))
    elif word == "button.start_over":
        context.show(update, own_cards.start_over(context.say, event))
    elif word:
        await confirming.confirm(update, context, event)
    elif folded(text) in labels:
        await form_steps.again(update, context, event, draft, labels[folded(text)])
    else:
        await _other_words(update, context, event, draft, text)


async def _not_open(update: Update, context: Context, event: Event) -> None:
    """Registration is not open; whoever has a form is told, kindly, that its answers are kept."""
    draft = await registration.current(context.tx, event, context.person.chat_id)
    if draft is None or event.registration_state(context.now) is not RegistrationState.CLOSED:
        context.show(update, own_cards.not_open(context.say, event, context.now))
        return
    await registration.put_down(context.tx, event, draft, context.now)
    registered = await forms.registered(context, event)
    ended = await requests.ended_pass(context.tx, event.id, context.person.chat_id, context.at)
    context.show(update, own_cards.draft_closed(context.say, event, context.now, registered is not None, ended))
