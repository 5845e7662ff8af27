"""Promises go out: what the outbox owes is sent, paced, retried, and noted."""

import asyncio
import contextlib
import logging
import random
from datetime import timedelta
from typing import ParamSpec, TypeVar

import aiosmtplib
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot import calls, mail, outcomes
from bot.clock import machine_time
from bot.forum import Forum
from bot.lanes import Lanes
from bot.mail import Mailer
from bot.members import Members
from bot.outcomes import Fate, Outcome
from bot.pace import Pace
from bot.traffic import Traffic
from db import links, outbox, people, rate_limits
from db.engine import Database, Transaction, Unavailable, Unit
from db.outbox import Arrival, Channel, Priority, Promise
from db.times import milliseconds
from events import transitions
from handlers import groups, letters
from handlers.context import ForOrganiser, Later, Letter, Mail, Reply, Services, Slow, TooLate
from handlers.enquiry_place import TopicMissing

log = logging.getLogger(__name__)

CLAIMED = 30_000  # milliseconds that a claimed letter may wait for its turn before others may claim it
SENDING = 120_000  # milliseconds: longer than any one call may take
ORGANISERS_PAUSE = 60.0  # seconds until the admin chat that cannot be reached is tried again
LONGEST_PAUSE = 15 * 60.0
PATIENCE = int(timedelta(days=2).total_seconds() * 1000)
BULK_AHEAD = 64  # bulk letters claimed at most, so that other workers find some, and live ones never wait for them
OWN_LIMIT = 2.0  # seconds: a refusal so soon after another message to the chat is about that chat alone
RECHECK = 1.0  # seconds: the clock may be moved, other workers may owe
ONE_LINE_A_MINUTE = 60_000_000  # microseconds

P = ParamSpec("P")
T = TypeVar("T")


class Delivery:
    """Sends what is owed: a recipient's letters in order, different recipients side by side."""

    def __init__(self, db: Database, bot: ExtBot[None], services: Services, chats: Lanes, mailer: Mailer) -> None:
        """`chats` are the lanes in which live answers run too: a letter never overtakes them."""
        self._db = db
        self._bot = bot
        self._services = services
        self._awake = asyncio.Event()
        self._held: dict[str, float] = {}  # recipients, and until when by the loop's time
        self._chats = chats
        self.mailer = mailer
        self._mailer = mailer
        self._members = Members(bot, services)
        self._forum = Forum(bot, services, self._surely)
        self._pace = Pace(self._surely, lambda: services.desk.broadcasts.per_second, lambda: self._now() * 1000)
        self._traffic = Traffic()
        self.bulk = Lanes(at_once=32)

    def wake(self) -> None:
        """Something was just promised."""
        self._awake.set()

    async def release(self, chat_id: int) -> None:
        """The chat can be reached again: what waits for it waits no longer."""
        self._held.pop(str(chat_id), None)
        now = self._now()
        await self._surely(outbox.release, str(chat_id), now, now + int(ORGANISERS_PAUSE * 1000))
        self.wake()

    async def run(self) -> None:
        """Delivers for ever."""
        reclaimed = 0
        while True:
            self._awake.clear()
            pause = RECHECK
            try:
                if machine_time() - reclaimed > RECHECK * 1000:
                    await self._db.run(self._reclaim)
                    reclaimed = machine_time()
                await self._line_up_due()
            except Unavailable as error:
                log.warning("the outbox cannot be read: %s", type(error).__name__)
                pause = 5.0
            # Not wait_for: in Python 3.11 it forgets that it was cancelled if it was woken at the same time.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._awake.wait()

    async def _line_up_due(self) -> None:
        while promises := await self._db.run(
            outbox.claim, self._now(), machine_time() + CLAIMED, len(self.bulk) < BULK_AHEAD
        ):
            for promise in promises:
                self._line_up(promise)

    async def _reclaim(self, tx: Transaction) -> None:
        """What a dead worker left is owed again, or told to have perhaps arrived."""
        for promise in await outbox.reclaim(tx, machine_time(), self._now()):
            await letters.settled(tx, self._services, promise, Arrival.PERHAPS, self._now())

    def _line_up(self, promise: Promise) -> None:
        lanes = self.bulk if promise.priority is Priority.BULK else self._chats
        key = int(promise.recipient) if promise.channel is Channel.TELEGRAM else promise.recipient
        lanes.put(key, lambda: self._deliver(promise))

    async def _deliver(self, promise: Promise) -> None:
        if (held := self._held.get(promise.recipient, 0.0) - _loop_time()) > 0:
            await self._surely(outbox.put_back, promise, self._now() + int(held * 1000))
            return
        self._held.pop(promise.recipient, None)
        if promise.priority is not Priority.BULK:
            await self._leave(promise)
            return
        if promise.channel is Channel.TELEGRAM:
            await asyncio.sleep(self._traffic.wait(int(promise.recipient)))
        async with self._pace.turn(len(self.bulk)):  # by then the letter may not be ours any more
            await self._leave(promise)

    async def _leave(self, promise: Promise) -> None:
        try:
            letter = await self._surely(self._write, promise, machine_time() + SENDING)
            if letter is not None and (made := await self._made(promise, letter)):
                await self._send(promise, made)
        except TopicMissing as missing:
            await self._in_a_topic(promise, missing.person)
        except Exception as error:
            await self._fail(promise, type(error).__name__)

    async def _in_a_topic(self, promise: Promise, person: int) -> None:
        """The letter's topic is made first."""
        outcome = await self._forum.make(person)
        if outcome is None:
            await self._surely(outbox.postpone, promise.id, promise.owed, "topic", counts=False)
            self.wake()
        else:
            await self._not_sent(promise, outcome)

    async def _write(self, tx: Transaction, promise: Promise, lease: int) -> Letter | None:
        """The letter; None when there is nothing to tell any more, or it is somebody else's to tell."""
        if not await outbox.begin_sending(tx, promise, lease):
            return None
        letter = await letters.write(tx, self._services, promise)
        if isinstance(letter, Later):
            await outbox.postpone(tx, promise.id, letter.due, "later", counts=False)
            return None
        if isinstance(letter, TooLate):
            await outbox.give_up(tx, promise.id, self._now(), "too late")
            return None
        if letter is None:
            await outbox.settle(tx, promise.id, self._now())
        return letter

    async def _made(self, promise: Promise, letter: Letter) -> Reply | Mail | None:
        """The letter as it is sent; None: Telegram cannot say now whom it is for."""
        if isinstance(letter, Slow):
            return await asyncio.to_thread(letter.make)
        if not isinstance(letter, ForOrganiser):
            return letter
        try:
            return letter.organisers if await self._members.has(letter.user_id) else letter.others
        except TelegramError as error:
            await self._not_sent(promise, outcomes.of(error))
            return None

    async def _send(self, promise: Promise, letter: Reply | Mail) -> None:
        try:
            messages = await self._carry(promise, letter)
        except TelegramError as error:
            if await self._forum.forgets(promise, letter, error):
                await self._surely(outbox.postpone, promise.id, promise.owed, "topic gone", counts=False)
                self.wake()
            else:
                await self._not_sent(promise, outcomes.of(error))
        except (aiosmtplib.SMTPException, OSError) as error:
            await self._not_sent(promise, mail.outcome(error))
        else:
            await self._surely(self._settle, promise, letter, messages)
            self.wake()

    async def _carry(self, promise: Promise, letter: Reply | Mail) -> list[int]:
        """Hands a letter to Telegram or to the mail server; the ids of the messages that it became."""
        if isinstance(letter, Mail):
            await self.mailer.send(letter, promise.attempts)
            return []
        return await self.call(letter, promise.priority is not Priority.BULK)

    async def call(self, reply: Reply, live: bool = True) -> list[int]:
        """Makes a call of the Bot API; bulk leaves room for live messages, and goes round their chats for a second."""
        if not (messages := calls.messages(reply)):
            return await calls.make(self._bot, reply)
        async with self._traffic.sending(int(reply.parameters["chat_id"]), messages, live):
            return await calls.make(self._bot, reply)

    async def asked_for_patience(self, chat_id: int, seconds: float) -> None:
        """Telegram refused a message to this chat for now: unless it is about that chat alone, all bulk goes slower."""
        if not self._traffic.wait(chat_id, OWN_LIMIT):
            await self._pace.refused(seconds)

    async def _settle(self, tx: Transaction, promise: Promise, letter: Reply | Mail, messages: list[int]) -> None:
        await outbox.settle(tx, promise.id, self._now(), messages[0] if messages else None)
        if isinstance(letter, Reply) and letter.about:
            await links.tie(tx, int(letter.parameters["chat_id"]), messages, letter.about)
            await transitions.shown(tx, letter.about, int(letter.parameters["chat_id"]), messages)
        await letters.settled(tx, self._services, promise, Arrival.ARRIVED, self._now(), messages)

    async def _not_sent(self, promise: Promise, outcome: Outcome) -> None:
        log.warning("letter %s (%s): %s", promise.id, promise.kind, outcome.reason)
        now = self._now()
        match outcome.fate:
            case Fate.HARMLESS:
                await self._surely(outbox.settle, promise.id, now)
            case Fate.LOST if promise.recipient == str(self._services.admin_chat_id):
                log.error("the admin chat cannot be reached (%s): its messages wait", outcome.reason)
                await self._again(promise, outcome.reason, ORGANISERS_PAUSE)
            case Fate.LOST:
                await self._surely(self._lose, promise, outcome.reason)
                self.wake()
            case Fate.MOVED:
                await self._surely(self._move, promise, outcome.chat_id)
                self.wake()
            case Fate.REFUSED:
                await self._fail(promise, outcome.reason)
            case Fate.WAIT:
                if promise.channel is Channel.TELEGRAM:
                    await self.asked_for_patience(int(promise.recipient), outcome.seconds)
                await self._again(promise, outcome.reason, outcome.seconds, counts=False)
            case Fate.PERHAPS if outbox.goes_once(promise):
                await self._surely(self._perhaps, promise, outcome.reason)
                self.wake()
            case Fate.PERHAPS | Fate.RETRY:
                # Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
                longest = min(LONGEST_PAUSE, 0.5 * 2 ** min(promise.attempts, 20))
                await self._again(promise, outcome.reason, random.uniform(0, longest))

    async def _again(self, promise: Promise, reason: str, seconds: float, counts: bool = True) -> None:
        now = self._now()
        if counts and now - promise.owed > PATIENCE:
            await self._fail(promise, reason)
            return
        self._held[promise.recipient] = _loop_time() + seconds
        await self._surely(self._postpone, promise, now, int(seconds * 1000), reason, counts)
        asyncio.get_running_loop().call_later(seconds, self.wake)

    async def _fail(self, promise: Promise, reason: str) -> None:
        log.error("letter %s (%s) failed: %s", promise.id, promise.kind, reason)
        await self._surely(self._give_up, promise, reason)
        self.wake()

    async def _give_up(self, tx: Transaction, promise: Promise, reason: str) -> None:
        now, admin = self._now(), self._services.admin_chat_id
        await outbox.give_up(tx, promise.id, now, reason)
        await letters.settled(tx, self._services, promise, Arrival.FAILED, now)
        if admin is None or promise.batch or promise.kind == "undelivered":
            return  # what becomes of a batch is told in its report
        if await rate_limits.take(tx, "undelivered", now * 1000, ONE_LINE_A_MINUTE, 10 * ONE_LINE_A_MINUTE) == 0:
            payload = {"kind": promise.kind, "id": promise.id, "enquiry": promise.payload.get("enquiry")}
            key = f"undelivered:{promise.id}"
            await outbox.owe(tx, key=key, to=admin, kind="undelivered", payload=payload, now=now)

    async def _perhaps(self, tx: Transaction, promise: Promise, reason: str) -> None:
        await outbox.give_up(tx, promise.id, self._now(), reason, perhaps=True)
        await letters.settled(tx, self._services, promise, Arrival.PERHAPS, self._now())

    async def _lose(self, tx: Transaction, promise: Promise, reason: str) -> None:
        await people.lose(tx, int(promise.recipient), reason, self._now())
        await outbox.give_up(tx, promise.id, self._now(), reason)
        await letters.settled(tx, self._services, promise, Arrival.LOST, self._now())

    async def _move(self, tx: Transaction, promise: Promise, new: int) -> None:
        """A group became a supergroup: what was owed there goes to its new id, this letter first."""
        await groups.follow(tx, self._services, int(promise.recipient), new)
        await outbox.postpone(tx, promise.id, promise.owed, "moved", counts=False)

    async def _postpone(
        self, tx: Transaction, promise: Promise, now: int, wait: int, reason: str, counts: bool
    ) -> None:
        await outbox.postpone(tx, promise.id, now + wait, reason, counts)
        await outbox.hold(tx, promise.recipient, now + wait)

    async def _surely(self, unit: Unit[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What the unit returns, as soon as the database takes it: what was sent must not be forgotten."""
        failures = 0
        while True:
            try:
                return await self._db.run(unit, *args, **kwargs)
            except Unavailable as error:
                failures += 1
                log.warning("a letter waits for the database: %s", type(error).__name__)
                await asyncio.sleep(min(5.0, 0.1 * 2**failures))

    def _now(self) -> int:
        return milliseconds(self._services.clock.now())


def _loop_time() -> float:
    return asyncio.get_running_loop().time()
