"""What organisers answer in the admin chat, by replying to a card or to anything under it, goes to the attendee."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from telegram import Message as Written
from telegram import Update

from db import cards, enquiries, enquiry_messages, held_answers, links
from db.enquiries import Enquiry
from db.enquiry_messages import Attachment, Message, Source
from db.held_answers import Held
from events.refused import Refused
from handlers import answering, contents, long_text, payloads
from handlers.answering import Answer
from handlers.context import Context
from handlers.enquiry_letters import CAPTION
from handlers.organisers import alike, beneath, hearing
from handlers.screens import Key, Screen, rows

AT_ONCE = int(timedelta(minutes=10).total_seconds() * 1000)  # so long a second answer is asked about
MINUTE = 60_000  # milliseconds


async def answer(update: Update, context: Context, enquiry: int) -> None:
    """An organiser replies to a card, or to anything under it."""
    written = update.effective_message
    assert written is not None
    await cards.revise(context.tx, enquiry)  # of two who answer at once the second waits here for the first
    found = await enquiries.get(context.tx, enquiry)
    given = _given(update, written)
    if found is None:
        context.show(update, Screen(context.say("admin.forgotten")))
    elif given is None:
        beneath.say(context, written, Screen(context.say("admin.cannot_carry")))
    else:
        await links.tie(context.tx, written.chat.id, [written.message_id], f"enquiry:{enquiry}")
        if not await is_held(context, found, given, written):
            await alike.offer(context, await _give(context, found, given), written)


async def send_held(update: Update, context: Context, button: payloads.SendHeld) -> None:
    """Yes, send mine too."""
    held = await _taken(context, button.held)
    found = await enquiries.get(context.tx, held.enquiry)
    if found is None:
        raise Refused("admin.forgotten_toast")
    for one in (held, *await held_answers.take_album(context.tx, held)):
        given = Answer(
            one.text, one.author, one.author_id, file=one.file, source=one.source, album=one.album, html=one.html
        )
        await _give(context, found, given)
    context.settle(update, context.say("admin.held_sent", name=held.author))


async def drop_held(update: Update, context: Context, button: payloads.DropHeld) -> None:
    held = await _taken(context, button.held)
    await held_answers.take_album(context.tx, held)
    context.settle(update, context.say("admin.held_dropped", name=held.author))


async def edited(update: Update, context: Context) -> None:
    """Whoever edits an answer edits it for the attendee."""
    written = update.edited_message
    if written is None or hearing.is_note(_text(written)):
        return
    source, file = Source(written.chat.id, written.message_id), contents.attachment(written)
    await held_answers.reword(context.tx, source, _text(written), _html(written))
    answers = await enquiry_messages.answers_of_source(context.tx, source)
    if any(_is_another(said.file, file) for said in answers) or (answers and _is_long(file, _text(written))):
        beneath.say(context, written, Screen(context.say("admin.edit_not_carried")))
        return
    for said in answers:
        if (said.text, said.html) != (_text(written), _html(written)):
            await answering.edit(context.tx, context.services, said, _text(written), _html(written), context.at)


async def is_held(context: Context, enquiry: Enquiry, given: Answer, written: Written) -> bool:
    """Whether somebody else has just answered: then it waits for a second word."""
    if given.album and await held_answers.has_album(context.tx, enquiry.id, given.album):
        await _hold(context, enquiry, given)  # asked about with its first file
        return True
    last = await enquiry_messages.last_answer(context.tx, enquiry.id)
    if last is None or given.source is None or last.author_id == given.author_id or context.at - last.at > AT_ONCE:
        return False
    if await enquiry_messages.asked_since(context.tx, last):
        return False
    number, say = await _hold(context, enquiry, given), context.say
    text = say("admin.answered_just_now", name=last.author or "", minutes=(context.at - last.at) // MINUTE)
    keys = rows(
        [
            Key(say.plain("button.send_too"), payloads.SendHeld(number)),
            Key(say.plain("button.do_not_send"), payloads.DropHeld(number)),
        ]
    )
    beneath.say(context, written, Screen(text, keys), about=f"enquiry:{enquiry.id}")
    return True


async def _hold(context: Context, enquiry: Enquiry, given: Answer) -> int:
    assert given.source is not None
    held = Held(
        enquiry.id, given.author, given.author_id, given.text, given.html, given.file, given.album, given.source
    )
    return await held_answers.hold(context.tx, held, context.at)


async def _give(context: Context, enquiry: Enquiry, given: Answer) -> Message:
    """The answer; words that are too long to stand under its file come after it."""
    give = partial(answering.give, context.tx, context.services, enquiry, now=context.at)
    if not _is_long(given.file, given.text):
        return await give(given)
    said = await give(replace(given, text="", html=""))
    await give(replace(given, file=None, source=None, album=None))
    return said


def _is_long(file: Attachment | None, text: str) -> bool:
    """Whether the words do not fit under the file."""
    return file is not None and long_text.units(text) > CAPTION


def _is_another(before: Attachment | None, now: Attachment | None) -> bool:
    return before is not None and now is not None and before.file_id != now.file_id


async def _taken(context: Context, held_id: int) -> Held:
    held = await held_answers.take(context.tx, held_id)
    if held is None:
        raise Refused("form.old_button")
    return held


def _given(update: Update, written: Written) -> Answer | None:
    """The answer; None if it is nothing that can be carried."""
    user, file = update.effective_user, contents.attachment(written)
    if file is None and not written.text:
        return None
    name, number = (user.full_name, user.id) if user else ("", None)
    source = Source(written.chat.id, written.message_id)
    return Answer(
        _text(written), name, number, file=file, source=source, album=written.media_group_id, html=_html(written)
    )


def _text(written: Written) -> str:
    return written.text or written.caption or ""


def _html(written: Written) -> str:
    return contents.html(written)
