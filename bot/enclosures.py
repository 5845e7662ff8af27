"""The files that go with a mail, fetched from Telegram."""

from collections.abc import Mapping, Sequence

from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ExtBot

from handlers.context import Enclosure

TOGETHER = 20 * 1024 * 1024  # bytes in one mail, and what Telegram lets a bot download of one file
TRIES = 3

Fetched = Mapping[str, bytes]
"""Contents by file_id; what is not there does not go with the mail."""


async def fetch(bot: ExtBot[None], wanted: Sequence[Enclosure], attempts: int) -> dict[str, bytes]:
    """As many of the files as fit together. TelegramError: Telegram cannot be reached now; the last try goes without.

    `attempts`: how often the mail was tried before."""
    fetched: dict[str, bytes] = {}
    room = TOGETHER
    for enclosure in wanted:
        if not enclosure.file_id or enclosure.size > room:
            continue
        try:
            content = await _content(bot, enclosure.file_id)
        except (BadRequest, Forbidden):
            continue
        except TelegramError:
            if attempts < TRIES:
                raise
            continue
        if content is not None and len(content) <= room:
            fetched[enclosure.file_id] = content
            room -= len(content)
    return fetched


async def _content(bot: ExtBot[None], file_id: str) -> bytes | None:
    """None: Telegram does not tell where it is."""
    file = await bot.get_file(file_id)
    return bytes(await file.download_as_bytearray()) if file.file_path else None
