"""What organisers are told of a run: how far it is, why it has paused itself, and what came of it."""

from collections.abc import Awaitable, Callable, Sequence
from zoneinfo import ZoneInfo

from db import broadcast_lines, broadcast_plans, broadcast_runs, broadcasts
from db.broadcast_lines import Line
from db.broadcast_runs import Kind, Run, State
from db.engine import Transaction
from db.outbox import Promise
from db.times import instant
from handlers.context import Letter, Reply, Services, message
from handlers.organisers.broadcasts import run_screens, tally
from handlers.organisers.sheets import Sheet, csv_lines, document, to_csv
from handlers.texts import Html, Say


async def progress(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """How far a run is, in the message that has told it from the beginning."""
    run = await broadcast_runs.get(tx, promise.payload["run"])
    if run is None:
        return None
    counted = await tally.count(tx, run.id)
    screen = run_screens.progress(services, services.texts.say(None), run, counted, services.clock.now())
    if run.message_id is None:
        return _in_place(message(promise.recipient, screen), promise)
    parameters = {"chat_id": int(promise.recipient), "message_id": run.message_id, "text": screen.text}
    return Reply("edit_message_text", parameters | {"parse_mode": "HTML", "reply_markup": screen.keyboard()})


async def shown(tx: Transaction, promise: Promise, message_id: int) -> None:
    """It is watched in this message, if it was in none."""
    run = await broadcast_runs.get(tx, promise.payload["run"])
    if run and run.message_id is None:
        await broadcast_runs.watch(tx, run.id, message_id, promise.payload["topic"])


async def held(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """A run has paused itself; None: organisers have seen to it."""
    run = await broadcast_runs.get(tx, promise.payload["run"])
    if run is None or run.held is None or run.state is not State.PAUSED:
        return None
    return _in_place(message(promise.recipient, run_screens.held(services, services.texts.say(None), run)), promise)


async def report(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """What came of a run, and a file with a line for each person."""
    run = await broadcast_runs.get(tx, promise.payload["run"])
    found = await broadcasts.get(tx, run.broadcast) if run else None
    if run is None or found is None:
        return None
    say, counted = services.texts.say(None), await tally.count(tx, run.id)
    parts = [say(f"broadcast.report_{run.kind}", number=run.broadcast), run_screens.figures(say, counted)]
    if (gone := run.total - counted.total) > 0:
        parts.append(say("broadcast.gone", count=gone))
    caption = "\n".join(parts)
    keyboard = await _after(tx, services, say, run, counted)
    name = f"broadcast-{run.broadcast}" + ("" if run.kind is Kind.SEND else f"-{run.kind}")
    content = await _csv(tx, say, run, found.segment.event, ZoneInfo(services.desk.zone))
    letter = document(promise, f"{name}.csv", content, Html(caption))
    letter.parameters |= keyboard
    return letter


async def _after(tx: Transaction, services: Services, say: Say, run: Run, counted: tally.Tally) -> dict[str, object]:
    """The buttons below the report of what was sent."""
    if run.kind is not Kind.SEND:
        return {}
    mailable = await broadcast_plans.reachable_by_mail(tx, run) if services.mails else 0
    keys = run_screens.after(say, run, counted, mailable, editable=True)
    return {"reply_markup": {"inline_keyboard": [[key.as_json() for key in row] for row in keys]}} if keys else {}


def _in_place(letter: Reply, promise: Promise) -> Reply:
    """In the topic where the run is watched."""
    if (topic := promise.payload.get("topic")) is not None:
        letter.parameters["message_thread_id"] = topic
    return letter


async def _csv(tx: Transaction, say: Say, run: Run, event: str | None, zone: ZoneInfo) -> bytes:
    """A line for each person, a thousand at a time: there may be very many."""
    head = [say.plain(f"broadcast.column_{name}") for name in ("reference", "name", "outcome", "reason", "time")]
    parts, after = [to_csv(Sheet("broadcast", head, ()))], 0
    while lines := await broadcast_lines.lines(tx, run, event, after):
        parts.append(csv_lines([_row(say, line, zone) for line in lines]))
        after = lines[-1].id
    return b"".join(parts)


def _row(say: Say, line: Line, zone: ZoneInfo) -> Sequence[str | None]:
    outcome = line.state if line.state in ("sent", "failed", "perhaps") else "left"
    reason = line.reason if line.state in ("failed", "perhaps") else None
    time = instant(line.settled).astimezone(zone).isoformat(timespec="seconds") if line.settled else None
    return line.reference, line.name, say.plain(f"broadcast.outcome_{outcome}"), reason, time


KINDS: dict[str, Callable[[Transaction, Services, Promise], Awaitable[Letter | None]]] = {
    "broadcast_progress": progress,
    "broadcast_held": held,
    "broadcast_report": report,
}
