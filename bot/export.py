"""`clustersbot export`: an event's registrations as CSV, XLSX or JSON."""

import sys
from pathlib import Path
from typing import Any

import orjson

from bot.content import Content, Unreadable
from bot.settings import Settings
from db import check_ins, engine, registrations
from db.engine import Transaction
from db.registrations import Registration
from db.times import instant
from events.models import Event
from handlers.organisers import sheets, tables

Record = dict[str, Any]


async def run(settings: Settings, event_id: str, format_: str, output: Path | None, needs: bool) -> int:
    """Writes to `output`, or to standard output. 2: no such event; 1: the file cannot be written."""
    try:
        content = Content.read(settings.content_dir)
    except Unreadable as error:
        return _complain(str(error), 2)
    event = content.events.get(event_id)
    if event is None:
        return _complain(f"no event {event_id!r} in {settings.content_dir / 'events'}", 2)
    if is_missing(settings):
        return _complain(f"{settings.database_url}: there is no database yet", 1)
    db = await engine.connect(settings.database_url)
    try:
        found, here = await db.run(_read, event)
    finally:
        await db.close()
    return _write(_made(content, event, found, here, format_, needs), output)


def is_missing(settings: Settings) -> bool:
    """Whether there is no such database, which connecting to it would make."""
    name = settings.database_url
    return name.startswith("sqlite:///") and not Path(name.removeprefix("sqlite:///")).exists()


async def _read(tx: Transaction, event: Event) -> tuple[list[Registration], dict[int, int]]:
    return await registrations.of_event(tx, event.id), await check_ins.of_event(tx, event.id)


def _made(
    content: Content, event: Event, found: list[Registration], here: dict[int, int], format_: str, needs: bool
) -> bytes:
    if format_ == "csv":
        return sheets.to_csv(tables.for_programs(event, found, needs))
    if format_ == "xlsx":
        return sheets.to_xlsx(tables.for_people(content.texts.say(None), event, found, here, needs))
    records = [_record(event, one, needs) for one in found]
    return orjson.dumps(records, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _write(content: bytes, output: Path | None) -> int:
    if output is None:
        sys.stdout.buffer.write(content)
        return 0
    try:
        output.write_bytes(content)
    except OSError as error:
        return _complain(f"{output}: {error.strerror}", 1)
    return 0


def _record(event: Event, one: Registration, needs: bool) -> Record:
    """What is exported of a registration; every question has its place, answered or not."""
    created = instant(one.created).isoformat(timespec="seconds")
    asked = [question.id for question in tables.exported(event, needs)]
    known = {question.id for question in event.questions}
    kept = {name: value for name, value in one.answers.items() if name not in known}
    head = {"reference": one.reference, "event": one.event, "status": str(one.status), "language": one.language}
    return head | {
        "source": one.source,
        "created": created,
        "answers": {name: one.answers.get(name) for name in asked} | kept,
    }


def _complain(text: str, code: int) -> int:
    print("\n".join(f"clustersbot: {line}" for line in text.splitlines()), file=sys.stderr)
    return code
