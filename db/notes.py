"""What the bot remembers of itself from one start to the next."""

from db.engine import Transaction

DIGEST = "digest"  # the day of the organisers' latest morning digest
TICKET_KEY = "ticket_key"  # signs tickets
ADMIN_CHAT = "admin_chat"  # "old>new" when the organisers' group became a supergroup
READ_AGAIN = "read_again"  # the update that asked to read the content again; then " told" when its outcome is promised


async def read(tx: Transaction, name: str) -> str | None:
    row = await tx.fetch_one("SELECT value FROM note WHERE name = :name", name=name)
    return row["value"] if row else None


async def starting(tx: Transaction, start: str) -> dict[str, str]:
    """Everything noted under names that begin so, by the rest of the name."""
    rows = await tx.fetch_all("SELECT name, value FROM note WHERE name LIKE :like ORDER BY name", like=f"{start}%")
    return {row["name"].removeprefix(start): row["value"] for row in rows}


async def once(tx: Transaction, name: str, value: str) -> str:
    """What is noted under this name; if nothing is yet, `value` from now on."""
    await tx.execute(
        "INSERT INTO note (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING", name=name, value=value
    )
    return await read(tx, name) or value


async def write(tx: Transaction, name: str, value: str) -> None:
    await tx.execute(
        "INSERT INTO note (name, value) VALUES (:name, :value)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name=name, value=value,
    )  # fmt: skip
