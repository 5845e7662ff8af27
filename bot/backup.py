"""`clustersbot backup` and `clustersbot restore`: a copy of the database, and the database of a copy."""

import shlex
import sqlite3
import sys
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from bot.settings import Settings
from db import backup
from db.backup import Useless

FINE, FAILED = 0, 1


def save(settings: Settings, file: Path) -> int:
    """0: the copy is there and whole. 1: it is not; nothing that was there before was touched."""
    database = _sqlite(settings)
    if database is None:
        url, password = _without_password(settings.database_url)
        print(_command(["pg_dump", "--format=custom", f"--file={file}", url], password))
        return FINE
    if not database.exists():
        return _complain(f"{database}: there is no database yet")
    if file.exists():
        return _complain(f"{file}: is there already; choose another name")
    try:
        backup.copy(database, file)
    except (OSError, sqlite3.Error, Useless) as error:
        return _complain(f"{file}: {getattr(error, 'strerror', None) or error}")
    print(f"{file}: a copy of {database}; it holds everything about everybody: keep it safe")
    return FINE


def restore(settings: Settings, file: Path) -> int:
    """0: the database is the copy. 1: it is not, and a database that was there is untouched."""
    database = _sqlite(settings)
    if database is None:
        url, password = _without_password(settings.database_url)
        print(_command(["pg_restore", "--no-owner", "--exit-on-error", f"--dbname={url}", str(file)], password))
        return FINE
    there = [path for path in (database, *(Path(f"{database}{end}") for end in ("-wal", "-shm"))) if path.exists()]
    if there:
        return _complain(f"{there[0]}: there is a database already; stop the bot and move it away first")
    try:
        backup.check(file)
        database.parent.mkdir(parents=True, exist_ok=True)
        backup.copy(file, database)
    except OSError as error:
        return _complain(f"{error.filename or database}: {error.strerror}")
    except (sqlite3.Error, Useless) as error:
        return _complain(f"{file}: {error}")
    print(f"{database}: restored from {file}")
    return FINE


def _sqlite(settings: Settings) -> Path | None:
    name = settings.database_url
    return Path(name.removeprefix("sqlite:///")) if name.startswith("sqlite:///") else None


def _without_password(url: str) -> tuple[str, bool]:
    """An address for a command line, which others can see; and whether a password was taken out of it."""
    parts = urlsplit(url)
    user, _, host = parts.netloc.rpartition("@")
    name, colon, _ = user.partition(":")
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = urlencode([(key, value) for key, value in asked if key != "password"])
    rest = urlunsplit(parts._replace(scheme="", netloc="", query=kept))
    address = f"{parts.scheme}://{f'{name}@{host}' if name else host}{rest}"
    return address, bool(colon) or len(asked) > len(parse_qsl(kept, keep_blank_values=True))


def _command(words: list[str], password: bool) -> str:
    """The command line that PostgreSQL's own tool takes."""
    return ("PGPASSWORD=… " if password else "") + shlex.join(words)


def _complain(text: str) -> int:
    print(f"clustersbot: {text}", file=sys.stderr)
    return FAILED
