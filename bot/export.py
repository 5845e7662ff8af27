"""`clustersbot export`: an event's registrations as CSV, XLSX or JSON."""

import csv
import io
import sys
from pathlib import Path
from typing import Any

import orjson

from bot.content import Content, Unreadable
from bot.settings import Settings
from db import engine, registrations
from db.registrations import Registration
from db.times import instant
from events.models import Event

COLUMNS = ("reference", "event", "status", "language", "source", "created")
FORMULA = ("=", "+", "-", "@", "\t", "\r")

Record = dict[str, Any]


async def run(settings: Settings, event_id: str, format_: str, output: Path | None) -> int:
    """Writes to `output`, or to standard output. 2: no such event; 1: the file cannot be written."""
    try:
        event = Content.read(settings.content_dir).events.get(event_id)
    except Unreadable as error:
        return _complain(str(error), 2)
    if event is None:
        return _complain(f"no event {event_id!r} in {settings.content_dir / 'events'}", 2)
    db = await engine.connect(settings.database_url)
    try:
        found = await db.run(registrations.of_event, event.id)
    finally:
        await db.close()
    return _write(FORMATS[format_](event, [_record(event, one) for one in found]), output)


def _write(content: bytes, output: Path | None) -> int:
    if output is None:
        sys.stdout.buffer.write(content)
        return 0
    try:
        output.write_bytes(content)
    except OSError as error:
        return _complain(f"{output}: {error.strerror}", 1)
    return 0


def neutral(value: object) -> str:
    """A cell's text that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _record(event: Event, one: Registration) -> Record:
    """What is exported of a registration; every question has its place, answered or not."""
    created = instant(one.created).isoformat(timespec="seconds")
    answers = {question.id: one.answers.get(question.id) for question in event.questions}
    kept = {name: value for name, value in one.answers.items() if name not in answers}
    head = {"reference": one.reference, "event": one.event, "status": str(one.status), "language": one.language}
    return head | {"source": one.source, "created": created, "answers": answers | kept}


def _json(event: Event, records: list[Record]) -> bytes:
    return orjson.dumps(records, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _csv(event: Event, records: list[Record]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_table(event, records))
    return text.getvalue().encode("utf-8-sig")


def _xlsx(event: Event, records: list[Record]) -> bytes:
    from openpyxl import Workbook  # slow to import, and used here only

    book = Workbook(write_only=True)
    sheet = book.create_sheet(event.id[:31])
    for row in _table(event, records):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _table(event: Event, records: list[Record]) -> list[list[str]]:
    """The head and a row a registration, every cell a text."""
    asked = [question.id for question in event.questions]
    rows = [[*COLUMNS, *asked]]
    for record in records:
        cells = [record[name] for name in COLUMNS] + [_cell(record["answers"].get(name)) for name in asked]
        rows.append([neutral(cell) for cell in cells])
    return rows


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return f"{value['version']} {value['agreed']}" if isinstance(value, dict) else value


def _complain(text: str, code: int) -> int:
    print("\n".join(f"clustersbot: {line}" for line in text.splitlines()), file=sys.stderr)
    return code


FORMATS = {"json": _json, "csv": _csv, "xlsx": _xlsx}
