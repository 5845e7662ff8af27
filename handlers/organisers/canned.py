"""Answers at hand: a button of the card lists them, shows what the attendee would read, and sends."""

from telegram import Message, Update

from db import cards, enquiries
from db.cards import Card
from db.enquiry_messages import Source
from events.refused import Refused
from faq import entries
from handlers import answering, facts, payloads
from handlers.answering import Answer
from handlers.context import Context
from handlers.organisers import alike, beneath, replies
from handlers.organisers.cards import language_name
from handlers.screens import Key, Screen, rows
from handlers.texts import Html, bare

TITLE = 40  # characters of a title on a button


async def show(update: Update, context: Context, button: payloads.ShowCanned) -> None:
    """Which one?"""
    card, say = await _card(context, button.enquiry), context.say
    if not context.services.canned:
        raise Refused("admin.canned_none")
    keys = [
        (Key(one.version(say.language).title[:TITLE], payloads.PreviewCanned(card.id, one.name)),)
        for one in context.services.canned.values()
    ]
    text = say("admin.canned_which", reference=card.reference, name=card.name)
    beneath.under_pressed(update, context, Screen(text, tuple(keys)), about=f"enquiry:{card.id}")


async def preview(update: Update, context: Context, button: payloads.PreviewCanned) -> None:
    """What the attendee would read, in their language."""
    card, say = await _card(context, button.enquiry), context.say
    text = say(
        "admin.canned_preview",
        name=card.name, language=language_name(say, card.language), text=_text(context, card, button.canned),
    )  # fmt: skip
    send_ = Key(say.plain("button.send"), payloads.SendCanned(card.id, button.canned))
    context.replace(update, Screen(text, rows(send_)))


async def send(update: Update, context: Context, button: payloads.SendCanned) -> None:
    """To the attendee, as this organiser's answer."""
    await cards.revise(context.tx, button.enquiry)  # of two who answer at once the second waits here for the first
    card = await _card(context, button.enquiry)
    html = _text(context, card, button.canned)
    found, user = await enquiries.get(context.tx, card.id), update.effective_user
    pressed = update.callback_query and update.callback_query.message
    if found is None or user is None or not isinstance(pressed, Message):
        raise Refused("form.old_button")
    source = Source(pressed.chat.id, pressed.message_id)
    given = Answer(bare(html), user.full_name, user.id, source=source, html=html)
    context.settle(update, context.say("admin.canned_given", name=card.name, text=html))
    if not await replies.is_held(context, found, given, pressed):
        said = await answering.give(context.tx, context.services, found, given, context.at)
        await alike.offer(context, said, pressed)


def _text(context: Context, card: Card, name: str) -> Html:
    """The answer in the attendee's language, with the facts filled in."""
    services = context.services
    one = services.canned.get(name)
    if one is None:
        raise Refused("form.old_button")
    say = services.texts.say(card.language)
    html = one.version(card.language.partition("-")[0]).html
    return Html(entries.render(html, lambda fact: facts.value(say, services.events, fact)))


async def _card(context: Context, enquiry: int) -> Card:
    card = await cards.get(context.tx, enquiry)
    if card is None:
        raise Refused("admin.forgotten_toast")
    return card
