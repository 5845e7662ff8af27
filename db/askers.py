"""Who asked what the FAQ cannot answer: by passing a question on, straight away, or only of the bot."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.engine import Transaction
from db.registrations import COUNTS

ENQUIRY = "(entry = :entry OR (entry IS NULL AND known = :entry AND CAST(known_confidence AS REAL) >= :sure))"


@dataclass(frozen=True, slots=True)
class Asker:
    """A person, with the enquiry in which they asked, or with their words that were never passed on."""

    chat_id: int
    enquiry: int | None
    unanswered: int | None


async def counts(tx: Transaction, sure: float) -> Mapping[str, int]:
    """How many people asked, by the entry that it was; `sure`: so sure the matcher is that words mean an entry."""
    rows = await tx.fetch_all(
        "SELECT entry, COUNT(DISTINCT chat_id) AS n FROM ("
        " SELECT COALESCE(entry, known) AS entry, chat_id FROM enquiry"
        " WHERE entry IS NOT NULL OR (known IS NOT NULL AND CAST(known_confidence AS REAL) >= :sure)"
        " UNION ALL SELECT entry, chat_id FROM unanswered WHERE entry IS NOT NULL) AS asked GROUP BY entry",
        sure=sure,
    )
    return {row["entry"]: int(row["n"]) for row in rows}


async def waiting(tx: Transaction, entry: str, event: str | None, sure: float) -> list[Asker]:
    """Who asked this and has not closed it: each person once, with their newest enquiry.

    `event`: whoever is registered, and not for this one, does not ask about it."""
    enquiries = await tx.fetch_all(
        f"SELECT chat_id, MAX(id) AS id FROM enquiry WHERE {ENQUIRY} AND state <> 'closed' GROUP BY chat_id",
        entry=entry, sure=sure,
    )  # fmt: skip
    kept = await tx.fetch_all(
        "SELECT chat_id, MAX(id) AS id FROM unanswered WHERE entry = :entry GROUP BY chat_id", entry=entry
    )
    found = {row["chat_id"]: Asker(row["chat_id"], None, row["id"]) for row in kept}
    found |= {row["chat_id"]: Asker(row["chat_id"], row["id"], None) for row in enquiries}
    elsewhere = await _only_elsewhere(tx, event) if event else set()
    return [asker for chat_id, asker in sorted(found.items()) if chat_id not in elsewhere]


async def _only_elsewhere(tx: Transaction, event: str) -> set[int]:
    """Who is registered, but not for this event."""
    rows = await tx.fetch_all(
        f"SELECT chat_id FROM registration WHERE {COUNTS} GROUP BY chat_id"
        " HAVING SUM(CASE WHEN event = :event THEN 1 ELSE 0 END) = 0",
        event=event,
    )
    return {row["chat_id"] for row in rows}
