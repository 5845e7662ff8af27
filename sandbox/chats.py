"""Chats as the server keeps them: their messages, topics, members and how the bot stands in them."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sandbox.errors import ApiError, bad_request, forbidden, migrated
from sandbox.json import Json


class Standing(StrEnum):
    """How the bot stands in a chat."""

    NEW = "new"  # a private chat in which the person has not written yet
    MEMBER = "member"
    ADMINISTRATOR = "administrator"
    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    KICKED = "kicked"
    LEFT = "left"


@dataclass(slots=True)
class Topic:
    """A topic of a forum. `gone` is the text of the refusal once it is deleted."""

    id: int
    name: str
    icon_color: int = 7322096
    closed: bool = False
    gone: str = ""

    @property
    def face(self) -> Json:
        return {"message_thread_id": self.id, "name": self.name, "icon_color": self.icon_color}


@dataclass(slots=True)
class Record:
    """A message as it stands now. `data` is what the Bot API says of it and is replaced, never changed."""

    chat: "Chat"
    data: Json
    version: int = 0
    deleted: bool = False
    keyboard: Json | None = None  # a reply keyboard, its removal or a forced reply
    reactions: dict[int, list[str]] = field(default_factory=dict)

    @property
    def id(self) -> int:
        return int(self.data["message_id"])

    @property
    def from_bot(self) -> bool:
        return bool(self.data.get("from", {}).get("is_bot"))

    @property
    def kept(self) -> Json:
        return {
            "data": self.data,
            "deleted": self.deleted,
            "keyboard": self.keyboard,
            "reactions": {str(user): emoji for user, emoji in self.reactions.items()},
        }


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat (its id is the person's), a basic group or a supergroup."""

    id: int
    type: str
    face: Json
    standing: Standing
    forum: bool = False
    members: list[int] = field(default_factory=list)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    last_id: int = 0
    migrated_to: int | None = None
    action: str = ""
    action_ends: float = 0.0
    version: int = 0
    records: dict[int, Record] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        return self.type == "private"

    @property
    def reachable(self) -> bool:
        return self.standing in (Standing.MEMBER, Standing.ADMINISTRATOR) and self.migrated_to is None

    def refusal(self) -> ApiError | None:
        """Why the bot cannot send here."""
        if self.migrated_to is not None:
            return migrated(self.migrated_to)
        match self.standing:
            case Standing.NEW:
                return forbidden("bot can't initiate conversation with a user")
            case Standing.BLOCKED:
                return forbidden("bot was blocked by the user")
            case Standing.DEACTIVATED:
                return forbidden("user is deactivated")
            case Standing.KICKED:
                return forbidden(f"bot was kicked from the {self.type} chat")
            case Standing.LEFT:
                return forbidden(f"bot is not a member of the {self.type} chat")
        return None

    def topic(self, thread: int) -> Topic:
        """The open topic, or Telegram's refusal to write into it."""
        topic = self.topics.get(thread)
        if topic is None:
            raise bad_request("message thread not found")
        if topic.gone:
            raise bad_request(topic.gone)
        return topic

    def message(self, message_id: int | None) -> Record | None:
        record = self.records.get(message_id) if message_id is not None else None
        return None if record is None or record.deleted else record

    @property
    def kept(self) -> Json:
        return {
            "id": self.id,
            "type": self.type,
            "face": self.face,
            "standing": self.standing,
            "forum": self.forum,
            "members": self.members,
            "topics": [
                {"id": t.id, "name": t.name, "icon_color": t.icon_color, "closed": t.closed, "gone": t.gone}
                for t in self.topics.values()
            ],
            "pinned": self.pinned,
            "last_id": self.last_id,
            "migrated_to": self.migrated_to,
        }


def restored(kept: dict[str, Any]) -> Chat:
    """The chat as it was kept, without its messages."""
    topics = {topic["id"]: Topic(**topic) for topic in kept["topics"]}
    return Chat(**kept | {"standing": Standing(kept["standing"]), "topics": topics})
