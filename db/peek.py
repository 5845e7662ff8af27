"""A look into a database from outside, which changes nothing, not even its tables' version: for `clustersbot check`."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from db import added, overrides
from db.added import Added
from db.overrides import Override


@dataclass(frozen=True, slots=True)
class Supplied:
    """What organisers have set about events in the chat, and which answers they added there."""

    settings: Sequence[Override] = ()
    answers: Sequence[Added] = ()


async def supplied(url: str) -> Supplied | None:
    """None: the database is not there, or cannot be read now."""
    if url.startswith("sqlite:///"):
        return _of_sqlite(Path(url.removeprefix("sqlite:///")))
    return await _of_postgresql(url)


def _of_sqlite(path: Path) -> Supplied | None:
    if not path.exists():
        return None
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        connection.row_factory = sqlite3.Row
        try:
            settings = [overrides.of_row(row) for row in connection.execute(overrides.ALL)]
            return Supplied(settings, [added.of_row(row) for row in connection.execute(added.LIVE)])
        finally:
            connection.close()
    except sqlite3.Error:
        return None


async def _of_postgresql(url: str) -> Supplied | None:
    import asyncpg

    try:
        connection = await asyncpg.connect(url, timeout=5)
        try:
            settings = [overrides.of_row(row) for row in await connection.fetch(overrides.ALL)]
            return Supplied(settings, [added.of_row(row) for row in await connection.fetch(added.LIVE)])
        finally:
            await connection.close()
    except (OSError, ValueError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return None
