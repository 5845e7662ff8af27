"""What organisers added to the FAQ in their chat: entries of their own, and answers to entries that had none."""

from collections.abc import Sequence
from dataclasses import dataclass

from db import counters
from db.engine import Row, Transaction
from db.proposals import Proposal

LIVE = "SELECT * FROM faq_added WHERE undone IS NULL ORDER BY id"


@dataclass(frozen=True, slots=True)
class Added:
    """`entry`: the files' entry that it answers, None: it is one of its own; `answer` is Telegram's HTML;
    `topic`: where one of its own stands in the list."""

    id: int
    entry: str | None
    event: str | None
    language: str
    question: str
    answer: str
    author: str
    at: int
    topic: str | None = None

    @property
    def name(self) -> str:
        """The id of the entry that it is, or answers."""
        return self.entry or f"added_{self.id}"


def of_row(row: Row) -> Added:
    return Added(
        id=row["id"],
        entry=row["entry"],
        event=row["event"],
        language=row["language"],
        question=row["question"],
        answer=row["answer"],
        author=row["author"],
        at=row["at"],
        topic=row["topic"],
    )


async def add(tx: Transaction, proposal: Proposal, author: str, now: int) -> Added:
    """From now on part of the FAQ."""
    row = await tx.fetch_one(
        "INSERT INTO faq_added (id, entry, event, language, question, answer, topic, author, at)"
        " VALUES (:id, :entry, :event, :language, :question, :answer, :topic, :author, :now) RETURNING *",
        id=await counters.following(tx, "faq_added"), entry=proposal.entry, event=proposal.event,
        language=proposal.language, question=proposal.question, answer=proposal.answer, topic=proposal.topic,
        author=author, now=now,
    )  # fmt: skip
    assert row is not None
    return of_row(row)


async def get(tx: Transaction, added_id: int) -> Added | None:
    """Also when it was undone."""
    row = await tx.fetch_one("SELECT * FROM faq_added WHERE id = :id", id=added_id)
    return of_row(row) if row else None


async def live(tx: Transaction) -> Sequence[Added]:
    """All that was not undone, the oldest first."""
    return [of_row(row) for row in await tx.fetch_all(LIVE)]


async def is_live(tx: Transaction, added_id: int) -> bool:
    row = await tx.fetch_one("SELECT 1 AS one FROM faq_added WHERE id = :id AND undone IS NULL", id=added_id)
    return row is not None


async def undo(tx: Transaction, added_id: int, now: int | None) -> None:
    """No part of the FAQ any more; None: it is again."""
    await tx.execute("UPDATE faq_added SET undone = :now WHERE id = :id", id=added_id, now=now)
