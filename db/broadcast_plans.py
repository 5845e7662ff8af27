"""Planning the letters of a broadcast's run: by statements that read and write thousands inside the database."""

from collections.abc import Iterable

from db import broadcast_runs, segments
from db.broadcast_runs import Kind, Run
from db.broadcasts import Broadcast
from db.engine import Transaction
from db.registrations import COUNTS


async def plan(tx: Transaction, run: Run, broadcast: Broadcast, languages: Iterable[str], now: int, limit: int) -> bool:
    """Plans the next letters of a run, and notes how far it came; whether any were left to plan."""
    if run.kind is Kind.SEND:
        planned, last = await segments.plan(
            tx, broadcast.segment, languages,
            run=run.id, broadcast=broadcast.id, after=run.planned_to, now=now, limit=limit,
        )  # fmt: skip
        await broadcast_runs.note_planned(tx, run.id, planned, last)
        return planned > 0
    sent = await _first_run(tx, broadcast.id)
    chunk = await _chunk(tx, sent, run.planned_to, limit)
    if chunk is None:
        return False
    rows = await tx.fetch_all(
        f"{_letters(tx, run.kind)} ON CONFLICT (key) DO NOTHING RETURNING id",
        sent=sent, after=run.planned_to, last=chunk, run=run.id, now=now,
        prefix=f"broadcast:{broadcast.id}:{run.kind}:{run.id}:", head=f'{{"broadcast":{broadcast.id},',
    )  # fmt: skip
    await broadcast_runs.note_planned(tx, run.id, len(rows), chunk)
    return True


async def reachable_by_mail(tx: Transaction, run: Run) -> int:
    """How many of those whom a run did not reach have an address, and were not written to yet."""
    row = await tx.fetch_one(
        f"SELECT count(*) AS n FROM ({_unreached(tx)} AND sent.batch = :sent AND sent.state = 'failed') AS unreached"
        " WHERE email <> ''",
        sent=run.id,
    )  # fmt: skip
    return int(row["n"]) if row else 0


async def _first_run(tx: Transaction, broadcast_id: int) -> int:
    """The run that sent it: its letters are what others correct, take back, or mail."""
    row = await tx.fetch_one(
        "SELECT id FROM broadcast_run WHERE broadcast = :broadcast AND kind = 'send'", broadcast=broadcast_id
    )
    assert row is not None
    return int(row["id"])


async def _chunk(tx: Transaction, batch: int, after: int, limit: int) -> int | None:
    """The last of the next letters of a batch; None: there are no more."""
    rows = await tx.fetch_all(
        "SELECT id FROM outbox WHERE batch = :batch AND id > :after ORDER BY id LIMIT :limit",
        batch=batch, after=after, limit=limit,
    )  # fmt: skip
    return int(rows[-1]["id"]) if rows else None


def _letters(tx: Transaction, kind: Kind) -> str:
    """The statement that plans this kind of letter for those whom the first run reached, or did not."""
    chunk = "sent.batch = :sent AND sent.id > :after AND sent.id <= :last"
    if kind is Kind.MAIL:
        source = f"{_unreached(tx)} AND {chunk} AND sent.state = 'failed'"
        return _into("broadcast_mail", "'mail', 'mail:' || chat", "'\"chat\":' || chat", source, "email <> ''")
    # A text that was too long for its file's caption is a letter of its own.
    source = (
        "SELECT sent.recipient AS chat, sent.message_id AS first, rest.message_id AS second, rest.id AS follows"
        f" FROM outbox AS sent LEFT JOIN outbox AS rest ON rest.key = sent.key || '/text' WHERE {chunk}"
        " AND sent.state = 'sent' AND sent.message_id IS NOT NULL"
    )
    if kind is Kind.CORRECT:
        payload = "'\"message\":' || CAST(COALESCE(second, first) AS TEXT)"
        return _into(
            "broadcast_correction", "'telegram', chat", payload, source, "(follows IS NULL OR second IS NOT NULL)"
        )
    both = "CAST(first AS TEXT) || COALESCE(',' || CAST(second AS TEXT), '')"
    return _into("broadcast_removal", "'telegram', chat", f"'\"messages\":[' || {both} || ']'", source, "true")


def _into(kind: str, to: str, payload: str, source: str, only: str) -> str:
    return (
        "INSERT INTO outbox (key, channel, recipient, kind, payload, priority, due, state, owed, batch)"
        f" SELECT CAST(:prefix AS TEXT) || chat, {to}, '{kind}', CAST(:head AS TEXT) || {payload} || '}}', 2,"
        " CAST(:now AS BIGINT), 'planned', CAST(:now AS BIGINT), CAST(:run AS BIGINT)"
        f" FROM ({source}) AS letters WHERE {only}"
    )


def _unreached(tx: Transaction) -> str:
    return (
        f"SELECT sent.recipient AS chat, (SELECT {tx.member('answers', 'email')} FROM registration"
        f" WHERE registration.chat_id = person.chat_id AND registration.{COUNTS}"
        " ORDER BY registration.id DESC LIMIT 1) AS email"
        " FROM outbox AS sent JOIN person ON person.chat_id = CAST(sent.recipient AS BIGINT)"
        " AND person.unreachable_since IS NOT NULL WHERE NOT EXISTS (SELECT 1 FROM broadcast_run AS run"
        " JOIN broadcast_run AS mailing ON mailing.broadcast = run.broadcast AND mailing.kind = 'mail'"
        " JOIN outbox AS mailed ON mailed.state <> 'failed' AND mailed.key = 'broadcast:'"
        " || CAST(run.broadcast AS TEXT) || ':' || 'mail:' || CAST(mailing.id AS TEXT) || ':' || sent.recipient"
        " WHERE run.id = sent.batch)"
    )
