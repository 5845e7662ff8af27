"""The bots that are compared, each a process of its own, and what it costs."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.fake_api import Chats
from bench.people import BEGIN, CHAT, FORM, Step

ROOT = Path(__file__).parent.parent
BENCH_PYTHON = ROOT / ".venv.bench/bin/python"
PATIENCE = 30.0  # seconds for a start


@dataclass
class Contestant:
    """One bot: how it is started, what people say to it, and what was measured."""

    letter: str
    name: str
    command: Sequence[str | Path]
    environment: Mapping[str, str] = field(default_factory=dict)
    begin: Sequence[Step] = ()
    then: Sequence[Step] = CHAT
    starts: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    p50s: list[float] = field(default_factory=list)
    p99s: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    @property
    def token(self) -> str:
        return f"100:{self.letter}"


class Running:
    """A contestant's process."""

    def __init__(self, process: asyncio.subprocess.Process, chats: Chats) -> None:
        self._process = process
        self._cpu_clock = ~process.pid << 3 | 2  # CPUCLOCK_SCHED of another process: clock_getcpuclockid(3)
        self.chats = chats

    @property
    def cpu_seconds(self) -> float:
        """Of all its threads, since it began."""
        return time.clock_gettime(self._cpu_clock)

    @property
    def resident_megabytes(self) -> float:
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    async def ends(self) -> None:
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):
            await self._process.wait()


@asynccontextmanager
async def started(contestant: Contestant, api: str, worlds: dict[str, Chats]) -> AsyncIterator[Running]:
    """Runs it until it asks for updates for the first time, and notes how long that took."""
    chats = worlds[contestant.token] = Chats()
    environment = {**os.environ, "TELEGRAM_API_URL": api, "BOT_TOKEN": contestant.token, **contestant.environment}
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(*contestant.command, cwd=ROOT, env=environment)
    running = Running(process, chats)
    try:
        async with asyncio.timeout(PATIENCE):
            await chats.polled.wait()
        contestant.starts.append(time.perf_counter() - began)
        yield running
    finally:
        await running.ends()


def all_of_them(folder: Path) -> list[Contestant]:
    """Ours with its database in `folder`, and what it is compared with; aiogram only where `make bench` put it."""
    python, bare = Path(sys.executable), ROOT / "bench/bare"
    ours = {
        "DATABASE_URL": f"sqlite:///{folder / 'bench.db'}",
        "CLOCK_START": "2022-04-01T09:00:00+03:00",
        "CONTENT_DIR": str(ROOT / "content"),
        "LISTEN": "127.0.0.1:0",
        "LOG_LEVEL": "WARNING",
        "ADMIN_CHAT_ID": "",
    }
    found = [
        Contestant("a", "clustersbot", [python.parent / "clustersbot", "run"], ours, BEGIN, FORM),
        Contestant("b", "PTB, its defaults", [python, bare / "ptb.py"]),
        Contestant("c", "aiogram, uvloop, orjson", [BENCH_PYTHON, bare / "aiogram3.py"]),
        Contestant("d", "bare loop", [python, bare / "loop.py"]),
    ]
    return [one for one in found if Path(one.command[0]).exists()]
