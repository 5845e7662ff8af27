"""The published sending limits, enforced in strict sliding windows."""

import math
import time
from collections import deque

from sandbox.errors import ApiError, too_many

OVERALL = (30, 1.0)
A_CHAT = (1, 1.0)
A_GROUP = (20, 60.0)


class Floods:
    """Counts what was sent. Refused calls do not count. `pace` shortens the windows, for tests in a hurry.

    Published: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
    """

    def __init__(self, pace: float = 1.0) -> None:
        self._pace = pace
        self._sent: dict[tuple[str, int], deque[float]] = {}

    def refusal(self, chat_id: int, messages: int = 1) -> ApiError | None:
        """Takes note of the messages, or says how long to wait."""
        now = time.monotonic()
        windows = [(("all", 0), OVERALL), (("chat", chat_id), A_CHAT)]
        if chat_id < 0:
            windows.append((("group", chat_id), A_GROUP))
        waits = [self._wait(name, limit, now) for name, limit in windows]
        if max(waits) > 0:
            return too_many(math.ceil(max(waits)))
        for name, _ in windows:
            self._sent[name].extend([now] * messages)
        return None

    def _wait(self, name: tuple[str, int], limit: tuple[int, float], now: float) -> float:
        most, seconds = limit[0], limit[1] * self._pace
        sent = self._sent.setdefault(name, deque())
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        return sent[len(sent) - most] + seconds - now if len(sent) >= most else 0.0
