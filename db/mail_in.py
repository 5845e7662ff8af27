"""Mails that came in: each is taken once, by its id, and what it was is remembered."""

import hashlib
from enum import StrEnum

from db.engine import Transaction


class Verdict(StrEnum):
    """What a mail is."""

    ANSWER = "answer"  # of an organiser, and the token proves it
    UNPROVED = "unproved"  # from an organiser's address about an enquiry, but without its token
    AUTOMATIC = "automatic"  # out of office, a mailing list
    BOUNCE = "bounce"  # one of ours came back
    LOOP = "loop"  # one of ours, or from our own address
    STRANGER = "stranger"
    UNREADABLE = "unreadable"


LEFT_UNREAD = (Verdict.STRANGER, Verdict.UNREADABLE)


def key(message_id: str) -> str:
    """Under which a mail is remembered; it tells nothing about who wrote it."""
    return hashlib.sha256(message_id.strip().encode("utf-8", "replace")).hexdigest()


async def find(tx: Transaction, key: str) -> Verdict | None:
    """What a mail was, if it was taken before."""
    row = await tx.fetch_one("SELECT verdict FROM mail_in WHERE key = :key", key=key)
    return Verdict(row["verdict"]) if row else None


async def take(tx: Transaction, key: str, verdict: Verdict, now: int) -> bool:
    """Whether it is taken now, and was not before, by us or by another worker."""
    row = await tx.fetch_one(
        "INSERT INTO mail_in (key, verdict, at) VALUES (:key, :verdict, :now) ON CONFLICT (key) DO NOTHING"
        " RETURNING key",
        key=key, verdict=str(verdict), now=now,
    )  # fmt: skip
    return row is not None
