"""Which message belongs to what: (chat, message) -> "enquiry:27", so that a reply to it finds its way, for good."""

from dataclasses import dataclass

from db.engine import Transaction


@dataclass(frozen=True, slots=True)
class About:
    """What a message belongs to: a kind ("enquiry", "broadcast", …), the id of its row, and a part of it, if any."""

    kind: str
    id: int
    part: str = ""


async def tie(tx: Transaction, chat_id: int, message_ids: list[int], about: str) -> None:
    """Remembers that these messages of a chat belong to `about`; the newest word counts."""
    for message_id in message_ids:
        await tx.execute(
            "INSERT INTO link (chat_id, message_id, about) VALUES (:chat_id, :message_id, :about)"
            " ON CONFLICT (chat_id, message_id) DO UPDATE SET about = excluded.about",
            chat_id=chat_id, message_id=message_id, about=about,
        )  # fmt: skip


async def first(tx: Transaction, chat_id: int, about: str) -> int | None:
    """The earliest message of a chat that belongs to `about`: in the admin chat that is an enquiry's card."""
    row = await tx.fetch_one(
        "SELECT MIN(message_id) AS first FROM link WHERE chat_id = :chat_id AND about = :about",
        chat_id=chat_id, about=about,
    )  # fmt: skip
    return row["first"] if row else None


async def about(tx: Transaction, chat_id: int, message_id: int) -> About | None:
    """What the message belongs to; None: to nothing that takes replies."""
    row = await tx.fetch_one(
        "SELECT about FROM link WHERE chat_id = :chat_id AND message_id = :message_id",
        chat_id=chat_id, message_id=message_id,
    )  # fmt: skip
    if row is None:
        return None
    kind, number, *part = row["about"].split(":")
    return About(kind, int(number), *part)


async def untie(tx: Transaction, about: str) -> list[tuple[int, int]]:
    """Chat and id of every message that belonged to this until now, the newest first."""
    found = await messages(tx, about)
    await tx.execute("DELETE FROM link WHERE about = :about", about=about)
    return found[::-1]


async def messages(tx: Transaction, about: str) -> list[tuple[int, int]]:
    """Chat and id of every message that belongs to this."""
    rows = await tx.fetch_all(
        "SELECT chat_id, message_id FROM link WHERE about = :about ORDER BY message_id", about=about
    )
    return [(row["chat_id"], row["message_id"]) for row in rows]
