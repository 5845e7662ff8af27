"""After a broadcast is out: its words are corrected, it is taken back, those whom it did not reach get a mail."""

from dataclasses import replace

from telegram import Update

from db import broadcast_plans, broadcast_runs, broadcasts
from db.broadcast_runs import Kind, Run, State
from db.broadcasts import Broadcast, Words
from events.refused import Refused
from handlers import payloads
from handlers.context import Context, topic_of
from handlers.organisers.broadcasts import audience, making, messages, preview, run_screens, sending, tally, words
from handlers.screens import Key, Screen, in_rows, rows

EDITABLE = 48 * 3_600_000  # milliseconds for which Telegram lets a bot delete what it sent


async def ask(update: Update, context: Context, button: payloads.CastAfter) -> None:
    """Asks once more; a correction is written first."""
    found, run = await _sent(context, button.broadcast, button.kind)
    if button.kind == Kind.CORRECT:
        context.show(update, _corrections(context, found))
        return
    count = (await tally.count(context.tx, run.id)).sent
    if button.kind == Kind.MAIL:
        count = await _mailable(context, run)
    yes = Key(
        context.say.plain(f"button.cast_{button.kind}_yes", count=count),
        payloads.CastAfterYes(found.id, button.kind, found.version),
    )
    context.show(update, Screen(context.say(f"broadcast.sure_{button.kind}", number=found.id, count=count), rows(yes)))


async def take(update: Update, context: Context, broadcast_id: int, language: str, html: str) -> None:
    """A corrected text; shown as people will read it, with the button that puts it right everywhere."""
    found = await correctable(context, broadcast_id)
    if language not in context.services.texts.languages:
        raise Refused("form.old_button")
    said = Words(html, found.in_(language).links)
    length = words.check(said, messages.titles(context.services, found), found.segment.has_references)
    if found.file and not found.apart and length > words.CAPTION:
        raise Refused("broadcast.caption_too_long", length=length, max=words.CAPTION)
    correction = {**found.correction, language: said}
    kept = await making.save(update, context, replace(found, correction=correction))
    shown = replace(kept, messages=kept.corrected)
    preview.show_example(update, context, shown, language, await preview.example(context, shown, language))
    context.show(update, _corrections(context, kept))


async def do(update: Update, context: Context, button: payloads.CastAfterYes) -> None:
    """Begins the run, watched in the message whose button was pressed."""
    found, run = await _sent(context, button.broadcast, button.kind)
    user = update.effective_user
    assert user is not None
    if button.version != found.version:
        raise Refused("form.old_button")
    if button.kind == Kind.CORRECT:
        if context.services.desk.broadcasts.two_people and user.id == found.touched_by:
            raise Refused("broadcast.second_needed")
        found = await making.save(update, context, replace(found, messages=found.corrected, correction={}))
    if button.kind == Kind.MAIL:
        await _mailable(context, run)
    message_id = sending.pressed_in(update)
    kind, topic = Kind(button.kind), topic_of(update)
    begun = await broadcast_runs.start(context.tx, found.id, kind, context.at, message_id, context.at, topic)
    if begun is None:
        raise Refused("broadcast.under_way")
    if message_id is not None:
        context.replace(update, run_screens.progress(context.services, context.say, begun, tally.Tally(), context.now))


async def correctable(context: Context, broadcast_id: int) -> Broadcast:
    """A broadcast whose words can still be changed where they were sent. Refused otherwise."""
    found, _ = await _sent(context, broadcast_id, Kind.CORRECT)
    return found


async def _sent(context: Context, broadcast_id: int, kind: str) -> tuple[Broadcast, Run]:
    found = await broadcasts.get(context.tx, broadcast_id)
    runs = await broadcast_runs.of_broadcast(context.tx, broadcast_id)
    sent = next((run for run in runs if run.kind is Kind.SEND), None)
    if found is None or sent is None or kind not in (Kind.CORRECT, Kind.TAKE_BACK, Kind.MAIL):
        raise Refused("form.old_button")
    if any(run.ended is None for run in runs):
        raise Refused("broadcast.under_way")
    if any(run.kind is Kind.TAKE_BACK and (kind != Kind.TAKE_BACK or run.state is State.DONE) for run in runs):
        raise Refused("broadcast.taken_back")
    if kind != Kind.MAIL and context.at - (sent.began or 0) > EDITABLE:
        raise Refused("broadcast.too_old")
    return found, sent


async def _mailable(context: Context, run: Run) -> int:
    """How many there are to write to. Refused: nobody, or nobody any more."""
    if count := await broadcast_plans.reachable_by_mail(context.tx, run):
        return count
    raise Refused("broadcast.nobody_to_mail")


def _corrections(context: Context, found: Broadcast) -> Screen:
    """A button for each text; and what puts them right, once one is written."""
    say = context.say
    keys = [
        Key(
            say.plain("button.cast_fix", language=audience.language_name(say, language)),
            payloads.CastWrite(found.id, f"fix_{language}"),
        )
        for language in context.services.texts.languages
    ]
    done = [Key(say.plain("button.cast_correct_yes"), payloads.CastAfterYes(found.id, Kind.CORRECT, found.version))]
    text = say("broadcast.correction_written" if found.correction else "broadcast.correct_which", number=found.id)
    return Screen(text, (*in_rows(keys), *rows(*(done if found.correction else []))))
