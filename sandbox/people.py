"""People who use the bot: what they can do in a chat and what they see there."""

import asyncio
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from sandbox import markup, media
from sandbox.chats import Chat, Record, Standing
from sandbox.files import PIXEL
from sandbox.html import units
from sandbox.json import Json
from sandbox.messages import Button, Message, seen
from sandbox.methods import commands
from sandbox.methods.sending import poll
from sandbox.methods.targets import embedded
from sandbox.state import State
from sandbox.waiting import until

if TYPE_CHECKING:
    from sandbox.groups import Group

PATIENCE = 60.0


@dataclass(frozen=True)
class Answer:
    """What a pressed button brought: a toast, an alert, or an address to open."""

    text: str = ""
    alert: bool = False
    url: str | None = None


@dataclass(frozen=True)
class Attachment:
    """A file as a person sends it. `size` is what it claims to be."""

    content: bytes = PIXEL
    kind: str = "photo"
    name: str = ""
    mime: str = ""
    size: int | None = None


class Room:
    """A chat as its members see it."""

    def __init__(self, state: State, chat: Chat) -> None:
        self._state = state
        self.record = chat

    @property
    def id(self) -> int:
        return self.record.id

    @property
    def messages(self) -> list[Message]:
        return seen(self._state, self.record.records)

    @property
    def last(self) -> Message:
        """The newest message. Fails where there is none."""
        return self.messages[-1]

    @property
    def typing(self) -> bool:
        """Whether the bot shows that it is typing, or uploading and the like."""
        return bool(self.record.action) and self.record.action_ends > time.monotonic()


class Person:
    """A Telegram user with a private chat with the bot."""

    def __init__(self, state: State, user_id: int) -> None:
        self._state = state
        self.id = user_id

    def __repr__(self) -> str:
        return f"<{self.name}>"

    @property
    def user(self) -> Json:
        """As the Bot API writes it."""
        return self._state.users[self.id]

    @property
    def name(self) -> str:
        return str(self.user["first_name"])

    @property
    def language(self) -> str:
        return str(self.user.get("language_code", ""))

    @language.setter
    def language(self, code: str) -> None:
        user = {name: value for name, value in self.user.items() if name != "language_code"}
        self._state.users[self.id] = user | ({"language_code": code} if code else {})
        self._state.store.put("user", self.id, self.user)
        self._state.changed()

    @property
    def chat(self) -> Room:
        """The private chat with the bot."""
        return Room(self._state, self._state.chats[self.id])

    @property
    def typing(self) -> bool:
        return self.chat.typing

    @property
    def commands(self) -> list[str]:
        """The commands in the menu of the private chat."""
        shown = commands.shown(self._state, self.id, self.id, self.language)
        return [command["command"] for command in shown]

    # --- writing ---

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

    async def edits(self, message: Message, text: str) -> Message:
        """Changes an own message, of which the bot is told."""
        if message.data["from"]["id"] != self.id:
            raise ValueError(f"{self.name} cannot edit a message of {message.sender}")
        old = {name: value for name, value in message.data.items() if not name.endswith("entities")}
        caption = "text" not in old
        entities = markup.found(text)
        new: Json = {"caption" if caption else "text": text, "edit_date": self._state.now}
        if entities:
            new["caption_entities" if caption else "entities"] = entities
        self._state.revise(message.record, old | new)
        self._state.tell_message(message.record, "edited_message")
        self._state.changed()
        return message

    async def deletes(self, message: Message) -> None:
        """Removes a message; bots are not told."""
        self._state.remove(message.record)
        self._state.changed()

    async def reacts(self, message: Message, *emoji: str) -> None:
        old = message.record.reactions.get(self.id, [])
        self._state.react(message.record, self.id, list(emoji))
        change: Json = {
            "chat": message.record.chat.face,
            "message_id": message.id,
            "user": self.user,
            "date": self._state.now,
            "old_reaction": [{"type": "emoji", "emoji": one} for one in old],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
        }
        self._state.tell("message_reaction", change)
        self._state.changed()

    # --- buttons ---

    async def presses(
        self,
        button: str | Button,
        *,
        message: Message | None = None,
        chat: "Group | None" = None,
        timeout: float = PATIENCE,  # noqa: ASYNC109
    ) -> Answer:
        """Presses the newest button with this label and waits for the bot's answer."""
        pressed = await self.taps(button, message=message, chat=chat)
        if isinstance(pressed, Answer):
            return pressed
        query = self._state.queries
        why = f"the bot to answer the button {button!r}"
        await until(self._state, lambda: query[pressed]["answer"] is not None, timeout, why)
        return Answer(**query[pressed]["answer"])

    async def taps(
        self, button: str | Button, *, message: Message | None = None, chat: "Group | None" = None
    ) -> str | Answer:
        """Presses a button without waiting: the query's id, or the Answer where no bot is asked (an address)."""
        room = chat.chat if chat else self.chat
        found, pressed = find_button(room, button, message)
        if pressed.url is not None:
            return await self.opens(pressed.url)
        if pressed.data is None:
            await self.sends(pressed.label, chat=chat)
            return Answer()
        key = str(secrets.randbits(62))
        data = {"data": pressed.data, "chat_instance": str(abs(room.id) * 7919)}
        query: Json = {"id": key, "from": self.user, "message": found.data} | data
        self._state.keep_query(key, {"time": time.time(), "answer": None})
        self._state.tell("callback_query", query)
        self._state.changed()
        return key

    async def opens(self, url: str) -> Answer:
        """Opens an address. A link to the bot starts it."""
        parts = urlsplit(url if "//" in url else f"https://{url}")
        names = (parts.path.strip("/") if parts.hostname == "t.me" else "").lower()
        if names == str(self._state.bot["username"]).lower():
            await self.starts(next(iter(parse_qs(parts.query).get("start", [])), None))
        return Answer(url=url)

    # --- coming and going ---

    async def blocks(self) -> None:
        self._stands(Standing.BLOCKED)

    async def unblocks(self) -> None:
        self._stands(Standing.MEMBER)

    async def leaves(self) -> None:
        """Deletes the Telegram account; bots are not told."""
        chat = self._state.chats[self.id]
        chat.standing = Standing.DEACTIVATED
        self._state.keep(chat)
        self._state.changed()

    def _stands(self, standing: Standing) -> None:
        chat = self._state.chats[self.id]
        if chat.standing is not standing:
            self._state.bot_stands(chat, standing, self.user)
            self._state.changed()

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


def find_button(room: Room, button: str | Button, message: Message | None) -> tuple[Message, Button]:
    """The newest button of this label; the refusal lists those that can be seen."""
    messages = [message] if message else room.messages[::-1]
    label = button if isinstance(button, str) else button.label
    for candidate in messages:
        for row in candidate.buttons:
            for other in row:
                if other == button or (isinstance(button, str) and other.label == label):
                    return candidate, other
    visible = [f"[{name}]" for candidate in messages for name in candidate.labels]
    raise LookupError(f"no button [{label}]; to be seen: {' '.join(visible) or 'no buttons at all'}")
