"""/reminders: which reminders a person wants; and "not for me"."""

from telegram import Update

from db import people
from db.people import Wish
from events import reminders
from handlers import forms, own_cards, payloads, reminder_screens
from handlers.context import Context


async def choose(update: Update, context: Context) -> None:
    context.show(update, reminder_screens.choose(context.say, context.person.reminders))
    await forms.go_on(update, context)


async def remind(update: Update, context: Context, button: payloads.Remind) -> None:
    """From now on these."""
    if button.wish not in list(Wish):
        return
    wish = Wish(button.wish)
    await people.wish(context.tx, context.person.chat_id, wish)
    context.replace(update, reminder_screens.choose(context.say, wish))


async def decline(update: Update, context: Context, button: payloads.Decline) -> None:
    """Not for me; whoever has registered meanwhile keeps their registration."""
    event = context.services.events[button.event]
    if registered := await forms.registered(context, event):
        context.settle(update)
        place = await forms.place_in_line(context, registered)
        context.show(update, own_cards.registered_already(context.say, event, registered, context.now, place))
        return
    await reminders.decline(context.tx, event, context.person.chat_id, context.now)
    context.replace(update, reminder_screens.declined(context.say, event))
