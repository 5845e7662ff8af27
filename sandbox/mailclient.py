"""The organisers' mail program: what they reply to the mails of the bot, until the bot has read it."""

import base64
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import TYPE_CHECKING, Any

from sandbox.state import State

if TYPE_CHECKING:
    from sandbox.mailbox import Mail


@dataclass(frozen=True)
class Reply:
    """A mail on its way to the bot; `answers`: the number of the one that it replies to."""

    number: int
    at: datetime
    answers: int
    text: str
    raw: bytes
    seen: bool = False


class MailClient:
    """Writes replies as mail programs do, and keeps them in the bot's mailbox."""

    def __init__(self, state: State) -> None:
        self._state = state
        kept = sorted((int(key), value) for key, value in state.store.read("mail-reply"))
        self.replies: dict[int, Reply] = {number: _restored(value) for number, value in kept}

    def reply(self, mail: "Mail", text: str) -> Reply:
        """Whoever got the mail answers it, quoting it below, as mail programs do."""
        number, now = self._state.count("mail-reply"), self._state.clock.now()
        reply = Reply(number, now, mail.number, text, _written(mail, text, now, number))
        self._keep(reply)
        return reply

    def flag(self, number: int) -> None:
        """The bot has read it."""
        old = self.replies[number]
        self._keep(Reply(old.number, old.at, old.answers, old.text, old.raw, True))

    async def change(self) -> None:
        """Returns when something in the world has changed."""
        await self._state.change()

    def _keep(self, reply: Reply) -> None:
        self.replies[reply.number] = reply
        self._state.store.put("mail-reply", reply.number, _kept(reply))
        self._state.stamp()
        self._state.changed()


def _written(mail: "Mail", text: str, now: datetime, number: int) -> bytes:
    came, mine = mail.message, mail.recipients[0]
    subject = mail.subject if mail.subject.lower().startswith("re:") else f"Re: {mail.subject}"
    message = EmailMessage(policy=SMTP)
    message["From"] = f"Event desk <{mine}>"
    message["To"] = str(came["Reply-To"] or came["From"])
    message["Subject"] = subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{now.timestamp():.0f}.{number}@{mine.rpartition('@')[2]}>"
    message["In-Reply-To"] = str(came["Message-ID"])
    message["References"] = f"{came['References'] or ''} {came['Message-ID']}".strip()
    name, address = parseaddr(str(came["From"]))
    quoted = "\n".join(f"> {line}" for line in mail.text.rstrip().split("\n"))
    message.set_content(f"{text}\n\nOn {mail.at:%a, %d %b %Y at %H:%M}, {name} <{address}> wrote:\n\n{quoted}\n")
    return message.as_bytes()


def _kept(reply: Reply) -> dict[str, Any]:
    raw = base64.b64encode(reply.raw).decode()
    kept: dict[str, Any] = {"number": reply.number, "at": reply.at.isoformat(), "answers": reply.answers}
    return kept | {"text": reply.text, "raw": raw, "seen": reply.seen}


def _restored(kept: dict[str, Any]) -> Reply:
    at, raw = datetime.fromisoformat(kept["at"]), base64.b64decode(kept["raw"])
    return Reply(kept["number"], at, kept["answers"], kept["text"], raw, kept["seen"])
