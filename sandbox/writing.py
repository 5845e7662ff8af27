"""What people can write and send, into their chat with the bot or into a group."""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox import markup, media
from sandbox.chats import Chat, Record, Standing
from sandbox.files import PIXEL
from sandbox.html import units
from sandbox.json import Json
from sandbox.messages import Message
from sandbox.methods.sending import poll
from sandbox.methods.targets import embedded
from sandbox.state import State

if TYPE_CHECKING:
    from sandbox.groups import Group


@dataclass(frozen=True)
class Attachment:
    """A file as a person sends it. `size` is what it claims to be."""

    content: bytes = PIXEL
    kind: str = "photo"
    name: str = ""
    mime: str = ""
    size: int | None = None


class Writer:
    """Someone who writes: the sending half of a Person."""

    def __init__(self, state: State, user_id: int) -> None:
        self._state = state
        self.id = user_id

    @property
    def user(self) -> Json:
        """As the Bot API writes it."""
        return self._state.users[self.id]

    @property
    def name(self) -> str:
        return str(self.user["first_name"])

    async def starts(self, payload: str | None = None) -> Message:
        """Presses Start, as after opening t.me/bot?start=payload."""
        return await self.sends(f"/start {payload}" if payload else "/start")

    async def sends(
        self,
        text: str,
        *,
        chat: "Group | None" = None,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        """Writes a text; over 4096, as several messages, as Telegram's apps do. The last one is returned."""
        pieces = _pieces(text.strip())
        if not pieces:
            raise ValueError("Telegram's apps do not send an empty message")
        for piece in pieces:
            content: Json = {"text": piece}
            if entities := markup.found(piece):
                content["entities"] = entities
            message = self._send(content, chat, reply_to, topic)
        return message

    async def sends_raw(
        self,
        content: Json,
        *,
        chat: "Group | None" = None,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        """Any content as the Bot API writes it in a Message: {"story": {...}}."""
        return self._send(content, chat, reply_to, topic)

    async def sends_file(
        self,
        file: Attachment,
        caption: str = "",
        *,
        chat: "Group | None" = None,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        return self._send(self._shown(file, caption), chat, reply_to, topic)

    async def sends_photo(
        self,
        content: bytes = PIXEL,
        caption: str = "",
        *,
        chat: "Group | None" = None,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        file = Attachment(content)
        return await self.sends_file(file, caption, chat=chat, reply_to=reply_to, topic=topic)

    async def sends_document(
        self,
        content: bytes = b"%PDF-1.4",
        name: str = "paper.pdf",
        caption: str = "",
        *,
        mime: str = "",
        size: int | None = None,
        chat: "Group | None" = None,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        file = Attachment(content, "document", name, mime, size)
        return await self.sends_file(file, caption, chat=chat, reply_to=reply_to, topic=topic)

    async def sends_voice(self, content: bytes = b"OggS", *, chat: "Group | None" = None) -> Message:
        return await self.sends_file(Attachment(content, "voice"), chat=chat)

    async def sends_audio(self, content: bytes = b"ID3", *, chat: "Group | None" = None) -> Message:
        return await self.sends_file(Attachment(content, "audio"), chat=chat)

    async def sends_video(self, content: bytes = b"mp4", caption: str = "", *, chat: "Group | None" = None) -> Message:
        return await self.sends_file(Attachment(content, "video"), caption, chat=chat)

    async def sends_video_note(self, content: bytes = b"mp4", *, chat: "Group | None" = None) -> Message:
        return await self.sends_file(Attachment(content, "video_note"), chat=chat)

    async def sends_animation(self, content: bytes = b"mp4", *, chat: "Group | None" = None) -> Message:
        return await self.sends_file(Attachment(content, "animation"), chat=chat)

    async def sends_sticker(self, content: bytes = b"RIFF", *, chat: "Group | None" = None) -> Message:
        return await self.sends_file(Attachment(content, "sticker"), chat=chat)

    async def sends_location(
        self, latitude: float = 54.6872, longitude: float = 25.2797, *, chat: "Group | None" = None
    ) -> Message:
        return self._send({"location": {"latitude": latitude, "longitude": longitude}}, chat)

    async def sends_contact(self, phone: str = "+37060000000", *, chat: "Group | None" = None) -> Message:
        card = {"phone_number": phone, "first_name": self.name, "user_id": self.id}
        return self._send({"contact": card}, chat)

    async def sends_poll(
        self,
        question: str = "Which day?",
        options: Sequence[str] = ("26 April", "27 April"),
        *,
        chat: "Group | None" = None,
    ) -> Message:
        return self._send({"poll": poll(question, list(options))}, chat)

    async def sends_dice(self, emoji: str = "🎲", *, chat: "Group | None" = None) -> Message:
        return self._send({"dice": {"emoji": emoji, "value": 1 + secrets.randbelow(6)}}, chat)

    async def sends_album(
        self, *files: Attachment, caption: str = "", apart: float = 0.0, chat: "Group | None" = None
    ) -> list[Message]:
        """Several pictures or files as one album: as many updates with one media_group_id, `apart` seconds apart."""
        group = {"media_group_id": str(secrets.randbits(53))}
        messages = []
        for number, file in enumerate(files):
            if number and apart:
                await asyncio.sleep(apart)
            messages.append(self._send(group | self._shown(file, "" if number else caption), chat))
        return messages

    # --- how it is done ---

    def _shown(self, file: Attachment, caption: str) -> Json:
        name = file.name or media.NAMES[file.kind]
        kept = self._state.files.add(file.kind, name, file.content, file.mime, file.size)
        content = media.content(self._state.files, file.kind, kept, {})
        if caption:
            content["caption"] = caption
            if entities := markup.found(caption):
                content["caption_entities"] = entities
        return content

    def _send(
        self,
        content: Json,
        group: "Group | None" = None,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        chat = group.chat.record if group else self._state.chats[self.id]
        self._checks(chat)
        record = self._state.post(chat, self.user, _place(chat, reply_to, topic) | content)
        self._state.tell_message(record)
        self._state.changed()
        return Message(self._state, record)

    def _checks(self, chat: Chat) -> None:
        if chat.private:
            if chat.standing is Standing.NEW:
                chat.standing = Standing.MEMBER
                self._state.keep(chat)
            elif chat.standing is not Standing.MEMBER:  # writing to a blocked bot unblocks it
                self._state.bot_stands(chat, Standing.MEMBER, self.user)
        elif self.id not in chat.members:
            raise ValueError(f"{self.name} is not in {chat.face['title']}: group.add({self.name.lower()})")


def _place(chat: Chat, reply_to: Message | None, topic: int | None) -> Json:
    """Topic and reply of a message as Telegram marks them."""
    replied: Record | None = reply_to.record if reply_to else None
    if chat.forum:
        topic = topic or (replied.data.get("message_thread_id") if replied else None)
        fields: Json = {"message_thread_id": topic, "is_topic_message": True} if topic else {}
        begin = replied or (chat.message(topic) if topic else None)
        return fields | ({"reply_to_message": embedded(begin.data)} if begin else {})
    if replied is None:
        return {}
    root = {"message_thread_id": replied.data.get("message_thread_id", replied.id)}
    return (root if chat.type == "supergroup" else {}) | {"reply_to_message": embedded(replied.data)}


def _pieces(text: str) -> list[str]:
    """The text in messages of at most 4096 UTF-16 units."""
    if units(text) <= markup.LONGEST_TEXT:
        return [text] if text else []
    wide, step = text.encode("utf-16-le"), 2 * (markup.LONGEST_TEXT - 1)
    pieces, start = [], 0
    while start < len(wide):
        end = min(start + step, len(wide))
        if end < len(wide) and 0xD8 <= wide[end - 1] < 0xDC:
            end += 2  # not between the halves of one character
        pieces.append(wide[start:end].decode("utf-16-le"))
        start = end
    return pieces
