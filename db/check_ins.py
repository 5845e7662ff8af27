"""Check-ins: who was checked in at the door, when, and by whom."""

from dataclasses import dataclass

from db.engine import Transaction


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Somebody is here; `at` in milliseconds."""

    registration: int
    organiser: str
    at: int


async def of_event(tx: Transaction, event: str) -> dict[int, int]:
    """When who of an event was checked in, by registration."""
    rows = await tx.fetch_all(
        "SELECT check_in.registration, check_in.at FROM check_in"
        " JOIN registration ON registration.id = check_in.registration WHERE registration.event = :event",
        event=event,
    )
    return {row["registration"]: row["at"] for row in rows}


async def count(tx: Transaction, event: str) -> int:
    """How many of an event are here."""
    row = await tx.fetch_one(
        "SELECT COUNT(*) AS n FROM check_in JOIN registration ON registration.id = check_in.registration"
        " WHERE registration.event = :event",
        event=event,
    )
    return int(row["n"]) if row else 0


async def find(tx: Transaction, registration: int) -> CheckIn | None:
    row = await tx.fetch_one("SELECT * FROM check_in WHERE registration = :registration", registration=registration)
    return CheckIn(row["registration"], row["organiser"], row["at"]) if row else None


async def add(tx: Transaction, registration: int, organiser_id: int, organiser: str, now: int) -> bool:
    """Whether they were not here before: the first scan counts."""
    row = await tx.fetch_one(
        "INSERT INTO check_in (registration, organiser_id, organiser, at)"
        " VALUES (:registration, :organiser_id, :organiser, :now) ON CONFLICT DO NOTHING RETURNING registration",
        registration=registration, organiser_id=organiser_id, organiser=organiser, now=now,
    )  # fmt: skip
    return row is not None


async def remove(tx: Transaction, registration: int, at: int) -> bool:
    """Whether there was this arrival to take back, and no later one."""
    row = await tx.fetch_one(
        "DELETE FROM check_in WHERE registration = :registration AND at = :at RETURNING registration",
        registration=registration, at=at,
    )  # fmt: skip
    return row is not None
