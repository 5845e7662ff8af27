"""Trouble for the bot of a town: handlers that crash or dawdle, and a database that takes nothing."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from telegram import Update
from telegram.ext import MessageHandler, filters

from db.engine import Transaction, Unavailable
from db.sqlite import Sqlite
from handlers.context import Context
from tests.town import Town


def crashes_on(town: Town, text: str, times: int | None = None) -> None:
    """Handling this text crashes, as a bug would; `times` often, or always."""
    assert town.bot is not None
    handlers: Any = town.bot.application.handlers[0]
    left = [times]

    async def crash(update: Update, context: Context) -> None:
        left[0] = left[0] and left[0] - 1
        if left[0] == 0:
            handlers.remove(buggy)
        raise ZeroDivisionError(f"a bug that quotes {text}")

    buggy = MessageHandler(filters.Text([text]), crash)
    handlers.insert(0, buggy)


def dawdles_on(town: Town, text: str, seconds: float) -> None:
    """Handling this text takes a while."""

    async def dawdle(update: Update, context: Context) -> None:
        await asyncio.sleep(seconds)

    assert town.bot is not None
    town.bot.application.add_handler(MessageHandler(filters.Text([text]), dawdle), group=-1)


@asynccontextmanager
async def nothing_can_be_stored(town: Town, how: str) -> AsyncIterator[None]:
    """The town's database takes nothing while this lasts; `how`: locked, full or read-only."""
    url = town.settings.database_url
    if url.startswith("postgresql"):
        async with _postgresql_is_read_only(url):
            yield
        return
    if how == "locked":
        with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
        return
    on, off = {
        "read-only": ("PRAGMA query_only = ON", "PRAGMA query_only = OFF"),
        "full": ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000"),
    }[how]
    _tell(town, on)
    if how == "full":
        await _fill(town)
    try:
        yield
    finally:
        _tell(town, off)


def _tell(town: Town, pragma: str) -> None:
    """Tells the connection itself: a read-only one begins no transaction in which it could be told."""
    assert town.bot is not None and isinstance(town.bot.db, Sqlite)
    town.bot.db._connection.execute(pragma)


async def _fill(town: Town) -> None:
    """Uses up the pages that are still free inside the file."""

    async def unit(tx: Transaction) -> None:
        await tx.execute("INSERT INTO note (name, value) VALUES (hex(randomblob(8)), hex(zeroblob(1000)))")

    assert town.bot is not None
    with contextlib.suppress(Unavailable):
        while True:
            await town.bot.db.run(unit)


@asynccontextmanager
async def _postgresql_is_read_only(url: str) -> AsyncIterator[None]:
    """New connections can only read, and the old ones are closed."""
    admin = await asyncpg.connect(url)
    name = url.rpartition("/")[2]
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()"
    try:
        await admin.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        await admin.fetch(others, name)
        yield
        await admin.execute("SET default_transaction_read_only = off")
        await admin.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = off")
        await admin.fetch(others, name)
    finally:
        await admin.close()
