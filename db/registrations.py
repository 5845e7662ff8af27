"""Registrations: who takes part in which event, and what they answered."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson

from db.engine import Row, Transaction


class Status(StrEnum):
    REGISTERED = "registered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Registration:
    """One person's registration for one event; times in milliseconds, UTC."""

    id: int
    chat_id: int
    event: str
    reference: str
    status: Status
    answers: dict[str, Any]
    language: str
    source: str | None
    sequence: int
    created: int
    changed: int


def _registration(row: Row) -> Registration:
    return Registration(
        id=row["id"],
        chat_id=row["chat_id"],
        event=row["event"],
        reference=row["reference"],
        status=Status(row["status"]),
        answers=orjson.loads(row["answers"]),
        language=row["language"],
        source=row["source"],
        sequence=row["sequence"],
        created=row["created"],
        changed=row["changed"],
    )


async def find(tx: Transaction, event: str, chat_id: int) -> Registration | None:
    """The one that counts: a person has at most one that is not withdrawn."""
    row = await tx.fetch_one(
        "SELECT * FROM registration WHERE event = :event AND chat_id = :chat_id AND status <> 'withdrawn'",
        event=event, chat_id=chat_id,
    )  # fmt: skip
    return _registration(row) if row else None


async def get(tx: Transaction, registration_id: int) -> Registration | None:
    row = await tx.fetch_one("SELECT * FROM registration WHERE id = :id", id=registration_id)
    return _registration(row) if row else None


async def of_person(tx: Transaction, chat_id: int) -> list[Registration]:
    """All of a person's that are not withdrawn, the oldest first."""
    rows = await tx.fetch_all(
        "SELECT * FROM registration WHERE chat_id = :chat_id AND status <> 'withdrawn' ORDER BY id", chat_id=chat_id
    )
    return [_registration(row) for row in rows]


async def of_event(tx: Transaction, event: str) -> list[Registration]:
    rows = await tx.fetch_all("SELECT * FROM registration WHERE event = :event ORDER BY id", event=event)
    return [_registration(row) for row in rows]


async def add(
    tx: Transaction,
    *,
    event: str,
    chat_id: int,
    reference: str,
    answers: dict[str, Any],
    language: str,
    source: str | None,
    now: int,
) -> Registration | None:
    """The new registration; None when the reference is taken, or the person is registered already."""
    row = await tx.fetch_one(
        "INSERT INTO registration"
        " (chat_id, event, reference, status, answers, language, source, sequence, created, changed)"
        " VALUES (:chat_id, :event, :reference, 'registered', :answers, :language, :source, 0, :now, :now)"
        " ON CONFLICT DO NOTHING RETURNING *",
        chat_id=chat_id, event=event, reference=reference, answers=orjson.dumps(answers).decode(),
        language=language, source=source, now=now,
    )  # fmt: skip
    return _registration(row) if row else None


async def change(tx: Transaction, registration_id: int, answers: dict[str, Any], now: int) -> None:
    """New answers; the calendar entry's sequence goes up with them."""
    await tx.execute(
        "UPDATE registration SET answers = :answers, sequence = sequence + 1, changed = :now WHERE id = :id",
        id=registration_id, answers=orjson.dumps(answers).decode(), now=now,
    )  # fmt: skip


async def withdraw(tx: Transaction, registration_id: int, now: int) -> bool:
    """Whether there was something to withdraw."""
    row = await tx.fetch_one(
        "UPDATE registration SET status = 'withdrawn', sequence = sequence + 1, changed = :now"
        " WHERE id = :id AND status <> 'withdrawn' RETURNING id",
        id=registration_id, now=now,
    )  # fmt: skip
    return row is not None
