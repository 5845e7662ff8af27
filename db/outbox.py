"""The outbox: what the bot owes somebody, a row from the moment it is promised until it is settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any

import orjson

from db.engine import Row, Transaction

ONCE = ("answer",)  # kinds of letters that go out at once, and yet never a second time by themselves
HARMLESS_TWICE = ("broadcast_correction", "broadcast_removal")  # kinds of letters that change nothing done again


class Channel(StrEnum):
    TELEGRAM = "telegram"
    MAIL = "mail"


class Priority(IntEnum):
    """Who goes first when many are owed."""

    LIVE = 0
    SOON = 1
    BULK = 2


SOON = 20 * 60_000  # milliseconds: longer than any letter rests between two tries


class Arrival(StrEnum):
    """What became of a letter."""

    ARRIVED = "arrived"
    LOST = "lost"  # Telegram says that the chat cannot be reached any more
    FAILED = "failed"
    PERHAPS = "perhaps"  # it was on its way when the program or the connection died, and must not arrive twice


@dataclass(frozen=True, slots=True)
class Promise:
    """One letter owed to one recipient; `lease` is the claim's own number, and until when it holds.

    `batch` is the run that the letter belongs to, if many leave together and can be held together."""

    id: int
    key: str
    channel: Channel
    recipient: str
    kind: str
    payload: dict[str, Any]
    priority: Priority
    attempts: int
    owed: int
    lease: int | None = None
    batch: int | None = None


def mail_of(chat_id: int) -> str:
    """Who a mail to a person's own address is for: the address itself is looked up when it is sent."""
    return f"mail:{chat_id}"


def _promise(row: Row) -> Promise:
    return Promise(
        id=row["id"],
        key=row["key"],
        channel=Channel(row["channel"]),
        recipient=row["recipient"],
        kind=row["kind"],
        payload=orjson.loads(row["payload"]),
        priority=Priority(row["priority"]),
        attempts=row["attempts"],
        owed=row["owed"],
        lease=row["lease"],
        batch=row["batch"],
    )


def goes_once(promise: Promise) -> bool:
    """Whether it must not arrive twice: it is given up when it has perhaps arrived."""
    bulk = promise.priority is Priority.BULK and promise.kind not in HARMLESS_TWICE
    return bulk or promise.kind in ONCE


async def owe(
    tx: Transaction,
    *,
    key: str,
    to: int | str,
    kind: str,
    now: int,
    payload: dict[str, Any] | None = None,
    channel: Channel = Channel.TELEGRAM,
    priority: Priority = Priority.LIVE,
    due: int | None = None,
) -> None:
    """Promises a letter; a key that was promised before changes nothing."""
    await tx.execute(
        "INSERT INTO outbox (key, channel, recipient, kind, payload, priority, due, state, owed)"
        " VALUES (:key, :channel, :recipient, :kind, :payload, :priority, :due, 'owed', :now)"
        " ON CONFLICT (key) DO NOTHING",
        key=key, channel=channel, recipient=str(to), kind=kind, payload=orjson.dumps(payload or {}).decode(),
        priority=int(priority), due=now if due is None else due, now=now,
    )  # fmt: skip


async def claim(tx: Transaction, now: int, lease: int, bulk: bool, limit: int = 32) -> list[Promise]:
    """Takes up to `limit` letters that are due, the most urgent first; they are this worker's until `lease`.

    A letter taken again has another lease: whoever still holds it under the old one finds it gone."""
    rows = await tx.fetch_all(
        "UPDATE outbox SET state = 'claimed', lease = :lease, worker = :worker WHERE id IN ("
        "SELECT id FROM outbox WHERE state = 'owed' AND due <= :now AND priority <= :last"
        f" ORDER BY priority, due, id LIMIT :limit {tx.skip_locked}) RETURNING *",
        now=now, lease=lease, worker=tx.worker, limit=limit, last=int(Priority.BULK if bulk else Priority.SOON),
    )  # fmt: skip
    return sorted((_promise(row) for row in rows), key=lambda p: (p.priority, p.id))


async def is_ours(tx: Transaction, promise: Promise) -> bool:
    """Whether the letter is still this worker's to send: its batch may be held, its lease may be over."""
    row = await tx.fetch_one(
        "SELECT 1 FROM outbox WHERE id = :id AND state = 'claimed' AND lease = :claimed",
        id=promise.id, claimed=promise.lease,
    )  # fmt: skip
    return row is not None


async def waits(tx: Transaction, key: str) -> bool:
    """Whether the letter of this key is promised, and not yet begun."""
    row = await tx.fetch_one("SELECT 1 AS one FROM outbox WHERE key = :key AND state = 'owed'", key=key)
    return row is not None


async def begin_sending(tx: Transaction, promise: Promise, lease: int) -> bool:
    """Whether the letter is still this worker's; from now until `lease` it perhaps is on its way.

    Asked again with the same `lease`, after a commit of unknown outcome, it says the same."""
    row = await tx.fetch_one(
        "UPDATE outbox SET state = 'sending', lease = :lease WHERE id = :id"
        " AND (state = 'claimed' AND lease = :claimed OR state = 'sending' AND lease = :lease) RETURNING id",
        id=promise.id, claimed=promise.lease, lease=lease,
    )  # fmt: skip
    return row is not None


async def put_back(tx: Transaction, promise: Promise, due: int) -> None:
    """Nothing was sent: owed again at `due`, if it is still this worker's."""
    await tx.execute(
        "UPDATE outbox SET state = 'owed', due = :due, error = 'held'"
        " WHERE id = :id AND state = 'claimed' AND lease = :claimed",
        id=promise.id, claimed=promise.lease, due=due,
    )  # fmt: skip


async def settle(tx: Transaction, promise_id: int, now: int, message_id: int | None = None) -> None:
    """Delivered: what it said is kept no longer, only that it was."""
    await tx.execute(
        "UPDATE outbox SET state = 'sent', message_id = :message_id, settled = :now, payload = '{}', error = NULL"
        " WHERE id = :id",
        id=promise_id, message_id=message_id, now=now,
    )  # fmt: skip


async def postpone(tx: Transaction, promise_id: int, due: int, error: str, counts: bool = True) -> None:
    """Not now: owed again at `due`; `counts` says whether it was an attempt."""
    await tx.execute(
        "UPDATE outbox SET state = 'owed', due = :due, error = :error, attempts = attempts + :attempt WHERE id = :id",
        id=promise_id, due=due, error=error, attempt=int(counts),
    )  # fmt: skip


async def reword(tx: Transaction, promise: Promise, payload: dict[str, Any]) -> None:
    """What it is about has changed."""
    await tx.execute(
        "UPDATE outbox SET payload = :payload WHERE id = :id", id=promise.id, payload=orjson.dumps(payload).decode()
    )


async def hold(tx: Transaction, recipient: str, due: int) -> None:
    """Telegram asks for patience with one chat: nothing goes there before `due`."""
    await tx.execute(
        "UPDATE outbox SET due = :due WHERE recipient = :recipient AND channel = 'telegram'"
        " AND state = 'owed' AND due < :due",
        recipient=recipient, due=due,
    )  # fmt: skip


async def release(tx: Transaction, recipient: str, now: int, until: int) -> None:
    """The recipient can be reached again: what was put off, `until` then at the latest, is due now."""
    await tx.execute(
        "UPDATE outbox SET due = :now WHERE recipient = :recipient AND channel = 'telegram' AND state = 'owed'"
        " AND due > :now AND due <= :until",
        recipient=recipient, now=now, until=until,
    )  # fmt: skip


async def give_up(tx: Transaction, promise_id: int, now: int, error: str, perhaps: bool = False) -> None:
    """It will not be tried again: it failed, or `perhaps` it arrived and must not arrive twice.

    Letters of a batch hold nothing but ids, and keep them: organisers may let them be tried again."""
    await tx.execute(
        "UPDATE outbox SET state = :state, error = :error, settled = :now,"
        " payload = CASE WHEN batch IS NULL THEN '{}' ELSE payload END WHERE id = :id",
        id=promise_id, now=now, error=error, state="perhaps" if perhaps else "failed",
    )  # fmt: skip


async def reclaim(tx: Transaction, now: int, at: int | None = None) -> list[Promise]:
    """Letters whose worker died are owed again; those that were perhaps sent, and must not arrive twice, are told.

    `now` is what leases are compared with, `at` what is noted as the time at which it was settled."""
    once = " OR ".join([f"priority = {int(Priority.BULK)}", *(f"kind = '{kind}'" for kind in ONCE)])
    abandoned = f"(lease <= :now OR {tx.worker_ended})"
    lost = await tx.fetch_all(
        f"SELECT * FROM outbox WHERE state = 'sending' AND {abandoned} AND ({once}) AND kind NOT IN {HARMLESS_TWICE}",
        now=now,
    )
    perhaps = [promise for promise in map(_promise, lost) if await _gave_up(tx, promise, now if at is None else at)]
    await tx.execute(f"UPDATE outbox SET state = 'owed' WHERE state IN ('claimed', 'sending') AND {abandoned}", now=now)
    return perhaps


async def _gave_up(tx: Transaction, promise: Promise, now: int) -> bool:
    """Whether it was this worker that found it."""
    row = await tx.fetch_one(
        "UPDATE outbox SET state = 'perhaps', settled = :now, payload = '{}', error = 'killed while sending'"
        " WHERE id = :id AND state = 'sending' AND lease = :lease RETURNING id",
        id=promise.id, lease=promise.lease, now=now,
    )  # fmt: skip
    return row is not None


async def sent_since(tx: Transaction, recipient: str, since: int) -> int:
    """How many letters this recipient was sent since then."""
    row = await tx.fetch_one(
        "SELECT count(*) AS n FROM outbox WHERE recipient = :recipient AND state = 'sent' AND settled >= :since",
        recipient=recipient, since=since,
    )  # fmt: skip
    return int(row["n"]) if row else 0


async def failed_since(tx: Transaction, since: int) -> dict[str, int]:
    """How many letters of each kind have failed since an instant."""
    rows = await tx.fetch_all(
        "SELECT kind, count(*) AS n FROM outbox WHERE state = 'failed' AND settled >= :since GROUP BY kind"
        " ORDER BY kind",
        since=since,
    )
    return {row["kind"]: int(row["n"]) for row in rows}


@dataclass(frozen=True, slots=True)
class Stuck:
    """What waits to reach one recipient: how many letters, the oldest since when, and how often one was tried."""

    count: int
    since: int
    tried: int


async def stuck(tx: Transaction, recipient: str, channel: Channel, now: int) -> Stuck:
    """What should have left for this recipient."""
    waiting = "SELECT owed, attempts FROM outbox WHERE recipient = :recipient AND channel = :channel AND due <= :soon"
    row = await tx.fetch_one(
        "SELECT count(*) AS n, COALESCE(MIN(owed), 0) AS since, COALESCE(MAX(attempts), 0) AS tried FROM ("
        f"{waiting} AND state = 'owed' UNION ALL {waiting} AND state IN ('claimed', 'sending')) AS waiting",
        recipient=recipient, channel=str(channel), soon=now + SOON,
    )  # fmt: skip
    assert row is not None
    return Stuck(row["n"], row["since"], row["tried"])


async def counts(tx: Transaction) -> Sequence[Row]:
    """How many letters there are in each state."""
    return await tx.fetch_all("SELECT state, count(*) AS n FROM outbox GROUP BY state")


async def move_chat(tx: Transaction, old: int, new: int) -> None:
    """A group became a supergroup: what was owed there is owed to its new id."""
    await tx.execute(
        "UPDATE outbox SET recipient = :new WHERE recipient = :old AND channel = 'telegram'"
        " AND state IN ('owed', 'claimed', 'sending')",
        old=str(old), new=str(new),
    )  # fmt: skip


async def renew(tx: Transaction, *, key: str, to: int | str, kind: str, now: int, payload: dict[str, Any]) -> None:
    """Promises again what shows how something stands; one that is still owed is enough."""
    await owe(tx, key=key, to=to, kind=kind, now=now, payload=payload)
    await tx.execute(
        "UPDATE outbox SET state = 'owed', due = :now, owed = :now, attempts = 0, payload = :payload"
        " WHERE key = :key AND state IN ('sent', 'failed', 'perhaps')",
        key=key, now=now, payload=orjson.dumps(payload).decode(),
    )  # fmt: skip
