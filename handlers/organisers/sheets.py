"""A table becomes a file: CSV for programs, XLSX for people."""

import codecs
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db.outbox import Promise
from handlers.context import File, Reply
from handlers.texts import Html

Cell = str | int | datetime | None

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NO_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))  # what a page of a workbook may not be called
WIDEST = 60  # characters: longer cells wrap
DATE = "yyyy-mm-dd hh:mm"


@dataclass(frozen=True)
class Sheet:
    """A head and rows as long as it; moments are local, without a zone, as spreadsheets have them.

    `exact`: another program reads the file, and takes every letter as it stands."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    exact: bool = False


def neutral(text: str) -> str:
    """A cell's text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def to_csv(sheet: Sheet) -> bytes:
    """With a byte order mark, for Excel reads anything else as Latin-1."""
    return codecs.BOM_UTF8 + csv_lines([sheet.head, *sheet.rows])


def csv_lines(rows: Sequence[Sequence[Cell]]) -> bytes:
    """More lines of a CSV."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[_written(cell) for cell in row] for row in rows])
    return text.getvalue().encode()


def to_xlsx(sheet: Sheet) -> bytes:
    """The head stays in sight and filters; columns are as wide as what they hold. Slow: call it in a thread."""
    from openpyxl import Workbook  # slow to import, and used here only
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    page = book.create_sheet(sheet.title.translate(NO_TITLE)[:31])
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.head))}{len(sheet.rows) + 1}"
    for number, width in enumerate(_widths(sheet), start=1):
        page.column_dimensions[get_column_letter(number)].width = width

    top, wrapped, bold = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True), Font(bold=True)

    def styled(cell: Cell, head: bool) -> object:
        """Only what needs a style has one: styles are what takes long."""
        value = ILLEGAL_CHARACTERS_RE.sub("", cell) if isinstance(cell, str) else cell
        formula = isinstance(value, str) and value.startswith((*FORMULA, "#"))  # or what looks like an error: "#N/A"
        if isinstance(value, str) and not sheet.exact:
            value = neutral(value)
        long = isinstance(value, str) and (len(value) > WIDEST or "\n" in value)
        if not (head or long or formula or isinstance(value, datetime)):
            return value
        made = WriteOnlyCell(page, value)
        made.alignment = wrapped if long else top
        if formula:
            made.data_type, made.quotePrefix = "s", sheet.exact  # text, whatever it looks like
        if head:
            made.font = bold
        if isinstance(value, datetime):
            made.number_format = DATE
        return made

    page.append([styled(cell, True) for cell in sheet.head])
    for row in sheet.rows:
        page.append([styled(cell, False) for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _written(cell: Cell) -> str | int:
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    return neutral(cell) if isinstance(cell, str) else "" if cell is None else cell


def _widths(sheet: Sheet) -> list[int]:
    """In characters; a head needs room for its filter's arrow."""
    widths = [len(name) + 4 for name in sheet.head]
    for row in sheet.rows:
        for i, cell in enumerate(row):
            longest = max((len(line) for line in str(_written(cell)).split("\n")), default=0)
            widths[i] = max(widths[i], longest + 2)
    return [min(width, WIDEST) for width in widths]


def document(promise: Promise, name: str, content: bytes, caption: Html) -> Reply:
    """The call that sends a file to where it was asked for."""
    parameters = {"chat_id": int(promise.recipient), "caption": caption, "parse_mode": "HTML"}
    if promise.payload.get("topic") is not None:
        parameters["message_thread_id"] = promise.payload["topic"]
    return Reply("send_document", parameters, {"document": File(name, content)})
