"""A chat as its members see it."""

import time

from sandbox.chats import Chat
from sandbox.messages import Button, Message, seen
from sandbox.state import State


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
