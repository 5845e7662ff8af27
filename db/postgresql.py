"""PostgreSQL: a pool of connections, and a lock for each worker that lives."""

import asyncio
import random
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar

from db.engine import Row, Unavailable, Unit, Unusable

P = ParamSpec("P")
T = TypeVar("T")

WORKERS = 0x636C7574  # the first half of the advisory locks that workers hold; the second is a worker's number
LIVING = (
    "SELECT CAST(objid AS BIGINT) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND granted"
    f" AND classid = {WORKERS} AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


async def connect(url: str) -> "Postgresql":
    """The database at this URL, its tables brought up to date. Unusable, Unavailable: as engine.connect."""
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


class Postgresql:
    """A pool of connections, of which a unit has one for as long as it runs; and one that says that we live."""

    def __init__(self, url: str, pool: Any) -> None:
        self._url = url
        self._pool = pool
        self._worker = random.getrandbits(31)
        self._life: Any = None
        self._closing = False
        self._reviving = asyncio.Lock()

    @classmethod
    async def open(cls, url: str) -> "Postgresql":
        import asyncpg

        database = cls(url, await asyncpg.create_pool(url, min_size=1, max_size=10, timeout=10, command_timeout=60))
        try:
            await database._live()
        except BaseException:
            await database.close()
            raise
        return database

    async def _live(self) -> None:
        """Locks our number; however the process ends, the server sees this connection close, and the lock is gone."""
        import asyncpg

        async with self._reviving:
            if self._life is None or self._life.is_closed():
                self._life = await asyncpg.connect(self._url, timeout=10, command_timeout=60)
                await self._life.execute(f"SELECT pg_advisory_lock({WORKERS}, {self._worker})")

    async def run(self, unit: Unit[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        import asyncpg

        try:
            if self._life.is_closed() and not self._closing:
                await self._live()
            async with self._pool.acquire() as connection, connection.transaction():
                return await unit(PostgresqlTransaction(connection, self._worker), *args, **kwargs)
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
        self._closing = True
        try:
            async with asyncio.timeout(2):
                await self._pool.close()
                if self._life is not None:
                    await self._life.close()
        except TimeoutError:
            self._pool.terminate()
            if self._life is not None:
                self._life.terminate()


class PostgresqlTransaction:
    skip_locked = "FOR UPDATE SKIP LOCKED"

    def __init__(self, connection: Any, worker: int) -> None:
        self._connection = connection
        self.worker = worker
        self.worker_ended = f"worker <> {worker} AND worker NOT IN ({LIVING})"

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
