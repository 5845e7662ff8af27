"""What attendees ask of the organisers after a deadline: to register late, to change, to withdraw."""

from telegram import Update

from db import outbox
from db.requests import Request
from events import requests
from events.models import Event
from events.refused import Refused
from handlers import cards, payloads
from handlers.context import Context
from handlers.screens import Screen


async def late(update: Update, context: Context, button: payloads.AskLate) -> None:
    """Registration is closed: may I still register?"""
    event = context.services.events[button.event]
    if event.id in context.hand.passes:
        raise Refused("request.approved_already")
    request, new = await requests.ask_late(context.tx, event, context.person.chat_id, context.now)
    if not new:
        raise Refused("request.asked_already")
    context.settle(update)
    await passed_on(update, context, event, request)


async def passed_on(update: Update, context: Context, event: Event, request: Request) -> None:
    """A card in the admin chat; the person is told that the organisers decide."""
    admin = context.services.admin_chat_id
    title = event.title.in_(context.say.language)
    if admin is None:
        text = context.say("request.nobody", event=title, contact=event.contact)
    else:
        text = context.say(f"request.passed_on_{request.kind}", event=title)
        await outbox.owe(
            context.tx, key=f"request:{request.id}:card", to=admin, kind="request_card",
            payload={"request": request.id}, now=context.at,
        )  # fmt: skip
    context.show(update, Screen(text, cards.ways(context.say)))
