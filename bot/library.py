"""Keeps what the bot knows up to date: the FAQ's files and what organisers added to them, built into a matcher."""

import asyncio
import logging
from collections.abc import Sequence

from db import questions
from db.engine import Database, Unavailable
from db.questions import Phrasing
from faq.entries import Faq
from handlers import knowledge
from handlers.context import Services
from handlers.knowledge import Knowledge

log = logging.getLogger(__name__)

LOOK = 60.0  # seconds: what another worker's organisers added


class Library:
    """Builds another Knowledge when organisers have added something; questions are answered meanwhile."""

    def __init__(self, db: Database, faq: Faq, services: Services) -> None:
        self._db = db
        self._faq = faq
        self._services = services
        self._built: Sequence[Phrasing] = ()

    async def renew(self) -> None:
        """Knows what organisers have added when it returns; if the database is away, a little later."""
        try:
            added = await self._db.run(questions.phrasings)
        except Unavailable as error:
            log.warning("what organisers added cannot be read: %s", type(error).__name__)
            return
        if list(added) != list(self._built):
            renewed = knowledge.build(self._faq, added, self._services.events)
            await _ready(renewed)
            self._services.knowledge, self._built = renewed, added

    async def run(self) -> None:
        """Makes the first Knowledge ready, then looks now and then what another worker's organisers added."""
        await _ready(self._services.knowledge)
        while True:
            await asyncio.sleep(LOOK)
            await self.renew()


async def _ready(known: Knowledge) -> None:
    """Builds the matcher where it holds nobody up."""
    await asyncio.to_thread(lambda: known.matcher)
