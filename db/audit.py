"""The audit: what happened to a registration, when, and by whom."""

from enum import StrEnum

from db.engine import Transaction


class Actor(StrEnum):
    ATTENDEE = "attendee"
    ORGANISER = "organiser"
    CLOCK = "clock"


async def note(tx: Transaction, registration_id: int, what: str, now: int, actor: Actor = Actor.ATTENDEE) -> None:
    await tx.execute(
        "INSERT INTO audit (registration, actor, what, at) VALUES (:registration, :actor, :what, :now)",
        registration=registration_id, actor=actor, what=what, now=now,
    )  # fmt: skip
