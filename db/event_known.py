"""What the registered know about an event's dates and places, and what organisers have made of them since."""

from dataclasses import dataclass
from typing import Any

import orjson

from db.engine import Row, Transaction

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """`known` to the registered, `current` in the event's file; `changed`: since when they differ, if they do."""

    event: str
    known: Facts
    current: Facts
    changed: int | None
    since: int


def _known(row: Row) -> Known:
    return Known(
        event=row["event"],
        known=orjson.loads(row["known"]),
        current=orjson.loads(row["current"]),
        changed=row["changed"],
        since=row["since"],
    )


async def meet(tx: Transaction, event: str, facts: Facts, now: int) -> Known:
    """The event as it is known; from now on, if it was not known at all."""
    row = await tx.fetch_one(
        "INSERT INTO event_known (event, known, current, since) VALUES (:event, :facts, :facts, :now)"
        " ON CONFLICT (event) DO UPDATE SET since ="
        " CASE WHEN excluded.since < event_known.since THEN excluded.since ELSE event_known.since END RETURNING *",
        event=event, facts=orjson.dumps(facts).decode(), now=now,
    )  # fmt: skip
    assert row is not None
    return _known(row)


async def note(tx: Transaction, event: str, known: Facts, current: Facts, changed: int | None) -> None:
    await tx.execute(
        "UPDATE event_known SET known = :known, current = :current, changed = :changed WHERE event = :event",
        event=event, known=orjson.dumps(known).decode(), current=orjson.dumps(current).decode(), changed=changed,
    )  # fmt: skip
