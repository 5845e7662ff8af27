"""The first words: /start with its deep links, /events, /help, and what answers words nobody expected."""

import re

from telegram import Update

from db import drafts, people, registrations
from handlers import cards, payloads, registration
from handlers.context import Context
from handlers.screens import Key, Screen, rows

DEEP_LINK = re.compile(r"([a-z][a-z0-9_]*)(?:-(\w{1,40}))?", re.ASCII)


async def start(update: Update, context: Context) -> None:
    """/start, or a deep link `?start=EVENT` or `?start=EVENT-SOURCE` straight to an event's card."""
    link = DEEP_LINK.fullmatch(context.args[0]) if context.args else None
    if link and link[1] in context.services.events:
        await people.look_at(context.tx, context.person.chat_id, link[1], link[2])
        await _card(update, context, link[1])
    else:
        context.show(
            update, cards.greeting(context.say, context.person.name, context.services.events.values(), context.now)
        )


async def events(update: Update, context: Context, button: payloads.ShowEvents | None = None) -> None:
    context.show(update, cards.choose_event(context.say, context.services.events.values(), context.now))


async def show_event(update: Update, context: Context, button: payloads.ShowEvent) -> None:
    await people.look_at(context.tx, context.person.chat_id, button.event)
    await _card(update, context, button.event)


async def help_(update: Update, context: Context) -> None:
    text = context.say("help", contact=context.services.contact)
    keys = rows(
        [
            Key(context.say.plain("button.events"), payloads.ShowEvents()),
            Key(context.say.plain("button.my"), payloads.ShowMine()),
        ]
    )
    context.show(update, Screen(text, keys))


async def unknown_command(update: Update, context: Context) -> None:
    message = update.effective_message
    command = (message.text or "").split()[0][:32] if message else ""
    context.show(update, Screen(context.say("unknown.command", command=command)))


async def words(update: Update, context: Context) -> None:
    """Plain words: the form's answer while a form is open, else a question."""
    message = update.effective_message
    text = message.text if message else None
    event = context.services.events.get(context.person.form or "")
    if event and text:
        await registration.words(update, context, event, text)
    else:
        context.show(update, Screen(context.say("unknown.words", contact=context.services.contact), _ways(context)))


async def no_words(update: Update, context: Context) -> None:
    """Voice, pictures, stickers, polls and whatever else is no words."""
    event = context.services.events.get(context.person.form or "")
    if event:
        await registration.no_words(update, context, event)
    else:
        context.show(update, Screen(context.say("unknown.thing", contact=context.services.contact), _ways(context)))


async def nothing(update: Update, context: Context, button: payloads.Nothing) -> None:
    """No, leave all as it is."""
    context.settle(update, context.say("nothing_changed"))


async def old_button(update: Update, context: Context) -> None:
    """A button of a version long gone, or of an event that is no more."""
    context.toast(context.say.plain("form.old_button"))
    await registration.where_we_are(update, context)


async def membership(update: Update, context: Context) -> None:
    """The person blocked the bot, or took it back."""
    change = update.my_chat_member
    if change and change.chat.type == "private" and change.new_chat_member.status == "kicked":
        await people.lose(context.tx, change.chat.id, "blocked", context.at)


async def _card(update: Update, context: Context, event_id: str) -> None:
    event = context.services.events[event_id]
    registered = await registrations.find(context.tx, event.id, context.person.chat_id)
    draft = await drafts.find(context.tx, context.person.chat_id, event.id)
    context.show(update, cards.event(context.say, event, context.now, registered, draft))


def _ways(context: Context) -> tuple[tuple[Key, ...], ...]:
    say = context.say
    return rows(
        [Key(say.plain("button.events"), payloads.ShowEvents()), Key(say.plain("button.my"), payloads.ShowMine())]
    )
