"""What time it is; the clock can start elsewhere and be moved, so that a whole event can be rehearsed."""

from datetime import UTC, datetime, timedelta
from time import time_ns


class Clock:
    """The only place that knows the time: `now()` is aware and UTC."""

    def __init__(self, start: datetime | None = None) -> None:
        self._ahead = start - datetime.now(UTC) if start else timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def move(self, to: datetime) -> None:
        self._ahead = to - datetime.now(UTC)


def machine_time() -> int:
    """Milliseconds of the machine's own clock: what is agreed between processes holds however the bot's is moved."""
    return time_ns() // 1_000_000
