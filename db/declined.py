"""Events that people said are not for them: they are not reminded to register."""

from db.engine import Transaction


async def note(tx: Transaction, chat_id: int, event: str, now: int) -> None:
    await tx.execute(
        "INSERT INTO declined (chat_id, event, at) VALUES (:chat_id, :event, :now) ON CONFLICT DO NOTHING",
        chat_id=chat_id, event=event, now=now,
    )  # fmt: skip


async def forget(tx: Transaction, chat_id: int, event: str) -> None:
    """They changed their mind."""
    await tx.execute("DELETE FROM declined WHERE chat_id = :chat_id AND event = :event", chat_id=chat_id, event=event)


async def is_noted(tx: Transaction, chat_id: int, event: str) -> bool:
    row = await tx.fetch_one(
        "SELECT 1 FROM declined WHERE chat_id = :chat_id AND event = :event", chat_id=chat_id, event=event
    )
    return row is not None
