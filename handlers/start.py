"""The first words: /start with its deep links, /events, /help, and what answers words nobody expected."""

import re
from collections.abc import Awaitable, Callable

from telegram import Update

from db import people
from events import tickets
from events.words import folded
from handlers import (
    additions,
    cards,
    faq_menu,
    forms,
    groups,
    invitations,
    mine,
    payloads,
    questions,
    registration,
    typed,
)
from handlers.context import Context
from handlers.organisers import door
from handlers.screens import Screen

SOURCE = re.compile(r"\w{1,40}", re.ASCII)


async def start(update: Update, context: Context) -> None:
    """/start, or a deep link `?start=EVENT` or `?start=EVENT-SOURCE` straight to an event's card."""
    payload = context.args[0] if context.args else ""
    event_id, _, source = payload.partition("-")
    if payload.startswith(tickets.BEGINS):
        await door.scanned(update, context, payload)
        return
    if (link := invitations.LINK.fullmatch(payload)) and await invitations.opened(update, context, link[1]):
        return
    if event_id.lower() in context.events:
        known_source = source if SOURCE.fullmatch(source) else None
        await people.look_at(context.tx, context.person.chat_id, event_id.lower(), known_source)
        await _card(update, context, event_id.lower())
    else:
        marks, name = await forms.cards_marks(context), context.person.name
        context.show(update, cards.greeting(context.say, name, context.events.values(), context.now, marks))
        await forms.go_on(update, context)


async def events(update: Update, context: Context, button: payloads.ShowEvents | None = None) -> None:
    marks = await forms.cards_marks(context)
    context.show(update, cards.choose_event(context.say, context.events.values(), context.now, marks))
    await forms.go_on(update, context)


async def show_event(update: Update, context: Context, button: payloads.ShowEvent) -> None:
    await people.look_at(context.tx, context.person.chat_id, button.event)
    await _card(update, context, button.event)


async def help_(update: Update, context: Context) -> None:
    """/help: the commands, and all questions with their answers."""
    text = context.say("help", contact=context.services.contact)
    questions_keys = faq_menu.keys(context.say, context.services.knowledge.faq, context.services.events)
    context.show(update, Screen(text, (*questions_keys, *cards.ways(context.say))))
    await forms.go_on(update, context)


async def unknown_command(update: Update, context: Context) -> None:
    message = update.effective_message
    command = (message.text or "").split()[0][:32] if message else ""
    context.show(update, Screen(context.say("unknown.command", command=command)))
    await forms.go_on(update, context)


async def words(update: Update, context: Context) -> None:
    """Plain words: the form's answer while a form is open, else what a button says, else a question."""
    message = update.effective_message
    text = (message.text if message else None) or ""
    event = context.events.get(context.person.form or "")
    if event:
        await registration.words(update, context, event, text)
    elif named := _named(context, text):
        await _card(update, context, named)
    elif key := typed.meant(context, text, *WORDS):
        await WORDS[key](update, context)
    else:
        await questions.words(update, context, text)


async def no_words(update: Update, context: Context) -> None:
    """Voice, pictures, stickers, polls and whatever else is no words."""
    event = context.events.get(context.person.form or "")
    if event:
        await registration.no_words(update, context, event)
    else:
        await additions.media(update, context)


async def nothing(update: Update, context: Context, button: payloads.Nothing) -> None:
    """No, leave all as it is."""
    context.settle(update, context.say("nothing_changed"))
    await forms.go_on(update, context)


async def old_button(update: Update, context: Context) -> None:
    """A button of a version long gone, or of an event that is no more."""
    context.toast(context.say.plain("form.old_button"))
    await forms.where_we_are(update, context)


async def membership(update: Update, context: Context) -> None:
    """The person blocked the bot, or took it back; or somebody put the bot into a group."""
    change = update.my_chat_member
    if change is None:
        return
    if change.chat.type == "private" and change.new_chat_member.status == "kicked":
        await people.lose(context.tx, change.chat.id, "blocked", context.at)
    elif groups.is_joined(change) and change.chat.id == context.services.admin_chat_id:
        context.hand.back = change.chat.id
    elif groups.is_joined(change):
        await groups.elsewhere(update, context)


async def _card(update: Update, context: Context, event_id: str) -> None:
    marks = await forms.cards_marks(context)
    context.show(update, cards.event(context.say, context.events[event_id], context.now, marks))


def _named(context: Context, text: str) -> str | None:
    """The event whose name is all that was typed."""
    said = folded(text)
    for event in context.events.values():
        if said in {folded(name) for name in (event.id, *event.title.all, *event.short.all)}:
            return event.id
    return None


WORDS: dict[str, Callable[[Update, Context], Awaitable[None]]] = {
    "button.register": registration.register,
    "button.events": events,
    "button.my": mine.show_mine,
    "word.help": help_,
    "word.cancel": registration.cancel,
}
