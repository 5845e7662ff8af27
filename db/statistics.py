"""Statistics: numbers about everybody, for the organisers."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.drafts import DROPPED
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
    """How many forms were begun and not finished, by event, also those that are gone; a registration that is being
    changed is none of them."""
    rows = await tx.fetch_all(
        "SELECT event, SUM(n) AS n FROM (SELECT event, COUNT(*) AS n FROM draft WHERE NOT EXISTS ("
        "SELECT 1 FROM registration WHERE registration.event = draft.event AND registration.chat_id = draft.chat_id"
        f" AND registration.{COUNTS}) GROUP BY event"
        " UNION ALL SELECT substr(name, :after) AS event, value AS n FROM counter WHERE name LIKE :dropped) AS begun"
        " GROUP BY event",
        after=len(DROPPED) + 1, dropped=f"{DROPPED}%",
    )  # fmt: skip
    return {row["event"]: int(row["n"]) for row in rows}
