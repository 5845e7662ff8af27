"""Requests: what attendees ask of the organisers after a deadline, and what these decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson

from db import counters
from db.engine import Row, Transaction


class Kind(StrEnum):
    CHANGE = "change"
    WITHDRAW = "withdraw"
    LATE = "late"


class State(StrEnum):
    OPEN = "open"
    APPROVED = "approved"
    REFUSED = "refused"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Request:
    """`answers` are what a change asks for; `pass_ends` until when a latecomer may register."""

    id: int
    chat_id: int
    event: str
    kind: Kind
    registration: int | None
    answers: dict[str, Any] | None
    state: State
    organiser: str | None
    reason: str | None
    pass_ends: int | None
    pass_used: int | None


def _request(row: Row) -> Request:
    return Request(
        id=row["id"],
        chat_id=row["chat_id"],
        event=row["event"],
        kind=Kind(row["kind"]),
        registration=row["registration"],
        answers=orjson.loads(row["answers"]) if row["answers"] else None,
        state=State(row["state"]),
        organiser=row["organiser"],
        reason=row["reason"],
        pass_ends=row["pass_ends"],
        pass_used=row["pass_used"],
    )


async def ask(
    tx: Transaction,
    event: str,
    chat_id: int,
    kind: Kind,
    now: int,
    registration: int | None = None,
    answers: Mapping[str, Any] | None = None,
) -> Request:
    """A new request; an open one of the same kind is outdated by it."""
    await tx.execute(
        "UPDATE request SET state = 'outdated', decided = :now, answers = NULL"
        " WHERE event = :event AND chat_id = :chat_id AND kind = :kind AND state = 'open'",
        event=event, chat_id=chat_id, kind=str(kind), now=now,
    )  # fmt: skip
    row = await tx.fetch_one(
        "INSERT INTO request (id, chat_id, event, kind, registration, answers, state, asked)"
        " VALUES (:id, :chat_id, :event, :kind, :registration, :answers, 'open', :now) RETURNING *",
        id=await counters.following(tx, "request"), chat_id=chat_id, event=event, kind=str(kind),
        registration=registration, answers=None if answers is None else orjson.dumps(answers).decode(), now=now,
    )  # fmt: skip
    assert row is not None
    return _request(row)


async def get(tx: Transaction, request_id: int) -> Request | None:
    row = await tx.fetch_one("SELECT * FROM request WHERE id = :id", id=request_id)
    return _request(row) if row else None


async def open_of(tx: Transaction, event: str, chat_id: int, kind: Kind) -> Request | None:
    """The person's request of this kind that nobody has decided yet."""
    row = await tx.fetch_one(
        "SELECT * FROM request WHERE event = :event AND chat_id = :chat_id AND kind = :kind AND state = 'open'",
        event=event, chat_id=chat_id, kind=str(kind),
    )  # fmt: skip
    return _request(row) if row else None


async def decide(
    tx: Transaction,
    request_id: int,
    state: State,
    organiser: str | None,
    now: int,
    reason: str | None = None,
    pass_ends: int | None = None,
) -> bool:
    """Whether it was still open: of two who decide at once the first does. Its answers have served their time."""
    row = await tx.fetch_one(
        "UPDATE request SET state = :state, organiser = :organiser, reason = :reason, pass_ends = :pass_ends,"
        " decided = :now, answers = NULL WHERE id = :id AND state = 'open' RETURNING id",
        id=request_id, state=str(state), organiser=organiser, reason=reason, pass_ends=pass_ends, now=now,
    )  # fmt: skip
    return row is not None


async def outdate(tx: Transaction, registration_id: int, now: int) -> None:
    """What was asked about a registration that has ended is nobody's to decide any more."""
    await tx.execute(
        "UPDATE request SET state = 'outdated', decided = :now, answers = NULL"
        " WHERE registration = :registration AND state = 'open'",
        registration=registration_id, now=now,
    )  # fmt: skip


async def passes(tx: Transaction, chat_id: int, now: int) -> dict[str, int]:
    """The events whose form is open for this person alone, and until when."""
    rows = await tx.fetch_all(
        "SELECT event, pass_ends FROM request"
        " WHERE chat_id = :chat_id AND state = 'approved' AND pass_used IS NULL AND pass_ends > :now",
        chat_id=chat_id, now=now,
    )  # fmt: skip
    return {row["event"]: row["pass_ends"] for row in rows}


async def ended_pass(tx: Transaction, event: str, chat_id: int, now: int) -> int | None:
    """When the form closed again for a latecomer who did not use it; None: it was never open for them alone."""
    row = await tx.fetch_one(
        "SELECT MAX(pass_ends) AS ended FROM request WHERE event = :event AND chat_id = :chat_id"
        " AND state = 'approved' AND pass_used IS NULL AND pass_ends <= :now",
        event=event, chat_id=chat_id, now=now,
    )  # fmt: skip
    return row["ended"] if row else None


async def use_pass(tx: Transaction, event: str, chat_id: int, now: int) -> Request | None:
    """The approved request whose pass is used up by this; None: there is none."""
    row = await tx.fetch_one(
        "UPDATE request SET pass_used = :now WHERE id IN (SELECT id FROM request WHERE event = :event"
        " AND chat_id = :chat_id AND state = 'approved' AND pass_used IS NULL AND pass_ends > :now"
        " ORDER BY id LIMIT 1) RETURNING *",
        event=event, chat_id=chat_id, now=now,
    )  # fmt: skip
    return _request(row) if row else None
