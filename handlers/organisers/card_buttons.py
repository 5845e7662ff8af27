"""The buttons on the cards: who has an enquiry, and whether it is open."""

from telegram import Update

from db import cards, enquiries
from db.cards import Card
from db.enquiries import State
from events.refused import Refused
from handlers import payloads
from handlers.context import Context
from handlers.organisers import desk


async def take(update: Update, context: Context, button: payloads.Take) -> None:
    """Whoever presses has it; pressed by whoever has it, it is free again."""
    card, user = await _card(context, button.enquiry), update.effective_user
    if user is None or card.state is not State.OPEN:
        raise Refused("form.old_button")
    if card.taken_by_id == user.id:
        await cards.take(context.tx, card.id, None, None)
        context.toast(context.say.plain("admin.given_back", reference=card.reference))
    else:
        await cards.take(context.tx, card.id, user.id, user.full_name)
        key = "admin.taken_over" if card.taken_by else "admin.taken"
        context.toast(context.say.plain(key, reference=card.reference, name=card.taken_by or ""))
    await desk.redraw(context.tx, context.services, card.id, context.at)


async def close(update: Update, context: Context, button: payloads.Close) -> None:
    await _move(context, button.enquiry, State.CLOSED)
    context.toast(context.say.plain("admin.closed", reference=f"Q-{button.enquiry}"))


async def reopen(update: Update, context: Context, button: payloads.Reopen) -> None:
    """As it was: answered if there is an answer, else open."""
    card = await _card(context, button.enquiry)
    await _move(context, card.id, State.ANSWERED if card.answered_by else State.OPEN)
    context.toast(context.say.plain("admin.reopened", reference=card.reference))


async def _move(context: Context, enquiry: int, state: State) -> None:
    card = await _card(context, enquiry)
    await enquiries.move(context.tx, card.id, state, context.at)
    await desk.redraw(context.tx, context.services, card.id, context.at)


async def _card(context: Context, enquiry: int) -> Card:
    card = await cards.get(context.tx, enquiry)
    if card is None:
        raise Refused("admin.forgotten_toast")
    return card
