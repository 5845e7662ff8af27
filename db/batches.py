"""Batches: letters of the outbox that leave together, and can be held together."""

from dataclasses import dataclass

from db.engine import Transaction

# What was tried and has failed since the last letter that arrived; in the place of a message's id 0 says: once more.
REFUSED = (
    "batch = :batch AND state = 'failed' AND lease IS NOT NULL AND message_id IS NULL"
    " AND id > COALESCE((SELECT MAX(id) FROM outbox WHERE batch = :batch AND state = 'sent'), 0)"
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many letters of a batch are in a state, for one reason."""

    state: str  # planned, and the outbox's own
    reason: str | None
    number: int


async def counts(tx: Transaction, batch: int) -> list[Count]:
    rows = await tx.fetch_all(
        "SELECT state, error, count(*) AS n FROM outbox WHERE batch = :batch GROUP BY state, error", batch=batch
    )
    return [Count(row["state"], row["error"], row["n"]) for row in rows]


async def refused(tx: Transaction, batch: int) -> Count | None:
    """The most frequent reason for which letters have failed since the last that arrived, and how often."""
    row = await tx.fetch_one(
        f"SELECT error, count(*) AS n FROM outbox WHERE {REFUSED} GROUP BY error ORDER BY n DESC, error LIMIT 1",
        batch=batch,
    )  # fmt: skip
    return Count("failed", row["error"], row["n"]) if row else None


async def try_again(tx: Transaction, batch: int, reason: str) -> None:
    """What has failed for this reason since the last that arrived is only planned again."""
    await tx.execute(
        f"UPDATE outbox SET state = 'planned', error = NULL, settled = NULL WHERE {REFUSED} AND error = :reason",
        batch=batch, reason=reason,
    )  # fmt: skip


async def try_once_more(tx: Transaction, batch: int, reason: str) -> None:
    """The same for people who seem to be gone, and perhaps are not: there is no third time."""
    await tx.execute(
        "UPDATE person SET unreachable_since = NULL, unreachable_reason = NULL WHERE chat_id IN"
        f" (SELECT CAST(recipient AS BIGINT) FROM outbox WHERE {REFUSED} AND error = :reason AND channel = 'telegram')",
        batch=batch, reason=reason,
    )  # fmt: skip
    await tx.execute(
        "UPDATE outbox SET state = 'planned', error = NULL, settled = NULL, message_id = 0"
        f" WHERE {REFUSED} AND error = :reason",
        batch=batch, reason=reason,
    )  # fmt: skip


async def release(tx: Transaction, batch: int, now: int, ahead: int) -> int:
    """Lets planned letters go until `ahead` of them wait for their turn; how many went.

    Few are let go at a time, so that to hold a batch of any size is quick, and several batches take turns."""
    waiting = await tx.fetch_one(
        "SELECT count(*) AS n FROM outbox WHERE batch = :batch AND state IN ('owed', 'claimed')", batch=batch
    )
    assert waiting is not None
    if (room := ahead - int(waiting["n"])) <= 0:
        return 0
    rows = await tx.fetch_all(
        "UPDATE outbox SET state = 'owed', due = :now WHERE id IN ("
        "SELECT id FROM outbox WHERE batch = :batch AND state = 'planned'"
        f" ORDER BY id LIMIT :room {tx.skip_locked}) RETURNING id",
        batch=batch, now=now, room=room,
    )  # fmt: skip
    return len(rows)


async def hold(tx: Transaction, batch: int) -> None:
    """Nothing leaves any more but what is on its way already: the rest is only planned again."""
    await tx.execute(
        "UPDATE outbox SET state = 'planned' WHERE batch = :batch AND state IN ('owed', 'claimed')", batch=batch
    )
