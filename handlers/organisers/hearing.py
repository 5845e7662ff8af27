"""What a message in the admin chat is about: the message it replies to, or the attendee whose topic it stands in."""

from telegram import Message, Update

from db import cards, links, notes, topics
from db.links import About
from handlers import payloads
from handlers.context import Context

NOBODYS = 0  # no enquiry has this number
NOTE = "//"  # begins what is meant for colleagues only


async def about(update: Update, context: Context) -> About | None:
    """None: colleagues are talking."""
    message = update.effective_message
    if message is None:
        return None
    await topics.notice(context.tx, message.chat.id, bool(message.chat.is_forum))
    if await _is_note(context, message):
        return None
    return await _replied(context, message) or await _in_topic(context, message)


def is_note(words: str) -> bool:
    return words.startswith(NOTE)


async def _is_note(context: Context, message: Message) -> bool:
    """An album's words stand under its first file, and count for all of them."""
    album = message.media_group_id and f"note:{message.chat.id}:{message.media_group_id}"
    if is_note(message.text or message.caption or ""):
        if album:
            await notes.write(context.tx, album, "yes")
        return True
    return bool(album and await notes.read(context.tx, album))


async def _replied(context: Context, message: Message) -> About | None:
    """What the message belongs to that this one replies to; after a migration it may stand in the former group."""
    if to := message.reply_to_message:
        return await links.about(context.tx, to.chat.id, to.message_id) or _on_buttons(context, to)
    if (other := message.external_reply) and other.chat and other.message_id:
        former, _, _ = (await notes.read(context.tx, notes.ADMIN_CHAT) or "").partition(">")
        if str(other.chat.id) == former:
            return await links.about(context.tx, other.chat.id, other.message_id)
    return None


def _on_buttons(context: Context, to: Message) -> About | None:
    """A card that was sent, but not noted before the program died, still tells by its buttons whose it is."""
    ours = to.from_user is not None and to.from_user.id == context.bot.id
    rows = to.reply_markup.inline_keyboard if ours and to.reply_markup else ()
    buttons = [payloads.unpack(str(key.callback_data)) for row in rows for key in row]
    return next(
        (About("enquiry", one.enquiry) for one in buttons if isinstance(one, payloads.Close | payloads.Reopen)), None
    )


async def _in_topic(context: Context, message: Message) -> About | None:
    """The newest enquiry of the attendee whose topic this is; one that is no more, if they have been forgotten."""
    if not message.is_topic_message or message.message_thread_id is None:
        return None
    person = await topics.person_of(context.tx, message.chat.id, message.message_thread_id)
    if person is None and await topics.was_made(context.tx, message.chat.id, message.message_thread_id):
        return About("enquiry", NOBODYS)
    latest = await cards.of_person(context.tx, person) if person else ()
    return About("enquiry", latest[0].id) if latest else None
