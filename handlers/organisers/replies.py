"""What organisers answer in the admin chat, by replying to a card or to anything under it, goes to the attendee."""

from datetime import timedelta

from telegram import Message, Update

from db import cards, enquiries, enquiry_messages, held_answers, links
from db.enquiries import Enquiry
from db.enquiry_messages import Source
from db.held_answers import Held
from events.refused import Refused
from handlers import answering, contents, payloads
from handlers.answering import Answer
from handlers.context import Context
from handlers.organisers import alike, beneath
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
            said = await answering.give(context.tx, context.services, found, given, context.at)
            await alike.offer(context, said, written)


async def send_held(update: Update, context: Context, button: payloads.SendHeld) -> None:
    """Yes, send mine too."""
    held = await _taken(context, button.held)
    found = await enquiries.get(context.tx, held.enquiry)
    if found is None:
        raise Refused("admin.forgotten_toast")
    given = Answer(
        held.text, held.author, held.author_id, file=held.file, source=held.source, album=held.album, html=held.html
    )
    await answering.give(context.tx, context.services, found, given, context.at)
    context.settle(update, context.say("admin.held_sent", name=held.author))


async def drop_held(update: Update, context: Context, button: payloads.DropHeld) -> None:
    held = await _taken(context, button.held)
    context.settle(update, context.say("admin.held_dropped", name=held.author))


async def edited(update: Update, context: Context) -> None:
    """Whoever edits an answer edits it for the attendee."""
    written = update.edited_message
    if written is None:
        return
    source = Source(written.chat.id, written.message_id)
    await held_answers.reword(context.tx, source, _text(written), _html(written))
    for said in await enquiry_messages.answers_of_source(context.tx, source):
        if (said.text, said.html) != (_text(written), _html(written)):
            await answering.edit(context.tx, context.services, said, _text(written), _html(written), context.at)


async def is_held(context: Context, enquiry: Enquiry, given: Answer, written: Message) -> bool:
    """Whether somebody else has just answered: then it waits for a second word."""
    last = await enquiry_messages.last_answer(context.tx, enquiry.id)
    if last is None or given.source is None or last.author_id == given.author_id or context.at - last.at > AT_ONCE:
        return False
    if await enquiry_messages.asked_since(context.tx, last):
        return False
    held = Held(
        enquiry.id, given.author, given.author_id, given.text, given.html, given.file, given.album, given.source
    )
    number = await held_answers.hold(context.tx, held, context.at)
    say = context.say
    text = say("admin.answered_just_now", name=last.author or "", minutes=(context.at - last.at) // MINUTE)
    keys = rows(
        [
            Key(say.plain("button.send_too"), payloads.SendHeld(number)),
            Key(say.plain("button.do_not_send"), payloads.DropHeld(number)),
        ]
    )
    beneath.say(context, written, Screen(text, keys), about=f"enquiry:{enquiry.id}")
    return True


async def _taken(context: Context, held_id: int) -> Held:
    held = await held_answers.take(context.tx, held_id)
    if held is None:
        raise Refused("form.old_button")
    return held


def _given(update: Update, written: Message) -> Answer | None:
    """The answer; None if it is nothing that can be carried."""
    user, file = update.effective_user, contents.attachment(written)
    if file is None and not written.text:
        return None
    name, number = (user.full_name, user.id) if user else ("", None)
    source = Source(written.chat.id, written.message_id)
    return Answer(
        _text(written), name, number, file=file, source=source, album=written.media_group_id, html=_html(written)
    )


def _text(written: Message) -> str:
    return written.text or written.caption or ""


def _html(written: Message) -> str:
    return written.text_html if written.text else written.caption_html if written.caption else ""
