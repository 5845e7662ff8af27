"""The organisers' commands: THE list, for /help in the admin chat and for Telegram's menu there."""

from telegram import Update

from handlers.context import Context
from handlers.screens import Screen
from handlers.texts import Html, Say

# What each does is a line in the texts.
COMMANDS = {
    "open": "command.open",
    "find": "command.find",
    "mute": "command.mute",
    "unmute": "command.unmute",
    "checkin": "command.checkin",
    "broadcast": "command.broadcast",
    "broadcasts": "command.broadcasts",
    "stats": "command.stats",
    "export": "command.export",
    "readiness": "command.readiness",
    "event": "command.event",
    "audit": "command.audit",
    "faq": "command.faq_organisers",
    "reload": "command.reload",
    "help": "command.help",
}


async def help_(update: Update, context: Context) -> None:
    """/help in the admin chat."""
    lines = [context.say("admin.help_line", command=name, text=text) for name, text in listed(context.say)]
    context.show(update, Screen(Html("\n".join([context.say("admin.help"), "", *lines]))))


def listed(say: Say) -> list[tuple[str, str]]:
    """Each command with what it does."""
    return [(name, say.plain(key)) for name, key in COMMANDS.items()]
