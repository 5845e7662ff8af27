"""Enquiries: who asked the organisers, how it stands, and who has it; what was said is in db/enquiry_messages.py."""

import secrets
from dataclasses import dataclass
from enum import StrEnum

from db import counters
from db.engine import Row, Transaction


class State(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Known:
    """What the FAQ would have said: the entry that came nearest, if any, and how sure it was (0 to 1)."""

    entry: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Enquiry:
    """`entry`: the one that is not confirmed yet, or did not help; `token`: ties mails to it, None in old ones."""

    id: int
    chat_id: int
    state: State
    entry: str | None
    asked: int
    changed: int
    token: str | None
    known: Known | None
    taken_by_id: int | None
    taken_by: str | None
    nudged: int | None
    broadcast: int | None

    @property
    def reference(self) -> str:
        return reference(self.id)


def reference(enquiry_id: int) -> str:
    """The number by which people know it."""
    return f"Q-{enquiry_id}"


def known(row: Row) -> Known | None:
    """What the FAQ would have said, of any row that keeps it."""
    sure = row["known_confidence"]
    return None if sure is None else Known(row["known"], float(sure))


def _enquiry(row: Row) -> Enquiry:
    return Enquiry(
        id=row["id"],
        chat_id=row["chat_id"],
        state=State(row["state"]),
        entry=row["entry"],
        asked=row["asked"],
        changed=row["changed"],
        token=row["token"],
        known=known(row),
        taken_by_id=row["taken_by_id"],
        taken_by=row["taken_by"],
        nudged=row["nudged"],
        broadcast=row["broadcast"],
    )


async def open_(
    tx: Transaction,
    chat_id: int,
    now: int,
    *,
    entry: str | None = None,
    known: Known | None = None,
    broadcast: int | None = None,
) -> Enquiry:
    """A new enquiry, with nothing said in it yet."""
    row = await tx.fetch_one(
        "INSERT INTO enquiry"
        " (id, chat_id, state, entry, known, known_confidence, broadcast, token, asked, changed)"
        " VALUES (:id, :chat_id, 'open', :entry, :known, :sure, :broadcast, :token, :now, :now) RETURNING *",
        id=await counters.following(tx, "enquiry"), chat_id=chat_id, entry=entry, known=known and known.entry,
        sure=known and f"{known.confidence:.2f}", broadcast=broadcast, token=secrets.token_hex(8), now=now,
    )  # fmt: skip
    assert row is not None
    return _enquiry(row)


async def get(tx: Transaction, enquiry_id: int) -> Enquiry | None:
    row = await tx.fetch_one("SELECT * FROM enquiry WHERE id = :id", id=enquiry_id)
    return _enquiry(row) if row else None


async def of_person(tx: Transaction, chat_id: int) -> list[Enquiry]:
    """A person's enquiries that are not closed, the oldest first."""
    rows = await tx.fetch_all(
        "SELECT * FROM enquiry WHERE chat_id = :chat_id AND state <> 'closed' ORDER BY id", chat_id=chat_id
    )
    return [_enquiry(row) for row in rows]


async def move(tx: Transaction, enquiry_id: int, state: State, now: int) -> None:
    await tx.execute(
        "UPDATE enquiry SET state = :state, changed = :now WHERE id = :id", id=enquiry_id, state=state, now=now
    )
