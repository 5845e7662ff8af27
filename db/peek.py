"""A look into a database from outside, which changes nothing, not even its tables' version: for `clustersbot check`."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from db import overrides
from db.overrides import Override


async def settings(url: str) -> Sequence[Override] | None:
    """What organisers have set about events; None: the database is not there, or cannot be read now."""
    if url.startswith("sqlite:///"):
        return _of_sqlite(Path(url.removeprefix("sqlite:///")))
    return await _of_postgresql(url)


def _of_sqlite(path: Path) -> Sequence[Override] | None:
    if not path.exists():
        return None
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        connection.row_factory = sqlite3.Row
        try:
            return [overrides.of_row(row) for row in connection.execute(overrides.ALL)]
        finally:
            connection.close()
    except sqlite3.Error:
        return None


async def _of_postgresql(url: str) -> Sequence[Override] | None:
    import asyncpg

    try:
        connection = await asyncpg.connect(url, timeout=5)
        try:
            return [overrides.of_row(row) for row in await connection.fetch(overrides.ALL)]
        finally:
            await connection.close()
    except (OSError, ValueError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return None
