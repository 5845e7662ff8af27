"""Who is an organiser: a member of the admin chat, as Telegram says; remembered for a minute."""

import logging

from telegram.error import BadRequest, Forbidden
from telegram.ext import ExtBot

from bot.clock import machine_time
from handlers.context import Services

log = logging.getLogger(__name__)

REMEMBERED = 60_000  # milliseconds
MOST = 1000  # people
INSIDE = ("creator", "administrator", "member", "restricted")


class Members:
    """Asks Telegram who is in the admin chat."""

    def __init__(self, bot: ExtBot[None], services: Services) -> None:
        self._bot = bot
        self._services = services
        self._known: dict[tuple[int, int], tuple[int, bool]] = {}

    async def has(self, user_id: int) -> bool:
        """TelegramError: Telegram cannot be asked now."""
        admin = self._services.admin_chat_id
        if admin is None:
            return False
        until, known = self._known.get((admin, user_id), (0, False))
        if machine_time() < until:
            return known
        is_member = await self._ask(admin, user_id)
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[admin, user_id] = (machine_time() + REMEMBERED, is_member)
        return is_member

    async def _ask(self, admin: int, user_id: int) -> bool:
        try:
            member = await self._bot.get_chat_member(admin, user_id)
        except (BadRequest, Forbidden) as error:
            if "not found" not in error.message.lower() and "participant" not in error.message.lower():
                log.warning("the members of the admin chat cannot be asked for: %s", type(error).__name__)
            return False
        return member.status in INSIDE and getattr(member, "is_member", True)
