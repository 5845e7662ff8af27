"""Organisers decide whether the registered are told that an event has changed."""

from telegram import Update

from events import changes, known
from events.models import Event
from events.refused import Refused
from handlers import change_letters, payloads
from handlers.context import Context
from handlers.screens import Screen


async def tell(update: Update, context: Context, button: payloads.TellChange) -> None:
    event = _as_it_was_asked(context, button.event, button.check)
    count = await changes.tell(context.tx, event, context.now)
    who = update.effective_user.first_name if update.effective_user else ""
    title = event.title.in_(context.say.language)
    context.replace(update, Screen(context.say("change.telling", event=title, count=count, who=who)))


async def leave(update: Update, context: Context, button: payloads.LeaveChange) -> None:
    """Not now: the button to tell them stays."""
    event = _as_it_was_asked(context, button.event, button.check)
    found = await changes.untold(context.tx, event, context.now)
    if found is None:
        raise Refused("change.nothing")
    context.replace(update, change_letters.left(context.say, event, found[0].known, found[1]))


def _as_it_was_asked(context: Context, event_id: str, check: str) -> Event:
    """The event, if it has not been changed again since the question was asked."""
    event = context.services.events[event_id]
    if known.mark(event)[:8] != check:
        raise Refused("change.again")
    return event
