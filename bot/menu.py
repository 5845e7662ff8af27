"""The command menu and the description that Telegram shows: set when they have changed."""

import asyncio
import hashlib
import logging

import orjson
from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot import outcomes
from db import notes
from db.engine import Database, Unavailable
from handlers.context import Services
from handlers.texts import REFERENCE, Say

log = logging.getLogger(__name__)

COMMANDS = (
    *("start", "register", "my", "faq", "ask", "events"),
    *("cancel", "language", "privacy", "mydata", "forget", "help"),
)
NOTE = "menu"


async def keep(db: Database, bot: ExtBot[None], services: Services) -> None:
    """Sets menu and description if they differ from what was set last; then rests. Failing is tried again later."""
    says = [services.texts.say(language) for language in services.texts.languages]
    wanted = hashlib.sha256(orjson.dumps([_words(say) for say in says] + [str(services.admin_chat_id)])).hexdigest()
    pause = 30.0
    while await _noted(db) != wanted:
        try:
            for say in says:
                await _set(bot, say)
            await _set_admin(bot, services)
            await db.run(notes.write, NOTE, wanted)
        except (TelegramError, Unavailable) as error:
            reason = outcomes.of(error).reason if isinstance(error, TelegramError) else type(error).__name__
            log.warning("the command menu could not be set: %s", reason)
            await asyncio.sleep(pause)
            pause *= 2
    await asyncio.Event().wait()


async def _noted(db: Database) -> str | None:
    try:
        return await db.run(notes.read, NOTE)
    except Unavailable:
        return None


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
        await bot.set_my_commands(
            [BotCommand("help", say.plain("command.help"))], scope=BotCommandScopeChat(services.admin_chat_id)
        )
    except TelegramError as error:
        log.warning("the admin chat has no command menu: %s", outcomes.of(error).reason)


def _commands(say: Say) -> list[tuple[str, str]]:
    return [(name, say.plain(f"command.{name}")) for name in COMMANDS]


def _words(say: Say) -> list[object]:
    return [say.language, _commands(say), say.plain("bot.description"), say.plain("bot.short_description")]
