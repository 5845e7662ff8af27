"""/my: a person's registrations and forms, changing and withdrawing."""

from telegram import Update

from db import drafts, registrations
from events import attending, registration
from events.refused import Refused
from handlers import asking, enquiry_screens, forms, offers, own_cards, payloads
from handlers.context import Context


async def show_mine(update: Update, context: Context, button: payloads.ShowMine | None = None) -> None:
    """Each registration and each form in progress, with its buttons."""
    events, say = context.events, context.say
    mine = await registrations.of_person(context.tx, context.person.chat_id)
    begun = await drafts.of_person(context.tx, context.person.chat_id)
    screens = [
        own_cards.registered(say, events[one.event], one, context.now, await forms.place_in_line(context, one))
        for one in mine
        if one.event in events
    ]
    changing = {one.event for one in mine}
    screens += [
        own_cards.draft(say, events[one.event], one, context.now, one.event in changing)
        for one in begun
        if one.event in events
    ]
    asked = await offers.mine(context)
    if asked:
        screens.append(enquiry_screens.mine(say, asked, context.now))
    for screen in screens or [own_cards.nothing(say, [*events.values()])]:
        context.show(update, screen)
    await forms.go_on(update, context)


async def edit(update: Update, context: Context, button: payloads.Edit) -> None:
    """Change the answers: the form, filled in, at its review."""
    event = context.events[button.event]
    registered = await registrations.find(context.tx, event.id, context.person.chat_id)
    if registered is None:
        raise Refused("form.old_button")
    draft = await registration.edit(context.tx, event, registered, context.now)
    context.settle(update)
    await forms.show(update, context, event, draft)


async def withdraw(update: Update, context: Context, button: payloads.Withdraw) -> None:
    event = context.events[button.event]
    registered = await registrations.find(context.tx, event.id, context.person.chat_id)
    if registered is None:
        raise Refused("form.old_button")
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
