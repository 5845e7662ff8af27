"""Requests in the admin chat: a card each, approved with one tap, refused with a reason that is replied."""

from telegram import Update

from db import links, requests
from db.requests import Request
from events import requests as deciding
from events.refused import Refused
from handlers import payloads, request_letters
from handlers.context import PLAIN, Context, Reply
from handlers.screens import Key, Screen, rows
from handlers.texts import Html

LONGEST = 1000  # characters of a reason


async def approve(update: Update, context: Context, button: payloads.Approve) -> None:
    request = await requests.get(context.tx, button.request)
    event = context.services.events.get(request.event) if request else None
    if event is None:
        raise Refused("admin.request_outdated")
    card = await request_letters.text(context.tx, context.services, request) if request else None
    decided = await deciding.approve(
        context.tx, event, context.services.desk, button.request, _name(update), context.now
    )
    await _settle(context, decided, card)


async def refuse(update: Update, context: Context, button: payloads.Refuse) -> None:
    """Asks for the reason, which is a reply to what is shown."""
    request = await deciding.undecided(context.tx, button.request)
    key = Key(context.say.plain("button.refuse_silently"), payloads.RefuseSilently(request.id))
    text = context.say("admin.request_reason", request=request_letters.reference(request))
    context.show(update, Screen(text, rows(key)), about=f"request:{request.id}")


async def refuse_silently(update: Update, context: Context, button: payloads.RefuseSilently) -> None:
    await _refuse(update, context, button.request, None)
    context.settle(update)


async def reason(update: Update, context: Context, request: int) -> None:
    """A reply to the question for the reason."""
    message = update.effective_message
    words = (message.text or "").strip() if message else ""
    if not words or len(words) > LONGEST:
        context.show(update, Screen(context.say("admin.request_words", max=LONGEST)))
        return
    try:
        decided = await _refuse(update, context, request, words)
    except Refused as refusal:  # nothing was pressed that could carry a toast
        context.show(update, Screen(context.say(refusal.key, **refusal.values)))
        return
    said = context.say("admin.request_refused_told", request=request_letters.reference(decided))
    context.show(update, Screen(said))


async def _refuse(update: Update, context: Context, number: int, words: str | None) -> Request:
    request = await requests.get(context.tx, number)
    card = await request_letters.text(context.tx, context.services, request) if request else None
    decided = await deciding.refuse(context.tx, number, _name(update), words, context.now)
    await _settle(context, decided, card)
    return decided


async def _settle(context: Context, decided: Request, card: Html | None) -> None:
    """The card says from now on what was decided, and by whom, and has no buttons any more."""
    request = await requests.get(context.tx, decided.id)
    if card is None or request is None:
        return
    text = f"{card}\n\n{request_letters.verdict(context.say, request)}"
    for chat_id, message_id in await links.messages(context.tx, f"request_card:{request.id}"):
        parameters = {"chat_id": chat_id, "message_id": message_id, "text": text, "parse_mode": "HTML"}
        context.hand.replies.append(Reply("edit_message_text", parameters | {"link_preview_options": PLAIN}))


def _name(update: Update) -> str:
    return update.effective_user.full_name if update.effective_user else ""
