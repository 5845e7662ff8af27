"""What this process sent lately: live answers leave bulk less room, and a chat is not written to twice in a second."""

import asyncio
from collections import deque

A_CHAT = 1.0  # seconds between two messages to one chat; Telegram's published limit, as the next is
ALL = 29.0  # messages a second; one less than the limit, for both clocks are not the same
LEAST = 1.0  # messages a second that bulk has whatever happens
REMEMBERED = 3.0  # seconds


class Traffic:
    """When chats were written to."""

    def __init__(self) -> None:
        self._live: deque[float] = deque()
        self._last: dict[int, float] = {}  # chats, and when they were written to

    def note(self, chat_id: int, live: bool) -> None:
        """A message is on its way to this chat now."""
        now = _now()
        self._last.pop(chat_id, None)
        self._last[chat_id] = now
        if live:
            self._live.append(now)
        self._forget(now)

    def room(self) -> float:
        """How many messages a second live answers leave."""
        self._forget(_now())
        return max(LEAST, ALL - len(self._live))

    def wait(self, chat_id: int, seconds: float = A_CHAT) -> float:
        """How long it will take until nothing was sent to this chat for so many seconds (at most REMEMBERED)."""
        last = self._last.get(chat_id)
        return 0.0 if last is None else max(0.0, last + seconds - _now())

    def _forget(self, now: float) -> None:
        while self._live and self._live[0] <= now - 1.0:
            self._live.popleft()
        for chat_id, at in list(self._first()):
            if at > now - REMEMBERED:
                break
            del self._last[chat_id]

    def _first(self) -> list[tuple[int, float]]:
        """The chats that were written to longest ago: two a message are enough to keep up."""
        chats = iter(self._last.items())
        return [pair for _, pair in zip(range(2), chats, strict=False)]


def _now() -> float:
    return asyncio.get_running_loop().time()
