"""What a message from Telegram holds: its words, and the file, place, contact or poll in it."""

from html import escape
from typing import Any

from telegram import Message, MessageEntity, PhotoSize, Poll

from db.enquiry_messages import Attachment
from db.unanswered import Part

# An animation comes as a document too, and a venue as a location: the first that is there counts.
FILES = ("photo", "animation", "video", "audio", "document", "voice", "video_note", "sticker")
THINGS = ("venue", "location", "contact", "poll", "dice")


def part(message: Message) -> Part | None:
    """The message as it is kept; None if Telegram lets nobody copy such a thing."""
    file = attachment(message)
    if file is None and not message.text:
        return None
    sent = int(message.date.timestamp())
    return Part(message.text or message.caption or "", message.message_id, file, message.media_group_id, sent)


def attachment(message: Message) -> Attachment | None:
    """What it holds besides words, if that can be copied to another chat."""
    for kind in FILES:
        if file := getattr(message, kind):
            return _file(kind, file[-1] if kind == "photo" else file)
    for kind in THINGS:
        if thing := getattr(message, kind):
            hidden = isinstance(thing, Poll) and thing.type == Poll.QUIZ and thing.correct_option_id is None
            return None if hidden else Attachment(kind)
    return None


def html(message: Message) -> str:
    """The words with Telegram's formatting; "": there are none."""
    text, entities = message.text or message.caption, message.entities or message.caption_entities
    if not text:
        return ""
    # PTB does not escape the addresses behind words.
    safe = [_escaped(one) if one.url else one for one in entities]
    return str(Message(message.message_id, message.date, message.chat, text=text, entities=safe).text_html)


def _escaped(entity: MessageEntity) -> MessageEntity:
    return MessageEntity(entity.type, entity.offset, entity.length, url=escape(entity.url or ""))


def _file(kind: str, file: Any) -> Attachment:
    name = "" if isinstance(file, PhotoSize) else getattr(file, "file_name", None)
    return Attachment(kind, file.file_id, file.file_size or 0, name or "", getattr(file, "mime_type", None) or "")
