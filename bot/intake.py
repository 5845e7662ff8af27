"""Updates come in: stored before they are confirmed, handled in one transaction, answered, and only then forgotten."""

import asyncio
import contextlib
import logging
import random
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import Application

from bot import calls, outcomes
from bot.delivery import Delivery
from bot.failures import where
from bot.lanes import Lanes
from bot.library import Library
from bot.outcomes import Fate
from db import inbox, links, outbox, people, rate_limits, requests
from db.engine import Database, Transaction, Unavailable
from db.inbox import Waiting
from db.times import milliseconds
from events import transitions
from events.models import RegistrationState
from events.refused import Refused
from handlers import groups, registration
from handlers.context import HAND, Context, Hand, Reply, Services

log = logging.getLogger(__name__)

TRIES = 3
ONE_LINE_A_MINUTE = 60_000_000  # microseconds


class _HandledBefore(Exception):
    """The update is done: what this transaction did is undone."""


class Intake:
    """The way of every update, from Telegram to the person's answer."""

    def __init__(
        self, db: Database, application: Application[Any, Context, Any, Any, Any, Any], services: Services,
        delivery: Delivery, lanes: Lanes, library: Library,
    ) -> None:  # fmt: skip
        self._db = db
        self._application = application
        self._services = services
        self._delivery = delivery
        self._finished: dict[int, set[int]] = {}  # a chat's updates that are answered, but not yet marked so
        self._finishing = asyncio.Event()
        self._unsure: set[int] = set()  # updates that perhaps were stored, though the database did not say so
        self._lanes = lanes
        self._library = library

    async def resume(self) -> None:
        """Takes up what a former run left unfinished."""
        for waiting in await self._db.run(inbox.unfinished):
            self._line_up(waiting)

    async def receive(self, updates: Sequence[dict[str, Any]]) -> None:
        """Stores updates durably and lines them up; one received before changes nothing. Unavailable: none stored."""
        if not all(map(storable, updates)):
            log.error("an update that cannot be stored was passed over")
            updates = [raw for raw in updates if storable(raw)]
        rows = [(raw["update_id"], _chat_id(raw), orjson.dumps(raw).decode()) for raw in updates]
        try:
            new = await self._db.run(inbox.receive, rows, self._now())
        except Unavailable:
            self._unsure.update(update_id for update_id, _, _ in rows)
            raise
        new |= self._unsure  # handled twice it does nothing
        for update_id, chat_id, payload in rows:
            if update_id in new:
                new.discard(update_id)
                self._line_up(Waiting(update_id, chat_id, payload, None))
        self._unsure.difference_update(update_id for update_id, _, _ in rows)

    async def finish_forever(self) -> None:
        """Marks what has been answered, many at once: it need not be durable at once."""
        while True:
            await self._finishing.wait()
            self._finishing.clear()
            if not await self.flush():
                await asyncio.sleep(1)
                self._finishing.set()

    async def flush(self) -> bool:
        """Whether all that was answered before is now marked so."""
        finished = {chat_id: list(updates) for chat_id, updates in self._finished.items()}
        if not finished:
            return True
        try:
            await self._db.run(inbox.finish, [update_id for updates in finished.values() for update_id in updates])
        except Unavailable:
            return False
        for chat_id, updates in finished.items():
            left = self._finished.pop(chat_id, set()) - set(updates)
            if left:
                self._finished[chat_id] = left
        return True

    def _line_up(self, waiting: Waiting) -> None:
        self._lanes.put(waiting.chat_id, lambda: self._handle(waiting))

    async def _handle(self, waiting: Waiting) -> None:
        if waiting.payload is None and waiting.chat_id in self._finished:
            await self.flush()  # so that a kill repeats one answer to a person, not two
        replies = await self._replies(waiting)
        for reply in replies:
            if not await self._say(waiting.chat_id, reply):
                break
        if replies:
            self._finished.setdefault(waiting.chat_id, set()).add(waiting.update_id)
            self._finishing.set()

    async def _replies(self, waiting: Waiting) -> list[Reply]:
        """What the person is to be told, durably decided; after three crashes of its handler an update is put aside."""
        if waiting.payload is None:
            return _from_json(waiting.replies)
        failures = 0
        while True:
            try:
                update = Update.de_json(orjson.loads(waiting.payload), self._application.bot)
                hand = await self._handled(update)
                self._delivery.wake()
                if hand.back is not None:
                    await self._delivery.release(hand.back)
                if hand.learned:
                    await self._library.renew()
                return hand.replies
            except Unavailable as error:
                failures += 1
                log.warning("update %s waits for the database: %s", waiting.update_id, _kind(error))
                await asyncio.sleep(min(5.0, 0.1 * 2**failures))
            except _HandledBefore:
                # After a failure it was perhaps our own commit whose answer got lost; else another worker's.
                return _from_json(await self._db.run(inbox.owed, waiting.update_id)) if failures else []
            except Exception as error:  # the framework hands over what a handler raised
                failures += 1
                log.error("update %s: %s", waiting.update_id, where(error))
                if await self._stumbled(waiting, error):
                    return []

    async def _handled(self, update: Update) -> Hand:
        try:
            return await self._db.run(self._unit, update, None)
        except Refused as refusal:
            return await self._db.run(self._unit, update, refusal)

    async def _unit(self, tx: Transaction, update: Update, refusal: Refused | None) -> Hand:
        """One update, one transaction: the handler's verb, the promises, the replies, the mark that it is handled."""
        person = await self._meet(tx, update)
        hand = Hand(self._services, tx, update.update_id, self._services.clock.now(), person)
        hand.passes = await self._passes(tx, person, hand.now)
        HAND.set(hand)
        if refusal is None:
            await self._application.process_update(update)
            if hand.failure is not None:
                raise hand.failure
            if not hand.taken and self._is_ours(update):
                raise RuntimeError("no context could be made for this update")
        else:
            await registration.refused(update, Context.from_update(update, self._application), refusal)
        replies = hand.replies = [*hand.toasts(update), *hand.replies]
        kept = orjson.dumps([calls.to_json(r) for r in replies]).decode() if replies else None
        if not await inbox.answer(tx, update.update_id, kept):
            raise _HandledBefore
        if earlier := self._finished.get(update.effective_chat.id if update.effective_chat else 0):
            await inbox.finish(tx, list(earlier))
        return hand

    async def _meet(self, tx: Transaction, update: Update) -> people.Person | None:
        chat, user = update.effective_chat, update.effective_user
        if chat is None or user is None or chat.type != "private":
            return None
        language = user.language_code or ""
        return await people.meet(tx, chat.id, user.full_name or "", user.username, language, self._now())

    async def _passes(self, tx: Transaction, person: people.Person | None, now: datetime) -> dict[str, int]:
        """The forms that organisers have opened for this person alone."""
        states = {event.registration_state(now) for event in self._services.events.values()}
        if person is None or RegistrationState.CLOSED not in states:
            return {}
        return await requests.passes(tx, person.chat_id, milliseconds(now))

    def _is_ours(self, update: Update) -> bool:
        handlers = [handler for group in self._application.handlers.values() for handler in group]
        return any(handler.check_update(update) not in (None, False) for handler in handlers)

    async def _stumbled(self, waiting: Waiting, error: Exception) -> bool:
        """Whether the update is put aside now."""
        try:
            return await self._db.run(self._put_aside, waiting, type(error).__name__)
        except Unavailable:
            await asyncio.sleep(1)
            return False

    async def _put_aside(self, tx: Transaction, waiting: Waiting, error: str) -> bool:
        if await inbox.stumble(tx, waiting.update_id, error) < TRIES:
            return False
        now, payload = self._now(), {"update": waiting.update_id}
        await inbox.park(tx, waiting.update_id)
        if waiting.chat_id > 0:
            key = f"parked:{waiting.update_id}:apology"
            await outbox.owe(tx, key=key, to=waiting.chat_id, kind="apology", payload=payload, now=now)
        admin = self._services.admin_chat_id
        if admin and await rate_limits.take(tx, "parked", now * 1000, ONE_LINE_A_MINUTE, 2 * ONE_LINE_A_MINUTE) == 0:
            key = f"parked:{waiting.update_id}"
            await outbox.owe(tx, key=key, to=admin, kind="parked", payload=payload, now=now)
        self._delivery.wake()
        return True

    async def _say(self, chat_id: int, reply: Reply) -> bool:
        """Sends one reply, however long it takes; False when the person cannot be reached."""
        failures = 0
        while True:
            try:
                messages = await self._delivery.call(reply)
                if reply.about and messages:
                    await self._tie(reply, messages)
                return True
            except TelegramError as error:
                outcome = outcomes.of(error)
            except Exception as error:  # a reply that cannot even be asked for must not stop everyone's
                log.error("chat %s: %s failed: %s", chat_id, reply.method, where(error))
                return True
            failures += 1
            match outcome.fate:
                case Fate.HARMLESS:
                    return True
                case Fate.REFUSED:
                    log.error("chat %s: %s was refused: %s", chat_id, reply.method, outcome.reason)
                    return await self._say(chat_id, reply.otherwise) if reply.otherwise else True
                case Fate.MOVED:
                    with contextlib.suppress(Unavailable):
                        await self._db.run(groups.follow, self._services, chat_id, outcome.chat_id)
                    reply.parameters["chat_id"] = chat_id = outcome.chat_id
                case Fate.LOST:
                    with contextlib.suppress(Unavailable):
                        await self._db.run(people.lose, chat_id, outcome.reason, self._now())
                    return False
                case Fate.WAIT:
                    await self._delivery.asked_for_patience(chat_id, outcome.seconds)
                    await asyncio.sleep(outcome.seconds)
                case Fate.RETRY | Fate.PERHAPS:
                    # A prompt twice does no harm; a prompt lost leaves the person waiting.
                    log.warning("chat %s: %s is tried again: %s", chat_id, reply.method, outcome.reason)
                    await asyncio.sleep(random.uniform(0.1, min(30.0, 0.25 * 2**failures)))

    async def _tie(self, reply: Reply, messages: list[int]) -> None:
        """A reply to what was sent just now will find its way; if the database is away, only its buttons do."""
        try:
            await self._db.run(_tie, int(reply.parameters["chat_id"]), messages, str(reply.about))
            self._delivery.wake()
        except Unavailable as error:
            log.warning("a message could not be tied: %s", _kind(error))

    def _now(self) -> int:
        return milliseconds(self._services.clock.now())


def storable(raw: Any) -> bool:
    """Whether this is an update with ids that a database takes; Telegram sends no other."""
    if not isinstance(raw, dict) or type(raw.get("update_id")) is not int:
        return False
    try:
        return bool(max(abs(raw["update_id"]), abs(_chat_id(raw))) < 2**63)
    except (TypeError, ValueError, AttributeError):
        return False


def _chat_id(raw: dict[str, Any]) -> int:
    """The chat whose lane an update belongs to; 0 for what belongs to none."""
    for part in raw.values():
        if isinstance(part, dict):
            about = part.get("message") or part
            chat = about.get("chat") or part.get("from") or {}
            return int(chat.get("id", 0))
    return 0


async def _tie(tx: Transaction, chat_id: int, messages: list[int], about: str) -> None:
    await links.tie(tx, chat_id, messages, about)
    await transitions.shown(tx, about, chat_id, messages)


def _from_json(replies: str | None) -> list[Reply]:
    return [calls.from_json(reply) for reply in orjson.loads(replies or "[]")]


def _kind(error: Exception) -> str:
    return type(error).__name__
