"""What the FAQ does not answer is kept, and its passing on is offered."""

from collections.abc import Sequence

from telegram import Update

from db import enquiries, enquiry_messages, unanswered
from db.unanswered import Part
from handlers import contents, enquiry_screens
from handlers.context import Context
from handlers.enquiry_screens import Mine
from handlers.screens import Screen
from handlers.texts import Html


async def offer(
    update: Update, context: Context, head: Html, parts: Sequence[Part], entry: str | None = None, words: bool = True
) -> None:
    """Keeps what was said, and asks where it shall go."""
    if context.person.muted:
        context.show(update, Screen(context.say("enquiry.muted")))
        return
    kept = await unanswered.keep(context.tx, context.person.chat_id, parts, context.at, entry=entry)
    await show(update, context, head, kept, words, entry is None)


async def show(
    update: Update, context: Context, head: Html, kept: int, words: bool = True, belongs: bool = True
) -> None:
    """Asks where what is kept shall go; what the FAQ has an entry for does not belong to another question."""
    others = await mine(context) if belongs else ()
    context.show(update, enquiry_screens.offer(context.say, head, kept, others, words))


async def mine(context: Context) -> Mine:
    """The enquiries of the person who is talking that are not closed, each with its question."""
    found = []
    for one in await enquiries.of_person(context.tx, context.person.chat_id):
        if question := await enquiry_messages.first(context.tx, one.id):
            found.append((one, question))
    return found


def typed(update: Update, text: str) -> Part:
    """Words as they are kept; with the message in which they were typed, if they were typed just now."""
    message = contents.part(update.message) if update.message else None
    return message if message and message.text == text else Part(text)
