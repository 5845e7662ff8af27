"""Runs of broadcasts go on: begun when due, planned in pieces, let go a few at a time, shown, ended with a report."""

import asyncio
import logging

from bot.delivery import Delivery
from db import batches, broadcast_plans, broadcast_runs, broadcasts, outbox
from db.broadcast_runs import Run, State
from db.engine import Database, Transaction, Unavailable
from db.times import milliseconds
from handlers.context import Services

log = logging.getLogger(__name__)

IDLE = 0.5  # seconds between two looks while no run is under way
BUSY = 0.25
PIECE = 500  # letters planned in one transaction: others have their turn in between
AHEAD = 2.0  # seconds of sending that are let go at a time
SHOWN_EVERY = 5_000  # milliseconds between two edits of the message that shows how far a run is


class Conductor:
    """Looks after the runs that have not ended; all it knows is in the database, so it goes on after any kill."""

    def __init__(self, db: Database, services: Services, delivery: Delivery) -> None:
        self._db = db
        self._services = services
        self._delivery = delivery

    async def run(self) -> None:
        while True:
            pause = IDLE
            try:
                pause = await self.tick()
            except Unavailable as error:
                log.warning("broadcasts wait for the database: %s", type(error).__name__)
            await asyncio.sleep(pause)

    async def tick(self) -> float:
        """Does what is to be done now; how many seconds until the next look."""
        going = await self._db.run(self._conduct)
        if any(run.state is State.PLANNING for run in going):
            return 0.0
        return BUSY if going else IDLE

    async def _conduct(self, tx: Transaction) -> list[Run]:
        going = await broadcast_runs.going(tx)
        for run in going:
            await self._move(tx, run)
        return going

    async def _move(self, tx: Transaction, run: Run) -> None:
        """One run, one step."""
        now = self._now()
        match run.state:
            case State.SCHEDULED:
                if run.due <= now:
                    await broadcast_runs.begin(tx, run.id, now)
                    await self._show(tx, run, now)
            case State.PLANNING:
                await self._plan(tx, run, now)
            case State.RUNNING:
                if await batches.release(tx, run.id, now, self._ahead()):
                    self._delivery.wake()
                await self._end(tx, run, State.DONE, now)
            case State.PAUSED | State.STOPPING:
                # What was on its way when it was held, and must be tried again, is held here.
                await batches.hold(tx, run.id)
                if run.state is State.STOPPING:
                    await self._end(tx, run, State.STOPPED, now)
        if run.state in (State.PLANNING, State.RUNNING) and not 0 <= now - run.shown < SHOWN_EVERY:
            await self._show(tx, run, now)

    async def _plan(self, tx: Transaction, run: Run, now: int) -> None:
        found = await broadcasts.get(tx, run.broadcast)
        languages = self._services.texts.languages
        if found is None or not await broadcast_plans.plan(tx, run, found, languages, now, PIECE):
            await broadcast_runs.planned(tx, run.id)
            await self._show(tx, run, now)

    async def _end(self, tx: Transaction, run: Run, state: State, now: int) -> None:
        """Ends it once nothing is on its way any more, with a report."""
        if await broadcast_runs.is_open(tx, run):
            return
        await broadcast_runs.end(tx, run.id, state, now)
        await self._show(tx, run, now)
        if (admin := self._services.admin_chat_id) is not None:
            key = f"broadcast:{run.broadcast}:report:{run.id}:{now}"
            await outbox.owe(tx, key=key, to=admin, kind="broadcast_report", payload={"run": run.id}, now=now)
            self._delivery.wake()

    async def _show(self, tx: Transaction, run: Run, now: int) -> None:
        """Promises to renew the message that tells how far it is."""
        await broadcast_runs.note_shown(tx, run.id, now)
        if (admin := self._services.admin_chat_id) is not None and run.message_id is not None:
            key, payload = f"broadcast:{run.broadcast}:progress:{run.id}", {"run": run.id}
            await outbox.renew(tx, key=key, to=admin, kind="broadcast_progress", payload=payload, now=now)
            self._delivery.wake()

    def _ahead(self) -> int:
        return max(2, int(self._services.desk.broadcasts.per_second * AHEAD))

    def _now(self) -> int:
        return milliseconds(self._services.clock.now())
