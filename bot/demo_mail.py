"""The demo's mail comes in: the bot's mailbox in the sandbox, in the place of an IMAP server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.mail_in import OpenMailbox
from sandbox import Sandbox


class SandboxMailbox:
    """What the organisers' mail program has sent; everything behind it is as with a real mailbox."""

    def __init__(self, world: Sandbox) -> None:
        self._post = world.mailbox.client

    async def waiting(self, position: str | None) -> list[str]:
        return [f"1:{reply.number}" for reply in self._post.replies.values() if not reply.seen]

    async def fetch(self, name: str) -> bytes | None:
        return self._post.replies[_number(name)].raw

    async def flag(self, name: str, answered: bool) -> None:
        self._post.flag(_number(name))

    async def change(self) -> None:
        await self._post.change()


def opener(world: Sandbox) -> OpenMailbox:
    """Opens the bot's mailbox in this world."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[SandboxMailbox]:
        yield SandboxMailbox(world)

    return opened


def _number(name: str) -> int:
    return int(name.rpartition(":")[2])
