"""Requests in the admin chat: a card each, approved with one tap, refused with a reason that is replied."""

from telegram import Update

from db import links, requests
from db.requests import Request
from events import requests as deciding
from events.refused import Refused
from handlers import payloads, request_letters
from handlers.context import PLAIN, Context, Reply
from handlers.screens import Key, Screen, rows

LONGEST = 1000  # characters of a reason


async def approve(update: Update, context: Context, button: payloads.Approve) -> None:
    request = await requests.get(context.tx, button.request)
    event = context.services.events.get(request.event) if request else None
    if event is None:
        raise Refused("admin.request_outdated")
    decided = await deciding.approve(
        context.tx, event, context.services.desk, button.request, _name(update), context.now
    )
    await _settle(update, context, decided)


async def refuse(update: Update, context: Context, button: payloads.Refuse) -> None:
    """Asks for the reason, which is a reply to what is shown."""
    request = await deciding.undecided(context.tx, button.request)
    key = Key(context.say.plain("button.refuse_silently"), payloads.RefuseSilently(request.id))
    text = context.say("admin.request_reason", request=request_letters.reference(request))
    context.show(update, Screen(text, rows(key)), about=f"request:{request.id}")


async def refuse_silently(update: Update, context: Context, button: payloads.RefuseSilently) -> None:
    decided = await deciding.refuse(context.tx, button.request, _name(update), None, context.now)
    context.settle(update)
    await _settle(update, context, decided)


async def reason(update: Update, context: Context, request: int) -> None:
    """A reply to the question for the reason."""
    message = update.effective_message
    words = (message.text or "").strip() if message else ""
    if not words or len(words) > LONGEST:
        context.show(update, Screen(context.say("admin.request_words", max=LONGEST)))
        return
    try:
        decided = await deciding.refuse(context.tx, request, _name(update), words, context.now)
    except Refused as refusal:  # nothing was pressed that could carry a toast
        context.show(update, Screen(context.say(refusal.key, **refusal.values)))
        return
    await _settle(update, context, decided)
    said = context.say("admin.request_refused_told", request=request_letters.reference(decided))
    context.show(update, Screen(said))


async def _settle(update: Update, context: Context, request: Request) -> None:
    """The card says from now on what was decided, and by whom; so do a second one's buttons."""
    current = await requests.get(context.tx, request.id)
    card = await request_letters.text(context.tx, context.services, current or request)
    if card is None:
        return
    for chat_id, message_id in await links.messages(context.tx, f"request_card:{request.id}"):
        parameters = {"chat_id": chat_id, "message_id": message_id, "text": card, "parse_mode": "HTML"}
        context.hand.replies.append(Reply("edit_message_text", parameters | {"link_preview_options": PLAIN}))


def _name(update: Update) -> str:
    return update.effective_user.full_name if update.effective_user else ""
