"""People who use the bot: what they can do in a chat and what they see there."""

import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from sandbox import markup
from sandbox.chats import Standing
from sandbox.json import Json
from sandbox.messages import Button, Message
from sandbox.methods import commands
from sandbox.rooms import Room, find_button
from sandbox.waiting import until
from sandbox.writing import Writer

if TYPE_CHECKING:
    from sandbox.groups import Group

PATIENCE = 60.0


@dataclass(frozen=True)
class Answer:
    """What a pressed button brought: a toast, an alert, or an address to open."""

    text: str = ""
    alert: bool = False
    url: str | None = None


class Person(Writer):
    """A Telegram user with a private chat with the bot."""

    def __repr__(self) -> str:
        return f"<{self.name}>"

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
