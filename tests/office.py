"""LibreOffice opens a file, as an organiser would: what it says, and the table that it sees."""

import asyncio
import csv
import os
import shutil
from pathlib import Path

import pytest


async def opened(name: str, content: bytes, folder: Path) -> tuple[list[list[str]], str]:
    """The first sheet as LibreOffice shows it, and what it printed about it; skipped where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        assert not os.environ.get("CI"), "LibreOffice is not installed"
        pytest.skip("LibreOffice (soffice) is not installed")
    (folder / name).write_bytes(content)
    program = await asyncio.create_subprocess_exec(
        office, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", str(folder / "seen"), str(folder / name),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await program.communicate()
    seen = folder / "seen" / f"{Path(name).stem}.csv"
    with seen.open(encoding="utf-8", newline="") as file:
        about_the_file = [line for line in said.decode().splitlines() if "javaldx" not in line]  # there is no Java
        return list(csv.reader(file)), "\n".join(about_the_file)
