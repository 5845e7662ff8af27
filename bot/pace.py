"""The pace of bulk letters: places that all workers share, reserved ahead, so that a slow disk slows no broadcast."""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Protocol, TypeVar

from db import rate_limits
from db.engine import Transaction, Unit

T = TypeVar("T")

NAME = "bulk"
LATE = 4  # places that may be made up for after a stall of all workers
AHEAD = 1_000_000  # microseconds: as far as places are reserved, which is as long as a refusal takes to be felt
AT_ONCE = 8  # places reserved together: an answer of the database for each is more than a slow disk gives
STALE = 1.0  # seconds after which a place that nobody took is lost
OVERDUE = 0.25  # seconds that a letter waits for the one before to have arrived; it keeps this late on a slow wire


class Surely(Protocol):
    """Runs a unit as soon as the database takes it."""

    async def __call__(self, unit: Unit[..., T], /, *args: object) -> T: ...


class Pace:
    """Says when the next bulk letter may leave."""

    def __init__(self, surely: Surely, per_second: Callable[[], float], now: Callable[[], int]) -> None:
        """`per_second` is the organisers' setting, `now` the clock in microseconds."""
        self._surely = surely
        self._per_second = per_second
        self._now = now
        self._places: deque[float] = deque()  # by the loop's time
        self._reserving = asyncio.Lock()
        self._alone = asyncio.Lock()
        self._refusals = 0

    @asynccontextmanager
    async def turn(self, letters: int) -> AsyncIterator[None]:
        """While one more letter leaves, when it is its turn; `letters` are waiting for theirs, this one among them.

        One after the other while that keeps the pace: a kill leaves one of whom nobody knows whether it arrived."""
        place = await self._next(letters)
        alone = False
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(place + OVERDUE):
                alone = await self._alone.acquire()
        try:
            yield
        finally:
            if alone:
                self._alone.release()

    async def refused(self, seconds: float) -> None:
        """Telegram has asked for patience: nothing leaves for so long, and then it goes slower for a while."""
        await self._surely(self._rest, int(seconds * 1_000_000))
        self._refusals += 1  # whatever was reserved before the rest counts no more
        self._places.clear()

    async def _next(self, letters: int) -> float:
        """When it was the turn that has come now."""
        while True:
            refusals, place = self._refusals, await self._place(letters)
            await asyncio.sleep(max(0.0, place - _loop_time()))
            if refusals == self._refusals:
                return place

    async def _place(self, letters: int) -> float:
        async with self._reserving:
            while True:
                while self._places:
                    if (place := self._places.popleft()) >= _loop_time() - STALE:
                        return place
                refusals, places = self._refusals, await self._surely(self._reserve, min(letters, AT_ONCE))
                if refusals == self._refusals:
                    self._places.extend(_loop_time() + microseconds / 1_000_000 for microseconds in places)
                if not places:
                    await asyncio.sleep(0.1)  # not until the place is near: the clock may be moved meanwhile

    async def _reserve(self, tx: Transaction, places: int) -> list[int]:
        now = self._now()
        interval = int(1_000_000 / self._per_second() * await rate_limits.slowness(tx, NAME, now))
        wait = await rate_limits.reserve(tx, NAME, now, interval, places, burst=LATE, ahead=AHEAD)
        return [] if wait is None else [wait + number * interval for number in range(places)]

    async def _rest(self, tx: Transaction, microseconds: int) -> None:
        now = self._now()
        await rate_limits.rest(tx, NAME, now + microseconds)
        await rate_limits.slow(tx, NAME, now)


def _loop_time() -> float:
    return asyncio.get_running_loop().time()
