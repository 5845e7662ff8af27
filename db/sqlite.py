"""SQLite: one connection, group commit, and aiosqlite for what can take long."""

import asyncio
import contextlib
import random
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import aiosqlite

from db.engine import Row, Unavailable, Unit, Unusable

P = ParamSpec("P")
T = TypeVar("T")

UNITS_A_COMMIT = 64
UNAVAILABLE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}


async def connect(path: Path) -> "Sqlite":
    """The database in this file, its tables brought up to date. Unusable, Unavailable: as engine.connect."""
    from db import migrate

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        await asyncio.to_thread(migrate.sqlite, path)
        return await Sqlite.open(path)
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}") from None
    except sqlite3.DatabaseError as error:
        if _is_unavailable(error) and _code(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise Unavailable(f"{path}: {error}") from None
        raise Unusable(f"{path}: {error}") from None


class Sqlite:
    """One connection and group commit: units that wait while a commit runs share the next one.

    A statement takes microseconds and runs where it is, for a thread costs ten times that; aiosqlite waits for what
    can take long: the disk (COMMIT) and another program's lock (BEGIN IMMEDIATE)."""

    def __init__(self, connection: sqlite3.Connection, patient: aiosqlite.Connection) -> None:
        """`patient` is the same connection, in aiosqlite's thread."""
        self._tx = SqliteTransaction(connection, random.getrandbits(62))
        self._waiting: deque[tuple[Callable[[], Awaitable[Any]], asyncio.Future[Any]]] = deque()
        self._wake = asyncio.Event()
        self._connection = connection
        self._patient = patient
        self._committer = asyncio.create_task(self._commit_forever(), name="committer")

    @classmethod
    async def open(cls, path: Path) -> "Sqlite":
        opened: list[sqlite3.Connection] = []

        def connect() -> sqlite3.Connection:
            opened.append(_connection(path))
            return opened[0]

        patient = await aiosqlite.Connection(connect, iter_chunk_size=64)
        return cls(opened[0], patient)

    async def run(self, unit: Unit[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if self._committer.done():
            raise Unavailable("SQLite: closed")
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((lambda: unit(self._tx, *args, **kwargs), done))
        self._wake.set()
        return await done

    async def close(self) -> None:
        self._committer.cancel()
        await asyncio.gather(self._committer, return_exceptions=True)
        await self._patient.close()

    async def _commit_forever(self) -> None:
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                while self._waiting:
                    await self._commit_together()
        finally:
            self._refuse([done for _, done in self._waiting], "closed")
            self._waiting.clear()

    async def _commit_together(self) -> None:
        taken: list[asyncio.Future[Any]] = []
        outcomes: list[tuple[Any, Exception | None]] = []
        try:
            await self._patiently("BEGIN IMMEDIATE")
            while self._waiting and len(taken) < UNITS_A_COMMIT:
                work, done = self._waiting.popleft()
                taken.append(done)
                outcomes.append(await self._under_savepoint(work))
                await asyncio.sleep(0)  # a unit never waits: between two of them others have their turn
            await self._patiently("COMMIT")
        except sqlite3.Error as error:
            await self._give_up(taken, error)
            return
        except BaseException:  # the committer ends: nobody may wait for it in vain
            self._refuse(taken, "closed")
            raise
        for done, (result, failure) in zip(taken, outcomes, strict=True):
            if not done.done():
                done.set_exception(failure) if failure else done.set_result(result)

    async def _under_savepoint(self, work: Callable[[], Awaitable[Any]]) -> tuple[Any, Exception | None]:
        # The savepoints of one commit nest and share a name: ROLLBACK TO means the newest, COMMIT releases all.
        await self._tx.execute("SAVEPOINT unit")
        try:
            return await work(), None
        except (Exception, asyncio.CancelledError) as error:
            if isinstance(error, sqlite3.Error) and _is_unavailable(error):
                raise
            if isinstance(error, asyncio.CancelledError):
                if self._committer.cancelling():
                    raise
                error = RuntimeError("the unit was cancelled")
            await self._tx.execute("ROLLBACK TO unit")
            return None, error

    async def _give_up(self, taken: list[asyncio.Future[Any]], error: sqlite3.Error) -> None:
        """Nothing of this commit was stored: everyone in it, and all who wait, are told so."""
        self._refuse([*taken, *(done for _, done in self._waiting)], str(error))
        self._waiting.clear()
        if self._connection.in_transaction:
            with contextlib.suppress(sqlite3.Error):  # then BEGIN fails the next time, and this is tried again
                await self._patiently("ROLLBACK")

    async def _patiently(self, sql: str) -> None:
        await self._patient.execute(sql)

    @staticmethod
    def _refuse(asked: Iterable[asyncio.Future[Any]], reason: str) -> None:
        for done in asked:
            if not done.done():
                done.set_exception(Unavailable(f"SQLite: {reason}"))


def _connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=512, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=2000"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _is_unavailable(error: sqlite3.Error) -> bool:
    return _code(error) in UNAVAILABLE


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


class SqliteTransaction:
    skip_locked = ""

    def __init__(self, connection: sqlite3.Connection, worker: int) -> None:
        self._connection = connection
        self.worker = worker
        self.worker_ended = f"worker <> {worker}"  # one process is all there is

    def member(self, column: str, name: str) -> str:
        return f"json_extract({column}, '$.{name}')"

    async def fetch_all(self, sql: str, **values: Any) -> Sequence[Row]:
        return self._connection.execute(sql, values).fetchall()

    async def fetch_one(self, sql: str, **values: Any) -> Row | None:
        rows = await self.fetch_all(sql, **values)
        return rows[0] if rows else None

    async def execute(self, sql: str, **values: Any) -> None:
        self._connection.execute(sql, values)

    async def execute_many(self, sql: str, rows: Iterable[dict[str, Any]]) -> None:
        self._connection.executemany(sql, rows)
