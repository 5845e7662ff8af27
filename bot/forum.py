"""Topics of the organisers' forum: made when a letter needs one, forgotten when Telegram says they are gone."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot import calls, outcomes
from bot.clock import machine_time
from bot.outcomes import Fate, Outcome
from db import outbox
from db import topics as topic_rows
from db.engine import Database, Transaction, Unavailable
from db.outbox import Promise
from db.times import milliseconds
from handlers.context import Letter, Reply, Services
from handlers.organisers import topics

log = logging.getLogger(__name__)

GONE = ("message thread not found", "topic_deleted", "topic_closed", "topic_id_invalid")
MAKING = 60_000  # milliseconds: longer than the call may take


class Forum:
    """Makes topics. `surely` runs a unit until the database takes it."""

    def __init__(self, bot: ExtBot[None], services: Services, surely: Callable[..., Awaitable[object]]) -> None:
        self._bot = bot
        self._services = services
        self._surely = surely

    async def make(self, person: int) -> Outcome | None:
        """None: the topic is there now, or letters do without; else what to do about the letter."""
        chat = self._services.admin_chat_id
        if chat is None:
            return None
        asked = await self._surely(topics.make, self._services, chat, person, machine_time(), machine_time() + MAKING)
        if not isinstance(asked, Reply):
            return Outcome(Fate.WAIT, "another makes the topic", seconds=0.2)
        try:
            thread = (await calls.make(self._bot, asked))[0]
        except TelegramError as error:
            await self._surely(topic_rows.not_made, chat, person)
            return await self._not_made(chat, outcomes.of(error))
        await self._surely(topic_rows.made, chat, person, thread, asked.parameters["name"])
        return None

    async def _not_made(self, chat: int, outcome: Outcome) -> Outcome | None:
        if outcome.fate is not Fate.REFUSED:
            return outcome
        log.error("no topic can be made in the admin chat: %s", outcome.reason)
        await self._surely(topics.refused, self._services, chat, milliseconds(self._services.clock.now()))
        return None

    async def forgets(self, promise: Promise, letter: Letter, error: TelegramError) -> bool:
        """Whether the letter's topic was gone and is forgotten now, so that the letter may be written again."""
        if not isinstance(letter, Reply) or not any(text in error.message.lower() for text in GONE):
            return False
        thread = letter.parameters.get("message_thread_id")
        if thread is None:
            return False
        if promise.payload.get("topic") == thread:  # where an organiser asked for it: now it goes to the chat
            await self._surely(outbox.reword, promise, promise.payload | {"topic": None})
            return True
        now = milliseconds(self._services.clock.now())
        return bool(await self._surely(topic_rows.lose, letter.parameters["chat_id"], thread, now))


async def look(db: Database, bot: ExtBot[None], services: Services) -> None:
    """Asks Telegram once, at the start, whether the admin chat is a forum; then rests."""
    pause = 1.0
    while (chat := services.admin_chat_id) is not None:
        try:
            found = await bot.get_chat(chat)
            await db.run(_note, chat, bool(found.is_forum))
            break
        except (TelegramError, Unavailable) as error:
            reason = outcomes.of(error).reason if isinstance(error, TelegramError) else type(error).__name__
            log.warning("the admin chat could not be looked at: %s", reason)
            await asyncio.sleep(pause)
            pause = min(600.0, pause * 2)
    await asyncio.Event().wait()


async def _note(tx: Transaction, chat: int, forum: bool) -> None:
    await topic_rows.use(tx, chat, forum)
