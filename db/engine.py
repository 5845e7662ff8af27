"""The database: `await db.run(unit)`; here and only here SQLite and PostgreSQL differ."""

import asyncio
import contextlib
import re
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import aiosqlite

P = ParamSpec("P")
T = TypeVar("T")

Row = Mapping[str, Any]
"""A row as read: columns by name."""

UNITS_A_COMMIT = 64
UNAVAILABLE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}


class Unavailable(Exception):
    """The database cannot be written now (disk full, locked, unreachable): nothing was stored; try again later."""


class Unusable(Exception):
    """The database cannot be opened as its URL says; the text says why."""


class Transaction(Protocol):
    """What a unit of work sees: SQL in the subset both databases share, with `:named` values."""

    async def fetch_all(self, sql: str, **values: Any) -> Sequence[Row]: ...

    async def fetch_one(self, sql: str, **values: Any) -> Row | None: ...

    async def execute(self, sql: str, **values: Any) -> None: ...

    async def execute_many(self, sql: str, rows: Iterable[dict[str, Any]]) -> None: ...

    @property
    def skip_locked(self) -> str:
        """The end of a SELECT that claims rows: other workers' rows are passed over where there can be any."""
        ...

    def member(self, column: str, name: str) -> str:
        """SQL for the text of a member of the JSON object in a column; NULL where it has none."""
        ...


Unit = Callable[Concatenate[Transaction, P], Awaitable[T]]


class Database(Protocol):
    """One database, whichever it is."""

    async def run(self, unit: Unit[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `unit(tx, *args)` returns, durably committed; whatever it raises, with nothing of it stored."""
        ...

    async def close(self) -> None: ...


async def connect(url: str) -> Database:
    """The database at `sqlite:///path` or `postgresql://…`, its tables brought up to date.

    Unusable: that can never be opened; Unavailable: not now."""
    if url.startswith("sqlite:///"):
        return await _connect_sqlite(Path(url.removeprefix("sqlite:///")))
    return await _connect_postgresql(url)


async def _connect_sqlite(path: Path) -> Database:
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


async def _connect_postgresql(url: str) -> Database:
    import asyncpg

    from db import migrate

    # The pool first: its errors have kinds, where those of the migrations' driver are sentences.
    try:
        database = await Postgresql.open(url)
    except (ValueError, asyncpg.InvalidAuthorizationSpecificationError, asyncpg.InvalidCatalogNameError) as error:
        raise Unusable(f"PostgreSQL: {type(error).__name__}") from None
    except (OSError, asyncpg.PostgresError) as error:
        raise Unavailable(f"PostgreSQL: {type(error).__name__}") from None
    try:
        await asyncio.to_thread(migrate.postgresql, url)
    except BaseException:
        await database.close()
        raise
    return database


class Sqlite:
    """One connection and group commit: units that wait while a commit runs share the next one.

    A statement takes microseconds and runs where it is, for a thread costs ten times that; aiosqlite waits for what
    can take long: the disk (COMMIT) and another program's lock (BEGIN IMMEDIATE)."""

    def __init__(self, connection: sqlite3.Connection, patient: aiosqlite.Connection) -> None:
        """`patient` is the same connection, in aiosqlite's thread."""
        self._tx = SqliteTransaction(connection)
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

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

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


class Postgresql:
    """A pool of connections; a unit has one for as long as it runs."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    @classmethod
    async def open(cls, url: str) -> "Postgresql":
        import asyncpg

        return cls(await asyncpg.create_pool(url, min_size=1, max_size=10, timeout=10, command_timeout=60))

    async def run(self, unit: Unit[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        import asyncpg

        try:
            async with self._pool.acquire() as connection, connection.transaction():
                return await unit(PostgresqlTransaction(connection), *args, **kwargs)
        except (
            OSError,
            asyncpg.InterfaceError,
            asyncpg.InternalClientError,  # the connection was cut in the middle of something
            asyncpg.PostgresConnectionError,
            asyncpg.InsufficientResourcesError,
            asyncpg.OperatorInterventionError,
            asyncpg.ReadOnlySQLTransactionError,
            asyncpg.TransactionRollbackError,  # a deadlock: the same unit may succeed the next time
        ) as e:
            # Its text may quote a row.
            raise Unavailable(f"PostgreSQL: {type(e).__name__}") from None

    async def close(self) -> None:
        try:
            async with asyncio.timeout(2):
                await self._pool.close()
        except TimeoutError:
            self._pool.terminate()


class PostgresqlTransaction:
    skip_locked = "FOR UPDATE SKIP LOCKED"

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def member(self, column: str, name: str) -> str:
        return f"(CAST({column} AS json) ->> '{name}')"

    async def fetch_all(self, sql: str, **values: Any) -> Sequence[Row]:
        numbered, names = _numbered(sql)
        rows: Sequence[Row] = await self._connection.fetch(numbered, *(values[name] for name in names))
        return rows

    async def fetch_one(self, sql: str, **values: Any) -> Row | None:
        rows = await self.fetch_all(sql, **values)
        return rows[0] if rows else None

    async def execute(self, sql: str, **values: Any) -> None:
        await self.fetch_all(sql, **values)

    async def execute_many(self, sql: str, rows: Iterable[dict[str, Any]]) -> None:
        numbered, names = _numbered(sql)
        await self._connection.executemany(numbered, [[row[name] for name in names] for row in rows])


@lru_cache(maxsize=512)
def _numbered(sql: str) -> tuple[str, list[str]]:
    """`:name` as PostgreSQL's `$1`, and the names in the order of their numbers (`::casts` are left alone)."""
    names: list[str] = []

    def number(match: re.Match[str]) -> str:
        name = match[1]
        if name not in names:
            names.append(name)
        return f"${names.index(name) + 1}"

    return re.sub(r"(?<!:):([a-z_]+)", number, sql), names
