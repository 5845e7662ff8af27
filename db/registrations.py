"""Registrations: who takes part in which event, or waits for it, and what they answered."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson

from db.engine import Row, Transaction


class Status(StrEnum):
    """Events' state machine says what leads to what; the first three count, the others have ended."""

    REGISTERED = "registered"
    WAITING = "waiting"
    OFFERED = "offered"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    EXPIRED = "expired"


COUNTS = "status IN ('registered', 'waiting', 'offered')"


@dataclass(frozen=True, slots=True)
class Registration:
    """One person's registration for one event; times in milliseconds, UTC.

    `attends`: how they take part now ("onsite", "online"; "" where the event does not ask; None: they do not).
    `wants`: the attendance they are in line for, or are offered a seat of. Whoever takes part online while they wait
    has both."""

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
    attends: str | None = None
    wants: str | None = None
    queued: int | None = None
    offer_ends: int | None = None
    updates: int = 0  # of the calendar file, because the event's dates or place were changed
    ticket: str | None = None  # what the ticket says that they have, as a mark


def of_row(row: Row) -> Registration:
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
        attends=row["attends"],
        wants=row["wants"],
        queued=row["queued"],
        offer_ends=row["offer_ends"],
        updates=row["updates"],
        ticket=row["ticket"],
    )


async def find(tx: Transaction, event: str, chat_id: int) -> Registration | None:
    """The one that counts, also while they wait: a person has at most one that has not ended."""
    row = await tx.fetch_one(
        f"SELECT * FROM registration WHERE event = :event AND chat_id = :chat_id AND {COUNTS}",
        event=event, chat_id=chat_id,
    )  # fmt: skip
    return of_row(row) if row else None


async def latest(tx: Transaction, event: str, chat_id: int) -> Registration | None:
    """The newest of a person, whatever has become of it."""
    row = await tx.fetch_one(
        "SELECT * FROM registration WHERE event = :event AND chat_id = :chat_id ORDER BY id DESC LIMIT 1",
        event=event, chat_id=chat_id,
    )  # fmt: skip
    return of_row(row) if row else None


async def get(tx: Transaction, registration_id: int) -> Registration | None:
    row = await tx.fetch_one("SELECT * FROM registration WHERE id = :id", id=registration_id)
    return of_row(row) if row else None


async def hold(tx: Transaction, registration_id: int) -> Registration | None:
    """The registration, which nobody else changes until the transaction ends."""
    row = await tx.fetch_one(
        "UPDATE registration SET sequence = sequence WHERE id = :id RETURNING *", id=registration_id
    )
    return of_row(row) if row else None


async def by_reference(tx: Transaction, reference: str) -> Registration | None:
    """The one with this reference, also one that has ended."""
    row = await tx.fetch_one("SELECT * FROM registration WHERE reference = :reference", reference=reference)
    return of_row(row) if row else None


async def of_person(tx: Transaction, chat_id: int) -> list[Registration]:
    """All of a person's that have not ended, the oldest first."""
    rows = await tx.fetch_all(
        f"SELECT * FROM registration WHERE chat_id = :chat_id AND {COUNTS} ORDER BY id", chat_id=chat_id
    )
    return [of_row(row) for row in rows]


async def counts_since(tx: Transaction, since: int) -> dict[str, int]:
    """How many registered since an instant and did not withdraw, by event."""
    rows = await tx.fetch_all(
        "SELECT event, count(*) AS n FROM registration WHERE created >= :since AND status <> 'withdrawn'"
        " GROUP BY event",
        since=since,
    )
    return {row["event"]: int(row["n"]) for row in rows}


async def passed_by(tx: Transaction, event: str, chat_id: int) -> Registration | None:
    """The last one that ended without a seat, though the person had not withdrawn."""
    row = await tx.fetch_one(
        "SELECT * FROM registration WHERE event = :event AND chat_id = :chat_id"
        " AND status IN ('declined', 'expired') ORDER BY id DESC LIMIT 1",
        event=event, chat_id=chat_id,
    )  # fmt: skip
    return of_row(row) if row else None


async def of_event(tx: Transaction, event: str) -> list[Registration]:
    rows = await tx.fetch_all("SELECT * FROM registration WHERE event = :event ORDER BY id", event=event)
    return [of_row(row) for row in rows]


async def add(
    tx: Transaction,
    *,
    event: str,
    chat_id: int,
    reference: str,
    status: Status,
    answers: dict[str, Any],
    language: str,
    source: str | None,
    attends: str | None,
    wants: str | None,
    queued: int | None,
    now: int,
) -> Registration | None:
    """The new registration; None when the reference is taken, or the person has one already."""
    row = await tx.fetch_one(
        "INSERT INTO registration (chat_id, event, reference, status, answers, language, source, sequence,"
        " created, changed, attends, wants, queued)"
        " VALUES (:chat_id, :event, :reference, :status, :answers, :language, :source, 0,"
        " :now, :now, :attends, :wants, :queued)"
        " ON CONFLICT DO NOTHING RETURNING *",
        chat_id=chat_id, event=event, reference=reference, status=str(status),
        answers=orjson.dumps(answers).decode(), language=language, source=source, attends=attends, wants=wants,
        queued=queued, now=now,
    )  # fmt: skip
    return of_row(row) if row else None


async def store(tx: Transaction, one: Registration, was: Status) -> bool:
    """Whether it was still in the state `was`; then it is from now on as given."""
    row = await tx.fetch_one(
        "UPDATE registration SET status = :status, answers = :answers, sequence = :sequence, changed = :changed,"
        " attends = :attends, wants = :wants, queued = :queued, offer_ends = :offer_ends"
        " WHERE id = :id AND status = :was RETURNING id",
        id=one.id, was=str(was), status=str(one.status), answers=orjson.dumps(one.answers).decode(),
        sequence=one.sequence, changed=one.changed, attends=one.attends, wants=one.wants, queued=one.queued,
        offer_ends=one.offer_ends,
    )  # fmt: skip
    return row is not None


async def note_calendar(tx: Transaction, registration_id: int, mark: str) -> None:
    """The calendar file that they have is of these dates and places."""
    await tx.execute("UPDATE registration SET calendar = :mark WHERE id = :id", id=registration_id, mark=mark)


async def note_ticket(tx: Transaction, registration_id: int, mark: str) -> None:
    """The ticket that they have says this."""
    await tx.execute("UPDATE registration SET ticket = :mark WHERE id = :id", id=registration_id, mark=mark)


async def renew_calendar(tx: Transaction, registration_id: int, mark: str) -> Registration | None:
    """The registration, whose calendar file is to be sent again; None: the one they have is of these dates."""
    row = await tx.fetch_one(
        "UPDATE registration SET updates = updates + 1, calendar = :mark WHERE id = :id AND calendar <> :mark"
        " RETURNING *",
        id=registration_id, mark=mark,
    )  # fmt: skip
    return of_row(row) if row else None
