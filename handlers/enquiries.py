"""Enquiries in the chat: a person asks the organisers, and says when it is solved."""

from telegram import Update

from db import enquiries, enquiry_messages, unanswered
from db.enquiries import Enquiry, State
from events.refused import Refused
from events.words import tidy
from handlers import long_text, mailing, payloads
from handlers.context import Context
from handlers.organisers import desk
from handlers.screens import Screen
from handlers.texts import Say

LONGEST = 3000  # UTF-16 units of a question or an answer: a card holds more than the words alone


async def ask(update: Update, context: Context, button: payloads.AskOrganisers) -> None:
    """Passes on the words that were kept."""
    kept = await unanswered.get(context.tx, context.person.chat_id, button.unanswered)
    if kept is None:
        raise Refused("enquiry.asked_already")
    await unanswered.drop(context.tx, kept.id)
    enquiry = await _open(context, kept.parts[0].text, kept.entry)
    context.settle(update)
    context.show(update, _receipt(context.say, enquiry))


async def ask_straight(update: Update, context: Context) -> None:
    """/ask WORDS: to the organisers at once."""
    message = update.effective_message
    text = tidy((message.text or "").partition(" ")[2] if message else "", multiline=True)
    if not text:
        context.show(update, Screen(context.say("enquiry.how")))
        return
    context.show(update, _receipt(context.say, await _open(context, text, None)))


async def solved(update: Update, context: Context, button: payloads.Solved) -> None:
    found = await enquiries.get(context.tx, button.enquiry)
    if found is None or found.chat_id != context.person.chat_id:
        raise Refused("form.old_button")
    await enquiries.move(context.tx, found.id, State.CLOSED, context.at)
    await desk.redraw(context.tx, context.services, found.id, context.at)
    context.settle(update)
    context.show(update, Screen(context.say("enquiry.solved", reference=found.reference)))


async def _open(context: Context, text: str, entry: str | None) -> Enquiry:
    """One enquiry, two promises: a card in the admin chat and a mail, each kept by itself. Refused: it is too long."""
    if (length := long_text.length(text)) > LONGEST:
        raise Refused("enquiry.too_long", max=LONGEST, length=length)
    enquiry = await enquiries.open_(context.tx, context.person.chat_id, context.at, entry=entry)
    question = await enquiry_messages.add(context.tx, enquiry.id, text, context.at)
    await desk.show(context.tx, context.services, enquiry.id, context.at)
    await mailing.owe(context.tx, context.services, enquiry.id, question.id, context.at)
    return enquiry


def _receipt(say: Say, enquiry: Enquiry) -> Screen:
    return Screen(say("enquiry.received", reference=enquiry.reference))
