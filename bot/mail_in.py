"""Mail comes in: what is new in a mailbox is taken once, and flagged only when that is durable."""

import asyncio
import contextlib
import logging
import random
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Protocol

from bot.delivery import Delivery
from bot.failures import where
from db import mail_in, notes
from db.engine import Database, Unavailable
from db.mail_in import LEFT_UNREAD, Verdict
from db.times import milliseconds
from handlers import gaps, mail_answers, mail_verdicts, mail_words
from handlers.context import Services
from handlers.mail_answers import Received
from handlers.mail_verdicts import Desk

log = logging.getLogger(__name__)

LONGEST_PAUSE = 60.0  # seconds
POSITION = "mail_in_position"  # the note that says up to where the mailbox was read


class Unreachable(Exception):
    """The mailbox cannot be read now; the text holds no personal data."""


class Mailbox(Protocol):
    """A mailbox that is open: the outermost edge, where bytes come in and flags go out. Each raises Unreachable."""

    async def waiting(self, position: str | None) -> list[str]:
        """The names of the mails that are unread, or came after a position; the oldest first.

        A name, and a position, is "7:42": the mailbox's validity, which changes when it numbers anew, and a number."""
        ...

    async def fetch(self, name: str) -> bytes | None:
        """The whole mail, unread as before; None when it has gone."""
        ...

    async def flag(self, name: str, answered: bool) -> None:
        """The mail is read, or even answered."""
        ...

    async def change(self) -> None:
        """Returns when there may be something new."""
        ...


OpenMailbox = Callable[[], AbstractAsyncContextManager[Mailbox]]
"""Opens the mailbox, each time anew. Unreachable: not now."""


class Post:
    """Reads a mailbox for ever: taken up again after every failure, and never a reason to stop the bot."""

    def __init__(
        self, db: Database, services: Services, delivery: Delivery, desk: Desk,
        opened: OpenMailbox,
    ) -> None:  # fmt: skip
        self._db = db
        self._services = services
        self._delivery = delivery
        self._desk = desk
        self._opened = opened
        self._since: datetime | None = None  # when the mailbox was found shut
        self._told = False
        self._looked_at: set[str] = set()  # left unread, and not to be read again by this process

    async def run(self) -> None:
        failures = 0
        while True:
            try:
                async with self._opened() as mailbox:
                    log.info("mail comes in")
                    while True:
                        await self._read(mailbox)
                        failures = 0
                        await self._reached()
                        await mailbox.change()
            except Unreachable as error:
                failures += 1
                log.warning("mail cannot be read: %s", error)
                await self._missed()
            except Unavailable as error:
                failures += 1
                log.warning("mail waits for the database: %s", type(error).__name__)
            await asyncio.sleep(random.uniform(0.1, min(LONGEST_PAUSE, 0.5 * 2 ** min(failures, 10))))

    async def _missed(self) -> None:
        """The organisers are told once that their replies are not read."""
        now = self._services.clock.now()
        self._since = self._since or now
        if now - self._since > gaps.PATIENCE and not self._told:
            await self._tell(self._since, now, back=False)

    async def _reached(self) -> None:
        if self._told and self._since:
            await self._tell(self._since, self._services.clock.now(), back=True)
        self._since = None

    async def _tell(self, since: datetime, now: datetime, back: bool) -> None:
        with contextlib.suppress(Unavailable):
            if self._services.admin_chat_id is not None:
                await self._db.run(gaps.replies, self._services, since, now, back)
            self._told = not back
            self._delivery.wake()

    async def _read(self, mailbox: Mailbox) -> None:
        position = await self._db.run(notes.read, POSITION)
        waiting = await mailbox.waiting(position)
        for name in waiting:
            if name in self._looked_at:
                continue
            if (raw := await mailbox.fetch(name)) is not None:
                verdict = await self._take(raw)
                self._delivery.wake()
                log.info("a mail came in: %s", verdict)
                if verdict not in LEFT_UNREAD:
                    await mailbox.flag(name, verdict is Verdict.ANSWER)
            self._looked_at.add(name)
        if waiting and _place(waiting[-1]) > _place(position):
            await self._db.run(notes.write, POSITION, waiting[-1])

    async def _take(self, raw: bytes) -> Verdict:
        try:
            received = await asyncio.to_thread(read, raw)
            return await self._db.run(mail_answers.take, self._services, self._desk, received, self._now())
        except Unavailable:
            raise
        except Exception as error:  # whatever a mail does to a parser, the next one is read
            log.error("a mail could not be read: %s", where(error))
            await self._db.run(mail_answers.unreadable, self._services, mail_in.key(raw.decode("latin-1")), self._now())
            return Verdict.UNREADABLE

    def _now(self) -> int:
        return milliseconds(self._services.clock.now())


def _place(name: str | None) -> tuple[int, int]:
    validity, _, number = (name or "0:0").partition(":")
    return int(validity), int(number)


def read(raw: bytes) -> Received:
    """The mail with its own words and files; it may take a while."""
    message = BytesParser(policy=policy.default).parsebytes(raw)
    assert isinstance(message, EmailMessage)
    name = mail_verdicts.header(message, "Message-ID") or raw.partition(b"\r\n\r\n")[0].decode("latin-1")
    return Received(mail_in.key(name), message, mail_words.of(message), mail_words.files(message))
