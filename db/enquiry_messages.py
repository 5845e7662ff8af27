"""What was said in an enquiry: words and files of the attendee and of the organisers, and the words before an edit."""

from dataclasses import asdict, dataclass
from enum import StrEnum

import orjson

from db.engine import Row, Transaction


class Via(StrEnum):
    TELEGRAM = "telegram"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a message holds besides words; `kind` as Telegram names it. A place, a contact or a poll has no file_id."""

    kind: str
    file_id: str = ""
    size: int = 0
    name: str = ""
    mime: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a message was written: to copy it from there, and to reply to it."""

    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Message:
    """`author` is the organiser's name, None: the attendee; `text`: the words, or the caption; `edited`: when last."""

    id: int
    enquiry: int
    author: str | None
    author_id: int | None
    via: Via
    text: str
    file: Attachment | None
    source: Source | None
    album: str | None
    at: int
    edited: int | None
    html: str | None = None  # an organiser's words with their formatting
    sent_as: int | None = None  # an organiser's message in the attendee's chat


def _message(row: Row) -> Message:
    written = row["source_message"]
    return Message(
        id=row["id"],
        enquiry=row["enquiry"],
        author=row["author"],
        author_id=row["author_id"],
        via=Via(row["via"] or Via.TELEGRAM),
        text=row["text"],
        file=file_of(row["file"]),
        source=None if written is None else Source(row["source_chat"], written),
        album=row["album"],
        at=row["at"],
        edited=row["edited"],
        html=row["html"],
        sent_as=row["sent_as"],
    )


def file_of(kept: str | None) -> Attachment | None:
    return Attachment(**orjson.loads(kept)) if kept else None


async def add(
    tx: Transaction,
    enquiry_id: int,
    text: str,
    now: int,
    *,
    author: str | None = None,
    author_id: int | None = None,
    via: Via = Via.TELEGRAM,
    file: Attachment | None = None,
    source: Source | None = None,
    album: str | None = None,
    html: str | None = None,
) -> Message:
    """Adds what the attendee said, or, with an author, an organiser."""
    row = await tx.fetch_one(
        "INSERT INTO enquiry_message"
        " (enquiry, author, author_id, via, text, html, file, source_chat, source_message, album, at)"
        " VALUES (:enquiry, :author, :author_id, :via, :text, :html, :file, :chat, :message, :album, :now)"
        " RETURNING *",
        enquiry=enquiry_id, author=author, author_id=author_id, via=str(via), text=text, html=html,
        file=orjson.dumps(asdict(file)).decode() if file else None,
        chat=source and source.chat_id, message=source and source.message_id, album=album, now=now,
    )  # fmt: skip
    assert row is not None
    return _message(row)


async def get(tx: Transaction, message_id: int) -> Message | None:
    row = await tx.fetch_one("SELECT * FROM enquiry_message WHERE id = :id", id=message_id)
    return _message(row) if row else None


async def of_enquiry(tx: Transaction, enquiry_id: int) -> list[Message]:
    """All that was said, in order."""
    rows = await tx.fetch_all("SELECT * FROM enquiry_message WHERE enquiry = :enquiry ORDER BY id", enquiry=enquiry_id)
    return [_message(row) for row in rows]


async def first(tx: Transaction, enquiry_id: int) -> Message | None:
    """The question."""
    row = await tx.fetch_one(
        "SELECT * FROM enquiry_message WHERE enquiry = :enquiry ORDER BY id LIMIT 1", enquiry=enquiry_id
    )
    return _message(row) if row else None


async def together(tx: Transaction, message: Message) -> list[Message]:
    """The message and what the attendee sent with it, in order: an album, or several messages passed on at once."""
    rows = await tx.fetch_all(
        "SELECT * FROM enquiry_message WHERE enquiry = :enquiry AND author IS NULL AND id >= :id"
        " AND (at = :at OR album = :album) ORDER BY id",
        enquiry=message.enquiry, id=message.id, at=message.at, album=message.album or "",
    )  # fmt: skip
    return [_message(row) for row in rows]


async def answered_together(tx: Transaction, answer: Message) -> list[Message]:
    """An organiser's message and what they sent with it, in order: an album, or a file with its long words."""
    rows = await tx.fetch_all(
        "SELECT * FROM enquiry_message WHERE enquiry = :enquiry AND author_id = :author AND id >= :id"
        " AND (id = :id OR at = :at OR album = :album) ORDER BY id",
        enquiry=answer.enquiry, author=answer.author_id, id=answer.id, at=answer.at, album=answer.album or "",
    )  # fmt: skip
    return [_message(row) for row in rows] or [answer]


async def last_answer(tx: Transaction, enquiry_id: int) -> Message | None:
    row = await tx.fetch_one(
        "SELECT * FROM enquiry_message WHERE enquiry = :enquiry AND author IS NOT NULL ORDER BY id DESC LIMIT 1",
        enquiry=enquiry_id,
    )
    return _message(row) if row else None


async def asked_before(tx: Transaction, answer: Message) -> Message | None:
    """What the attendee said last in words, or else sent, before an organiser's message: what it answers."""
    row = await tx.fetch_one(
        "SELECT * FROM enquiry_message WHERE enquiry = :enquiry AND author IS NULL AND id < :id"
        " ORDER BY CASE WHEN text = '' THEN 1 ELSE 0 END, id DESC LIMIT 1",
        enquiry=answer.enquiry, id=answer.id,
    )  # fmt: skip
    return _message(row) if row else None


async def asked_since(tx: Transaction, answer: Message) -> bool:
    """Whether the attendee said something after an organiser's message."""
    row = await tx.fetch_one(
        "SELECT 1 AS one FROM enquiry_message WHERE enquiry = :enquiry AND author IS NULL AND id > :id LIMIT 1",
        enquiry=answer.enquiry, id=answer.id,
    )  # fmt: skip
    return row is not None


async def sent(tx: Transaction, message_id: int, sent_as: int) -> None:
    """An organiser's message has reached the attendee as this one."""
    await tx.execute("UPDATE enquiry_message SET sent_as = :sent_as WHERE id = :id", id=message_id, sent_as=sent_as)


async def format_(tx: Transaction, message_id: int, html: str | None) -> None:
    """The words with their formatting, after an edit."""
    await tx.execute("UPDATE enquiry_message SET html = :html WHERE id = :id", id=message_id, html=html)


async def of_source(tx: Transaction, chat_id: int, message_id: int) -> Message | None:
    """The message that was written there."""
    row = await tx.fetch_one(
        "SELECT * FROM enquiry_message WHERE source_chat = :chat AND source_message = :message ORDER BY id LIMIT 1",
        chat=chat_id, message=message_id,
    )  # fmt: skip
    return _message(row) if row else None


async def answers_of_source(tx: Transaction, source: Source) -> list[Message]:
    """The answers that were written there: several, where one went to all who asked the same."""
    rows = await tx.fetch_all(
        "SELECT * FROM enquiry_message WHERE source_chat = :chat AND source_message = :message"
        " AND author IS NOT NULL ORDER BY id",
        chat=source.chat_id, message=source.message_id,
    )  # fmt: skip
    return [_message(row) for row in rows]


async def of_album(tx: Transaction, chat_id: int, album: str) -> Message | None:
    """The first message of an album that was written in this chat."""
    row = await tx.fetch_one(
        "SELECT * FROM enquiry_message WHERE source_chat = :chat AND album = :album ORDER BY id LIMIT 1",
        chat=chat_id, album=album,
    )  # fmt: skip
    return _message(row) if row else None


async def sent_since(tx: Transaction, chat_id: int, since: int) -> list[int]:
    """When an attendee sent something to the organisers after an instant, the earliest first; an album counts once."""
    rows = await tx.fetch_all(
        "SELECT MIN(enquiry_message.at) AS at FROM enquiry_message"
        " JOIN enquiry ON enquiry.id = enquiry_message.enquiry"
        " WHERE enquiry.chat_id = :chat_id AND author IS NULL AND enquiry_message.at > :since"
        " GROUP BY COALESCE(album, CAST(enquiry_message.id AS TEXT)) ORDER BY 1",
        chat_id=chat_id, since=since,
    )  # fmt: skip
    return [row["at"] for row in rows]


async def reword(tx: Transaction, message: Message, text: str, now: int) -> int:
    """Other words in the place of those, which are kept; the number of the wording that was."""
    row = await tx.fetch_one(
        "INSERT INTO enquiry_wording (message, text, at) VALUES (:message, :text, :at) RETURNING id",
        message=message.id, text=message.text, at=message.edited or message.at,
    )  # fmt: skip
    assert row is not None
    await tx.execute("UPDATE enquiry_message SET text = :text, edited = :now WHERE id = :id",
                     id=message.id, text=text, now=now)  # fmt: skip
    return int(row["id"])


async def wording(tx: Transaction, wording_id: int) -> str | None:
    """The words as they were once."""
    row = await tx.fetch_one("SELECT text FROM enquiry_wording WHERE id = :id", id=wording_id)
    return row["text"] if row else None
