"""Sending a broadcast: tried on oneself, sent by whoever may, held, gone on with, stopped."""

from telegram import Message, Update

from db import batches, broadcast_runs, broadcasts, outbox, people
from db.broadcast_runs import Kind, Run, State
from db.broadcasts import Broadcast
from events.refused import Refused
from handlers import payloads
from handlers.context import Context, topic_of
from handlers.organisers.broadcasts import making, preview, run_screens, tally
from handlers.organisers.broadcasts.steps import Step
from handlers.screens import Key, Screen, rows


async def test(update: Update, context: Context, button: payloads.CastTest) -> None:
    """Sends it to the organiser who pressed, in their private chat with the bot."""
    found, user = await _unchanged(context, button.broadcast, button.version), update.effective_user
    assert user is not None
    size = await preview.checked(context, found)
    person = await people.find(context.tx, user.id)
    if person is None or person.unreachable_since:
        link = f"https://t.me/{context.services.bot_username}"
        keys = rows(Key(context.say.plain("button.open_chat"), link))
        context.show(update, Screen(context.say("broadcast.start_first", name=user.full_name), keys))
        return
    for language in preview.written(context.services, found, size):
        payload = {"broadcast": found.id, "language": language}
        for part in ("first", "text")[: 1 + found.apart]:
            key = f"broadcast:{found.id}:test:{update.update_id}:{language}:{part}"
            await outbox.owe(
                context.tx, key=key, to=user.id, kind="broadcast_test", payload=payload | {"part": part}, now=context.at
            )
    context.toast(context.say.plain("broadcast.test_sent"))


async def send(update: Update, context: Context, button: payloads.CastSend) -> None:
    """The message whose button was pressed tells from now on how far it is."""
    found, user = await _unchanged(context, button.broadcast, button.version), update.effective_user
    assert user is not None
    if context.services.desk.broadcasts.two_people and user.id in (found.author_id, found.touched_by):
        raise Refused("broadcast.second_needed")
    await preview.checked(context, found)
    due = found.due or context.at
    topic = topic_of(update)
    run = await broadcast_runs.start(context.tx, found.id, Kind.SEND, due, pressed_in(update), context.at, topic)
    if run is None:
        raise Refused("broadcast.sent_already")
    if due <= context.at:
        await broadcast_runs.begin(context.tx, run.id, context.at)
    await _show(update, context, run.id)


def pressed_in(update: Update) -> int | None:
    """The message whose button was pressed, if it can still be edited."""
    pressed = update.callback_query and update.callback_query.message
    return pressed.message_id if pressed and pressed.is_accessible else None


async def pause(update: Update, context: Context, button: payloads.RunPause) -> None:
    if await broadcast_runs.move(context.tx, button.run, State.PAUSED, State.RUNNING):
        await batches.hold(context.tx, button.run)
    await _show(update, context, button.run)


async def resume(update: Update, context: Context, button: payloads.RunResume) -> None:
    if not await broadcast_runs.resume(context.tx, button.run, context.at):
        await _go_on(context, button.run)
    await _show(update, context, button.run)


async def stop(update: Update, context: Context, button: payloads.RunStop) -> None:
    """Nothing leaves any more but what is on its way already."""
    going = (State.PLANNING, State.RUNNING, State.PAUSED)
    if await broadcast_runs.move(context.tx, button.run, State.STOPPING, *going):
        await batches.hold(context.tx, button.run)
    await _show(update, context, button.run)


async def call_off(update: Update, context: Context, button: payloads.RunCallOff) -> None:
    """It was to go out later: it is a draft again."""
    run = await _run(context, button.run)
    if not await broadcast_runs.call_off(context.tx, run.id):
        raise Refused("form.old_button")
    found = await broadcasts.get(context.tx, run.broadcast)
    assert found is not None
    context.settle(update, context.say("broadcast.called_off", number=found.id))
    await making.show(update, context, found, Step.WHEN)


async def _go_on(context: Context, run_id: int) -> None:
    """Refused: something else is under way, or it was taken back."""
    run = await _run(context, run_id)
    if run.state is not State.STOPPED or await broadcast_runs.go_on(context.tx, run.id):
        return
    going = [one for one in await broadcast_runs.of_broadcast(context.tx, run.broadcast) if one.ended is None]
    raise Refused("broadcast.under_way" if going else "broadcast.taken_back")


async def _show(update: Update, context: Context, run_id: int) -> None:
    """How it stands now, in the message whose button was pressed."""
    run = await _run(context, run_id)
    counted = await tally.count(context.tx, run.id)
    screen = run_screens.progress(context.services, context.say, run, counted, context.now)
    pressed = update.callback_query and update.callback_query.message
    if pressed and pressed.message_id == run.message_id:
        context.replace(update, screen)
    else:
        context.toast(run_screens.state(context.say, run))
        if isinstance(pressed, Message) and pressed.text:  # a report keeps its other buttons
            context.settle(update)
    if run.message_id is not None:
        await broadcast_runs.note_shown(context.tx, run.id, context.at)


async def _run(context: Context, run_id: int) -> Run:
    if run := await broadcast_runs.get(context.tx, run_id):
        return run
    raise Refused("form.old_button")


async def _unchanged(context: Context, broadcast_id: int, version: int) -> Broadcast:
    """The draft as it was shown. Refused: it was changed meanwhile."""
    found = await making.draft(context, broadcast_id)
    if found.version != version:
        raise Refused("broadcast.changed_meanwhile")
    return found
