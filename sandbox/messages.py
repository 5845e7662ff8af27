"""Messages as the people in a chat see them."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sandbox import media
from sandbox.chats import Record
from sandbox.json import Json
from sandbox.markup import as_html
from sandbox.state import State


@dataclass(frozen=True)
class Button:
    """A button under a message: with data to send back, or with an address to open."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Attached:
    """A file of a message with its bytes."""

    kind: str
    file_id: str
    file_name: str
    mime_type: str
    content: bytes


class Message:
    """One message, always as it stands now."""

    def __init__(self, state: State, record: Record) -> None:
        self._state = state
        self.record = record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and other.record is self.record

    def __hash__(self) -> int:
        return id(self.record)

    def __repr__(self) -> str:
        return f"<message {self.id}: {self.text or self.caption or self.kind!r}>"

    @property
    def data(self) -> Json:
        """As the Bot API writes it."""
        return self.record.data

    @property
    def id(self) -> int:
        return self.record.id

    @property
    def chat_id(self) -> int:
        return self.record.chat.id

    @property
    def text(self) -> str:
        return str(self.data.get("text", ""))

    @property
    def caption(self) -> str:
        return str(self.data.get("caption", ""))

    @property
    def entities(self) -> list[Json]:
        return list(self.data.get("entities") or self.data.get("caption_entities") or [])

    @property
    def html(self) -> str:
        """Text or caption with its formatting as HTML."""
        return as_html(self.text or self.caption, self.entities)

    @property
    def from_bot(self) -> bool:
        return self.record.from_bot

    @property
    def sender(self) -> str:
        return str(self.data["from"]["first_name"])

    @property
    def date(self) -> datetime:
        return datetime.fromtimestamp(self.data["date"], UTC)

    @property
    def edited(self) -> bool:
        return "edit_date" in self.data

    @property
    def deleted(self) -> bool:
        return self.record.deleted

    @property
    def pinned(self) -> bool:
        return self.id in self.record.chat.pinned

    @property
    def thread_id(self) -> int | None:
        thread: int | None = self.data.get("message_thread_id")
        return thread

    @property
    def reply_to(self) -> "Message | None":
        """The message this one replies to; a topic's beginning is not a reply."""
        inner = self.data.get("reply_to_message")
        if inner is None or "forum_topic_created" in inner:
            return None
        record = self.record.chat.records.get(inner["message_id"])
        return Message(self._state, record) if record else None

    @property
    def buttons(self) -> list[list[Button]]:
        """The rows of the inline keyboard; of the reply keyboard if the message brought one."""
        rows = self.data.get("reply_markup", {}).get("inline_keyboard")
        if rows is None:
            rows = (self.record.keyboard or {}).get("keyboard", [])
        return [[_button(button) for button in row] for row in rows]

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.buttons for button in row]

    @property
    def kind(self) -> str:
        """What the message holds: text, photo, document, location, forum_topic_created, ..."""
        names = ("text", *media.KINDS[::-1], "venue", "location", "contact", "poll", "dice")
        known = next((name for name in names if name in self.data), None)
        if known == "document" and "animation" in self.data:
            return "animation"
        common = ("message_id", "from", "chat", "date", "edit_date", "message_thread_id", "is_topic_message")
        return known or next((name for name in self.data if name not in common), "empty")

    @property
    def document(self) -> Attached | None:
        return self._attached("document")

    @property
    def photo(self) -> Attached | None:
        return self._attached("photo")

    @property
    def file(self) -> Attached | None:
        """The file of any kind that the message shows."""
        return self._attached(self.kind)

    @property
    def reactions(self) -> list[str]:
        return [emoji for some in self.record.reactions.values() for emoji in some]

    def _attached(self, kind: str) -> Attached | None:
        file_id = media.file_id({kind: self.data[kind]}) if self.data.get(kind) and kind in media.KINDS else None
        if file_id is None:
            return None
        file = self._state.files.find(file_id)
        return Attached(kind, file_id, file.name, file.mime, self._state.files.content(file))


def _button(raw: Json | str) -> Button:
    if isinstance(raw, str):
        return Button(raw)
    return Button(raw["text"], raw.get("callback_data"), raw.get("url"))


def seen(state: State, records: dict[int, Record]) -> list[Message]:
    """The messages that are there now, oldest first."""
    return [Message(state, record) for _, record in sorted(records.items()) if not record.deleted]
