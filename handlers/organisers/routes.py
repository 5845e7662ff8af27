"""Organisers in: what is pressed, commanded and written in the admin chat goes to the first row that fits."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, MessageHandler, filters

from db import links
from handlers import groups, payloads
from handlers.context import Context
from handlers.organisers import (
    alike,
    arrivals,
    canned,
    card_buttons,
    changes,
    commands,
    content,
    door,
    editors,
    exports,
    finding,
    hearing,
    history,
    mail_notes,
    muting,
    open_list,
    proposals,
    readiness,
    replies,
    requests,
    stats,
    supplied,
    switches,
)
from handlers.organisers.broadcasts import correcting, making, overview, sending, writing

Handler = BaseHandler[Any, Context, Any]
OnButton = Callable[[Update, Context, Any], Awaitable[None]]
OnReply = Callable[[Update, Context, int], Awaitable[None]]

BUTTONS: dict[type[payloads.Button], OnButton] = {
    payloads.CastNew: making.begin_anew,
    payloads.CastStep: making.go_to,
    payloads.CastEvent: making.choose_event,
    payloads.CastTick: making.tick,
    payloads.CastDue: making.set_due,
    payloads.CastDrop: making.drop,
    payloads.CastKeep: making.keep,
    payloads.CastWrite: writing.ask,
    payloads.CastClear: writing.clear,
    payloads.CastTest: sending.test,
    payloads.CastSend: sending.send,
    payloads.RunPause: sending.pause,
    payloads.RunResume: sending.resume,
    payloads.RunStop: sending.stop,
    payloads.RunCallOff: sending.call_off,
    payloads.CastReport: overview.report,
    payloads.CastAfter: correcting.ask,
    payloads.CastAfterYes: correcting.do,
    payloads.Export: exports.pressed,
    payloads.ShowReadiness: readiness.turn,
    payloads.ShowMissing: readiness.show_missing,
    payloads.Supply: readiness.ask,
    payloads.SaveAnswer: readiness.save,
    payloads.TakeBackAnswer: supplied.take_back,
    payloads.ShowSwitches: switches.show_one,
    payloads.AskSetting: switches.ask,
    payloads.RevertSetting: switches.revert,
    payloads.CloseNow: switches.close_now,
    payloads.OpenNow: switches.open_now,
    payloads.SaveSetting: switches.save,
    payloads.DropSetting: switches.drop,
    payloads.ShowAtDoor: door.show,
    payloads.CheckIn: door.check_in,
    payloads.UndoCheckIn: door.undo,
    payloads.Take: card_buttons.take,
    payloads.Close: card_buttons.close,
    payloads.Reopen: card_buttons.reopen,
    payloads.OpenPage: open_list.show,
    payloads.Jump: open_list.jump,
    payloads.ShowPerson: finding.show,
    payloads.SendAgain: arrivals.send_again,
    payloads.ShowCanned: canned.show,
    payloads.PreviewCanned: canned.preview,
    payloads.SendCanned: canned.send,
    payloads.SendToAll: alike.send_to_all,
    payloads.Propose: proposals.propose,
    payloads.ProposeEvent: proposals.choose_event,
    payloads.ProposeLanguage: proposals.choose_language,
    payloads.ProposeTopic: proposals.choose_topic,
    payloads.ProposeAnswer: proposals.choose_answer,
    payloads.PutIntoFaq: proposals.put_into_faq,
    payloads.DropProposal: proposals.drop,
    payloads.TakeOutOfFaq: proposals.take_out,
    payloads.PutBackIntoFaq: proposals.put_back,
    payloads.SendHeld: replies.send_held,
    payloads.DropHeld: replies.drop_held,
    payloads.SendMail: mail_notes.send,
    payloads.LeaveMail: mail_notes.leave,
    payloads.AddPhrasing: editors.add,
    payloads.DropPhrasing: editors.drop,
    payloads.Approve: requests.approve,
    payloads.Refuse: requests.refuse,
    payloads.RefuseSilently: requests.refuse_silently,
    payloads.TellChange: changes.tell,
    payloads.LeaveChange: changes.leave,
}

# What a reply in the admin chat means, by what the message belongs to that it replies to (db/links.py).
REPLIES: dict[str, OnReply] = {
    "broadcast": writing.reply,
    "enquiry": replies.answer,
    "setting": switches.answer,
    "faq_answer": proposals.answered,
    "proposal": proposals.reword,
    "supply": readiness.answer,
    "request": requests.reason,
}

CAME_OR_WENT = filters.StatusUpdate.NEW_CHAT_MEMBERS | filters.StatusUpdate.LEFT_CHAT_MEMBER
ONLY_A_COMMAND = filters.Regex(r"^/\w+(@\w+)?\s*$")  # mistyped, or another bot's; more than that may be an answer


def routes(admin_chat: groups.InAdminChat) -> list[Handler]:
    """The organisers' part of the list."""
    return [
        CommandHandler("help", commands.help_, admin_chat),
        CommandHandler("open", open_list.show, admin_chat),
        CommandHandler("find", finding.find, admin_chat),
        CommandHandler("mute", muting.mute, admin_chat),
        CommandHandler("unmute", muting.unmute, admin_chat),
        CommandHandler("faq", editors.show_faq, admin_chat),
        CommandHandler("reload", content.reload, admin_chat),
        CommandHandler("checkin", door.checkin, admin_chat),
        CommandHandler("readiness", readiness.show, admin_chat),
        CommandHandler("event", switches.show, admin_chat),
        CommandHandler("audit", history.show, admin_chat),
        CommandHandler("stats", stats.stats, admin_chat),
        CommandHandler("export", exports.export, admin_chat),
        CommandHandler("broadcast", making.begin, admin_chat),
        CommandHandler("broadcasts", overview.list_, admin_chat),
        MessageHandler(admin_chat & filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL & ~ONLY_A_COMMAND, heard),
        MessageHandler(admin_chat & filters.UpdateType.EDITED_MESSAGE, reworded),
        MessageHandler(admin_chat & CAME_OR_WENT, door.came_and_went),
    ]


async def heard(update: Update, context: Context) -> None:
    """What is written in the admin chat, by what it is about; all else is colleagues talking."""
    about = await hearing.about(update, context)
    if about and (handler := REPLIES.get(about.kind)):
        await handler(update, context, about.id)


async def reworded(update: Update, context: Context) -> None:
    """What was written in the admin chat reads otherwise now: a part of a broadcast, or an answer."""
    written = update.edited_message
    about = await links.about(context.tx, written.chat.id, written.message_id) if written else None
    if about and about.kind == writing.WRITTEN:
        await writing.edited(update, context, about)
    else:
        await replies.edited(update, context)
