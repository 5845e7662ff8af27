"""Looking for people: by what they are called, and by the references of what they have."""

from dataclasses import dataclass

import orjson

from db.engine import Transaction


@dataclass(frozen=True, slots=True)
class Named:
    """A person with every name by which somebody may look for them."""

    chat_id: int
    name: str
    names: tuple[str, ...]


async def by_reference(tx: Transaction, reference: str) -> int | None:
    """Whose registration this is, also a withdrawn one."""
    row = await tx.fetch_one("SELECT chat_id FROM registration WHERE reference = :reference", reference=reference)
    return int(row["chat_id"]) if row else None


async def people(tx: Transaction) -> list[Named]:
    """Everybody who registered or asked, with their names, organisations and addresses."""
    rows = await tx.fetch_all(
        "SELECT person.chat_id, person.name, person.username, registration.answers FROM person"
        " LEFT JOIN registration ON registration.chat_id = person.chat_id"
        " WHERE registration.id IS NOT NULL OR EXISTS"
        " (SELECT 1 FROM enquiry WHERE enquiry.chat_id = person.chat_id) ORDER BY person.chat_id"
    )
    found: dict[int, tuple[str, set[str]]] = {}
    for row in rows:
        answers = orjson.loads(row["answers"]) if row["answers"] else {}
        _, names = found.setdefault(row["chat_id"], (row["name"], {row["name"]}))
        given = [row["username"], *(answers.get(key) for key in ("name", "organisation", "email"))]
        names.update(str(name) for name in given if name)
    return [Named(chat_id, name, tuple(sorted(names))) for chat_id, (name, names) in found.items()]
