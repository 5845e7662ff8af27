"""Groups: the admin chat is the organisers'; in any other the bot says, when it comes, that it works in private."""

from telegram import ChatMemberUpdated, Message, Update
from telegram.ext import filters

from db import broadcast_runs, notes, outbox
from db.engine import Transaction
from handlers.context import Context, Services
from handlers.screens import Key, Screen, rows
from handlers.texts import Say


class InAdminChat(filters.MessageFilter):
    """Messages in the organisers' group, whatever its id is by now."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services

    def filter(self, message: Message) -> bool:
        return message.chat.id == self._services.admin_chat_id


async def moved(update: Update, context: Context) -> None:
    """A group became a supergroup: the old one says where to, the new one from where."""
    message = update.effective_message
    assert message is not None
    old, new = message.migrate_from_chat_id or message.chat.id, message.migrate_to_chat_id or message.chat.id
    await follow(context.tx, context.services, old, new)


async def follow(tx: Transaction, services: Services, old: int, new: int) -> None:
    """What was owed to the group's old id is owed to its new one; the admin chat is known by it from now on."""
    await outbox.move_chat(tx, old, new)
    if services.admin_chat_id == old:
        await broadcast_runs.unwatch(tx)
    if services.admin_chat_id in (old, new):
        await notes.write(tx, notes.ADMIN_CHAT, f"{old}>{new}")
        services.admin_chat_id = new


async def elsewhere(update: Update, context: Context) -> None:
    """The bot was put into a group that is not the admin chat: it says how it can become that, and where it works."""
    chat = update.effective_chat
    assert chat is not None
    say = _say(update, context)
    link = f"https://t.me/{context.services.bot_username}"
    text = say("group.private", setting=f"ADMIN_CHAT_ID={chat.id}")
    context.show(update, Screen(text, rows(Key(say.plain("button.open_chat"), link))))


def is_joined(change: ChatMemberUpdated) -> bool:
    """Whether the bot was put into this group just now."""
    inside = ("member", "administrator")
    is_group = change.chat.type in ("group", "supergroup")
    return is_group and change.new_chat_member.status in inside and change.old_chat_member.status not in inside


def _say(update: Update, context: Context) -> Say:
    user = update.effective_user
    return context.services.texts.say(user.language_code if user else None)
