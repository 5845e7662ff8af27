"""The engine on both databases: a unit is whole or not at all, its neighbours are not hurt, tables grow with care."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from db import engine, migrate, notes
from db.engine import Database, Transaction, Unavailable, Unusable


@pytest.fixture
async def db(database: str) -> AsyncIterator[Database]:
    opened = await engine.connect(database)
    yield opened
    await opened.close()


async def names(db: Database) -> set[str]:
    async def unit(tx: Transaction) -> set[str]:
        return {row["name"] for row in await tx.fetch_all("SELECT name FROM note")}

    return await db.run(unit)


async def write_and_fail(tx: Transaction, name: str) -> None:
    await notes.write(tx, name, "written")
    raise ZeroDivisionError


async def test_a_unit_that_fails_stores_nothing_and_does_not_hurt_its_neighbours(db: Database) -> None:
    units = [db.run(write_and_fail if n % 3 == 0 else _write, f"n{n}") for n in range(30)]
    results = await asyncio.gather(*units, return_exceptions=True)
    assert [isinstance(result, ZeroDivisionError) for result in results] == [n % 3 == 0 for n in range(30)]
    assert await names(db) == {f"n{n}" for n in range(30) if n % 3}


async def _write(tx: Transaction, name: str) -> None:
    await notes.write(tx, name, "written")


async def test_a_statement_that_fails_does_not_hurt_the_neighbours(db: Database) -> None:
    async def wrong(tx: Transaction) -> None:
        await notes.write(tx, "wrong", "written")
        await tx.execute("INSERT INTO note (name, value) VALUES ('nothing', NULL)")

    results = await asyncio.gather(db.run(_write, "a"), db.run(wrong), db.run(_write, "b"), return_exceptions=True)
    assert [result is None for result in results] == [True, False, True]
    assert await names(db) == {"a", "b"}


async def test_a_unit_that_is_cancelled_inside_does_not_stop_the_database(db: Database) -> None:
    async def cancelled(tx: Transaction) -> None:
        await notes.write(tx, "cancelled", "written")
        raise asyncio.CancelledError

    with contextlib.suppress(asyncio.CancelledError, RuntimeError):
        await db.run(cancelled)
    await db.run(_write, "a")
    assert await names(db) == {"a"}


async def test_who_stops_waiting_does_not_hurt_the_neighbours(db: Database) -> None:
    impatient = [asyncio.create_task(db.run(_write, f"impatient{n}")) for n in range(5)]
    patient = [asyncio.create_task(db.run(_write, f"patient{n}")) for n in range(5)]
    await asyncio.sleep(0)
    for task in impatient:
        task.cancel()
    await asyncio.gather(*patient)
    await asyncio.gather(*impatient, return_exceptions=True)
    assert {f"patient{n}" for n in range(5)} <= await names(db)


async def test_a_closed_database_says_so_instead_of_waiting(database: str) -> None:
    db = await engine.connect(database)
    await db.close()
    with pytest.raises(Unavailable):
        async with asyncio.timeout(5):
            await db.run(_write, "a")


async def test_units_that_wait_when_it_is_closed_are_told(database: str) -> None:
    db = await engine.connect(database)
    waiting = [asyncio.create_task(db.run(_write, f"n{n}")) for n in range(200)]
    await asyncio.sleep(0.001)
    await db.close()
    async with asyncio.timeout(10):
        results = await asyncio.gather(*waiting, return_exceptions=True)
    again = await engine.connect(database)
    stored = await names(again)
    await again.close()
    assert stored >= {f"n{n}" for n, result in enumerate(results) if result is None}
    assert all(result is None or isinstance(result, Unavailable) for result in results)


async def test_a_commit_that_fails_fails_all_in_it_and_stores_nothing(tmp_path: Path) -> None:
    """On SQLite, where units share a commit."""
    url = f"sqlite:///{tmp_path}/bot.db"
    db = await engine.connect(url)
    await db.run(_write, "before")

    async def check_at_the_commit(tx: Transaction) -> None:
        await tx.execute("PRAGMA defer_foreign_keys = ON")
        await tx.execute(
            "INSERT INTO draft (chat_id, event, answers, began, touched) VALUES (1, 'workshop', '{}', 0, 0)"
        )

    units = [db.run(_write, "a"), db.run(check_at_the_commit), db.run(_write, "b")]
    results = await asyncio.gather(*units, return_exceptions=True)
    assert all(isinstance(result, Unavailable) for result in results)
    await db.run(_write, "after")
    assert await names(db) == {"before", "after"}
    await db.close()


async def test_a_deadlock_is_no_failure_of_the_unit(db: Database) -> None:
    """Whoever loses is asked to try again, and succeeds."""
    await db.run(_write, "a")
    await db.run(_write, "b")
    met = asyncio.Barrier(2)

    async def unit(tx: Transaction, first: str, second: str, meet: bool) -> None:
        await notes.write(tx, first, "one")
        if meet:
            await met.wait()
        await notes.write(tx, second, "two")

    both = getattr(db, "_pool", None) is not None
    units = [db.run(unit, "a", "b", both), db.run(unit, "b", "a", both)]
    results = await asyncio.gather(*units, return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == (
        ["NoneType", "Unavailable"] if both else ["NoneType", "NoneType"]
    )


def _migrate(url: str, folder: Path) -> None:
    if url.startswith("sqlite"):
        migrate.sqlite(Path(url.removeprefix("sqlite:///")), folder)
    else:
        migrate.postgresql(url, folder)


def query(url: str, sql: str) -> list[Any]:
    if url.startswith("sqlite"):
        with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            rows = connection.execute(sql).fetchall()
            connection.commit()
            return rows
    with psycopg.connect(url, autocommit=True) as connection_:
        cursor = connection_.execute(sql)
        return list(cursor.fetchall()) if cursor.description else []


@pytest.fixture
def migrations(tmp_path: Path) -> Callable[..., Path]:
    """A folder with the first migration, and others that a test adds."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001-first.sql").write_text((migrate.MIGRATIONS / "0001-first.sql").read_text())

    def add(**files: str) -> Path:
        for name, sql in files.items():
            (folder / f"{name.replace('_', '-')}.sql").write_text(sql)
        return folder

    return add


PERSON = "INSERT INTO person (chat_id, name, telegram_language, met, seen) VALUES (5, 'Ana', 'en', 1, 1)"


async def test_a_database_of_the_first_version_is_upgraded_and_keeps_its_data(
    database: str, migrations: Callable[..., Path]
) -> None:
    _migrate(database, migrations())
    query(database, PERSON)
    _migrate(
        database,
        migrations(
            z9998_badge="ALTER TABLE person ADD COLUMN badge TEXT; UPDATE person SET badge = 'none';",
            z9999_visit="CREATE TABLE visit (id INTEGER PRIMARY KEY, at BIGINT NOT NULL);",
        ),
    )
    assert query(database, "SELECT chat_id, name, badge FROM person") == [(5, "Ana", "none")]
    query(database, "INSERT INTO visit (at) VALUES (1), (2)")
    assert query(database, "SELECT id FROM visit ORDER BY id") == [(1,), (2,)]
    opened = await engine.connect(database)  # and by the program's own migrations, which come on top
    assert await names(opened) == set()
    await opened.close()
    assert query(database, "SELECT name FROM person") == [("Ana",)]


def test_a_migration_that_fails_leaves_nothing_and_is_applied_the_next_time(
    database: str, migrations: Callable[..., Path]
) -> None:
    folder = migrations(z9999_visit="CREATE TABLE visit (at BIGINT);\nINSERT INTO visit (nowhere) VALUES (1);\n")
    with pytest.raises(Exception, match="nowhere"):
        _migrate(database, folder)
    with pytest.raises(Exception, match="visit"):
        query(database, "SELECT * FROM visit")
    query(database, PERSON)
    _migrate(database, migrations(z9999_visit="CREATE TABLE visit (at BIGINT);\nINSERT INTO visit (at) VALUES (1);\n"))
    assert query(database, "SELECT at FROM visit") == [(1,)]
    assert query(database, "SELECT name FROM person") == [("Ana",)]


def test_a_migration_is_applied_once(database: str, migrations: Callable[..., Path]) -> None:
    folder = migrations(z9999_visit="CREATE TABLE visit (at BIGINT); INSERT INTO visit (at) VALUES (1);")
    for _ in range(3):
        _migrate(database, folder)
    assert query(database, "SELECT at FROM visit") == [(1,)]


async def test_workers_that_start_together_migrate_once(database: str) -> None:
    workers = 1 if database.startswith("sqlite") else 4
    opened = await asyncio.gather(*(engine.connect(database) for _ in range(workers)))
    for worker, db in enumerate(opened):
        await db.run(_write, f"n{worker}")
    assert await names(opened[0]) == {f"n{worker}" for worker in range(workers)}
    for db in opened:
        await db.close()


async def test_a_start_killed_in_its_first_migration_does_not_lock_out_the_next(database: str) -> None:
    query(
        database,
        "CREATE TABLE yoyo_lock (locked INT DEFAULT 1, ctime TIMESTAMP, pid INT NOT NULL, PRIMARY KEY (locked))",
    )
    query(database, "INSERT INTO yoyo_lock (locked, ctime, pid) VALUES (1, CURRENT_TIMESTAMP, 99999)")
    async with asyncio.timeout(5):
        await (await engine.connect(database)).close()


@pytest.mark.parametrize("url", ["sqlite:////proc/nowhere/bot.db", "sqlite:////etc/passwd"])
async def test_a_file_that_can_be_no_database_says_so(url: str) -> None:
    with pytest.raises(Unusable, match=url.removeprefix("sqlite:///")):
        await engine.connect(url)


async def test_a_server_that_is_not_there_or_does_not_know_us_says_so(database: str) -> None:
    if database.startswith("sqlite"):
        with pytest.raises(Unavailable):
            await engine.connect("postgresql://nobody@127.0.0.1:9/nothing")
        return
    with pytest.raises(Unusable, match="InvalidCatalogNameError"):
        await engine.connect(database + "_which_does_not_exist")
