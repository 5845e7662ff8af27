"""Promises go out: what the outbox owes is sent, paced, retried, and noted."""

import asyncio
import contextlib
import logging
import random
from datetime import timedelta
from typing import Any

from telegram import Message
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot import outcomes
from bot.lanes import Lanes
from bot.outcomes import Fate, Outcome
from db import notes, outbox, people, rate_limits
from db.engine import Database, Transaction, Unavailable
from db.outbox import Priority, Promise
from db.times import milliseconds
from handlers import letters
from handlers.context import Reply, Services

log = logging.getLogger(__name__)

LEASE = 120_000  # milliseconds: longer than any one call may take
LONGEST_PAUSE = 15 * 60.0
PATIENCE = int(timedelta(days=2).total_seconds() * 1000)
BULK_INTERVAL = 40_000  # microseconds: 25 a second
RECHECK = 1.0  # seconds: the clock may be moved, other workers may owe
ADMIN_CHAT = "admin_chat"


class Delivery:
    """Sends what is owed: a recipient's letters in order, different recipients side by side."""

    def __init__(self, db: Database, bot: ExtBot[None], services: Services, chats: Lanes) -> None:
        """`chats` are the lanes in which live answers run too: a letter never overtakes them."""
        self._db = db
        self._bot = bot
        self._services = services
        self._awake = asyncio.Event()
        self._held: dict[str, int] = {}
        self._chats = chats
        self.bulk = Lanes(at_once=32)

    def wake(self) -> None:
        """Something was just promised."""
        self._awake.set()

    async def run(self) -> None:
        """Delivers for ever."""
        await self._db.run(self._take_back)
        while True:
            self._awake.clear()
            pause = RECHECK
            try:
                while promises := await self._db.run(outbox.claim, self._now(), self._now() + LEASE, True):
                    for promise in promises:
                        self._line_up(promise)
                    if len(self.bulk) > 200:
                        break
                await self._db.run(outbox.reclaim, self._now())
            except Unavailable as error:
                log.warning("the outbox cannot be read: %s", type(error).__name__)
                pause = 5.0
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._awake.wait(), pause)

    async def _take_back(self, tx: Transaction) -> None:
        """A former run's leases end with it where one process is all there is."""
        if not tx.skip_locked:
            await outbox.reclaim(tx, self._now() + LEASE)

    def _line_up(self, promise: Promise) -> None:
        lanes = self.bulk if promise.priority is Priority.BULK else self._chats
        lanes.put(int(promise.recipient), lambda: self._deliver(promise))

    async def _deliver(self, promise: Promise) -> None:
        try:
            if (held := self._held.get(promise.recipient, 0)) > self._now():
                await self._db.run(outbox.postpone, promise.id, held, "held", counts=False)
                return
            self._held.pop(promise.recipient, None)
            letter = await self._db.run(letters.write, self._services, promise)
            if letter is None:
                await self._db.run(outbox.settle, promise.id, self._now())
                return
            if promise.priority is Priority.BULK:
                await self._pace()
            await self._send(promise, letter)
        except Unavailable as error:
            # It stays this worker's until its lease ends, and is owed again then.
            log.warning("letter %s waits for the database: %s", promise.id, type(error).__name__)
        except Exception as error:
            await self._fail(promise, type(error).__name__)

    async def _send(self, promise: Promise, letter: Reply) -> None:
        try:
            sent: Any = await getattr(self._bot, letter.method)(**as_call(letter))
        except TelegramError as error:
            await self._not_sent(promise, outcomes.of(error))
            return
        message_id = sent.message_id if isinstance(sent, Message) else None
        await self._db.run(outbox.settle, promise.id, self._now(), message_id)

    async def _not_sent(self, promise: Promise, outcome: Outcome) -> None:
        log.warning("letter %s (%s): %s", promise.id, promise.kind, outcome.reason)
        now = self._now()
        match outcome.fate:
            case Fate.HARMLESS:
                await self._db.run(outbox.settle, promise.id, now)
            case Fate.LOST if promise.recipient == str(self._services.admin_chat_id):
                log.error("the admin chat cannot be reached (%s): its messages wait", outcome.reason)
                await self._again(promise, outcome.reason, 60.0)
            case Fate.LOST:
                await self._db.run(_lose, promise, outcome.reason, now)
            case Fate.MOVED:
                await self._db.run(self._move, promise, outcome.chat_id)
            case Fate.REFUSED:
                await self._fail(promise, outcome.reason)
            case Fate.WAIT:
                await self._again(promise, outcome.reason, outcome.seconds, counts=False)
            case Fate.PERHAPS if promise.priority is Priority.BULK:
                await self._db.run(outbox.give_up, promise.id, now, outcome.reason, perhaps=True)
            case Fate.PERHAPS | Fate.RETRY:
                # Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
                longest = min(LONGEST_PAUSE, 0.5 * 2 ** min(promise.attempts, 20))
                await self._again(promise, outcome.reason, random.uniform(0, longest))

    async def _again(self, promise: Promise, reason: str, seconds: float, counts: bool = True) -> None:
        now = self._now()
        if counts and now - promise.owed > PATIENCE:
            await self._fail(promise, reason)
            return
        due = now + int(seconds * 1000)
        self._held[promise.recipient] = due
        await self._db.run(_postpone, promise, due, reason, counts)
        asyncio.get_running_loop().call_later(seconds, self.wake)

    async def _fail(self, promise: Promise, reason: str) -> None:
        log.error("letter %s (%s) failed: %s", promise.id, promise.kind, reason)
        await self._db.run(self._give_up, promise, reason)
        self.wake()

    async def _give_up(self, tx: Transaction, promise: Promise, reason: str) -> None:
        await outbox.give_up(tx, promise.id, self._now(), reason)
        admin = self._services.admin_chat_id
        if admin and promise.kind != "undelivered":
            payload = {"kind": promise.kind, "id": promise.id}
            key = f"undelivered:{promise.id}"
            await outbox.owe(tx, key=key, to=admin, kind="undelivered", payload=payload, now=self._now())

    async def _move(self, tx: Transaction, promise: Promise, new: int) -> None:
        """A group became a supergroup: what was owed there goes to its new id, this letter first."""
        await outbox.move_chat(tx, int(promise.recipient), new)
        await outbox.postpone(tx, promise.id, self._now(), "moved", counts=False)
        if promise.recipient == str(self._services.admin_chat_id):
            await notes.write(tx, ADMIN_CHAT, f"{promise.recipient}>{new}")

    async def _pace(self) -> None:
        """Waits for a place among all workers' bulk letters."""
        taken = False
        while not taken:
            wait = await self._db.run(rate_limits.take, "bulk", self._now() * 1000, BULK_INTERVAL, 0)
            taken = wait == 0
            await asyncio.sleep(wait / 1_000_000)

    def _now(self) -> int:
        return milliseconds(self._services.clock.now())


def as_call(reply: Reply) -> dict[str, Any]:
    """A document travels as text until it is sent."""
    document = reply.parameters.get("document")
    return reply.parameters if document is None else reply.parameters | {"document": document.encode()}


async def _lose(tx: Transaction, promise: Promise, reason: str, now: int) -> None:
    await people.lose(tx, int(promise.recipient), reason, now)
    await outbox.give_up(tx, promise.id, now, reason)


async def _postpone(tx: Transaction, promise: Promise, due: int, reason: str, counts: bool) -> None:
    await outbox.postpone(tx, promise.id, due, reason, counts)
    await outbox.hold(tx, promise.recipient, due)
