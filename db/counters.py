"""Numbers that are given once and never again, whatever is deleted meanwhile."""

from db.engine import Transaction


async def following(tx: Transaction, name: str) -> int:
    """The next number of this name, from 1."""
    row = await tx.fetch_one(
        "INSERT INTO counter (name, value) VALUES (:name, 1)"
        " ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value",
        name=name,
    )
    assert row is not None
    return int(row["value"])
