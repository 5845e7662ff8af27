"""Saying something under a message of the admin chat, in its topic."""

from telegram import Message, Update

from handlers import enquiry_place
from handlers.context import Context, message
from handlers.screens import Screen


def say(context: Context, above: Message, screen: Screen, about: str | None = None) -> None:
    """A screen as a reply to this message; `about`: what a reply to it belongs to."""
    reply = message(above.chat.id, screen, about)
    reply.parameters["reply_parameters"] = enquiry_place.reply_to(above.message_id)
    if above.is_topic_message and above.message_thread_id is not None:
        reply.parameters["message_thread_id"] = above.message_thread_id
    context.hand.replies.append(reply)


def under_pressed(update: Update, context: Context, screen: Screen, about: str | None = None) -> None:
    """The same under the message whose button was pressed."""
    pressed = update.callback_query and update.callback_query.message
    if isinstance(pressed, Message):
        say(context, pressed, screen, about)
    else:
        context.show(update, screen, about)
