"""The clocks a world can live by: the system's, one that starts elsewhere, one that stands still."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Knows the time; may be moved."""

    def now(self) -> datetime: ...

    def move(self, to: datetime) -> None: ...


class SystemClock:
    """The real time. It cannot be moved."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def move(self, to: datetime) -> None:
        raise ValueError("the system's clock cannot be moved; give the world a RunningClock")


class RunningClock:
    """Starts at the given instant and runs on from there, in the zone of that instant."""

    def __init__(self, start: datetime) -> None:
        self._ahead = timedelta()
        self._zone = start.tzinfo
        self.move(start)

    def now(self) -> datetime:
        return (datetime.now(UTC) + self._ahead).astimezone(self._zone)

    def move(self, to: datetime) -> None:
        self._ahead = to.astimezone(UTC) - datetime.now(UTC)


class StoppedClock:
    """Stands at the given instant until it is moved."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at

    def move(self, to: datetime) -> None:
        self._at = to
