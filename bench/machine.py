"""The machine that the figures come from."""

import os
import platform
import sqlite3
import subprocess
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

from bench.contestants import BENCH_PYTHON

OURS = ("python-telegram-bot", "httpx", "aiohttp", "uvloop", "orjson")


def described(folder: Path) -> list[str]:
    """Processor, versions, and what making a write durable costs in `folder`."""
    return [
        f"{os.cpu_count()} cores, {_processor()}, load {os.getloadavg()[0]:.1f} before; {platform.platform()}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        + ", ".join(f"{name} {version(name)}" for name in OURS)
        + _aiogram(),
        f"fsync of 4 KB: {_fsync(folder) * 1e6:.0f} µs",
    ]


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


def _aiogram() -> str:
    if not BENCH_PYTHON.exists():
        return "; aiogram is not installed: `make bench` does it"
    asks = "from importlib.metadata import version as v; print('aiogram', v('aiogram'), 'with pydantic', v('pydantic'))"
    return f", {subprocess.run([BENCH_PYTHON, '-c', asks], capture_output=True, text=True, check=True).stdout.strip()}"


def _fsync(folder: Path) -> float:
    """The median of writing 4 KB durably, in seconds."""
    times = []
    with (folder / "fsync").open("wb", buffering=0) as file:
        for _ in range(100):
            file.write(bytes(4096))
            began = time.perf_counter()
            os.fsync(file.fileno())
            times.append(time.perf_counter() - began)
    return median(times)
