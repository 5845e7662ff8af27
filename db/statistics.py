"""Statistics: numbers about everybody, for the organisers."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.engine import Transaction
from db.registrations import COUNTS


@dataclass(frozen=True, slots=True)
class Handled:
    """One enquiry: whether somebody still waits for an answer, and how long the first took; in milliseconds."""

    open: bool
    answered_after: int | None


async def enquiries(tx: Transaction) -> list[Handled]:
    rows = await tx.fetch_all(
        "SELECT state, asked, (SELECT MIN(at) FROM enquiry_message"
        " WHERE enquiry_message.enquiry = enquiry.id AND author IS NOT NULL) AS answered FROM enquiry"
    )
    return [
        Handled(row["state"] == "open", None if row["answered"] is None else row["answered"] - row["asked"])
        for row in rows
    ]


async def unfinished(tx: Transaction) -> Mapping[str, int]:
    """How many forms are begun and not finished, by event; a registration that is being changed is none of them."""
    rows = await tx.fetch_all(
        "SELECT event, COUNT(*) AS n FROM draft WHERE NOT EXISTS (SELECT 1 FROM registration"
        " WHERE registration.event = draft.event AND registration.chat_id = draft.chat_id"
        f" AND registration.{COUNTS}) GROUP BY event"
    )
    return {row["event"]: int(row["n"]) for row in rows}
