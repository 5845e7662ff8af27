"""The confirmation of a form: registered, changed, waiting, asked of the organisers, or told that there is no seat."""

from dataclasses import replace

from telegram import Update

from db import drafts, registrations, seats
from events import attending, form, waiting
from events.attending import Outcome, Wish
from events.models import Event
from events.states import Deed
from handlers import asking, form_screens, forms, news, own_cards, seat_cards
from handlers.context import Context
from handlers.screens import Screen


async def confirm(update: Update, context: Context, event: Event, wish: Wish = Wish.ASK) -> None:
    person = replace(context.person, language=context.say.language)
    outcome = await attending.confirm(context.tx, event, context.services.desk, person, context.now, wish)
    if outcome.registration is None:
        await _full(update, context, event)
    elif outcome.request:
        context.settle(update)
        await asking.passed_on(update, context, event, outcome.request)
    elif outcome.deed is None:
        _nothing_new(update, context, event, outcome)
    else:
        await _done(update, context, event, outcome, outcome.deed)


async def _done(update: Update, context: Context, event: Event, outcome: Outcome, deed: Deed) -> None:
    made = outcome.registration
    assert made is not None
    answers = form_screens.record(context.say, event, made.answers)
    if update.callback_query:
        title = event.title.in_(context.say.language)
        context.settle(update, context.say("form.confirmed", event=title, answers=answers))
    told = await news.of(context.tx, context.say, event, made, deed, context.now)
    if deed is Deed.REGISTERED:
        others = forms.others_open(context, event, await registrations.of_person(context.tx, context.person.chat_id))
        told = replace(told, keys=(*own_cards.register_for(context.say, others), *told.keys))
    context.show(update, told.screen, told.about)


def _nothing_new(update: Update, context: Context, event: Event, outcome: Outcome) -> None:
    made = outcome.registration
    assert made is not None
    key = f"registration.pressed_again_{made.status}"
    if update.callback_query:
        context.toast(context.say.plain(key, reference=made.reference))
    else:
        context.show(update, Screen(context.say(key, reference=made.reference), own_cards.to_mine(context.say)))


async def _full(update: Update, context: Context, event: Event) -> None:
    """The form stands as it was; the person chooses what to do instead."""
    draft = await drafts.find(context.tx, context.person.chat_id, event.id)
    mode = str(form.final(event, draft.answers).get("attendance") or "") if draft else ""
    online = mode != waiting.ONLINE and seat_cards.has_online(event)
    room = online and await waiting.has_room(context.tx, event, waiting.ONLINE)
    place = await seats.length(context.tx, event.id, mode) + 1 if context.now < event.line_closes_at else None
    registered = await forms.registered(context, event)
    context.settle(update)
    context.show(update, seat_cards.full(context.say, event, mode, place, registered, room))
