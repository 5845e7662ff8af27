"""/broadcasts: what was sent, how it went, and the drafts."""

from telegram import Update

from db import broadcast_runs, broadcasts, outbox
from db.broadcast_runs import Kind, Run
from db.broadcasts import Broadcast
from db.times import instant
from events.refused import Refused
from handlers import payloads
from handlers.context import Context, topic_of
from handlers.organisers.broadcasts import audience, run_screens, tally
from handlers.screens import Key, Screen, in_rows
from handlers.texts import Html


async def list_(update: Update, context: Context) -> None:
    """The newest ten, each with a button: its report, or where its making stands."""
    found = await broadcasts.recent(context.tx)
    lines, keys = [], []
    for one in found:
        runs = await broadcast_runs.of_broadcast(context.tx, one.id)
        sent = next((run for run in runs if run.kind is Kind.SEND), None)
        lines.append(await _line(context, one, sent))
        name = "cast_report" if sent else "cast_go_on"
        if any(run.ended is None for run in runs):
            name = "cast_progress"
        does = payloads.CastReport(one.id) if sent else payloads.CastStep(one.id, one.step)
        keys.append(Key(context.say.plain(f"button.{name}", number=one.id), does))
    head = context.say("broadcast.list" if found else "broadcast.none")
    context.show(update, Screen(Html("\n\n".join([head, *lines])), in_rows(keys)))


async def report(update: Update, context: Context, button: payloads.CastReport) -> None:
    """The report; while something is under way, its progress, which is shown here from now on."""
    chat, pressed = update.effective_chat, update.callback_query and update.callback_query.message
    runs = await broadcast_runs.of_broadcast(context.tx, button.broadcast)
    going = next((run for run in runs if run.ended is None), None)
    if going and pressed:
        await broadcast_runs.watch(context.tx, going.id, pressed.message_id, topic_of(update))
        counted = await tally.count(context.tx, going.id)
        context.replace(update, run_screens.progress(context.services, context.say, going, counted, context.now))
        return
    sent = next((run for run in runs if run.kind is Kind.SEND), None)
    if chat is None or sent is None:
        raise Refused("form.old_button")
    key, payload = (
        f"broadcast:{button.broadcast}:report:{update.update_id}",
        {"run": sent.id, "topic": topic_of(update)},
    )
    await outbox.owe(context.tx, key=key, to=chat.id, kind="broadcast_report", payload=payload, now=context.at)


async def _line(context: Context, one: Broadcast, sent: Run | None) -> Html:
    say, services = context.say, context.services
    whom = audience.in_words(services, say, one.segment)
    if sent is None:
        return say("broadcast.list_draft", number=one.id, author=one.author, audience=whom)
    when = run_screens.at(services, say, instant(sent.began or sent.due))
    figures = run_screens.figures(say, await tally.count(context.tx, sent.id))
    return say("broadcast.list_sent", number=one.id, when=when, author=one.author, audience=whom, figures=figures)
