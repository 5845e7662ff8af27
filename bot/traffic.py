"""What this process sends, held under Telegram's published limits: live answers first, bulk in the room they leave."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

A_CHAT = 1.0  # seconds between two messages to one chat; Telegram's published limits: this, and the next
ALL = 30  # messages in any second
KEPT_FREE = 2  # of these, for live answers
REMEMBERED = 3.0  # seconds


class Traffic:
    """When messages were sent, and when the next may be.

    A message counts from before it leaves until a second after Telegram has answered: whenever it arrived in between,
    Telegram's own second around it holds no more than ours, however slow the way was."""

    def __init__(self) -> None:
        self._on_their_way = 0
        self._answered: deque[float] = deque()  # a time for each message
        self._last: dict[int, float] = {}  # chats, and when they were written to
        self._turns = {True: asyncio.Lock(), False: asyncio.Lock()}  # of live answers, and of bulk: each in order

    @asynccontextmanager
    async def sending(self, chat_id: int, messages: int, live: bool) -> AsyncIterator[None]:
        """While so many messages are sent to a chat; it begins when there is room for them."""
        async with self._turns[live]:
            while pause := self._full(messages, live):  # noqa: ASYNC110 - room comes with time
                await asyncio.sleep(pause)
            self._on_their_way += messages
        before = self._note(chat_id)
        try:
            yield
        except BaseException:  # not sent, as far as we know
            self._note(chat_id, before)
            raise
        else:
            self._note(chat_id)
        finally:
            self._on_their_way -= messages
            self._answered.extend([_now()] * messages)

    def wait(self, chat_id: int, seconds: float = A_CHAT) -> float:
        """How long it will take until nothing was sent to this chat for so many seconds (at most REMEMBERED)."""
        last = self._last.get(chat_id)
        return 0.0 if last is None else max(0.0, last + seconds - _now())

    def _full(self, messages: int, live: bool) -> float:
        """How many seconds there is no room for so many more; as far as can be told."""
        now = _now()
        while self._answered and self._answered[0] <= now - 1.0:
            self._answered.popleft()
        room = max(messages, ALL if live else ALL - KEPT_FREE) - messages
        if self._on_their_way + len(self._answered) <= room:
            return 0.0
        return self._answered[0] + 1.0 - now if self._answered else 0.01

    def _note(self, chat_id: int, at: float | None = None) -> float:
        """The chat was written to, now or `at`; when it was the time before."""
        now = _now()
        before = self._last.pop(chat_id, now - REMEMBERED)
        self._last[chat_id] = now if at is None else at
        for chat_id, at in list(self._first()):
            if at > now - REMEMBERED:
                break
            del self._last[chat_id]
        return before

    def _first(self) -> list[tuple[int, float]]:
        """The chats that were written to longest ago: two a message are enough to keep up."""
        chats = iter(self._last.items())
        return [pair for _, pair in zip(range(2), chats, strict=False)]


def _now() -> float:
    return asyncio.get_running_loop().time()
