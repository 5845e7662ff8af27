"""The command menu and the description that Telegram shows: set when they have changed."""

import asyncio
import hashlib
import logging
from collections.abc import Sequence

import orjson
from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot import outcomes
from db import notes
from db.engine import Database, Unavailable
from handlers.context import Services
from handlers.organisers import commands
from handlers.text_checks import REFERENCE
from handlers.texts import Say

log = logging.getLogger(__name__)

COMMANDS = (
    *("start", "register", "my", "faq", "ask", "events"),
    *("cancel", "reminders", "language", "privacy", "mydata", "forget", "help"),
)
NOTE = "menu"
FIRST_PAUSE = 30.0  # seconds; the texts may be read again meanwhile


async def keep(db: Database, bot: ExtBot[None], services: Services) -> None:
    """Sets menu and description whenever they differ from what was set last. Failing is tried again later."""
    pause = FIRST_PAUSE
    while True:
        says = [services.texts.say(language) for language in services.texts.languages]
        wanted = hashlib.sha256(orjson.dumps([_words(say) for say in says] + [str(services.admin_chat_id)])).hexdigest()
        try:
            if await db.run(notes.read, NOTE) != wanted:
                await _set_all(bot, services, says)
                await db.run(notes.write, NOTE, wanted)
            pause = FIRST_PAUSE
        except (TelegramError, Unavailable) as error:
            reason = outcomes.of(error).reason if isinstance(error, TelegramError) else type(error).__name__
            log.warning("the command menu could not be set: %s", reason)
            pause *= 2
        await asyncio.sleep(pause)


async def _set_all(bot: ExtBot[None], services: Services, says: Sequence[Say]) -> None:
    for say in says:
        await _set(bot, say)
    await _set_admin(bot, services)


async def _set(bot: ExtBot[None], say: Say) -> None:
    # English is set without a language too: it is what everyone else sees.
    for language in {say.language, None if say.language == REFERENCE else say.language}:
        commands = [BotCommand(name, text) for name, text in _commands(say)]
        await bot.set_my_commands(commands, scope=BotCommandScopeAllPrivateChats(), language_code=language)
        await bot.set_my_description(say.plain("bot.description"), language_code=language)
        await bot.set_my_short_description(say.plain("bot.short_description"), language_code=language)


async def _set_admin(bot: ExtBot[None], services: Services) -> None:
    if services.admin_chat_id is None:
        return
    say = services.texts.say(None)
    try:
        listed = [BotCommand(name, text) for name, text in commands.listed(say)]
        await bot.set_my_commands(listed, scope=BotCommandScopeChat(services.admin_chat_id))
    except TelegramError as error:
        log.warning("the admin chat has no command menu: %s", outcomes.of(error).reason)


def _commands(say: Say) -> list[tuple[str, str]]:
    return [(name, say.plain(f"command.{name}")) for name in COMMANDS]


def _words(say: Say) -> list[object]:
    listed = [_commands(say), commands.listed(say)]
    return [say.language, *listed, say.plain("bot.description"), say.plain("bot.short_description")]
