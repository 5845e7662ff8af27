"""Overrides: what organisers set about an event in the chat; it stands above the file until it is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from db import counters
from db.engine import Row, Transaction


@dataclass(frozen=True, slots=True)
class Override:
    """One setting by its dotted name, its value as the file would have it, and who set it when."""

    event: str
    name: str
    value: Any
    organiser: str
    at: int


@dataclass(frozen=True, slots=True)
class Prompt:
    """Somebody is about to change a setting to this value, since `at`; `revert`: back to what the file says."""

    id: int
    event: str
    name: str
    value: Any
    revert: bool
    at: int


ALL = "SELECT event, name, value, organiser, at FROM event_setting ORDER BY at, event, name"


async def all_(tx: Transaction) -> Sequence[Override]:
    return [of_row(row) for row in await tx.fetch_all(ALL)]


def of_row(row: Row) -> Override:
    return Override(row["event"], row["name"], orjson.loads(row["value"]), row["organiser"], row["at"])


async def put(tx: Transaction, event: str, name: str, value: Any, organiser: str, now: int) -> None:
    """From now on this stands above the file."""
    await tx.execute(
        "INSERT INTO event_setting (event, name, value, organiser, at) VALUES (:event, :name, :value, :organiser, :now)"
        " ON CONFLICT (event, name) DO UPDATE SET value = excluded.value, organiser = excluded.organiser,"
        " at = excluded.at",
        event=event, name=name, value=_json(value), organiser=organiser, now=now,
    )  # fmt: skip
    await _log(tx, event, name, _json(value), organiser, now)


async def remove(tx: Transaction, event: str, name: str, organiser: str, now: int) -> None:
    """Back to what the file says."""
    await tx.execute("DELETE FROM event_setting WHERE event = :event AND name = :name", event=event, name=name)
    await _log(tx, event, name, None, organiser, now)


async def ask(tx: Transaction, event: str, name: str, now: int, value: Any = None, revert: bool = False) -> Prompt:
    """Somebody is about to change a setting; `value` if it is known already."""
    number = await counters.following(tx, "event_prompt")
    await tx.execute(
        "INSERT INTO event_prompt (id, event, name, value, revert, at)"
        " VALUES (:id, :event, :name, :value, :revert, :now)",
        id=number, event=event, name=name, value=_json(value), revert=int(revert), now=now,
    )  # fmt: skip
    return Prompt(number, event, name, value, revert, now)


async def changes(tx: Transaction, event: str) -> list[tuple[Prompt, str]]:
    """All that was changed about an event, the oldest first, each with who did it."""
    rows = await tx.fetch_all("SELECT * FROM event_change WHERE event = :event ORDER BY id", event=event)
    return [(_change(row), row["organiser"]) for row in rows]


def _change(row: Row) -> Prompt:
    value = orjson.loads(row["value"] or "null")
    return Prompt(row["id"], row["event"], row["name"], value, row["value"] is None, row["at"])


async def changed_by(tx: Transaction, event: str, name: str, since: int) -> str | None:
    """Who has changed this setting since; None: nobody."""
    row = await tx.fetch_one(
        "SELECT organiser FROM event_change WHERE event = :event AND name = :name AND at > :since"
        " ORDER BY id DESC LIMIT 1",
        event=event, name=name, since=since,
    )  # fmt: skip
    return row["organiser"] if row else None


async def prompt(tx: Transaction, prompt_id: int) -> Prompt | None:
    row = await tx.fetch_one("SELECT * FROM event_prompt WHERE id = :id", id=prompt_id)
    return _prompt(row) if row else None


async def take(tx: Transaction, prompt_id: int) -> Prompt | None:
    """The prompt, which is answered by this; None: it was answered before."""
    row = await tx.fetch_one("DELETE FROM event_prompt WHERE id = :id RETURNING *", id=prompt_id)
    return _prompt(row) if row else None


async def prune(tx: Transaction, before: int) -> None:
    """Forgets prompts older than an instant that nobody answered."""
    await tx.execute("DELETE FROM event_prompt WHERE at < :before", before=before)


def _prompt(row: Row) -> Prompt:
    return Prompt(
        row["id"], row["event"], row["name"], orjson.loads(row["value"] or "null"), bool(row["revert"]), row["at"]
    )


async def _log(tx: Transaction, event: str, name: str, value: str | None, organiser: str, now: int) -> None:
    await tx.execute(
        "INSERT INTO event_change (event, name, value, organiser, at)"
        " VALUES (:event, :name, :value, :organiser, :now)",
        event=event, name=name, value=value, organiser=organiser, now=now,
    )  # fmt: skip


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
