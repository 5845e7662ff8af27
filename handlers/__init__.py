"""Telegram in, Telegram out: an update goes to the first row of `routes()` that fits."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from handlers import groups, language, mine, payloads, privacy, registration, start
from handlers.context import Context, Services

Handler = BaseHandler[Any, Context, Any]
OnButton = Callable[[Update, Context, Any], Awaitable[None]]

PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE

BUTTONS: dict[type[payloads.Button], OnButton] = {
    payloads.ShowEvents: start.events,
    payloads.ShowEvent: start.show_event,
    payloads.ShowMine: mine.show_mine,
    payloads.Begin: registration.begin,
    payloads.TakeOver: registration.take_over,
    payloads.FillIn: registration.fill_in,
    payloads.StartOver: registration.start_over,
    payloads.StartOverYes: registration.start_over_yes,
    payloads.Pick: registration.pick,
    payloads.Tick: registration.tick,
    payloads.Done: registration.done,
    payloads.Meant: registration.meant,
    payloads.Back: registration.back,
    payloads.Skip: registration.skip,
    payloads.Keep: registration.keep,
    payloads.ChooseChange: registration.choose_change,
    payloads.Change: registration.change,
    payloads.Review: registration.review,
    payloads.Confirm: registration.confirm,
    payloads.Edit: mine.edit,
    payloads.Withdraw: mine.withdraw,
    payloads.WithdrawYes: mine.withdraw_yes,
    payloads.Speak: language.speak,
    payloads.ForgetYes: privacy.forget_yes,
    payloads.Nothing: start.nothing,
}


def routes(services: Services) -> list[Handler]:
    """THE list."""
    admin_chat = filters.Chat(services.admin_chat_id) if services.admin_chat_id else ~filters.ALL
    other_groups = filters.ChatType.GROUPS & ~admin_chat & filters.UpdateType.MESSAGE
    return [
        CommandHandler("start", start.start, PRIVATE),
        CommandHandler("events", start.events, PRIVATE),
        CommandHandler("register", registration.register, PRIVATE),
        CommandHandler("my", mine.show_mine, PRIVATE),
        CommandHandler("cancel", registration.cancel, PRIVATE),
        CommandHandler("language", language.choose, PRIVATE),
        CommandHandler("privacy", privacy.privacy, PRIVATE),
        CommandHandler("mydata", privacy.my_data, PRIVATE),
        CommandHandler("forget", privacy.forget, PRIVATE),
        CommandHandler("help", start.help_, PRIVATE),
        MessageHandler(PRIVATE & filters.COMMAND, start.unknown_command),
        MessageHandler(PRIVATE & filters.TEXT, start.words),
        MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, start.no_words),
        CallbackQueryHandler(press),
        CommandHandler("help", groups.organisers_help, admin_chat),
        MessageHandler(other_groups & ~filters.StatusUpdate.ALL, groups.elsewhere),
        ChatMemberHandler(start.membership, ChatMemberHandler.MY_CHAT_MEMBER),
    ]


async def press(update: Update, context: Context) -> None:
    """A pressed button, by its kind; one that means nothing any more says so."""
    button = payloads.unpack(update.callback_query.data if update.callback_query else None)
    handler = BUTTONS.get(type(button)) if button else None
    if handler is None or getattr(button, "event", None) not in (None, *context.services.events):
        await start.old_button(update, context)
    else:
        await handler(update, context, button)
