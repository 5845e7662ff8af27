"""Seats in the chat: waiting for one, taking the one offered, or doing without."""

from telegram import Update

from db.registrations import Registration
from events import form, registration, waiting
from events.attending import Wish
from events.models import Event
from events.refused import Refused
from events.states import Deed
from handlers import confirming, form_screens, forms, news, payloads, seat_cards
from handlers.context import Context


async def queue(update: Update, context: Context, button: payloads.Queue) -> None:
    """Wait for a seat, perhaps online meanwhile."""
    event = context.events[button.event]
    if button.wish not in list(Wish):
        raise Refused("form.old_button")
    wish = Wish(button.wish)
    if wish is Wish.BOTH and await _is_asked_first(update, context, event):
        return
    await confirming.confirm(update, context, event, wish)


async def join_online(update: Update, context: Context, button: payloads.JoinOnline) -> None:
    """Take part online instead: the answer is changed, and the form confirmed if nothing else is missing."""
    event = context.events[button.event]
    if await registration.current(context.tx, event, context.person.chat_id) is None:
        await confirming.confirm(update, context, event)  # which says what they have
        return
    draft = await forms.open_(context, event)
    if not seat_cards.has_online(event):
        raise Refused("form.old_button")
    asked = event.question(form.ATTENDANCE)
    draft = await registration.answer(context.tx, event, draft, asked, waiting.ONLINE, context.now)
    if form.next_question(event, draft.answers):
        context.settle(update, form_screens.answered(context.say, asked, waiting.ONLINE))
        await forms.show(update, context, event, draft)
    else:
        await confirming.confirm(update, context, event)


async def accept(update: Update, context: Context, button: payloads.AcceptSeat) -> None:
    event = context.events[button.event]
    made = await waiting.accept(
        context.tx, event, context.services.desk, context.person.chat_id, button.registration, context.now
    )
    await _told(update, context, event, made, Deed.ACCEPTED)


async def online_instead(update: Update, context: Context, button: payloads.OnlineInstead) -> None:
    event = context.events[button.event]
    if not seat_cards.has_online(event):
        raise Refused("form.old_button")
    made = await waiting.join_online(
        context.tx, event, context.services.desk, context.person.chat_id, button.registration, context.now
    )
    if made is None:
        await _ask_online(update, context, event)
    else:
        await _told(update, context, event, made, Deed.JOINED)


async def decline(update: Update, context: Context, button: payloads.DeclineSeat) -> None:
    event = context.events[button.event]
    made = await waiting.decline(
        context.tx, event, context.services.desk, context.person.chat_id, button.registration, context.now
    )
    await _told(update, context, event, made, Deed.DECLINED)


async def _is_asked_first(update: Update, context: Context, event: Event) -> bool:
    """Whoever takes part online meanwhile is asked what only that is asked for; then they confirm."""
    draft = await registration.current(context.tx, event, context.person.chat_id)
    if draft is None:
        return False
    mine = await forms.registered(context, event)
    if mine is None and not seat_cards.has_online(event):
        raise Refused("form.old_button")
    if form.next_question(event, draft.answers):
        raise Refused("form.incomplete")
    mode = mine.attends if mine and mine.attends else waiting.ONLINE
    draft = await registration.meanwhile(context.tx, event, draft, mode, context.now)
    if draft.asked is None:
        return False
    context.settle(update)
    await forms.show(update, context, event, draft, context.say("seats.asked_first_both"))
    return True


async def _ask_online(update: Update, context: Context, event: Event) -> None:
    """Nothing has changed yet: the form asks what only whoever takes part online is asked."""
    mine = await forms.registered(context, event)
    assert mine is not None
    draft = await registration.edit(context.tx, event, mine, context.now)
    attendance = event.question(form.ATTENDANCE)
    draft = await registration.answer(context.tx, event, draft, attendance, waiting.ONLINE, context.now)
    await forms.show(update, context, event, draft, context.say("seats.asked_first"))


async def _told(update: Update, context: Context, event: Event, made: Registration, deed: Deed) -> None:
    context.settle(update)
    context.show(update, await news.screen(context.tx, context.say, event, made, deed, context.now))
    if context.person.form != event.id:
        await forms.go_on(update, context)
