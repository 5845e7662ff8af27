"""The lines of a broadcast's report: what became of each recipient of a run."""

from dataclasses import dataclass

from db.broadcast_runs import Run
from db.engine import Transaction
from db.registrations import COUNTS


@dataclass(frozen=True, slots=True)
class Line:
    """One recipient in the report."""

    id: int
    name: str | None
    reference: str | None
    state: str
    reason: str | None
    settled: int | None


async def lines(tx: Transaction, run: Run, event: str | None, after: int, limit: int = 1000) -> list[Line]:
    """The next lines of a run's report; people who removed their data have none."""
    rows = await tx.fetch_all(
        f"SELECT letter.id, letter.state, letter.error, letter.settled, registration.reference,"
        f" COALESCE({tx.member('registration.answers', 'name')}, person.name) AS name"
        " FROM outbox AS letter LEFT JOIN person"
        " ON person.chat_id = CAST(replace(letter.recipient, 'mail:', '') AS BIGINT)"
        " LEFT JOIN registration ON registration.chat_id = person.chat_id AND registration.event = :event"
        f" AND registration.{COUNTS}"
        " WHERE letter.batch = :batch AND letter.id > :after ORDER BY letter.id LIMIT :limit",
        batch=run.id, event=event or "", after=after, limit=limit,
    )  # fmt: skip
    return [Line(row["id"], row["name"], row["reference"], row["state"], row["error"], row["settled"]) for row in rows]
