"""The bot as a program of its own: started by `clustersbot run`, ended or killed from outside."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.town import CONTENT, TOKEN

ROOT = Path(__file__).parent.parent
_running: set[int] = set()


def kill_all() -> None:
    """Whatever a test that failed has left running ends: it would ask the next test's sandbox for its updates."""
    for pid in _running:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    _running.clear()


NURSERY = """
import os, sys
from bot import __main__, app, demo, web
for line in sys.stdin:
    if (child := os.fork()) == 0:
        os._exit(__main__.main(["run"]))
    print(child, flush=True)
    os.waitpid(child, 0)
    print("ended", flush=True)
"""


class Nursery:
    """The bot as a process that is killed and started again and again: importing, the most of a start, is done once."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._folder = folder
        self._environment = environment
        self._process: asyncio.subprocess.Process | None = None
        self._child = 0

    async def starts(self) -> None:
        if self._process is None:
            with (self._folder / "log").open("ab") as log:
                self._process = await asyncio.create_subprocess_exec(
                    sys.executable, "-c", NURSERY, env=_inherited() | self._environment, cwd=self._folder,
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
                )  # fmt: skip
        assert self._process.stdin is not None
        self._process.stdin.write(b"start\n")
        self._child = int(await self._line())
        _running.add(self._child)

    async def is_killed(self) -> None:
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            assert await self._line() == b"ended\n"
            _running.discard(self._child)
            self._child = 0

    async def ends(self) -> None:
        await self.is_killed()
        if self._process is not None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            await self._process.wait()

    async def _line(self) -> bytes:
        assert self._process is not None and self._process.stdout is not None
        async with asyncio.timeout(60):
            return await self._process.stdout.readline()

    @property
    def log(self) -> str:
        return (self._folder / "log").read_text(errors="replace")


@dataclass
class Program:
    """`environment` are the settings; what it writes is kept in `folder`/log, over all its starts."""

    folder: Path
    environment: dict[str, str]
    arguments: tuple[str, ...] = ("run",)
    _process: asyncio.subprocess.Process | None = field(default=None, init=False)

    async def starts(self) -> None:
        with (self.folder / "log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", *self.arguments,
                env=_inherited() | self.environment,
                cwd=self.folder, stdout=log, stderr=log,
            )  # fmt: skip
        _running.add(self._process.pid)

    async def ends(self, seconds: float = 30.0) -> int:
        """Its exit code, once it has ended by itself."""
        assert self._process is not None
        async with asyncio.timeout(seconds):
            code = await self._process.wait()
        _running.discard(self._process.pid)
        return code

    async def is_asked_to_end(self) -> int:
        """Its exit code after SIGTERM."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return await self.ends()

    async def is_killed(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self.ends()

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")


def _inherited() -> dict[str, str]:
    names = ("PATH", "HOME", "TZ", "LANG")
    return {name: os.environ[name] for name in names if name in os.environ} | {"PYTHONPATH": str(ROOT)}


def environment(database: str, url: str, admin_chat_id: int, **settings: str) -> dict[str, str]:
    """The settings of a bot in a sandbox."""
    return {
        "BOT_TOKEN": TOKEN,
        "ADMIN_CHAT_ID": str(admin_chat_id),
        "DATABASE_URL": database,
        "CONTENT_DIR": str(CONTENT),
        "TELEGRAM_API_URL": url,
        "LISTEN": "127.0.0.1:0",
        "CLOCK_START": "2022-04-01T09:00:00+03:00",
        "LOG_LEVEL": "DEBUG",
    } | settings
