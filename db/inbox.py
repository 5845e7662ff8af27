"""The inbox: every update that Telegram handed over, until it is handled and its replies are sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.engine import Transaction


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that is not finished: `replies` is JSON once it was handled, and None before."""

    update_id: int
    chat_id: int
    payload: str | None
    replies: str | None


async def receive(tx: Transaction, updates: Sequence[tuple[int, int, str]], now: int) -> set[int]:
    """Stores (update_id, chat_id, payload) of each; says which of them are new."""
    if not updates:
        return set()
    ids = [update_id for update_id, _, _ in updates]
    known = await tx.fetch_all(
        "SELECT update_id FROM inbox WHERE update_id BETWEEN :first AND :last", first=min(ids), last=max(ids)
    )
    old = {row["update_id"] for row in known}
    new = {update_id: (chat_id, payload) for update_id, chat_id, payload in updates if update_id not in old}
    await tx.execute_many(
        "INSERT INTO inbox (update_id, chat_id, state, payload, received)"
        " VALUES (:update_id, :chat_id, 'received', :payload, :now) ON CONFLICT DO NOTHING",
        [{"update_id": key, "chat_id": chat, "payload": text, "now": now} for key, (chat, text) in new.items()],
    )
    return set(new)


async def unfinished(tx: Transaction) -> list[Waiting]:
    rows = await tx.fetch_all(
        "SELECT update_id, chat_id, payload, replies FROM inbox"
        " WHERE state IN ('received', 'answered') ORDER BY update_id"
    )
    return [Waiting(row["update_id"], row["chat_id"], row["payload"], row["replies"]) for row in rows]


async def answer(tx: Transaction, update_id: int, replies: str | None) -> bool:
    """Marks an update handled, in the transaction that handled it; `replies` are owed from now on.

    False when it was handled before, by another worker or by a commit of unknown outcome."""
    row = await tx.fetch_one(
        "UPDATE inbox SET state = :state, replies = :replies, payload = NULL, error = NULL"
        " WHERE update_id = :update_id AND state = 'received' RETURNING update_id",
        update_id=update_id, replies=replies, state="answered" if replies else "done",
    )  # fmt: skip
    return row is not None


async def owed(tx: Transaction, update_id: int) -> str | None:
    """The replies of a handled update that are not known to be sent."""
    row = await tx.fetch_one("SELECT replies FROM inbox WHERE update_id = :update_id", update_id=update_id)
    return row["replies"] if row else None


async def finish(tx: Transaction, update_ids: Sequence[int]) -> None:
    """The replies are sent: what the update said is kept no longer."""
    await tx.execute_many(
        "UPDATE inbox SET state = 'done', replies = NULL WHERE update_id = :update_id",
        [{"update_id": update_id} for update_id in update_ids],
    )


async def stumble(tx: Transaction, update_id: int, error: str) -> int:
    """Notes that handling an update crashed; how often it has by now."""
    row = await tx.fetch_one(
        "UPDATE inbox SET attempts = attempts + 1, error = :error"
        " WHERE update_id = :update_id AND state = 'received' RETURNING attempts",
        update_id=update_id, error=error,
    )  # fmt: skip
    return int(row["attempts"]) if row else 0


async def park(tx: Transaction, update_id: int) -> None:
    await tx.execute("UPDATE inbox SET state = 'parked' WHERE update_id = :update_id", update_id=update_id)


async def prune(tx: Transaction, before: int) -> None:
    """Forgets finished updates received before an instant; Telegram repeats none for longer than a day."""
    await tx.execute("DELETE FROM inbox WHERE state = 'done' AND received < :before", before=before)


async def depth(tx: Transaction) -> int:
    row = await tx.fetch_one("SELECT count(*) AS n FROM inbox WHERE state IN ('received', 'answered')")
    return int(row["n"]) if row else 0
