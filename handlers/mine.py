"""/my: a person's registrations and forms, changing and withdrawing."""

from telegram import Update

from db import drafts, registrations
from db.registrations import Registration
from events import attending, registration
from events.models import Event
from events.refused import Refused
from events.transitions import shown_with
from handlers import asking, enquiry_screens, forms, offers, own_cards, payloads
from handlers.context import Context


async def show_mine(update: Update, context: Context, button: payloads.ShowMine | None = None) -> None:
    """Each registration and each form in progress, with its buttons."""
    events, say = context.events, context.say
    mine = await registrations.of_person(context.tx, context.person.chat_id)
    begun = await drafts.of_person(context.tx, context.person.chat_id)
    for one in (one for one in mine if one.event in events):
        await show_card(update, context, events[one.event], one)
    changing = {one.event for one in mine}
    screens = [
        own_cards.draft(say, events[one.event], one, context.now, one.event in changing)
        for one in begun
        if one.event in events
    ]
    asked = await offers.mine(context)
    if asked:
        screens.append(enquiry_screens.mine(say, asked, context.now))
    screens += [own_cards.kept(say, one, context.services.contact) for one in mine if one.event not in events]
    if not mine and not screens:
        screens.append(own_cards.nothing(say, [*events.values()]))
    for screen in screens:
        context.show(update, screen)
    await forms.go_on(update, context)


async def show_card(update: Update, context: Context, event: Event, one: Registration, already: bool = False) -> None:
    """A registration with its buttons, as long as it has any."""
    place = await forms.place_in_line(context, one)
    card = own_cards.registered_already if already else own_cards.registered
    context.show(update, card(context.say, event, one, context.now, place), shown_with(one))


async def edit(update: Update, context: Context, button: payloads.Edit) -> None:
    """Change the answers: the form, filled in, at its review."""
    event = context.events[button.event]
    registered = await registrations.find(context.tx, event.id, context.person.chat_id)
    if registered is None:
        raise Refused("registration.over")
    draft = await registration.edit(context.tx, event, registered, context.now)
    context.settle(update)
    await forms.show(update, context, event, draft)


async def withdraw(update: Update, context: Context, button: payloads.Withdraw) -> None:
    event = context.events[button.event]
    registered = await registrations.find(context.tx, event.id, context.person.chat_id)
    if registered is None:
        raise Refused("registration.over")
    if context.now >= event.ends_at:
        raise Refused("request.too_late")
    context.show(update, own_cards.withdraw(context.say, event, registered, context.now))


async def withdraw_yes(update: Update, context: Context, button: payloads.WithdrawYes) -> None:
    event = context.events[button.event]
    registered = await forms.registered(context, event)
    if registered is None or registered.reference != button.reference:
        raise Refused("form.old_button")
    outcome = await attending.withdraw(context.tx, event, context.services.desk, context.person.chat_id, context.now)
    if outcome.request:
        context.settle(update)
        await asking.passed_on(update, context, event, outcome.request)
    else:
        context.replace(update, own_cards.withdrawn(context.say, event, context.now))
        if context.person.form != event.id:
            await forms.go_on(update, context)
