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
    if button.wish not in list(Wish):
        raise Refused("form.old_button")
    await confirming.confirm(update, context, context.events[button.event], Wish(button.wish))


async def join_online(update: Update, context: Context, button: payloads.JoinOnline) -> None:
    """Take part online instead: the answer is changed, and the form confirmed if nothing else is missing."""
    event = context.events[button.event]
    draft = await forms.open_(context, event)
    if not seat_cards.has_online(event):
        raise Refused("form.old_button")
    asked = event.question("attendance")
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
    made = await waiting.join_online(
        context.tx, event, context.services.desk, context.person.chat_id, button.registration, context.now
    )
    await _told(update, context, event, made, Deed.JOINED)


async def decline(update: Update, context: Context, button: payloads.DeclineSeat) -> None:
    event = context.events[button.event]
    made = await waiting.decline(
        context.tx, event, context.services.desk, context.person.chat_id, button.registration, context.now
    )
    await _told(update, context, event, made, Deed.DECLINED)


async def _told(update: Update, context: Context, event: Event, made: Registration, deed: Deed) -> None:
    context.settle(update)
    context.show(update, await news.screen(context.tx, context.say, event, made, deed, context.now))
