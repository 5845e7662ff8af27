"""What is added to what came before: a reply to an enquiry, the rest of an album, the words that /ask waits for."""

from datetime import timedelta

from telegram import Update

from db import enquiries as enquiries_of
from db import enquiry_messages, unanswered
from db.unanswered import Part
from handlers import contents, enquiries, long_text, offers, passing_on, questions, typed
from handlers.context import Context
from handlers.form_steps import FULL
from handlers.screens import Screen

ASKING = int(timedelta(minutes=15).total_seconds() * 1000)  # so long /ask waits for its words
CUT = 2  # seconds: Telegram's apps send a long text as several messages, at once


async def reply(update: Update, context: Context, enquiry: int) -> None:
    """A Telegram reply to anything of an enquiry: added at once."""
    found, part = await enquiries.mine(context, enquiry), contents.part(update.message) if update.message else None
    if part is None:
        context.show(update, Screen(context.say("unknown.thing", contact=context.services.contact)))
    elif not await _noted(update, context, part, found.id):
        kept = await enquiries.keep(context, part, found.id)
        await enquiries.pass_on(update, context, kept, found)


async def to_broadcast(update: Update, context: Context, broadcast: int) -> None:
    """A Telegram reply to a broadcast: an enquiry that shows which one it answers; a thank-you is none."""
    message = update.message
    part = contents.part(message) if message else None
    if part is None:
        context.show(update, Screen(context.say("unknown.thing", contact=context.services.contact)))
    elif part.file is None and await questions.is_small_talk(context, part.text):
        await questions.words(update, context, part.text)
    elif not await _is_rest(context, part):
        mine = await enquiries_of.of_person(context.tx, context.person.chat_id)
        earlier = next((one for one in mine if one.broadcast == broadcast), None)
        kept = await enquiries.keep(context, part, earlier.id if earlier else None)
        await enquiries.pass_on(update, context, kept, earlier, broadcast)


async def goes_on(update: Update, context: Context) -> bool:
    """Whether the message was what /ask waited for, or the rest of an album or of a long text that came before."""
    message = update.message
    part = contents.part(message) if message else None
    if part is None:
        return False
    if context.person.asking and context.at - context.person.asking < ASKING:
        await enquiries.stop_waiting(context)
        if typed.meant(context, part.text, "word.cancel"):
            context.show(update, Screen(context.say("nothing_changed")))
        else:
            await enquiries.straight(update, context, part)
        return True
    return await _is_rest(context, part)


async def media(update: Update, context: Context) -> None:
    """Voice, pictures, stickers, polls and whatever else is no words: shall it be passed on?"""
    part = contents.part(update.message) if update.message else None
    if part is None or part.file is None:
        context.show(update, Screen(context.say("unknown.thing", contact=context.services.contact)))
    else:
        await offers.offer(update, context, context.say("enquiry.pass_on"), [part], words=False)


async def _noted(update: Update, context: Context, part: Part, enquiry: int) -> bool:
    """Whether it went, without a word of ours, to what is of the same album, or already waits to be sent."""
    if await _is_rest(context, part):
        return True
    held = await unanswered.newest(context.tx, context.person.chat_id)
    if held is None or held.enquiry != enquiry or not await passing_on.goes_on(context):
        return False
    await unanswered.write(context.tx, held.id, [*held.parts, part])
    if part.message_id:
        enquiries.react(context, part.message_id)
    return True


async def _is_rest(context: Context, part: Part) -> bool:
    """Whether it belongs to an album or a long text that came before, and has gone where that went."""
    chat_id = context.person.chat_id
    earlier = await enquiry_messages.of_album(context.tx, chat_id, part.album) if part.album else None
    if earlier:
        await passing_on.add(context, await enquiries.mine(context, earlier.enquiry), [part])
        return True
    kept = await unanswered.newest(context.tx, chat_id)
    if kept is None or not _continues(kept.parts[-1], part):
        return False
    await unanswered.write(context.tx, kept.id, [*kept.parts, part])
    return True


def _continues(before: Part, part: Part) -> bool:
    if part.album:
        return part.album == before.album
    cut = long_text.units(before.text) >= FULL and part.sent - before.sent < CUT
    return cut and before.file is None and part.file is None
