"""Invite a colleague: a link that fills in organisation and country for whoever opens it."""

import re
from typing import Any
from urllib.parse import quote

from telegram import Update

from db import invitations, people
from events import registration
from events.models import Event
from events.refused import Refused
from handlers import cards, form_screens, forms, payloads
from handlers.context import Context
from handlers.screens import Key, Screen, rows
from handlers.texts import Html

LINK = re.compile(r"i-([A-Za-z0-9_-]{16})", re.ASCII)
LENT = ("organisation", "organisation_type", "country")
SOURCE = "colleague"


async def invite(update: Update, context: Context, button: payloads.Invite) -> None:
    """The link, to be passed on."""
    event = context.events[button.event]
    mine = await forms.registered(context, event)
    if mine is None:
        raise Refused("registration.over")
    if not cards.is_open(event, context.now):
        raise Refused(f"registration.{event.registration_state(context.now)}", event=event.id)
    token = await invitations.token(context.tx, mine.id, context.at)
    link = f"https://t.me/{context.services.bot_username}?start=i-{token}"
    text = context.say("invite.link", event=event.title.in_(context.say.language), link=link)
    share = f"https://t.me/share/url?url={quote(link, safe='')}"
    context.show(update, Screen(text, rows(Key(context.say.plain("button.share"), share))))


async def opened(update: Update, context: Context, token: str) -> bool:
    """Whether the link of a start is a colleague's: then the event's card says what is filled in."""
    inviting = await invitations.inviting(context.tx, token)
    event = context.events.get(inviting.event) if inviting else None
    if inviting is None or event is None:
        return False
    own = inviting.chat_id == context.person.chat_id
    await people.look_at(context.tx, context.person.chat_id, event.id, None if own else SOURCE)
    card = cards.event(context.say, event, context.now, await forms.cards_marks(context))
    if own or not cards.is_open(event, context.now) or await forms.registered(context, event):
        context.show(update, card)
        return True
    lent = form_screens.record(context.say, event, _lent(event, inviting.answers))
    text = Html(f"{card.text}\n\n{context.say('invite.opened', answers=lent)}")
    begin = Key(context.say.plain("button.register"), payloads.BeginInvited(event.id, token))
    context.show(update, Screen(text, rows(begin, *cards.ways(context.say))))
    return True


async def begin(update: Update, context: Context, button: payloads.BeginInvited) -> None:
    """The form, with a colleague's organisation and country where nothing else was answered."""
    event = context.events[button.event]
    inviting = await invitations.inviting(context.tx, button.token)
    if await forms.registered(context, event):
        raise Refused("form.old_button")
    lent = _lent(event, inviting.answers) if inviting and inviting.event == event.id else {}
    draft = await registration.begin(context.tx, event, context.person, SOURCE, context.now)
    draft = await registration.take_over(context.tx, event, draft, lent, context.now)
    context.settle(update)
    above = context.say("form.welcome", event=event.title.in_(context.say.language))
    await forms.show(update, context, event, draft, above)


def _lent(event: Event, answers: dict[str, Any]) -> dict[str, Any]:
    """What colleagues have in common; nothing about the person."""
    asked = {question.id for question in event.questions}
    return {name: answers[name] for name in LENT if name in asked and answers.get(name) is not None}
