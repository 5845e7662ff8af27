"""Who asked what the FAQ cannot answer."""

from collections.abc import Mapping

from db.engine import Transaction


async def counts(tx: Transaction) -> Mapping[str, int]:
    """How many people passed a question on, by the entry that it was."""
    rows = await tx.fetch_all(
        "SELECT entry, COUNT(DISTINCT chat_id) AS n FROM enquiry WHERE entry IS NOT NULL GROUP BY entry"
    )
    return {row["entry"]: int(row["n"]) for row in rows}


async def waiting(tx: Transaction, entry: str) -> Mapping[int, int]:
    """Who asked this and has not closed it: the person's newest enquiry, by person."""
    rows = await tx.fetch_all(
        "SELECT chat_id, MAX(id) AS id FROM enquiry WHERE entry = :entry AND state <> 'closed' GROUP BY chat_id",
        entry=entry,
    )
    return {row["chat_id"]: row["id"] for row in rows}
