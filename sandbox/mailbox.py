"""The mailbox: a real SMTP server on the loopback that keeps what it is given."""

import asyncio
import base64
import contextlib
import email
import email.policy
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from functools import cached_property
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from sandbox.hosting import HOST, listening
from sandbox.mailclient import MailClient
from sandbox.state import State

LARGEST_MAIL = 35 * 1024 * 1024  # 20 MB of files, as mail writes them


@dataclass(frozen=True)
class Mail:
    """One mail with its envelope."""

    at: datetime
    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    number: int = 0

    @cached_property
    def message(self) -> EmailMessage:
        """Parsed."""
        return email.message_from_bytes(self.raw, policy=email.policy.default)

    @property
    def subject(self) -> str:
        return str(self.message["Subject"] or "")

    @property
    def wants_replies(self) -> bool:
        """Whether a reply comes back to whoever sent it."""
        return self.sender in str(self.message["Reply-To"] or self.message["From"] or "")

    @cached_property
    def text(self) -> str:
        """The plain text of the mail."""
        body = self.message.get_body(preferencelist=("plain", "html"))
        return str(body.get_content()).replace("\r\n", "\n") if body else ""


@dataclass(frozen=True)
class MailFault:
    """What the server answers instead of taking a mail (None: nothing at all), and how many more times."""

    reply: str | None
    left: int | None


class Mailbox:
    """The mails that came, and what goes wrong with the next ones."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._port = 0
        self._server: asyncio.Server | None = None
        self._sessions: set[SMTP] = set()
        self.messages: list[Mail] = [_restored(kept) for _, kept in _ordered(state)]
        self.faults: list[MailFault] = []
        self.refusing = False
        self.client = MailClient(state)

    @property
    def url(self) -> str:
        return f"smtp://{HOST}:{self._port}"

    @contextlib.asynccontextmanager
    async def serve(self) -> AsyncIterator[str]:
        listener = listening(0)
        self._port = listener.getsockname()[1]
        listener.close()
        await self._listen()
        try:
            yield self.url
        finally:
            await self._close()

    # --- faults ---

    def fails(self, reply: str, count: int | None = 1) -> None:
        """The next mails are answered so: "451 try again later", "550 no such user here"."""
        self._add(MailFault(reply, count))

    def hangs(self, count: int | None = 1) -> None:
        """The next mails are never answered."""
        self._add(MailFault(None, count))

    async def refuses(self) -> None:
        """Nobody listens any more: connections are refused."""
        self.refusing = True
        await self._close()
        self._tell()

    async def accepts(self) -> None:
        """Everything works again."""
        self.faults = []
        if self.refusing:
            self.refusing = False
            await self._listen()
        self._tell()

    def _add(self, fault: MailFault) -> None:
        self.faults.append(fault)
        self._tell()

    def _tell(self) -> None:
        self._state.stamp()
        self._state.changed()

    def _take(self) -> MailFault | None:
        if not self.faults:
            return None
        fault = self.faults[0]
        if fault.left is not None:
            rest = MailFault(fault.reply, fault.left - 1)
            self.faults[:1] = [rest] if rest.left else []
        return fault

    # --- SMTP ---

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Called by aiosmtpd with a whole mail."""
        if fault := self._take():
            self._tell()
            if fault.reply is not None:
                return fault.reply
            await self._state.stopping.wait()
            return "421 closing"
        content = envelope.content if isinstance(envelope.content, bytes) else str(envelope.content).encode()
        number = self._state.count("mail")
        recipients = tuple(envelope.rcpt_tos)
        mail = Mail(self._state.clock.now(), envelope.mail_from or "", recipients, content, number)
        self.messages.append(mail)
        self._state.store.put("mail", number, _kept(mail))
        self._tell()
        return "250 OK"

    async def _listen(self) -> None:
        def connect() -> SMTP:
            session = SMTP(self, hostname="localhost", enable_SMTPUTF8=True, data_size_limit=LARGEST_MAIL)
            self._sessions.add(session)
            return session

        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(connect, sock=listening(self._port))

    async def _close(self) -> None:
        if self._server is None:
            return
        self._server.close()
        self._server = None
        handlers: list[asyncio.Task[Any]] = []
        for session in self._sessions:
            if isinstance(session.transport, asyncio.WriteTransport):
                session.transport.abort()
            if (task := getattr(session, "_handler_coroutine", None)) is not None:
                task.cancel()
                handlers.append(task)
        self._sessions.clear()
        await asyncio.gather(*handlers, return_exceptions=True)
        await asyncio.sleep(0)


def _ordered(state: State) -> list[tuple[int, Any]]:
    return sorted((int(key), kept) for key, kept in state.store.read("mail"))


def _kept(mail: Mail) -> dict[str, Any]:
    raw = base64.b64encode(mail.raw).decode()
    at, number = mail.at.isoformat(), mail.number
    return {"at": at, "sender": mail.sender, "recipients": mail.recipients, "raw": raw, "number": number}


def _restored(kept: dict[str, Any]) -> Mail:
    at, raw = datetime.fromisoformat(kept["at"]), base64.b64decode(kept["raw"])
    return Mail(at, kept["sender"], tuple(kept["recipients"]), raw, kept["number"])
