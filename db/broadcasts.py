"""Broadcasts: what organisers write to many, from the first draft on."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import orjson

from db import counters, segments
from db.engine import Row, Transaction
from db.segments import Segment

Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """What one language's people read: Telegram's HTML with placeholders, and buttons with addresses."""

    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that Telegram has already; `kind` is photo or document."""

    kind: str
    file_id: str


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One broadcast; `apart` says that file and text are two messages, `correction` is what is to replace its words."""

    id: int
    author_id: int
    author: str
    touched_by: int
    version: int
    step: str
    segment: Segment
    messages: Mapping[str, Words]
    correction: Mapping[str, Words]
    file: Attached | None
    apart: bool
    due: int | None
    made: int

    def in_(self, language: str) -> Words:
        """What somebody reads in this language, else in English."""
        return self.messages.get(language) or self.messages["en"]

    @property
    def is_written(self) -> bool:
        """Whether there is a text for everybody."""
        return "en" in self.messages

    @property
    def corrected(self) -> Mapping[str, Words]:
        return {**self.messages, **self.correction}


async def begin(tx: Transaction, author_id: int, author: str, step: str, now: int) -> Broadcast:
    row = await tx.fetch_one(
        "INSERT INTO broadcast"
        " (id, author_id, author, touched_by, version, step, segment, messages, correction, apart, made)"
        " VALUES (:id, :author_id, :author, :author_id, 1, :step, '{}', '{}', '{}', 0, :now) RETURNING *",
        id=await counters.following(tx, "broadcast"), author_id=author_id, author=author, step=step, now=now,
    )  # fmt: skip
    assert row is not None
    return _broadcast(row)


async def get(tx: Transaction, broadcast_id: int) -> Broadcast | None:
    row = await tx.fetch_one("SELECT * FROM broadcast WHERE id = :id AND dropped IS NULL", id=broadcast_id)
    return _broadcast(row) if row else None


async def draft_of(tx: Transaction, author_id: int) -> Broadcast | None:
    """The newest that this organiser has begun and nobody has sent."""
    row = await tx.fetch_one(
        "SELECT * FROM broadcast WHERE author_id = :author_id AND dropped IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM broadcast_run WHERE broadcast = broadcast.id) ORDER BY id DESC LIMIT 1",
        author_id=author_id,
    )  # fmt: skip
    return _broadcast(row) if row else None


async def recent(tx: Transaction, limit: int = 10) -> list[Broadcast]:
    """The newest, drafts too."""
    rows = await tx.fetch_all(
        "SELECT * FROM broadcast WHERE dropped IS NULL ORDER BY id DESC LIMIT :limit", limit=limit
    )
    return [_broadcast(row) for row in rows]


async def save(tx: Transaction, changed: Broadcast, by: int) -> None:
    """Keeps what an organiser changed; buttons that were shown before are old from now on."""
    await tx.execute(
        "UPDATE broadcast SET touched_by = :by, version = version + 1, step = :step, segment = :segment,"
        " messages = :messages, correction = :correction, file = :file, apart = :apart, due = :due WHERE id = :id",
        id=changed.id, by=by, step=changed.step, segment=changed.segment.to_json(),
        messages=_to_json(changed.messages), correction=_to_json(changed.correction),
        file=orjson.dumps(asdict(changed.file)).decode() if changed.file else None,
        apart=int(changed.apart), due=changed.due,
    )  # fmt: skip


async def go_to(tx: Transaction, broadcast_id: int, step: str) -> None:
    """Remembers where its making stands: looking at a step changes nothing else."""
    await tx.execute("UPDATE broadcast SET step = :step WHERE id = :id", id=broadcast_id, step=step)


async def drop(tx: Transaction, broadcast_id: int, now: int) -> None:
    await tx.execute("UPDATE broadcast SET dropped = :now WHERE id = :id", id=broadcast_id, now=now)


async def keep(tx: Transaction, broadcast_id: int) -> None:
    """Its draft is not thrown away any more."""
    await tx.execute("UPDATE broadcast SET dropped = NULL WHERE id = :id", id=broadcast_id)


def _broadcast(row: Row) -> Broadcast:
    return Broadcast(
        id=row["id"],
        author_id=row["author_id"],
        author=row["author"],
        touched_by=row["touched_by"],
        version=row["version"],
        step=row["step"],
        segment=segments.from_json(row["segment"]),
        messages=_from_json(row["messages"]),
        correction=_from_json(row["correction"]),
        file=Attached(**orjson.loads(row["file"])) if row["file"] else None,
        apart=bool(row["apart"]),
        due=row["due"],
        made=row["made"],
    )


def _to_json(messages: Mapping[str, Words]) -> str:
    return orjson.dumps({language: asdict(words) for language, words in messages.items()}).decode()


def _from_json(text: str) -> dict[str, Words]:
    kept: dict[str, dict[str, Any]] = orjson.loads(text)
    return {
        language: Words(words["text"], tuple((label, url) for label, url in words["links"]))
        for language, words in kept.items()
    }
