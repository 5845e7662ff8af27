"""The database: `await db.run(unit)`, whichever it is; db/sqlite.py and db/postgresql.py are where the two differ."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

Row = Mapping[str, Any]
"""A row as read: columns by name."""


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

    @property
    def worker(self) -> int:
        """The number of this process among all that ever work on the database."""
        ...

    @property
    def worker_ended(self) -> str:
        """SQL for whether the worker whose number is in the column `worker` has ended, killed or not."""
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
    from db import postgresql, sqlite

    if url.startswith("sqlite:///"):
        return await sqlite.connect(Path(url.removeprefix("sqlite:///")))
    return await postgresql.connect(url)
