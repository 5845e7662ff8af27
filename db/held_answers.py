"""Answers that wait for a second word: somebody else had just answered when they were written."""

from dataclasses import asdict, dataclass

import orjson

from db import counters, enquiry_messages
from db.engine import Row, Transaction
from db.enquiry_messages import Attachment, Source


@dataclass(frozen=True, slots=True)
class Held:
    """What an organiser wrote, and where."""

    enquiry: int
    author: str
    author_id: int | None
    text: str
    html: str | None
    file: Attachment | None
    album: str | None
    source: Source


async def hold(tx: Transaction, held: Held, now: int) -> int:
    """Keeps it; the number that the buttons carry."""
    number = await counters.following(tx, "held_answer")
    await tx.execute(
        "INSERT INTO held_answer (id, enquiry, author, author_id, text, html, file, album, source_chat,"
        " source_message, at) VALUES (:id, :enquiry, :author, :author_id, :text, :html, :file, :album, :chat,"
        " :message, :now)",
        id=number, enquiry=held.enquiry, author=held.author, author_id=held.author_id, text=held.text,
        html=held.html, file=orjson.dumps(asdict(held.file)).decode() if held.file else None, album=held.album,
        chat=held.source.chat_id, message=held.source.message_id, now=now,
    )  # fmt: skip
    return number


async def take(tx: Transaction, held_id: int) -> Held | None:
    """It is kept no longer; None when it was sent or dropped before."""
    row = await tx.fetch_one("DELETE FROM held_answer WHERE id = :id RETURNING *", id=held_id)
    return _held(row) if row else None


async def take_album(tx: Transaction, held: Held) -> list[Held]:
    """The other files of its album, in order; they are kept no longer."""
    if held.album is None:
        return []
    rows = await tx.fetch_all(
        "DELETE FROM held_answer WHERE enquiry = :enquiry AND album = :album RETURNING *",
        enquiry=held.enquiry, album=held.album,
    )  # fmt: skip
    return [_held(row) for row in sorted(rows, key=lambda row: row["id"])]


async def has_album(tx: Transaction, enquiry: int, album: str) -> bool:
    """Whether a file of this album waits already."""
    row = await tx.fetch_one(
        "SELECT 1 AS one FROM held_answer WHERE enquiry = :enquiry AND album = :album LIMIT 1",
        enquiry=enquiry, album=album,
    )  # fmt: skip
    return row is not None


def _held(row: Row) -> Held:
    return Held(
        enquiry=row["enquiry"],
        author=row["author"],
        author_id=row["author_id"],
        text=row["text"],
        html=row["html"],
        file=enquiry_messages.file_of(row["file"]),
        album=row["album"],
        source=Source(row["source_chat"], row["source_message"]),
    )


async def reword(tx: Transaction, source: Source, text: str, html: str) -> None:
    """The organiser changed what is held."""
    await tx.execute(
        "UPDATE held_answer SET text = :text, html = :html WHERE source_chat = :chat AND source_message = :message",
        chat=source.chat_id, message=source.message_id, text=text, html=html,
    )  # fmt: skip
