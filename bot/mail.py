"""Mail goes out: one message over SMTP, and what the server's answer means for the promise behind it."""

import ipaddress
from urllib.parse import SplitResult, unquote, urlsplit

import aiosmtplib
from telegram.ext import ExtBot

from bot import enclosures, mail_message
from bot.outcomes import Fate, Outcome
from handlers.context import Mail

PORTS = {"smtp": 587, "smtps": 465}
PATIENCE = 30.0
TOO_LARGE = 552


class Mailer:
    """Sends through one SMTP server; certificates are checked, STARTTLS is used when it is offered."""

    def __init__(self, url: str, sender: str, bot: ExtBot[None], patience: float = PATIENCE) -> None:
        """`bot` fetches the files that people sent; `patience`: seconds for each step of the conversation."""
        self._server = urlsplit(url)
        self._sender = sender
        self._bot = bot
        self.patience = patience

    async def send(self, letter: Mail, attempts: int = 0) -> None:
        """Raises SMTPException, OSError or TelegramError; `outcome` says what the first two mean.

        `attempts`: how often it was tried before. A file that cannot be had does not keep the words from going."""
        files = await enclosures.fetch(self._bot, letter.enclosed, attempts)
        try:
            await self._hand_over(letter, files)
        except aiosmtplib.SMTPResponseException as error:
            if error.code != TOO_LARGE or not files:
                raise
            await self._hand_over(letter, {})

    async def _hand_over(self, letter: Mail, files: enclosures.Fetched) -> None:
        server = self._server
        await aiosmtplib.send(
            mail_message.of(letter, files, self._sender),
            sender=self._sender,
            recipients=[letter.to],
            hostname=server.hostname or "localhost",
            port=server.port or PORTS[server.scheme],
            username=unquote(server.username) if server.username else None,
            password=unquote(server.password) if server.password else None,
            use_tls=server.scheme == "smtps",
            start_tls=_start_tls(server),
            timeout=self.patience,
        )


def _start_tls(server: SplitResult) -> bool | None:
    """None: if it is offered. A password is never sent over the net in the open, whatever the server offers."""
    if server.scheme == "smtps":
        return False
    return True if server.password and not is_this_machine(server.hostname or "") else None


def is_this_machine(host: str) -> bool:
    """Whether what is sent to this host stays on the machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in ("", "localhost")


def outcome(error: Exception) -> Outcome:
    """4xx, refused connections, timeouts and a refused login are tried again; any other 5xx is final."""
    reason = type(error).__name__
    match error:
        case aiosmtplib.SMTPRecipientsRefused():
            codes = [refused.code for refused in error.recipients]
            return Outcome(Fate.REFUSED if all(code >= 500 for code in codes) else Fate.RETRY, _told(reason, codes[:1]))
        case aiosmtplib.SMTPAuthenticationError() | aiosmtplib.SMTPConnectResponseError():
            return Outcome(Fate.RETRY, _told(reason, [error.code]))  # of the server, not of this mail
        case aiosmtplib.SMTPResponseException():
            return Outcome(Fate.REFUSED if error.code >= 500 else Fate.RETRY, _told(reason, [error.code]))
        case aiosmtplib.SMTPNotSupported():
            return Outcome(Fate.REFUSED, reason)
    return Outcome(Fate.RETRY, reason)


def _told(reason: str, codes: list[int]) -> str:
    return " ".join([reason, *map(str, codes)])
