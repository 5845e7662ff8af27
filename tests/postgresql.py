"""A real PostgreSQL for the tests: started on a free port of the loopback, stopped by whoever started it."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

USER = "postgres"
OPTIONS = ("-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off", "-c max_connections=200")


class Missing(Exception):
    """There is no PostgreSQL on this machine."""


class Server:
    """A running server; each test has a database of its own."""

    def __init__(self, programs: Path, port: int) -> None:
        self._programs = programs
        self._port = port
        self._names = (f"test_{number}" for number in count())

    def database(self) -> str:
        """The URL of a new, empty database."""
        name = next(self._names)
        createdb = str(self._programs / "createdb")
        subprocess.run([createdb, "-h", "127.0.0.1", "-p", str(self._port), "-U", USER, name], check=True)
        return f"postgresql://{USER}@127.0.0.1:{self._port}/{name}"


@contextmanager
def server() -> Iterator[Server]:
    """Missing when PostgreSQL is not installed."""
    programs, port = _programs(), _free_port()
    with tempfile.TemporaryDirectory(prefix="clustersbot-pg-") as folder:
        data = Path(folder) / "data"
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        _run(programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} {' '.join(OPTIONS)}"
        _run(programs / "pg_ctl", "-D", data, "-o", options, "-l", Path(folder) / "log", "-w", "start")
        try:
            yield Server(programs, port)
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    raise Missing("PostgreSQL is not installed (Debian: apt-get install postgresql)")


def _run(program: Path, *arguments: object) -> None:
    # PostgreSQL refuses to run as root.
    as_user = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"] if os.geteuid() == 0 else []
    command = [*as_user, str(program), *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
