"""Groups: the admin chat is the organisers'; in any other the bot says once that it works in private."""

from telegram import Update

from db import notes
from handlers.context import Context
from handlers.screens import Key, Screen, rows
from handlers.texts import Say


async def elsewhere(update: Update, context: Context) -> None:
    """A message in a group that is not the admin chat."""
    chat = update.effective_chat
    assert chat is not None
    if await notes.read(context.tx, f"greeted:{chat.id}"):
        return
    await notes.write(context.tx, f"greeted:{chat.id}", "yes")
    say = _say(update, context)
    link = f"https://t.me/{context.services.bot_username}"
    context.show(update, Screen(say("group.private"), rows(Key(say.plain("button.open_chat"), link))))


async def organisers_help(update: Update, context: Context) -> None:
    """/help in the admin chat."""
    context.show(update, Screen(context.say("admin.help")))


def _say(update: Update, context: Context) -> Say:
    user = update.effective_user
    return context.services.texts.say(user.language_code if user else None)
