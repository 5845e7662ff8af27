"""The ticking clock: what becomes due by time alone becomes a promise, and what has served its time goes."""

import asyncio
import logging
from datetime import timedelta

from bot.delivery import Delivery
from db import inbox
from db.engine import Database, Unavailable
from db.times import milliseconds
from events import registration
from events.models import RegistrationState
from handlers.context import Services

log = logging.getLogger(__name__)

TICK = 1.0  # seconds
KEEP_UPDATES = timedelta(days=2)


class Schedule:
    """Looks at the clock once a second."""

    def __init__(self, db: Database, services: Services, delivery: Delivery) -> None:
        self._db = db
        self._services = services
        self._delivery = delivery
        self._told: set[str] = set()

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
        for event in self._services.events.values():
            if event.registration_state(now) is not RegistrationState.CLOSED:
                self._told.discard(event.id)
            elif event.id not in self._told:
                if await self._db.run(registration.tell_closed, event, now):
                    self._delivery.wake()
                else:
                    self._told.add(event.id)
        if now.second == 0:
            await self._db.run(inbox.prune, milliseconds(now - KEEP_UPDATES))
