"""/event in the admin chat: organisers open and close registration, and change seats, dates, places and addresses."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update

from db import overrides as kept
from db import seats
from db.overrides import Override, Prompt
from events import overrides
from events.models import Event
from events.overrides import KINDS, Wrong
from events.refused import Refused
from handlers import payloads
from handlers.context import Context
from handlers.organisers import switch_cards
from handlers.screens import Screen
from handlers.texts import Html

CLOSES, OPENS, SEATS = "registration.closes", "registration.opens", "seats.onsite"


async def show(update: Update, context: Context) -> None:
    """/event [EVENT]"""
    events = context.services.events
    event = events.get((context.args or [""])[0].lower())
    if event is None and len(events) == 1:
        event = next(iter(events.values()))
    if event is None:
        context.show(update, switch_cards.choice(context.say, [*events.values()]))
    else:
        context.show(update, await _card(context, event))


async def show_one(update: Update, context: Context, button: payloads.ShowSwitches) -> None:
    context.show(update, await _card(context, context.services.events[button.event]))


async def ask(update: Update, context: Context, button: payloads.AskSetting) -> None:
    """A prompt that is answered by replying to it."""
    event = context.services.events[button.event]
    if button.setting not in KINDS:
        raise Refused("form.old_button")
    await _ask(update, context, event, button.setting)


async def close_now(update: Update, context: Context, button: payloads.CloseNow) -> None:
    event = context.services.events[button.event]
    await _propose(update, context, event, CLOSES, _local(context.now, event))


async def open_now(update: Update, context: Context, button: payloads.OpenNow) -> None:
    """From now on; if the deadline has passed, until when is asked first."""
    event = context.services.events[button.event]
    if context.now >= event.closes_at:
        await _ask(update, context, event, CLOSES)
    elif event.opens_at and context.now < event.opens_at:
        await _propose(update, context, event, OPENS, _local(context.now, event))
    else:
        context.toast(context.say.plain("switch.is_open"))


async def revert(update: Update, context: Context, button: payloads.RevertSetting) -> None:
    event = context.services.events[button.event]
    prompt = await kept.ask(context.tx, event.id, button.setting, context.at, revert=True)
    context.replace(update, switch_cards.confirm(context.say, event, prompt))


async def answer(update: Update, context: Context, number: int) -> None:
    """The reply to a prompt: the value, checked as in the file, and shown before it is saved."""
    message = update.effective_message
    prompt = await kept.prompt(context.tx, number)
    event = context.services.events.get(prompt.event) if prompt else None
    if message is None or prompt is None or event is None:
        context.show(update, Screen(context.say("switch.gone")))
        return
    try:
        await _propose(update, context, event, prompt.name, overrides.read(prompt.name, message.text or ""))
    except Wrong as wrong:
        how = switch_cards.how_to(context.say, event, prompt.name)
        text = context.say("switch.wrong", reason=str(wrong)[:500], how=how)
        context.show(update, Screen(text), about=f"setting:{prompt.id}")


async def save(update: Update, context: Context, button: payloads.SaveSetting) -> None:
    """It is in use as soon as this is committed, with every worker within seconds."""
    prompt = await kept.take(context.tx, button.prompt)
    event = context.services.events.get(prompt.event) if prompt else None
    who = update.effective_user
    if prompt is None or event is None or who is None:
        raise Refused("form.old_button")
    if by := await kept.changed_by(context.tx, event.id, prompt.name, prompt.at):
        await _again(update, context, event, prompt, by)
        return
    if prompt.revert:
        await kept.remove(context.tx, event.id, prompt.name, who.full_name, context.at)
    else:
        _checked(event, prompt.name, prompt.value)
        await kept.put(context.tx, event.id, prompt.name, prompt.value, who.full_name, context.at)
    context.hand.learned = True
    setting, after = switch_cards.named(context.say, prompt.name), switch_cards.after(context.say, prompt)
    values = {"setting": setting, "event": event.short.in_(context.say.language), "value": after}
    context.settle(update, context.say("switch.saved", by=who.full_name, **values))


async def drop(update: Update, context: Context, button: payloads.DropSetting) -> None:
    await kept.take(context.tx, button.prompt)
    context.settle(update, context.say("nothing_changed"))


async def _ask(update: Update, context: Context, event: Event, name: str) -> None:
    prompt = await kept.ask(context.tx, event.id, name, context.at)
    set_ = (await _set(context, event)).get(name)
    context.show(update, switch_cards.ask(context.say, event, prompt, set_), about=f"setting:{prompt.id}")


async def _propose(update: Update, context: Context, event: Event, name: str, value: Any) -> None:
    """Wrong: the file could not say so either."""
    after = overrides.applied(event, name, value)
    prompt = await kept.ask(context.tx, event.id, name, context.at, value)
    context.show(update, switch_cards.confirm(context.say, event, prompt, await _warnings(context, after, name)))


async def _again(update: Update, context: Context, event: Event, prompt: Prompt, by: str) -> None:
    """A colleague was quicker: the same question, with what the setting is by now."""
    asked = await kept.ask(context.tx, event.id, prompt.name, context.at, prompt.value, prompt.revert)
    context.replace(update, switch_cards.confirm(context.say, event, asked, [context.say("switch.meanwhile", by=by)]))


async def _warnings(context: Context, event: Event, name: str) -> list[Html]:
    """What an organiser may not have meant."""
    warnings = []
    if overrides.is_over(event, name, context.now):
        warnings.append(context.say(f"switch.past.{name}"))
    limit, taken = event.seats.get("onsite"), await seats.taken(context.tx, event.id, "onsite")
    if name == SEATS and limit is not None and taken > limit:
        warnings.append(context.say("switch.too_few", count=taken))
    return warnings


def _checked(event: Event, name: str, value: Any) -> None:
    """Refused: what was right when it was proposed does not fit any more."""
    try:
        overrides.applied(event, name, value)
    except Wrong:
        raise Refused("switch.gone") from None


async def _card(context: Context, event: Event) -> Screen:
    taken = await seats.taken(context.tx, event.id, "onsite")
    return switch_cards.card(context.say, event, taken, await _set(context, event), context.now)


async def _set(context: Context, event: Event) -> dict[str, Override]:
    return {one.name: one for one in await kept.all_(context.tx) if one.event == event.id}


def _local(now: datetime, event: Event) -> str:
    """As the file would write it."""
    return now.astimezone(ZoneInfo(event.registration.zone)).replace(tzinfo=None).isoformat(" ", "seconds")
