"""/broadcast: for whom and when, step by step; a draft is a row, so any organiser can go on at any time."""

from dataclasses import replace

from telegram import Update

from db import broadcast_runs, broadcasts, segments
from db.broadcasts import Broadcast
from db.segments import Filter, Group, Segment
from events.refused import Refused
from handlers import payloads
from handlers.context import Context
from handlers.organisers.broadcasts import audience, preview, what_screens, when_screens, whom_screens
from handlers.organisers.broadcasts.steps import Step
from handlers.screens import Key, Screen, rows


async def begin(update: Update, context: Context) -> None:
    """/broadcast: the draft this organiser has begun, or a new one."""
    user = update.effective_user
    assert user is not None
    if draft := await broadcasts.draft_of(context.tx, user.id):
        keys = rows(Key(context.say.plain("button.cast_new"), payloads.CastNew()))
        context.show(update, Screen(context.say("broadcast.goes_on", broadcast=draft.id), keys))
        try:
            await show(update, context, draft, draft.step)
        except Refused as refusal:  # what was right when it was previewed is not any more
            context.show(update, Screen(context.say(refusal.key, **refusal.values)))
            await show(update, context, draft, Step.GROUPS)
    else:
        await begin_anew(update, context, payloads.CastNew())


async def begin_anew(update: Update, context: Context, button: payloads.CastNew) -> None:
    user = update.effective_user
    assert user is not None
    found = await broadcasts.begin(context.tx, user.id, user.full_name, Step.EVENT, context.at)
    context.show(update, whom_screens.event(context.services, context.say, found))


async def go_to(update: Update, context: Context, button: payloads.CastStep) -> None:
    found = await draft(context, button.broadcast)
    await show(update, context, found, button.step, in_place=True)


async def choose_event(update: Update, context: Context, button: payloads.CastEvent) -> None:
    found = await draft(context, button.broadcast)
    everybody = button.of == whom_screens.EVERYBODY
    if not everybody and button.of not in context.services.events:
        raise Refused("form.old_button")
    same = button.of == found.segment.event
    groups = found.segment.groups if same else (Group.REGISTERED,)
    segment = Segment(everybody=True) if everybody else Segment(button.of, groups=tuple(map(str, groups)))
    changed = await save(update, context, replace(found, segment=segment, step=Step.GROUPS))
    await show(update, context, changed, Step.GROUPS, in_place=True)


async def tick(update: Update, context: Context, button: payloads.CastTick) -> None:
    """A group, or an option of a filter."""
    found = await draft(context, button.broadcast)
    dimension = button.dimension
    if dimension == "groups" and button.check in list(Group):
        option, step = button.check, str(Step.GROUPS)
    elif dimension in list(Filter):
        option, step = await _option(context, found, Filter(dimension), button.check), dimension
    else:
        raise Refused("form.old_button")
    changed = await save(update, context, replace(found, segment=found.segment.toggled(dimension, option)))
    await show(update, context, changed, step, in_place=True)


async def set_due(update: Update, context: Context, button: payloads.CastDue) -> None:
    found = await draft(context, button.broadcast)
    if button.due and button.due <= context.at:
        raise Refused("broadcast.moment_passed")
    changed = await save(update, context, replace(found, due=button.due or None))
    await show(update, context, changed, Step.WHEN, in_place=True)


async def drop(update: Update, context: Context, button: payloads.CastDrop) -> None:
    found = await draft(context, button.broadcast)
    await broadcasts.drop(context.tx, found.id, context.at)
    keep = rows(Key(context.say.plain("button.cast_keep"), payloads.CastKeep(found.id)))
    context.replace(update, Screen(context.say("broadcast.dropped", broadcast=found.id), keep))


async def keep(update: Update, context: Context, button: payloads.CastKeep) -> None:
    """It was thrown away by mistake: it goes on where it was."""
    await broadcasts.keep(context.tx, button.broadcast)
    found = await draft(context, button.broadcast)
    in_place = found.step != Step.PREVIEW
    await show(update, context, found, found.step, in_place)


async def show(update: Update, context: Context, found: Broadcast, step: str, in_place: bool = False) -> None:
    """The screen of a step; Refused where an earlier step is not done."""
    if step == Step.PREVIEW:
        await preview.show(update, context, found)
    else:
        screen = await _screen(context, found, step)
        if in_place:
            context.replace(update, screen)
        else:
            context.show(update, screen)
    await broadcasts.go_to(context.tx, found.id, step)


async def draft(context: Context, broadcast_id: int) -> Broadcast:
    """A broadcast that may still be changed. Refused: it is gone, or sent."""
    found = await broadcasts.get(context.tx, broadcast_id)
    if found is None:
        raise Refused("form.old_button")
    if runs := await broadcast_runs.of_broadcast(context.tx, found.id):
        raise Refused("broadcast.sent_already" if runs[0].began else "broadcast.is_to_go_out")
    return found


async def save(update: Update, context: Context, changed: Broadcast) -> Broadcast:
    """Keeps a change; the broadcast as it is now."""
    user = update.effective_user
    assert user is not None
    await broadcasts.save(context.tx, changed, user.id)
    kept = await broadcasts.get(context.tx, changed.id)
    assert kept is not None
    return kept


async def _screen(context: Context, found: Broadcast, step: str) -> Screen:
    services, say, languages = context.services, context.say, context.services.texts.languages
    if step == Step.EVENT or (found.segment.is_nobody and not found.segment.event):
        return whom_screens.event(services, say, found)
    if step in list(Filter):
        one = Filter(step)
        there = await segments.options(context.tx, found.segment, one, languages)
        gone = set(found.segment.filter(one)) - {option for option, _ in there}
        there += [(option, 0) for option in sorted(gone)]  # so that they can be unticked
        return whom_screens.options(services, say, found, one, there)
    if step == Step.TEXT:
        if found.segment.is_nobody:
            raise Refused("broadcast.nobody")
        return what_screens.text(services, say, found)
    if step == Step.WHEN:
        if not found.is_written:
            raise Refused("broadcast.english_first")
        return when_screens.when(services, say, found, context.now)
    size = await segments.size(context.tx, found.segment, languages)
    sample = await segments.sample(context.tx, found.segment, languages)
    return whom_screens.groups(services, say, found, size, sample)


async def _option(context: Context, found: Broadcast, one: Filter, check: str) -> str:
    """The option that a button's check stands for."""
    there = await segments.options(context.tx, found.segment, one, context.services.texts.languages)
    for option in (*(option for option, _ in there), *found.segment.filter(one)):
        if audience.check_of(option) == check:
            return option
    raise Refused("form.old_button")
