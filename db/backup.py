"""A consistent copy of a SQLite database while others use it, and what a copy is worth."""

import sqlite3
from pathlib import Path

OURS = ("person", "registration", "audit", "enquiry", "inbox", "outbox", "note")  # tables of every version


class Useless(Exception):
    """The file is no copy of our database; the text says why."""


def copy(database: Path, to: Path) -> None:
    """SQLite's own backup, readable for its owner only. OSError or sqlite3.Error: there is no copy then."""
    to.touch(mode=0o600, exist_ok=False)
    try:
        source = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
        target = sqlite3.connect(to)
        try:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")  # one file, which is all of it
        finally:
            source.close()
            target.close()
        check(to)
    except BaseException:
        to.unlink(missing_ok=True)
        raise


def check(file: Path) -> None:
    """Useless: it is damaged, or holds something else."""
    try:
        connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
        try:
            if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise Useless("it is damaged")
            for table in OURS:
                connection.execute(f"SELECT 1 FROM {table} LIMIT 1")
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise Useless(str(error)) from None
