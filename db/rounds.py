"""Rounds: messages to many people of an event, and how far each has come, so that a kill changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson

from db.engine import Row, Transaction


class State(StrEnum):
    GOING = "going"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Round:
    """One message to many; whoever has a chat id up to `reached` has been seen to."""

    event: str
    name: str
    state: State
    due: int
    detail: Any
    reached: int
    promised: int
    at: int


def _round(row: Row) -> Round:
    return Round(
        event=row["event"],
        name=row["name"],
        state=State(row["state"]),
        due=row["due"],
        detail=orjson.loads(row["detail"]) if row["detail"] else None,
        reached=row["reached"],
        promised=row["promised"],
        at=row["at"],
    )


async def get(tx: Transaction, event: str, name: str) -> Round | None:
    row = await tx.fetch_one("SELECT * FROM round WHERE event = :event AND name = :name", event=event, name=name)
    return _round(row) if row else None


async def begin(tx: Transaction, event: str, name: str, due: int, now: int, detail: Any = None) -> Round:
    """The round begun, or as it is; one that was skipped begins when it has another moment now."""
    await tx.execute(
        "INSERT INTO round (event, name, state, due, detail, at) VALUES (:event, :name, 'going', :due, :detail, :now)"
        " ON CONFLICT (event, name) DO UPDATE SET state = 'going', due = excluded.due, reached = 0, at = excluded.at"
        " WHERE round.state = 'skipped' AND round.due <> excluded.due",
        event=event, name=name, due=due, now=now, detail=None if detail is None else orjson.dumps(detail).decode(),
    )  # fmt: skip
    found = await get(tx, event, name)
    assert found is not None
    return found


async def advance(tx: Transaction, one: Round, reached: int, promised: int, done: bool) -> None:
    """So far, with so many letters more; unless another worker was quicker. No chat's id is kept when it is done."""
    await tx.execute(
        "UPDATE round SET reached = :reached, promised = promised + CAST(:promised AS BIGINT), state = :state"
        " WHERE event = :event AND name = :name AND reached = :before AND state = 'going'",
        event=one.event, name=one.name, before=one.reached, reached=0 if done else reached, promised=promised,
        state=State.DONE if done else State.GOING,
    )  # fmt: skip


async def skip(tx: Transaction, event: str, name: str, due: int, now: int) -> Round | None:
    """The round that ends here, begun or not; None: it had ended before."""
    row = await tx.fetch_one(
        "INSERT INTO round (event, name, state, due, at) VALUES (:event, :name, 'skipped', :due, :now)"
        " ON CONFLICT (event, name) DO UPDATE SET state = 'skipped', due = excluded.due, at = excluded.at,"
        " reached = 0 WHERE round.state = 'going' OR round.state = 'skipped' AND round.due <> excluded.due RETURNING *",
        event=event, name=name, due=due, now=now,
    )  # fmt: skip
    return _round(row) if row else None


async def going(tx: Transaction) -> list[Round]:
    """Those that have begun and not reached everybody yet."""
    return [_round(row) for row in await tx.fetch_all("SELECT * FROM round WHERE state = 'going' ORDER BY at, name")]


async def since(tx: Transaction, at: int) -> Sequence[Round]:
    """Those that began, or were skipped, at or after this moment: the oldest first."""
    rows = await tx.fetch_all("SELECT * FROM round WHERE at >= :at ORDER BY at, event, name", at=at)
    return [_round(row) for row in rows]
