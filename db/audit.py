"""The audit: what happened to a registration, when, and by whom."""

from dataclasses import dataclass
from enum import StrEnum

from db.engine import Transaction


class Actor(StrEnum):
    ATTENDEE = "attendee"
    ORGANISER = "organiser"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class By:
    """Who did it; an organiser by name."""

    actor: Actor
    organiser: str | None = None


ATTENDEE = By(Actor.ATTENDEE)
CLOCK = By(Actor.CLOCK)


async def note(tx: Transaction, registration_id: int, what: str, now: int, by: By = ATTENDEE) -> None:
    await tx.execute(
        "INSERT INTO audit (registration, actor, organiser, what, at)"
        " VALUES (:registration, :actor, :organiser, :what, :now)",
        registration=registration_id, actor=str(by.actor), organiser=by.organiser, what=what, now=now,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """What happened, at which millisecond, and who did it."""

    what: str
    at: int
    by: By


async def of_registration(tx: Transaction, registration_id: int) -> list[Line]:
    """All that happened to it, the oldest first."""
    rows = await tx.fetch_all(
        "SELECT * FROM audit WHERE registration = :registration ORDER BY at, id", registration=registration_id
    )
    return [Line(row["what"], row["at"], By(Actor(row["actor"]), row["organiser"])) for row in rows]
