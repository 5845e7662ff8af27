"""Where a world is kept: rows and files in a folder, written before a call is answered."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import orjson

_SCHEMA = """
create table if not exists kept (
    kind text not null, key text not null, value blob not null, primary key (kind, key)
) without rowid
"""


class Store(Protocol):
    """Keeps values by kind and key; `flush` makes all that was put since the last one durable together."""

    def put(self, kind: str, key: int | str, value: Any) -> None: ...

    def drop(self, kind: str, key: int | str) -> None: ...

    def read(self, kind: str) -> Iterator[tuple[str, Any]]: ...

    def flush(self) -> None: ...

    def save(self, name: str, content: bytes) -> None: ...

    def load(self, name: str) -> bytes: ...

    def close(self) -> None: ...


class Memory:
    """Keeps files for as long as the process lives, and nothing else."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def put(self, kind: str, key: int | str, value: Any) -> None:
        """Nothing to do: the world's own objects are the memory."""

    def drop(self, kind: str, key: int | str) -> None:
        """Nothing to do."""

    def read(self, kind: str) -> Iterator[tuple[str, Any]]:
        return iter(())

    def flush(self) -> None:
        """Nothing to do."""

    def save(self, name: str, content: bytes) -> None:
        self._files[name] = content

    def load(self, name: str) -> bytes:
        return self._files[name]

    def close(self) -> None:
        """Nothing to do."""


class Folder:
    """Keeps everything in a folder such that the death of the process loses nothing that was flushed.

    There is no fsync: what survives kill -9 is what the operating system has taken, not what the disk has.
    """

    def __init__(self, path: Path) -> None:
        (path / "files").mkdir(parents=True, exist_ok=True)
        self._path = path
        self._waiting: dict[tuple[str, str], bytes | None] = {}
        self._db = sqlite3.connect(path / "world.db", isolation_level=None)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = off")
        self._db.execute(_SCHEMA)

    def put(self, kind: str, key: int | str, value: Any) -> None:
        self._waiting[kind, str(key)] = orjson.dumps(value)

    def drop(self, kind: str, key: int | str) -> None:
        self._waiting[kind, str(key)] = None

    def read(self, kind: str) -> Iterator[tuple[str, Any]]:
        rows = self._db.execute("select key, value from kept where kind = ?", (kind,)).fetchall()
        return ((key, orjson.loads(value)) for key, value in rows)

    def flush(self) -> None:
        if not self._waiting:
            return
        put = [(kind, key, value) for (kind, key), value in self._waiting.items() if value is not None]
        dropped = [name for name, value in self._waiting.items() if value is None]
        self._waiting = {}
        self._db.execute("begin immediate")
        self._db.executemany("insert or replace into kept (kind, key, value) values (?, ?, ?)", put)
        self._db.executemany("delete from kept where kind = ? and key = ?", dropped)
        self._db.execute("commit")

    def save(self, name: str, content: bytes) -> None:
        (self._path / "files" / name).write_bytes(content)

    def load(self, name: str) -> bytes:
        return (self._path / "files" / name).read_bytes()

    def close(self) -> None:
        self.flush()
        self._db.close()
