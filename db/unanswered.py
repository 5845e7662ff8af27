"""Words and files that a person may yet ask the organisers: kept until they decide."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import orjson

from db import counters
from db.engine import Row, Transaction
from db.enquiry_messages import Attachment


@dataclass(frozen=True, slots=True)
class Part:
    """One message of the person's; `message_id` is its number in their chat, None: a button said it for them.

    `sent`: when, in seconds, as Telegram says."""

    text: str
    message_id: int | None = None
    file: Attachment | None = None
    album: str | None = None
    sent: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """`entry`: the FAQ's that is not confirmed yet, or did not help; `enquiry`: to which it is to be added once
    there is room for it, None: that is yet to be chosen."""

    id: int
    parts: tuple[Part, ...]
    entry: str | None
    enquiry: int | None
    at: int


def _kept(row: Row) -> Kept:
    parts = tuple(map(_part, orjson.loads(row["parts"]))) if row["parts"] else (Part(row["text"]),)
    return Kept(row["id"], parts, row["entry"], row["enquiry"], row["at"])


def _part(kept: dict[str, object]) -> Part:
    file = kept.pop("file")
    return Part(**kept, file=Attachment(**file) if isinstance(file, dict) else None)  # type: ignore[arg-type]


async def keep(
    tx: Transaction,
    chat_id: int,
    parts: Sequence[Part],
    now: int,
    *,
    entry: str | None = None,
    enquiry: int | None = None,
) -> int:
    """Keeps what was said; the id that the buttons carry."""
    number = await counters.following(tx, "unanswered")
    await tx.execute(
        "INSERT INTO unanswered (id, chat_id, text, parts, entry, enquiry, at)"
        " VALUES (:id, :chat_id, :text, :parts, :entry, :enquiry, :now)",
        id=number, chat_id=chat_id, text=parts[0].text, parts=_json(parts), entry=entry, enquiry=enquiry, now=now,
    )  # fmt: skip
    return number


async def get(tx: Transaction, chat_id: int, kept_id: int) -> Kept | None:
    """None when it was asked before, or is somebody else's."""
    row = await tx.fetch_one(
        "SELECT * FROM unanswered WHERE id = :id AND chat_id = :chat_id", id=kept_id, chat_id=chat_id
    )
    return _kept(row) if row else None


async def newest(tx: Transaction, chat_id: int) -> Kept | None:
    """What this person said last that is kept."""
    row = await tx.fetch_one(
        "SELECT * FROM unanswered WHERE chat_id = :chat_id ORDER BY id DESC LIMIT 1", chat_id=chat_id
    )
    return _kept(row) if row else None


async def write(tx: Transaction, kept_id: int, parts: Sequence[Part]) -> None:
    """Other parts in the place of those."""
    await tx.execute(
        "UPDATE unanswered SET text = :text, parts = :parts WHERE id = :id",
        id=kept_id, text=parts[0].text, parts=_json(parts),
    )  # fmt: skip


async def blame(tx: Transaction, kept_id: int, entry: str) -> None:
    """This entry's answer did not help with it."""
    await tx.execute("UPDATE unanswered SET entry = :entry WHERE id = :id", id=kept_id, entry=entry)


async def reword(tx: Transaction, chat_id: int, message_id: int, text: str) -> bool:
    """Whether this message is kept, and has other words now."""
    rows = await tx.fetch_all("SELECT * FROM unanswered WHERE chat_id = :chat_id", chat_id=chat_id)
    found = [kept for kept in map(_kept, rows) if message_id in {part.message_id for part in kept.parts}]
    for kept in found:
        parts = [replace(part, text=text) if part.message_id == message_id else part for part in kept.parts]
        await write(tx, kept.id, parts)
    return bool(found)


async def drop(tx: Transaction, kept_id: int) -> None:
    """It was passed on, or is not to be."""
    await tx.execute("DELETE FROM unanswered WHERE id = :id", id=kept_id)


async def prune(tx: Transaction, before: int) -> None:
    """Forgets what nobody asked after all."""
    await tx.execute("DELETE FROM unanswered WHERE at < :before", before=before)


def _json(parts: Sequence[Part]) -> str:
    return orjson.dumps([asdict(part) for part in parts]).decode()
