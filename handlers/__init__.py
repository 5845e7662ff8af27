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

from db import links
from handlers import (
    additions,
    asking,
    enquiries,
    form_steps,
    groups,
    invitations,
    language,
    mine,
    payloads,
    privacy,
    questions,
    registration,
    reminders,
    seats,
    start,
    tickets,
)
from handlers.context import Context, Services
from handlers.organisers import door
from handlers.organisers import routes as organisers

Handler = BaseHandler[Any, Context, Any]
OnButton = Callable[[Update, Context, Any], Awaitable[None]]
OnReply = Callable[[Update, Context, int], Awaitable[None]]

EDITED = filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE
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
    payloads.Discard: registration.discard,
    payloads.Pick: form_steps.pick,
    payloads.Tick: form_steps.tick,
    payloads.Done: form_steps.done,
    payloads.Meant: form_steps.meant,
    payloads.Back: form_steps.back,
    payloads.Skip: form_steps.skip,
    payloads.Keep: form_steps.keep,
    payloads.ChooseChange: registration.choose_change,
    payloads.Change: registration.change,
    payloads.Review: registration.review,
    payloads.Confirm: registration.confirm,
    payloads.Edit: mine.edit,
    payloads.Withdraw: mine.withdraw,
    payloads.WithdrawYes: mine.withdraw_yes,
    payloads.Queue: seats.queue,
    payloads.JoinOnline: seats.join_online,
    payloads.AcceptSeat: seats.accept,
    payloads.OnlineInstead: seats.online_instead,
    payloads.DeclineSeat: seats.decline,
    payloads.AskLate: asking.late,
    payloads.Invite: invitations.invite,
    payloads.BeginInvited: invitations.begin,
    payloads.Speak: language.speak,
    payloads.ForgetYes: privacy.forget_yes,
    payloads.Nothing: start.nothing,
    payloads.ShowTopics: questions.show_topics,
    payloads.ShowTopic: questions.show_topic,
    payloads.ShowAbout: questions.show_about,
    payloads.ShowEntry: questions.show_entry,
    payloads.ShowAnswer: questions.show_answer,
    payloads.Mean: questions.mean,
    payloads.MeanNone: questions.mean_none,
    payloads.Unhelpful: questions.unhelpful,
    payloads.AskOrganisers: enquiries.ask,
    payloads.AddTo: enquiries.add_to,
    payloads.DropKept: enquiries.drop_kept,
    payloads.SayDifferently: enquiries.say_differently,
    payloads.Solved: enquiries.solved,
    payloads.AnotherQuestion: enquiries.another,
    payloads.ShowTicket: tickets.show,
    payloads.CheckInHere: door.check_in_here,
    payloads.UndoCheckInHere: door.undo_here,
    payloads.Remind: reminders.remind,
    payloads.Decline: reminders.decline,
}

# What a reply in a private chat means, by what the message belongs to that it replies to (db/links.py).
REPLIES: dict[str, OnReply] = {
    "broadcast": additions.to_broadcast,
    "enquiry": additions.reply,
}


def routes(services: Services) -> list[Handler]:
    """THE list."""
    return [
        command("start", start.start),
        command("events", start.events),
        command("register", registration.register),
        command("my", mine.show_mine),
        command("cancel", enquiries.cancel),
        command("language", language.choose),
        command("reminders", reminders.choose),
        command("privacy", privacy.privacy),
        command("mydata", privacy.my_data),
        command("forget", privacy.forget),
        command("faq", questions.show_topics),
        command("ask", enquiries.ask_straight),
        command("help", start.help_),
        MessageHandler(PRIVATE & filters.COMMAND, start.unknown_command),
        MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, speak),
        MessageHandler(EDITED, enquiries.edited),
        CallbackQueryHandler(press),
        *organisers.routes(groups.InAdminChat(services)),
        MessageHandler(filters.StatusUpdate.MIGRATE, groups.moved),
        ChatMemberHandler(start.membership, ChatMemberHandler.MY_CHAT_MEMBER),
    ]


def command(name: str, does: Callable[[Update, Context], Awaitable[None]]) -> Handler:
    """A command in a private chat; /ask waits for words no longer."""

    async def run(update: Update, context: Context) -> None:
        await enquiries.stop_waiting(context)
        await does(update, context)

    return CommandHandler(name, run, PRIVATE)


async def speak(update: Update, context: Context) -> None:
    """Words, pictures or whatever else in a private chat, by what they reply to, or go on with, or are."""
    about, message = await _replied(update, context), update.effective_message
    if about and (handler := REPLIES.get(about.kind)):
        await handler(update, context, about.id)
    elif await additions.goes_on(update, context):
        pass
    elif message and message.text:
        await start.words(update, context)
    else:
        await start.no_words(update, context)


async def press(update: Update, context: Context) -> None:
    """A pressed button, by its kind; one that means nothing here, or not any more, says so."""
    chat, services = update.effective_chat, context.services
    private = chat is not None and chat.type == "private"
    known = BUTTONS if private else organisers.BUTTONS if chat and chat.id == services.admin_chat_id else {}
    button = payloads.unpack(update.callback_query.data if update.callback_query else None)
    handler = known.get(type(button)) if button else None
    if private:
        await enquiries.stop_waiting(context)
    if handler and getattr(button, "event", None) in (None, *services.events):
        await handler(update, context, button)
    elif private:
        await start.old_button(update, context)
    else:
        context.toast(context.say.plain("form.old_button"))


async def _replied(update: Update, context: Context) -> links.About | None:
    """What the message belongs to that this one replies to."""
    message = update.effective_message
    to = message.reply_to_message if message else None
    return await links.about(context.tx, to.chat.id, to.message_id) if to else None
