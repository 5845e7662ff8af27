"""The ticking clock: what becomes due by time alone becomes a promise, and what has served its time goes."""

import asyncio
import logging
from datetime import datetime, timedelta

from bot import retention
from bot.delivery import Delivery
from bot.rounds import Rounds
from db import inbox, overrides, questions, unanswered
from db.engine import Database, Transaction, Unavailable
from db.times import milliseconds
from events import registration, waiting
from handlers import gaps
from handlers.context import Services
from handlers.organisers import morning

log = logging.getLogger(__name__)

TICK = 1.0  # seconds
KEEP_UPDATES = timedelta(days=2)
KEEP_WORDS = timedelta(days=7)  # that a person typed, and neither asked nor meant anything with
KEEP_CANDIDATES = timedelta(days=90)  # that organisers neither added to the FAQ nor dropped


class Schedule:
    """Looks at the clock once a second."""

    def __init__(self, db: Database, services: Services, delivery: Delivery) -> None:
        self._db = db
        self._services = services
        self._delivery = delivery
        self._rounds = Rounds(db, services, delivery)
        self._pruned: datetime | None = None

    async def run(self) -> None:
        while True:
            try:
                await self.tick()
            except Unavailable as error:
                log.warning("the schedule waits for the database: %s", type(error).__name__)
            await asyncio.sleep(TICK)

    async def tick(self) -> None:
        """Does all that is due now."""
        now = self._services.clock.now()
        jobs = (
            self._rounds.notice,  # events that organisers have changed
            self._rounds.tell,
            self._rounds.remind,
            self._tell_closed,
            self._move_lines,
            self._nudge,
            self._greet,
            self._see_gaps,
            self._prune,
        )
        for job in jobs:
            await job(now)

    async def _tell_closed(self, now: datetime) -> None:
        """Whose form is open when registration, or the time for changes, closes is told so."""
        for event in self._services.events.values():
            for changes, closes in ((False, event.closes_at), (True, event.changes_close_at)):
                if now >= closes and await self._db.run(registration.tell_closed, event, now, changes) > 0:
                    self._delivery.wake()

    async def _move_lines(self, now: datetime) -> None:
        """Offers end, and free seats are offered to whoever is first in line."""
        for event in self._services.events.values():
            if await self._db.run(waiting.keep_moving, event, self._services.desk, now):
                self._delivery.wake()

    async def _nudge(self, now: datetime) -> None:
        """Organisers are reminded of questions that wait too long."""
        if await self._db.run(morning.nudge, self._services, now):
            self._delivery.wake()

    async def _greet(self, now: datetime) -> None:
        """Each morning the organisers are told how things stand."""
        if await self._db.run(morning.greet, self._services, now):
            self._delivery.wake()

    async def _see_gaps(self, now: datetime) -> None:
        """One of the organisers' doors is shut: the other says so."""
        if await self._db.run(gaps.look, self._services, now):
            self._delivery.wake()

    async def _prune(self, now: datetime) -> None:
        if (minute := now.replace(second=0, microsecond=0)) != self._pruned:
            await self._db.run(_prune, now)
            await self._db.run(retention.keep, self._services, now)
            self._delivery.wake()
            self._pruned = minute


async def _prune(tx: Transaction, now: datetime) -> None:
    """What has served its time is kept no longer."""
    await inbox.prune(tx, milliseconds(now - KEEP_UPDATES))
    await unanswered.prune(tx, milliseconds(now - KEEP_WORDS))
    offered, picked = milliseconds(now - KEEP_WORDS), milliseconds(now - KEEP_CANDIDATES)
    await overrides.prune(tx, milliseconds(now - KEEP_WORDS))
    await questions.prune(tx, offered=offered, picked=picked)
