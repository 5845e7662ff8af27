"""Updates that the bot has not confirmed yet, and the polls that wait for them."""

import asyncio
from collections.abc import Iterable

from sandbox.errors import conflict
from sandbox.json import Json
from sandbox.store import Store

UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})  # only on request
TWO_POLLERS = conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
FIRST_ID = 730_000_001


class Updates:
    """The queue of unconfirmed updates, oldest first."""

    def __init__(self, store: Store) -> None:
        self._store = store
        rows = sorted((int(key), value) for key, value in store.read("update"))
        self.pending: list[Json] = [update for _, update in rows]
        kept = dict(store.read("updates"))
        self._row = rows[-1][0] if rows else 0
        self._rows: list[int] = [row for row, _ in rows]
        self.next_id: int = kept.get("next", FIRST_ID)
        self.allowed: list[str] = kept.get("allowed", [])
        self._poll: asyncio.Future[bool] | None = None
        self.arrived = asyncio.Event()

    def add(self, update: Json) -> None:
        """Queues an update, numbering it if it has no update_id."""
        if "update_id" not in update:
            update = {"update_id": self.next_id} | update
        self.next_id = max(self.next_id, update["update_id"] + 1)
        self._row += 1
        self.pending.append(update)
        self._rows.append(self._row)
        self._store.put("update", self._row, update)
        self._store.put("updates", "next", self.next_id)
        self.arrived.set()
        self._wake(True)

    def wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in UNASKED

    def allow(self, kinds: Iterable[str]) -> None:
        self.allowed = list(kinds)
        self._store.put("updates", "allowed", self.allowed)

    def confirm(self, offset: int) -> None:
        """Forgets the updates before the offset; a negative one keeps only as many of the last."""
        if offset < 0:
            offset = self.pending[offset:][0]["update_id"] if self.pending else 0
        if offset and self.pending:
            self._keep([update["update_id"] >= offset for update in self.pending])

    def done(self, update: Json) -> None:
        """Forgets one update, which a webhook has taken."""
        self._keep([other is not update for other in self.pending])

    def clear(self) -> None:
        self._keep([False] * len(self.pending))

    def _keep(self, kept: list[bool]) -> None:
        if all(kept):
            return
        for row, stays in zip(self._rows, kept, strict=True):
            if not stays:
                self._store.drop("update", row)
        self.pending = [update for update, stays in zip(self.pending, kept, strict=True) if stays]
        self._rows = [row for row, stays in zip(self._rows, kept, strict=True) if stays]

    def interrupt(self) -> None:
        """A new poll ends the one that waits: it is answered 409."""
        self._wake(False)

    async def wait(self, seconds: float) -> None:
        """Returns when there is an update or the time is over; refused when another poll begins."""
        self._poll = poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                arrived = await poll
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None
        if not arrived:
            raise TWO_POLLERS

    def _wake(self, arrived: bool) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(arrived)
            self._poll = None
