"""What organisers answer in the admin chat, by replying to a card or to anything under it, goes to the attendee."""

from telegram import Update

from db import enquiries, enquiry_messages, outbox
from db.enquiries import State
from db.enquiry_messages import Source
from handlers import long_text
from handlers.context import Context
from handlers.enquiries import LONGEST, mail
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
    said = await enquiry_messages.add(
        context.tx, found.id, message.text, context.at, author=author, author_id=author_id, source=source
    )
    await enquiries.move(context.tx, found.id, State.ANSWERED, context.at)
    payload = {"enquiry": found.id, "message": said.id, "chat": message.chat.id, "reply": message.message_id}
    key = f"enquiry:{found.id}:answer:{said.id}"
    await outbox.owe(context.tx, key=key, to=found.chat_id, kind="answer", payload=payload, now=context.at)
    await mail(context, found, said.id)
