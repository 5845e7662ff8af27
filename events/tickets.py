"""What a ticket's code says: which registration it is, signed, so that nobody makes one up; nothing about a person."""

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

BEGINS: Final = "t-"  # also of one that was cut off, or made up
LINK: Final = re.compile(r"t-([0-9]{1,15})-([A-Za-z0-9_-]{16})")  # within Telegram's 64 of A-Z a-z 0-9 _ -
SHIFT: Final = timedelta(hours=12)  # how long a door card's buttons work in an organiser's private chat


def payload(key: bytes, registration: int) -> str:
    """What stands after `?start=` in the ticket's address."""
    return f"t-{registration}-{_mark(key, 'ticket', registration)}"


def read(key: bytes, words: str) -> int | None:
    """The registration of a genuine ticket; None: it is none of ours."""
    match = LINK.fullmatch(words)
    if match is None or not hmac.compare_digest(_mark(key, "ticket", match[1]), match[2]):
        return None
    return int(match[1])


def permit(key: bytes, registration: int, organiser: int, now: datetime) -> tuple[int, str]:
    """Until when (seconds) a button of this organiser works for this registration, and the mark that proves it."""
    until = int((now + SHIFT).timestamp())
    return until, _mark(key, "door", registration, organiser, until)


def permits(key: bytes, registration: int, organiser: int, until: int, mark: str, now: datetime) -> bool:
    """Whether the button was made for this organiser, and not too long ago."""
    genuine = hmac.compare_digest(_mark(key, "door", registration, organiser, until), mark)
    return genuine and now.timestamp() < until


def says(answers: Mapping[str, Any]) -> str:
    """Differs when what a ticket says of the person differs."""
    told = "\n".join(str(answers.get(name) or "") for name in ("name", "organisation"))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def issued(until: int) -> int:
    """When a button was made that works until then; both in seconds."""
    return until - int(SHIFT.total_seconds())


def alias(key: bytes, user: int) -> str:
    """Stands for a person in a note that nobody can trace back."""
    return _mark(key, "left", user)


def _mark(key: bytes, *about: object) -> str:
    """96 bits, which nobody guesses; the kind comes first, so that one is never taken for another."""
    digest = hmac.digest(key, ":".join(map(str, about)).encode(), hashlib.sha256)
    return urlsafe_b64encode(digest[:12]).decode()
