"""Runs of broadcasts go on: begun when due, planned in pieces, let go a few at a time, shown, ended with a report."""

import asyncio
import logging
from zoneinfo import ZoneInfo

from bot.delivery import Delivery
from db import batches, broadcast_plans, broadcast_runs, broadcasts, outbox
from db.broadcast_runs import Kind, Run, State
from db.engine import Database, Transaction, Unavailable
from db.times import instant, milliseconds
from handlers.context import Services
from handlers.organisers.broadcasts import run_screens, tally

log = logging.getLogger(__name__)

IDLE = 0.5  # seconds between two looks while no run is under way
BUSY = 0.25
PIECE = 150  # letters planned in one transaction: others have their turn in between
AHEAD = 2.0  # seconds of sending that are let go at a time
SHOWN_EVERY = 5_000  # milliseconds between two edits of the message that shows how far a run is
IN_A_ROW = 10  # letters that fail for one reason, and none arrives meanwhile: it is not for the people
LOST_IN_A_ROW = 30  # that so many have left, one after the other, is more likely something about the bot
LATE = 3_600_000  # milliseconds after which organisers are asked whether it is still to go out


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
                    await self._begin(tx, run, now)
            case State.PLANNING:
                await self._plan(tx, run, now)
            case State.RUNNING:
                if reason := await self._refused(tx, run):
                    await self._pause(tx, run, reason, now)
                elif await batches.release(tx, run.id, now, self._ahead()):
                    self._delivery.wake()
                else:
                    await self._end(tx, run, State.DONE, now)
            case State.PAUSED | State.STOPPING:
                # What was on its way when it was held, and must be tried again, is held here.
                await batches.hold(tx, run.id)
                if run.held:
                    await self._put_back(tx, run, run.held)
                if run.state is State.STOPPING:
                    await self._end(tx, run, State.STOPPED, now)
        under_way = run.state in (State.PLANNING, State.RUNNING)
        if (under_way and not 0 <= now - run.shown < SHOWN_EVERY) or (run.message_id is None and not run.shown):
            await self._show(tx, run, now)

    async def _begin(self, tx: Transaction, run: Run, now: int) -> None:
        """Its time has come; if it has passed, or people sleep by now, organisers are asked first."""
        quiet, zone = self._services.desk.quiet, ZoneInfo(self._services.desk.zone)
        due_by_day = not quiet.holds(instant(run.due).astimezone(zone))
        if now - run.due > LATE or (due_by_day and quiet.holds(instant(now).astimezone(zone))):
            await self._pause(tx, run, run_screens.LATE, now)
        else:
            await broadcast_runs.begin(tx, run.id, now)
            await self._show(tx, run, now)

    async def _refused(self, tx: Transaction, run: Run) -> str | None:
        """Why it does not arrive at anybody any more; None: it does."""
        found = await batches.refused(tx, run.id)
        if found is None or found.reason is None:
            return None
        if tally.told_of(found.reason):
            return found.reason if found.number >= LOST_IN_A_ROW else None
        few = IN_A_ROW if run.kind is Kind.MAIL else min(IN_A_ROW, run.total)  # an address may be a person's mistake
        return found.reason if found.number >= few else None

    async def _pause(self, tx: Transaction, run: Run, why: str, now: int) -> None:
        """It pauses itself, and organisers are told why; what failed is tried again when they let it go on."""
        await broadcast_runs.hold(tx, run.id, why)
        await batches.hold(tx, run.id)
        await self._put_back(tx, run, why)
        await self._show(tx, run, now)
        await self._tell(tx, run, "held", now)

    async def _put_back(self, tx: Transaction, run: Run, why: str) -> None:
        """Whoever it was refused to is not left out."""
        put_back = batches.try_once_more if tally.told_of(why) else batches.try_again
        await put_back(tx, run.id, why)

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
        await self._tell(tx, run, "report", now)

    async def _tell(self, tx: Transaction, run: Run, what: str, now: int) -> None:
        """Promises a message where the run is watched."""
        if (admin := self._services.admin_chat_id) is not None:
            key, payload = f"broadcast:{run.broadcast}:{what}:{run.id}:{now}", {"run": run.id, "topic": run.topic}
            await outbox.owe(tx, key=key, to=admin, kind=f"broadcast_{what}", payload=payload, now=now)
            self._delivery.wake()

    async def _show(self, tx: Transaction, run: Run, now: int) -> None:
        """Promises to renew the message that tells how far it is."""
        await broadcast_runs.note_shown(tx, run.id, now)
        if (admin := self._services.admin_chat_id) is not None:
            key, payload = f"broadcast:{run.broadcast}:progress:{run.id}", {"run": run.id, "topic": run.topic}
            await outbox.renew(tx, key=key, to=admin, kind="broadcast_progress", payload=payload, now=now)
            self._delivery.wake()

    def _ahead(self) -> int:
        return max(2, int(self._services.desk.broadcasts.per_second * AHEAD))

    def _now(self) -> int:
        return milliseconds(self._services.clock.now())
