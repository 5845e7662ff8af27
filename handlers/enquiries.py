"""The attendee's side of enquiries: asking the organisers, choosing where words go, saying that it is solved."""

import re
from collections.abc import Sequence
from dataclasses import replace

from telegram import Update

from db import enquiries, enquiry_messages, people, unanswered
from db.enquiries import Enquiry, State
from db.unanswered import Kept, Part
from events.refused import Refused
from events.words import tidy
from handlers import enquiry_screens, forms, long_text, passing_on, payloads, questions, registration
from handlers.context import Context, Reply
from handlers.screens import Screen

ASK = re.compile(r"^/ask(@\w+)?(\s+|$)", re.IGNORECASE)
NOTED = [{"type": "emoji", "emoji": "✍"}]


async def ask(update: Update, context: Context, button: payloads.AskOrganisers) -> None:
    """Passes on what was kept, as a new question."""
    if kept := await _kept(update, context, button.unanswered):
        await pass_on(update, context, kept, None)


async def add_to(update: Update, context: Context, button: payloads.AddTo) -> None:
    """Adds what was kept to an enquiry."""
    if kept := await _kept(update, context, button.unanswered):
        await pass_on(update, context, kept, await mine(context, button.enquiry))


async def drop_kept(update: Update, context: Context, button: payloads.DropKept) -> None:
    """It is not for the organisers."""
    if kept := await _kept(update, context, button.unanswered):
        await unanswered.drop(context.tx, kept.id)
        context.show(update, Screen(context.say("enquiry.dropped")))
        await forms.go_on(update, context)


async def say_differently(update: Update, context: Context, button: payloads.SayDifferently) -> None:
    """The offer stays: its buttons still work."""
    context.show(update, enquiry_screens.just_type(context.say, "enquiry.say_differently"))


async def another(update: Update, context: Context, button: payloads.AnotherQuestion) -> None:
    context.show(update, enquiry_screens.just_type(context.say, "enquiry.another"))


async def ask_straight(update: Update, context: Context) -> None:
    """/ask WORDS: to the organisers at once; alone, it asks for the words."""
    message = update.message
    text = _without_command(message.text or "") if message else ""
    if context.person.muted:
        context.show(update, Screen(context.say("enquiry.muted")))
    elif text and message:
        await straight(update, context, Part(text, message.message_id))
    else:
        await people.ask(context.tx, context.person.chat_id, context.at)
        context.show(update, Screen(context.say("enquiry.which")))


async def cancel(update: Update, context: Context) -> None:
    """/cancel: /ask waits for words no longer, else leaves the form."""
    if context.person.asking:
        context.show(update, Screen(context.say("nothing_changed")))
        await forms.go_on(update, context)
    else:
        await registration.cancel(update, context)


async def stop_waiting(context: Context) -> None:
    """The next words are not the ones that /ask waited for."""
    if context.person.asking:
        await people.ask(context.tx, context.person.chat_id, None)


async def edited(update: Update, context: Context) -> None:
    """The person changed a message: if it is for the organisers, they see both; forms ignore it."""
    message = update.edited_message
    text = _without_command(message.text or message.caption or "") if message else ""
    if message is None or not text:
        return
    said = await enquiry_messages.of_source(context.tx, message.chat.id, message.message_id)
    if said is None:
        await unanswered.reword(context.tx, message.chat.id, message.message_id, text)
    elif said.text != text and not context.person.muted:
        await passing_on.edit(context, said, text)
        react(context, message.message_id)


async def solved(update: Update, context: Context, button: payloads.Solved) -> None:
    found = await mine(context, button.enquiry)
    context.settle(update)
    if found.state is State.CLOSED:
        context.toast(context.say.plain("enquiry.solved", reference=found.reference))
        return
    await passing_on.move(context, found, State.CLOSED)
    context.show(update, Screen(context.say("enquiry.solved", reference=found.reference)), about=_about(found))


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Words that waited together go together: a hundred lines are not a hundred messages."""
    joined: list[Part] = []
    for part in parts:
        text = f"{joined[-1].text}\n{part.text}" if joined else ""
        if not joined or joined[-1].file or part.file or long_text.units(text) > long_text.PIECE:
            joined.append(part)
        else:
            joined[-1] = replace(joined[-1], text=text, message_id=None)  # no one message of theirs has these words
    return joined


async def pass_on(
    update: Update, context: Context, kept: Kept, to: Enquiry | None, broadcast: int | None = None
) -> None:
    """To the organisers, as a new question or added to one; if that is too much for now, it stays kept."""
    say, desk = context.say, context.services.desk
    if context.person.muted:
        context.show(update, Screen(say("enquiry.muted")))
    elif to is None and not await passing_on.has_room(context):
        context.show(update, enquiry_screens.no_room(say, desk, kept.id))
    elif until := await passing_on.goes_on(context):
        context.show(update, enquiry_screens.wait(say, desk, kept.id, to, until))
    elif to is None:
        await unanswered.drop(context.tx, kept.id)
        one = await passing_on.open_(context, _joined(kept.parts), kept.entry, broadcast)
        context.show(update, enquiry_screens.receipt(say, desk, one), about=_about(one))
    else:
        await unanswered.drop(context.tx, kept.id)
        thanks = await questions.is_small_talk(context, kept.parts[0].text)
        await passing_on.add(context, to, _joined(kept.parts), reopens=not thanks)
        as_open = replace(to, state=State.OPEN) if thanks else to
        context.show(update, enquiry_screens.added(say, as_open), about=_about(to))
    await forms.go_on(update, context)


async def straight(update: Update, context: Context, part: Part) -> None:
    await pass_on(update, context, await keep(context, part, None), None)


async def _kept(update: Update, context: Context, unanswered_id: int) -> Kept | None:
    """What a button passes on; pressed before, it says so."""
    context.settle(update)
    kept = await unanswered.get(context.tx, context.person.chat_id, unanswered_id)
    if kept is None:
        context.toast(context.say.plain("enquiry.asked_already"))
    return kept


async def keep(context: Context, part: Part, enquiry: int | None) -> Kept:
    chat_id = context.person.chat_id
    number = await unanswered.keep(context.tx, chat_id, [part], context.at, enquiry=enquiry)
    return Kept(number, (part,), None, enquiry, context.at)


async def mine(context: Context, enquiry_id: int) -> Enquiry:
    """Refused: it is not, or not any more, of the person who is talking."""
    found = await enquiries.get(context.tx, enquiry_id)
    if found is None or found.chat_id != context.person.chat_id:
        raise Refused("form.old_button")
    return found


def react(context: Context, message_id: int) -> None:
    """A sign on the person's message: it is noted."""
    parameters = {"chat_id": context.person.chat_id, "message_id": message_id, "reaction": NOTED}
    context.hand.replies.append(Reply("set_message_reaction", parameters))


def _about(one: Enquiry) -> str:
    return f"enquiry:{one.id}"


def _without_command(text: str) -> str:
    return tidy(ASK.sub("", text), multiline=True)
