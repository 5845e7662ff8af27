"""Mail goes out: one message over SMTP, and what the server's answer means for the promise behind it."""

from email.message import EmailMessage
from email.utils import formataddr, formatdate
from urllib.parse import unquote, urlsplit

import aiosmtplib

from bot.outcomes import Fate, Outcome
from handlers.context import Mail

PORTS = {"smtp": 587, "smtps": 465}
PATIENCE = 30.0  # seconds for each step of the conversation


class Mailer:
    """Sends through one SMTP server; certificates are checked, STARTTLS is used when it is offered."""

    def __init__(self, url: str, sender: str) -> None:
        self._server = urlsplit(url)
        self._sender = sender

    async def send(self, letter: Mail) -> None:
        """Raises SMTPException or OSError; `outcome` says what that means."""
        server = self._server
        await aiosmtplib.send(
            self.message(letter),
            hostname=server.hostname or "localhost",
            port=server.port or PORTS[server.scheme],
            username=unquote(server.username) if server.username else None,
            password=unquote(server.password) if server.password else None,
            use_tls=server.scheme == "smtps",
            start_tls=None if server.scheme == "smtp" else False,
            timeout=PATIENCE,
        )

    def message(self, letter: Mail) -> EmailMessage:
        """The mail as it is sent; nothing that a person typed can begin a header of its own."""
        message = EmailMessage()
        message["From"] = formataddr((_one_line(letter.sender_name), self._sender))
        message["To"] = letter.to
        message["Subject"] = _one_line(letter.subject)
        message["Date"] = formatdate()
        message["Message-ID"] = f"<{letter.message_id}@{self._sender.rpartition('@')[2]}>"
        if letter.thread:
            message["In-Reply-To"] = message["References"] = f"<{letter.thread}@{self._sender.rpartition('@')[2]}>"
        if letter.reply_to:
            message["Reply-To"] = _one_line(letter.reply_to)
        message.set_content(letter.text)
        return message


def outcome(error: Exception) -> Outcome:
    """4xx, refused connections and timeouts are tried again; 5xx is final."""
    reason = type(error).__name__
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        codes = [refused.code for refused in error.recipients]
        return Outcome(Fate.REFUSED if all(code >= 500 for code in codes) else Fate.RETRY, reason)
    if isinstance(error, aiosmtplib.SMTPResponseException) and error.code >= 500:
        return Outcome(Fate.REFUSED, f"{reason} {error.code}")
    return Outcome(Fate.RETRY, reason)


def _one_line(words: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())[:200]
