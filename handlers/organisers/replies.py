"""What organisers answer in the admin chat, by replying to a card or to anything under it, goes to the attendee."""

from telegram import Update

from db import enquiries
from db.enquiry_messages import Source
from handlers import answering, long_text
from handlers.answering import Answer
from handlers.context import Context
from handlers.enquiries import LONGEST
from handlers.screens import Screen


async def answer(update: Update, context: Context, enquiry: int) -> None:
    """An organiser replies to a card, or to anything under it."""
    message = update.effective_message
    assert message is not None
    found = await enquiries.get(context.tx, enquiry)
    if found is None:
        context.show(update, Screen(context.say("admin.forgotten")))
        return
    if not message.text:
        context.show(update, Screen(context.say("admin.words_only")))
        return
    if long_text.length(message.text) > LONGEST:
        context.show(update, Screen(context.say("admin.too_long", max=LONGEST)))
        return
    user = update.effective_user
    author, author_id = (user.full_name, user.id) if user else ("", None)
    source = Source(message.chat.id, message.message_id)
    given = Answer(message.text, author, author_id, source=source)
    await answering.give(context.tx, context.services, found, given, context.at)
