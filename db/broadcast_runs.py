"""Runs of broadcasts: sending, correcting, taking back or mailing one, with its state and how far it is planned."""

from dataclasses import dataclass
from enum import StrEnum

from db.engine import Row, Transaction

EVERYBODY = 2**62  # beyond every chat's and every letter's id


class Kind(StrEnum):
    SEND = "send"
    CORRECT = "correct"
    TAKE_BACK = "take_back"
    MAIL = "mail"


class State(StrEnum):
    SCHEDULED = "scheduled"
    PLANNING = "planning"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"  # what is on its way yet is waited for
    STOPPED = "stopped"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Run:
    """One run; its id is the batch of its letters. Times in milliseconds, UTC.

    `message_id` and `topic` say where in the admin chat it is watched; `held` says why it has paused itself."""

    id: int
    broadcast: int
    kind: Kind
    state: State
    due: int
    planned_to: int
    total: int
    message_id: int | None
    shown: int
    began: int | None
    ended: int | None
    topic: int | None
    held: str | None


def _run(row: Row) -> Run:
    return Run(
        id=row["id"],
        broadcast=row["broadcast"],
        kind=Kind(row["kind"]),
        state=State(row["state"]),
        due=row["due"],
        planned_to=row["planned_to"],
        total=row["total"],
        message_id=row["message_id"],
        shown=row["shown"],
        began=row["began"],
        ended=row["ended"],
        topic=row["topic"],
        held=row["held"],
    )


async def start(
    tx: Transaction, broadcast_id: int, kind: Kind, due: int, message_id: int | None, now: int,
    topic: int | None = None,
) -> Run | None:  # fmt: skip
    """A new run; None while another one of the same broadcast is under way, or it was sent before.

    Without a message in which it is watched, it is shown in a new one."""
    row = await tx.fetch_one(
        "INSERT INTO broadcast_run (broadcast, kind, state, due, planned_to, total, message_id, shown, topic)"
        " SELECT CAST(:broadcast AS INTEGER), CAST(:kind AS TEXT), 'scheduled', CAST(:due AS BIGINT), 0, 0,"
        " CAST(:message_id AS BIGINT), CAST(:now AS BIGINT), CAST(:topic AS BIGINT)"
        " WHERE NOT EXISTS (SELECT 1 FROM broadcast_run"
        " WHERE broadcast = :broadcast AND (ended IS NULL OR (:kind = 'send' AND kind = 'send'))) RETURNING *",
        broadcast=broadcast_id, kind=kind, due=due, message_id=message_id, now=now if message_id else 0,
        topic=topic,
    )  # fmt: skip
    return _run(row) if row else None


async def get(tx: Transaction, run_id: int) -> Run | None:
    row = await tx.fetch_one("SELECT * FROM broadcast_run WHERE id = :id", id=run_id)
    return _run(row) if row else None


async def going(tx: Transaction) -> list[Run]:
    """Those that have not ended; where there are several workers, each takes those that no other one holds."""
    rows = await tx.fetch_all(f"SELECT * FROM broadcast_run WHERE ended IS NULL ORDER BY id {tx.skip_locked}")
    return [_run(row) for row in rows]


async def of_broadcast(tx: Transaction, broadcast_id: int) -> list[Run]:
    rows = await tx.fetch_all(
        "SELECT * FROM broadcast_run WHERE broadcast = :broadcast ORDER BY id", broadcast=broadcast_id
    )
    return [_run(row) for row in rows]


async def move(tx: Transaction, run_id: int, to: State, *before: State) -> bool:
    """Whether the run was in one of the states before, and so is in the new one now."""
    states = {f"state_{chr(97 + n)}": str(state) for n, state in enumerate(before)}
    row = await tx.fetch_one(
        f"UPDATE broadcast_run SET state = :to WHERE id = :id"
        f" AND state IN ({', '.join(f':{name}' for name in states)}) RETURNING id",
        id=run_id, to=str(to), **states,
    )  # fmt: skip
    return row is not None


async def go_on(tx: Transaction, run_id: int) -> bool:
    """A stopped one is under way again, unless another is, or it was taken back; what is not planned comes first."""
    row = await tx.fetch_one(
        "UPDATE broadcast_run SET state = 'planning', ended = NULL, held = NULL WHERE id = :id AND state = 'stopped'"
        " AND NOT EXISTS (SELECT 1 FROM broadcast_run AS other WHERE other.broadcast = broadcast_run.broadcast"
        " AND other.id <> broadcast_run.id AND (other.ended IS NULL OR other.kind = 'take_back')) RETURNING id",
        id=run_id,
    )  # fmt: skip
    return row is not None


async def call_off(tx: Transaction, run_id: int) -> bool:
    """Whether the run had not begun, and so never was."""
    row = await tx.fetch_one(
        "DELETE FROM broadcast_run WHERE id = :id AND began IS NULL AND state IN ('scheduled', 'paused') RETURNING id",
        id=run_id,
    )
    return row is not None


async def begin(tx: Transaction, run_id: int, now: int) -> None:
    """Its time has come."""
    await tx.execute("UPDATE broadcast_run SET state = 'planning', began = :now WHERE id = :id", id=run_id, now=now)


async def resume(tx: Transaction, run_id: int, now: int) -> bool:
    """Whether it was paused, and so goes on; what is not planned yet comes first."""
    row = await tx.fetch_one(
        "UPDATE broadcast_run SET state = CASE WHEN planned_to < :everybody THEN 'planning' ELSE 'running' END,"
        " began = COALESCE(began, :now), held = NULL WHERE id = :id AND state = 'paused' RETURNING id",
        id=run_id, now=now, everybody=EVERYBODY,
    )  # fmt: skip
    return row is not None


async def hold(tx: Transaction, run_id: int, why: str) -> None:
    """It pauses itself."""
    await tx.execute("UPDATE broadcast_run SET state = 'paused', held = :why WHERE id = :id", id=run_id, why=why)


async def watch(tx: Transaction, run_id: int, message_id: int, topic: int | None) -> None:
    """It is watched in this message from now on."""
    await tx.execute(
        "UPDATE broadcast_run SET message_id = :message_id, topic = :topic WHERE id = :id",
        id=run_id, message_id=message_id, topic=topic,
    )  # fmt: skip


async def unwatch(tx: Transaction) -> None:
    """The messages in which runs are watched cannot be edited any more: each is shown in a new one."""
    await tx.execute("UPDATE broadcast_run SET message_id = NULL, shown = 0, topic = NULL WHERE ended IS NULL")


async def note_planned(tx: Transaction, run_id: int, planned: int, planned_to: int) -> None:
    await tx.execute(
        "UPDATE broadcast_run SET total = total + :planned, planned_to = :planned_to WHERE id = :id",
        id=run_id, planned=planned, planned_to=planned_to,
    )  # fmt: skip


async def planned(tx: Transaction, run_id: int) -> None:
    """Every letter is planned: whoever comes now comes too late."""
    await tx.execute(
        "UPDATE broadcast_run SET state = 'running', planned_to = :end WHERE id = :id AND state = 'planning'",
        id=run_id, end=EVERYBODY,
    )  # fmt: skip


async def note_shown(tx: Transaction, run_id: int, now: int) -> None:
    await tx.execute("UPDATE broadcast_run SET shown = :now WHERE id = :id", id=run_id, now=now)


async def end(tx: Transaction, run_id: int, state: State, now: int) -> None:
    await tx.execute("UPDATE broadcast_run SET state = :state, ended = :now WHERE id = :id",
        id=run_id, state=str(state), now=now)  # fmt: skip


async def is_open(tx: Transaction, run: Run) -> bool:
    """Whether letters of it are still to leave, or on their way."""
    states = ("sending",) if run.state is State.STOPPING else ("planned", "owed", "claimed", "sending")
    row = await tx.fetch_one(
        f"SELECT 1 FROM outbox WHERE batch = :batch AND state IN ({', '.join(repr(one) for one in states)}) LIMIT 1",
        batch=run.id,
    )  # fmt: skip
    return row is not None
