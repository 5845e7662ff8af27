"""A town whose workshop has few seats, and what its tests look for."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from tests import town as towns
from tests.town import CONTENT, Town

CLOSES = datetime.fromisoformat("2022-04-14T23:59:00+02:00")
STARTS = datetime.fromisoformat("2022-04-26T00:00:00+03:00")


def content_with(folder: Path, seats: int | None, *changes: tuple[str, str]) -> Path:
    """The shipped content, but the workshop has so many seats on site."""
    content = shutil.copytree(CONTENT, folder / "content")
    file = content / "events" / "workshop.toml"
    text = file.read_text()
    limited = [("[seats]\n", f"[seats]\nonsite = {seats}\n")] if seats is not None else []
    for found, instead in (*limited, *changes):
        assert found in text
        text = text.replace(found, instead, 1)
    file.write_text(text)
    return content


@asynccontextmanager
async def town_with(
    database: str, folder: Path, seats: int | None, *changes: tuple[str, str], **settings: Any
) -> AsyncIterator[Town]:
    async with towns.built(database, folder, content_dir=content_with(folder, seats, *changes), **settings) as town:
        await town.opens()
        yield town


def changes_seats(town: Town, seats: int) -> None:
    """Organisers change the number while the bot is running."""
    assert town.bot is not None
    events = town.bot.services.events
    workshop = events["workshop"].model_copy(update={"seats": {"onsite": seats}})
    town.bot.services.events = type(events)({**events.events, "workshop": workshop}, events.consents, events.desk)
