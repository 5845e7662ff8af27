"""A mailbox over IMAP: IDLE where the server has it, looking now and then where it has not."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from imaplib import IMAP4
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from imapclient import ANSWERED, SEEN, IMAPClient
from imapclient.exceptions import ProtocolError

from bot.mail import is_this_machine
from bot.mail_in import Unreachable

T = TypeVar("T")

PATIENCE = 20.0  # seconds for each answer of the server
BRIEFLY, IDLE = 0.5, 30.0  # seconds after which the connection has to prove that it lives
LOOK = 15.0  # seconds between two looks at a server without IDLE
LARGEST = 60 * 1024 * 1024  # bytes; of a larger mail the headers only


@contextlib.asynccontextmanager
async def opened(url: str) -> AsyncIterator["ImapMailbox"]:
    """The mailbox at imaps://user:password@host/INBOX. Unreachable: not now."""
    thread = ThreadPoolExecutor(1, thread_name_prefix="imap")
    mailbox = ImapMailbox(thread)
    try:
        await mailbox.open(url)
        yield mailbox
    finally:
        mailbox.cut()
        thread.submit(mailbox.close)
        thread.shutdown(wait=False)


class ImapMailbox:
    """One connection; its library blocks, so it runs in a thread of its own. A mail's name is its validity and UID."""

    def __init__(self, thread: ThreadPoolExecutor) -> None:
        self._thread = thread
        self._client: IMAPClient | None = None
        self._validity = 0
        self._calm = BRIEFLY

    async def open(self, url: str) -> None:
        await self._do(lambda: self._open(url))

    async def waiting(self, position: str | None) -> list[str]:
        return await self._do(lambda: self._waiting(position))

    async def fetch(self, name: str) -> bytes | None:
        return await self._do(lambda: self._fetch(_uid(name)))

    async def flag(self, name: str, answered: bool) -> None:
        flags = [SEEN, ANSWERED] if answered else [SEEN]
        await self._do(lambda: self._connected.add_flags([_uid(name)], flags, silent=True))

    async def change(self) -> None:
        if await self._do(lambda: self._connected.has_capability("IDLE")):
            await self._do(self._idle)
        else:
            await asyncio.sleep(LOOK)
            await self._do(lambda: self._connected.noop())

    def cut(self) -> None:
        """Ends the connection under whoever waits for it."""
        if self._client is not None:
            with contextlib.suppress(OSError, ValueError):
                self._client.socket().shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """In the thread, when nobody waits for it any more."""
        if self._client is not None:
            with contextlib.suppress(OSError, ValueError):
                self._client.socket().close()
            with contextlib.suppress(IMAP4.error, OSError, ValueError):
                self._client.shutdown()

    def _open(self, url: str) -> None:
        server = urlsplit(url)
        host, is_tls = server.hostname or "localhost", server.scheme == "imaps"
        trusted = ssl.create_default_context()
        client = self._client = IMAPClient(host, server.port, ssl=is_tls, ssl_context=trusted, timeout=PATIENCE)
        if not is_tls and client.has_capability("STARTTLS"):
            client.starttls(_this_machines() if is_this_machine(host) else trusted)
        elif not is_tls and not is_this_machine(host):
            raise ProtocolError("no TLS: the password is not sent in the open")
        client.login(unquote(server.username or ""), unquote(server.password or ""))
        self._validity = client.select_folder(unquote(server.path.strip("/")) or "INBOX")[b"UIDVALIDITY"]

    def _waiting(self, position: str | None) -> list[str]:
        uids = set(self._connected.search(["UNSEEN"]))
        validity, _, last = (position or "").partition(":")
        if validity == str(self._validity):
            uids |= {uid for uid in self._connected.search(["UID", f"{int(last) + 1}:*"]) if uid > int(last)}
        return [f"{self._validity}:{uid}" for uid in sorted(uids)]

    def _fetch(self, uid: int) -> bytes | None:
        size = self._connected.fetch([uid], ["RFC822.SIZE"]).get(uid, {}).get(b"RFC822.SIZE", 0)
        part = "BODY.PEEK[]" if size <= LARGEST else "BODY.PEEK[HEADER]"
        found: dict[bytes, Any] = self._connected.fetch([uid], [part]).get(uid, {})
        return next((value for name, value in found.items() if name.startswith(b"BODY[")), None)

    def _idle(self) -> None:
        """Waits for the server's word; soon after a change it is not waited for long, for it is perhaps just missed."""
        self._connected.idle()
        said = self._connected.idle_check(timeout=self._calm)
        self._connected.idle_done()
        self._calm = BRIEFLY if said else min(IDLE, 2 * self._calm)

    @property
    def _connected(self) -> IMAPClient:
        if self._client is None:
            raise OSError("not connected")
        return self._client

    async def _do(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except asyncio.CancelledError:
            self.cut()
            raise
        except Exception as error:  # whatever an odd server does to the library, the connection is made anew
            raise Unreachable(type(error).__name__) from None  # its text may name the user


def _this_machines() -> ssl.SSLContext:
    """What is sent to this machine need not be proved to arrive there: its certificates are seldom signed."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _uid(name: str) -> int:
    return int(name.rpartition(":")[2])
