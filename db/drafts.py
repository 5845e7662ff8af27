"""Drafts: the forms that people have begun, with every answer given so far."""

from dataclasses import dataclass
from typing import Any

import orjson

from db.engine import Row, Transaction
from db.registrations import COUNTS

Answers = dict[str, Any]
DROPPED = "dropped:"  # before an event's id: the counter of forms that went unfinished


@dataclass(frozen=True, slots=True)
class Draft:
    """A form in progress: `asked` is the question last shown (None: the review); `candidates` were offered for it."""

    chat_id: int
    event: str
    answers: Answers
    asked: str | None
    candidates: list[Any] | None
    source: str | None
    closed_told: int | None
    began: int


def _draft(row: Row) -> Draft:
    return Draft(
        chat_id=row["chat_id"],
        event=row["event"],
        answers=orjson.loads(row["answers"]),
        asked=row["asked"],
        candidates=orjson.loads(row["candidates"]) if row["candidates"] else None,
        source=row["source"],
        closed_told=row["closed_told"],
        began=row["began"],
    )


async def find(tx: Transaction, chat_id: int, event: str) -> Draft | None:
    row = await tx.fetch_one(
        "SELECT * FROM draft WHERE chat_id = :chat_id AND event = :event", chat_id=chat_id, event=event
    )
    return _draft(row) if row else None


async def of_person(tx: Transaction, chat_id: int) -> list[Draft]:
    rows = await tx.fetch_all("SELECT * FROM draft WHERE chat_id = :chat_id ORDER BY began", chat_id=chat_id)
    return [_draft(row) for row in rows]


async def begin(tx: Transaction, chat_id: int, event: str, asked: str, source: str | None, now: int) -> Draft:
    """A new form, or the one begun before: a second begin never loses an answer."""
    row = await tx.fetch_one(
        "INSERT INTO draft (chat_id, event, answers, asked, source, began, touched)"
        " VALUES (:chat_id, :event, '{}', :asked, :source, :now, :now)"
        " ON CONFLICT (chat_id, event) DO UPDATE SET touched = excluded.touched RETURNING *",
        chat_id=chat_id, event=event, asked=asked, source=source, now=now,
    )  # fmt: skip
    assert row is not None
    return _draft(row)


async def save(
    tx: Transaction,
    chat_id: int,
    event: str,
    answers: Answers,
    asked: str | None,
    candidates: list[Any] | None,
    now: int,
) -> None:
    await tx.execute(
        "UPDATE draft SET answers = :answers, asked = :asked, candidates = :candidates, touched = :now"
        " WHERE chat_id = :chat_id AND event = :event",
        chat_id=chat_id, event=event, answers=orjson.dumps(answers).decode(), asked=asked,
        candidates=None if candidates is None else orjson.dumps(candidates).decode(), now=now,
    )  # fmt: skip


async def delete(tx: Transaction, chat_id: int, event: str) -> None:
    await tx.execute("DELETE FROM draft WHERE chat_id = :chat_id AND event = :event", chat_id=chat_id, event=event)


async def count_dropped(tx: Transaction, *, before: int | None = None, chat_id: int | None = None) -> None:
    """Forms that go unfinished (nobody touched them since `before`, or they are this person's) leave their number."""
    which = "chat_id = :chat_id" if before is None else "touched < :before"
    found: dict[str, int | None] = {"chat_id": chat_id} if before is None else {"before": before}
    await tx.execute(
        f"INSERT INTO counter (name, value) SELECT '{DROPPED}' || event, count(*) FROM draft WHERE {which}"
        " AND NOT EXISTS (SELECT 1 FROM registration WHERE registration.event = draft.event"
        f" AND registration.chat_id = draft.chat_id AND registration.{COUNTS}) GROUP BY event"
        " ON CONFLICT (name) DO UPDATE SET value = counter.value + excluded.value",
        **found,
    )


async def not_told_closed(tx: Transaction, event: str, changes: bool, now: int, limit: int = 200) -> list[Draft]:
    """Drafts of an event whose people do not know yet that it is too late for them, unless they have a pass.

    `changes`: those of people who have a registration already; else those of the others."""
    rows = await tx.fetch_all(
        f"SELECT * FROM draft WHERE event = :event AND closed_told IS NULL AND {'' if changes else 'NOT '}EXISTS ("
        f"SELECT 1 FROM registration WHERE event = draft.event AND chat_id = draft.chat_id AND {COUNTS})"
        " AND NOT EXISTS (SELECT 1 FROM request WHERE event = draft.event AND chat_id = draft.chat_id"
        " AND state = 'approved' AND pass_used IS NULL AND pass_ends > :now) ORDER BY began LIMIT :limit",
        event=event, limit=limit, now=now,
    )  # fmt: skip
    return [_draft(row) for row in rows]


async def note_closed_told(tx: Transaction, chat_id: int, event: str, now: int) -> None:
    await tx.execute(
        "UPDATE draft SET closed_told = :now WHERE chat_id = :chat_id AND event = :event",
        chat_id=chat_id, event=event, now=now,
    )  # fmt: skip
