"""Updates are fetched: a long poll after another, for ever."""

import asyncio
import contextlib
import logging
import random
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from urllib.parse import urlencode

import orjson
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot import outcomes
from bot.wire import Wire
from db.engine import Unavailable

log = logging.getLogger(__name__)

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 30


class Stop(Exception):
    """The program must end: with this exit code, for this reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


async def poll(bot: ExtBot[None], wire: Wire, receive: Callable[[Sequence[dict[str, Any]]], Awaitable[None]]) -> None:
    """Fetches updates for ever; the offset moves on once they are stored. Stop: a second poller, a bad token."""
    offset, conflicts, failures = 0, 0, 0
    while True:
        query = urlencode(
            {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": orjson.dumps(ALLOWED).decode()}
        )
        try:
            url = f"{bot.base_url}/getUpdates?{query}"
            updates: Any = await wire.post(url, read_timeout=POLL_SECONDS + 10)
            await receive(updates)
            offset = max((raw["update_id"] + 1 for raw in updates), default=offset)
            conflicts = failures = 0
        except Conflict as error:
            conflicts += 1
            if "webhook" in error.message:
                await _leave_webhook(bot)
            if conflicts >= 3:
                raise Stop(1, "another program fetches this bot's updates; stop it, or use another token") from None
            await asyncio.sleep(1)
        except InvalidToken:
            raise Stop(2, "BOT_TOKEN: Telegram does not know this token; get it from @BotFather") from None
        except RetryAfter as error:
            await asyncio.sleep(outcomes.of(error).seconds)
        except (TelegramError, Unavailable) as error:
            failures += 1
            log.warning("updates could not be fetched: %s", type(error).__name__)
            await asyncio.sleep(random.uniform(0.1, min(15.0, 0.2 * 2**failures)))


async def _leave_webhook(bot: ExtBot[None]) -> None:
    """A former run in webhook mode left it set: its updates wait for us."""
    with contextlib.suppress(TelegramError):
        await bot.delete_webhook()
