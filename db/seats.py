"""Seats and the line for them: how many are taken, who is next, whose offer has ended."""

from db import counters, registrations
from db.engine import Transaction
from db.registrations import Registration


async def turn(tx: Transaction, event: str) -> int:
    """Waits until nobody else changes a registration of this event, and keeps others waiting until the transaction
    ends; the number of the turn. What is counted after it stays true until then."""
    return await counters.following(tx, f"turn:{event}")


async def taken(tx: Transaction, event: str, mode: str) -> int:
    """Seats that people have, or that are held for them by an offer."""
    row = await tx.fetch_one(
        "SELECT count(*) AS n FROM registration"
        " WHERE event = :event AND (attends = :mode OR (wants = :mode AND status = 'offered'))",
        event=event, mode=mode,
    )  # fmt: skip
    return int(row["n"]) if row else 0


async def is_line(tx: Transaction, event: str) -> bool:
    """Whether anybody waits, or has an offer."""
    query = "SELECT 1 FROM registration WHERE event = :event AND wants IS NOT NULL LIMIT 1"
    return await tx.fetch_one(query, event=event) is not None


async def first_in_line(tx: Transaction, event: str, mode: str) -> Registration | None:
    row = await tx.fetch_one(
        "SELECT * FROM registration WHERE event = :event AND wants = :mode AND status = 'waiting'"
        " ORDER BY queued LIMIT 1",
        event=event, mode=mode,
    )  # fmt: skip
    return registrations.of_row(row) if row else None


async def place_in_line(tx: Transaction, one: Registration) -> int:
    """1 is the first."""
    row = await tx.fetch_one(
        "SELECT count(*) AS n FROM registration WHERE event = :event AND wants = :wants AND status = 'waiting'"
        " AND queued < :queued",
        event=one.event, wants=one.wants, queued=one.queued,
    )  # fmt: skip
    return int(row["n"]) + 1 if row else 1


async def ended_offers(tx: Transaction, event: str, now: int) -> list[Registration]:
    rows = await tx.fetch_all(
        "SELECT * FROM registration WHERE event = :event AND status = 'offered' AND offer_ends <= :now ORDER BY queued",
        event=event, now=now,
    )  # fmt: skip
    return [registrations.of_row(row) for row in rows]


async def waiting(tx: Transaction, event: str, limit: int = 100) -> list[Registration]:
    rows = await tx.fetch_all(
        "SELECT * FROM registration WHERE event = :event AND status = 'waiting' ORDER BY queued LIMIT :limit",
        event=event, limit=limit,
    )  # fmt: skip
    return [registrations.of_row(row) for row in rows]


async def wanted(tx: Transaction, event: str) -> list[str]:
    """The attendances that people wait for."""
    rows = await tx.fetch_all(
        "SELECT DISTINCT wants FROM registration WHERE event = :event AND status = 'waiting' ORDER BY wants",
        event=event,
    )
    return [row["wants"] for row in rows]


async def length(tx: Transaction, event: str, mode: str) -> int:
    """How many wait."""
    row = await tx.fetch_one(
        "SELECT count(*) AS n FROM registration WHERE event = :event AND wants = :mode AND status = 'waiting'",
        event=event, mode=mode,
    )  # fmt: skip
    return int(row["n"]) if row else 0
