"""Keeps what the bot knows up to date: the content's files, and what organisers added to them in the chat."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from bot import aside, content
from bot.content import Content, Unreadable
from db import added, notes, outbox, questions
from db import overrides as db_overrides
from db.added import Added
from db.engine import Database, Transaction, Unavailable
from db.overrides import Override
from db.questions import Phrasing
from db.times import milliseconds
from events import overrides
from handlers import knowledge
from handlers.context import Services

log = logging.getLogger(__name__)

LOOK = 10.0  # seconds: what another worker's organisers added or asked for
MOST_LINES = 12  # of what is wrong, in the chat
LONGEST_LINE = 250


@dataclass(frozen=True)
class Wishes:
    """What organisers have decided in the chat, as the database has it."""

    phrasings: tuple[Phrasing, ...] = ()
    overrides: tuple[Override, ...] = ()  # of events' settings; the later stands above the earlier
    entries: tuple[Added, ...] = ()  # of the FAQ, or answers to some
    reading: str = ""  # the latest /reload, by the id of its update
    told: bool = True  # whether its outcome is promised to them

    @property
    def added(self) -> tuple[object, ...]:
        """What changes what the bot knows, without its files."""
        return self.phrasings, self.overrides, self.entries


class Library:
    """Replaces what Services holds, all or nothing, while questions are answered; every worker has one."""

    def __init__(self, db: Database, services: Services, has: Content, read: Callable[[Content], Content]) -> None:
        """`has` was just read; `read` reads again, and compares with what was before; it raises Unreadable."""
        self._db = db
        self._services = services
        self._content = has
        self._read = read
        self._done: Wishes | None = None
        self._one_at_a_time = asyncio.Lock()

    async def renew(self) -> None:
        """All that organisers wished until now is done when it returns; if the database is away, a little later."""
        async with self._one_at_a_time:
            try:
                wishes = await self._db.run(_wishes)
                await self._fulfil(wishes)
            except Unavailable as error:
                log.warning("what organisers wish cannot be read or told: %s", type(error).__name__)

    async def run(self) -> None:
        """Looks now and then what another worker's organisers wish."""
        while True:
            await asyncio.sleep(LOOK)
            await self.renew()

    async def _fulfil(self, wishes: Wishes) -> None:
        done, new, outcome = self._done, self._content, dict[str, Any]()
        if done is not None and wishes.reading != done.reading:
            new, outcome = await self._read_again()
        if new is not self._content or wishes.added != (done or Wishes()).added:
            await self._take(new, wishes)
        if not wishes.told:
            await self._db.run(self._tell, wishes.reading, outcome)
        self._done = wishes

    async def _read_again(self) -> tuple[Content, dict[str, Any]]:
        """The content, and what came of it: `changes` by part, or the `problems` for which it is the old one."""
        old = self._content
        try:
            new = await aside.run(lambda: self._read(old))
        except Unreadable as error:
            log.error("the content cannot be used, all stays as it was:\n%s", error)
            lines = [line[:LONGEST_LINE] for line in error.short]
            return old, {"problems": lines[:MOST_LINES], "more": len(lines[MOST_LINES:])}
        changed = content.changes(old, new)
        log.info("the content was read again: %s", ", ".join(changed) or "nothing changed")
        return new, {"changes": {part: asdict(compared) for part, compared in changed.items()}}

    async def _take(self, new: Content, wishes: Wishes) -> None:
        """Builds in a thread, then replaces all at once: nobody sees half of it."""
        merged = overrides.merged(new.events, wishes.overrides)
        for one in merged.left_out:
            log.error("%s: %s was set in the chat, but does not fit the file any more", one.event, one.name)
        known = knowledge.build(new.faq, wishes.phrasings, merged.catalogue, wishes.entries)
        await aside.run(lambda: known.matcher)
        self._content = new
        self._services.events, self._services.texts, self._services.knowledge = merged.catalogue, new.texts, known
        self._services.canned = new.canned

    async def _tell(self, tx: Transaction, reading: str, outcome: dict[str, Any]) -> None:
        now, admin = milliseconds(self._services.clock.now()), self._services.admin_chat_id
        if admin is not None:
            key = f"reload:{reading}"
            await outbox.owe(tx, key=key, to=admin, kind="content_read", payload=outcome, now=now)
        await notes.write(tx, notes.READ_AGAIN, f"{reading} told")


async def _wishes(tx: Transaction) -> Wishes:
    reading, _, told = (await notes.read(tx, notes.READ_AGAIN) or "").partition(" ")
    return Wishes(
        phrasings=tuple(await questions.phrasings(tx)),
        overrides=tuple(await db_overrides.all_(tx)),
        entries=tuple(await added.live(tx)),
        reading=reading,
        told=bool(told or not reading),
    )
