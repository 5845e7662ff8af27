"""Enquiries: what attendees asked the organisers, and what they answered."""

from dataclasses import dataclass
from enum import StrEnum

from db import counters
from db.engine import Row, Transaction


class State(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Words that a person may yet ask the organisers."""

    id: int
    text: str
    entry: str | None


@dataclass(frozen=True, slots=True)
class Enquiry:
    id: int
    chat_id: int
    state: State
    entry: str | None
    asked: int

    @property
    def reference(self) -> str:
        return f"Q-{self.id}"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of an enquiry; `author` is the organiser's name, None: the attendee."""

    id: int
    author: str | None
    text: str
    at: int


def _enquiry(row: Row) -> Enquiry:
    return Enquiry(row["id"], row["chat_id"], State(row["state"]), row["entry"], row["asked"])


async def keep(tx: Transaction, chat_id: int, text: str, entry: str | None, now: int) -> int:
    """Keeps words while the person decides whether to ask; the id that the button carries."""
    number = await counters.following(tx, "unanswered")
    await tx.execute(
        "INSERT INTO unanswered (id, chat_id, text, entry, at) VALUES (:id, :chat_id, :text, :entry, :now)",
        id=number, chat_id=chat_id, text=text, entry=entry, now=now,
    )  # fmt: skip
    return number


async def take(tx: Transaction, chat_id: int, unanswered_id: int) -> Unanswered | None:
    """The kept words, which are kept no longer; None when they were asked before."""
    row = await tx.fetch_one(
        "DELETE FROM unanswered WHERE id = :id AND chat_id = :chat_id RETURNING id, text, entry",
        id=unanswered_id, chat_id=chat_id,
    )  # fmt: skip
    return Unanswered(row["id"], row["text"], row["entry"]) if row else None


async def prune(tx: Transaction, before: int) -> None:
    """Forgets words that nobody asked after all."""
    await tx.execute("DELETE FROM unanswered WHERE at < :before", before=before)


async def open_(tx: Transaction, chat_id: int, text: str, entry: str | None, now: int) -> Enquiry:
    """A new enquiry with its first message."""
    row = await tx.fetch_one(
        "INSERT INTO enquiry (id, chat_id, state, entry, asked, changed)"
        " VALUES (:id, :chat_id, 'open', :entry, :now, :now) RETURNING *",
        id=await counters.following(tx, "enquiry"), chat_id=chat_id, entry=entry, now=now,
    )  # fmt: skip
    assert row is not None
    await say(tx, row["id"], None, text, now)
    return _enquiry(row)


async def say(tx: Transaction, enquiry_id: int, author: str | None, text: str, now: int) -> int:
    """Adds a message; its id."""
    row = await tx.fetch_one(
        "INSERT INTO enquiry_message (enquiry, author, text, at) VALUES (:enquiry, :author, :text, :now) RETURNING id",
        enquiry=enquiry_id, author=author, text=text, now=now,
    )  # fmt: skip
    assert row is not None
    return int(row["id"])


async def get(tx: Transaction, enquiry_id: int) -> Enquiry | None:
    row = await tx.fetch_one("SELECT * FROM enquiry WHERE id = :id", id=enquiry_id)
    return _enquiry(row) if row else None


async def of_person(tx: Transaction, chat_id: int) -> list[Enquiry]:
    """A person's enquiries that are not closed, the oldest first."""
    rows = await tx.fetch_all(
        "SELECT * FROM enquiry WHERE chat_id = :chat_id AND state <> 'closed' ORDER BY id", chat_id=chat_id
    )
    return [_enquiry(row) for row in rows]


async def message(tx: Transaction, message_id: int) -> Message | None:
    row = await tx.fetch_one("SELECT * FROM enquiry_message WHERE id = :id", id=message_id)
    return Message(row["id"], row["author"], row["text"], row["at"]) if row else None


async def first(tx: Transaction, enquiry_id: int) -> Message | None:
    """The question."""
    row = await tx.fetch_one(
        "SELECT * FROM enquiry_message WHERE enquiry = :enquiry ORDER BY id LIMIT 1", enquiry=enquiry_id
    )
    return Message(row["id"], row["author"], row["text"], row["at"]) if row else None


async def last_answer(tx: Transaction, enquiry_id: int) -> Message | None:
    row = await tx.fetch_one(
        "SELECT * FROM enquiry_message WHERE enquiry = :enquiry AND author IS NOT NULL ORDER BY id DESC LIMIT 1",
        enquiry=enquiry_id,
    )
    return Message(row["id"], row["author"], row["text"], row["at"]) if row else None


async def move(tx: Transaction, enquiry_id: int, state: State, now: int) -> None:
    await tx.execute(
        "UPDATE enquiry SET state = :state, changed = :now WHERE id = :id", id=enquiry_id, state=state, now=now
    )
