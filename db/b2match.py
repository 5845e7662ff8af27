"""Who was in a file for B2Match."""

from collections.abc import Iterable, Set

from db.engine import Transaction


async def exported(tx: Transaction, event: str) -> Set[int]:
    """The registrations of an event that were in a file before."""
    rows = await tx.fetch_all(
        "SELECT b2match_export.registration FROM b2match_export"
        " JOIN registration ON registration.id = b2match_export.registration WHERE registration.event = :event",
        event=event,
    )
    return frozenset(row["registration"] for row in rows)


async def note(tx: Transaction, registrations: Iterable[int], now: int) -> None:
    """These were in a file; somebody forgotten meanwhile is not noted."""
    for registration in registrations:
        await tx.execute(
            "INSERT INTO b2match_export (registration, at)"
            " SELECT id, CAST(:now AS BIGINT) FROM registration WHERE id = :registration"
            " ON CONFLICT (registration) DO UPDATE SET at = excluded.at",
            registration=registration, now=now,
        )  # fmt: skip
