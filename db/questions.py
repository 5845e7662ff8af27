"""What was asked and what came of it: counted by entry, without the person; and phrasings that organisers added."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.engine import Transaction


class Outcome(StrEnum):
    ANSWERED = "answered"
    OPENED = "opened"
    SUGGESTED = "suggested"
    PICKED = "picked"
    RELAYED = "relayed"
    UNHELPFUL = "unhelpful"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words for which "did you mean" was shown, the entry that was picked, and how often."""

    id: int
    text: str
    language: str
    picked: str | None
    times: int = 1


@dataclass(frozen=True, slots=True)
class Typed:
    """Words, and the number of the message in which they were typed."""

    text: str
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Another way to ask an entry, added by organisers."""

    entry: str
    language: str
    text: str


async def count(tx: Transaction, entry: str, outcome: Outcome) -> None:
    await tx.execute(
        "INSERT INTO faq_use (entry, outcome, times) VALUES (:entry, :outcome, 1)"
        " ON CONFLICT (entry, outcome) DO UPDATE SET times = faq_use.times + 1",
        entry=entry, outcome=outcome,
    )  # fmt: skip


async def counts(tx: Transaction) -> dict[str, dict[Outcome, int]]:
    """How often what came of which entry."""
    found: dict[str, dict[Outcome, int]] = {}
    for row in await tx.fetch_all("SELECT entry, outcome, times FROM faq_use"):
        found.setdefault(row["entry"], {})[Outcome(row["outcome"])] = row["times"]
    return found


async def suggest(tx: Transaction, chat_id: int, text: str, language: str, now: int, message: int | None = None) -> int:
    """Keeps the words until one of the suggestions is picked; the id that the buttons carry."""
    row = await tx.fetch_one(
        "INSERT INTO faq_suggestion (chat_id, text, language, message, at)"
        " VALUES (:chat_id, :text, :language, :message, :now) RETURNING id",
        chat_id=chat_id, text=text, language=language, message=message, now=now,
    )  # fmt: skip
    assert row is not None
    return int(row["id"])


async def pick(tx: Transaction, chat_id: int, suggestion_id: int, entry: str) -> Typed | None:
    """This person's words for which the entry was picked; None when they were used before, or are somebody else's."""
    row = await tx.fetch_one(
        "UPDATE faq_suggestion SET picked = :entry WHERE id = :id AND chat_id = :chat_id AND picked IS NULL"
        " RETURNING text, message",
        id=suggestion_id, chat_id=chat_id, entry=entry,
    )  # fmt: skip
    return Typed(row["text"], row["message"]) if row else None


async def reject(tx: Transaction, chat_id: int, suggestion_id: int) -> Typed | None:
    """None of the suggestions was meant: this person's words, kept no longer; None when they are not there."""
    row = await tx.fetch_one(
        "DELETE FROM faq_suggestion WHERE id = :id AND chat_id = :chat_id AND picked IS NULL RETURNING text, message",
        id=suggestion_id, chat_id=chat_id,
    )  # fmt: skip
    return Typed(row["text"], row["message"]) if row else None


async def drop(tx: Transaction, suggestion_id: int) -> None:
    """Organisers do not want the phrasing, however many typed it."""
    await _settle(tx, suggestion_id)


async def candidates(tx: Transaction, limit: int) -> list[Suggestion]:
    """Picked suggestions that organisers may add as phrasings, those that most people typed first."""
    rows = await tx.fetch_all(
        "SELECT MAX(id) AS id, text, language, picked, COUNT(*) AS times FROM faq_suggestion"
        " WHERE picked IS NOT NULL AND settled IS NULL GROUP BY text, language, picked"
        " ORDER BY times DESC, id DESC LIMIT :limit",
        limit=limit,
    )
    return [Suggestion(row["id"], row["text"], row["language"], row["picked"], row["times"]) for row in rows]


async def add(tx: Transaction, suggestion_id: int, now: int) -> Phrasing | None:
    """Makes a picked suggestion a phrasing of its entry; None if it is no more."""
    added = await _settle(tx, suggestion_id)
    if added is not None:
        await tx.execute(
            "INSERT INTO faq_phrasing (entry, language, text, at) VALUES (:entry, :language, :text, :now)"
            " ON CONFLICT (entry, language, text) DO NOTHING",
            entry=added.entry, language=added.language, text=added.text, now=now,
        )  # fmt: skip
    return added


async def _settle(tx: Transaction, suggestion_id: int) -> Phrasing | None:
    """Decided: the suggestion, and all that are the same, are kept no longer. None if it is no more."""
    row = await tx.fetch_one(
        "SELECT picked, language, text FROM faq_suggestion"
        " WHERE id = :id AND picked IS NOT NULL AND settled IS NULL",
        id=suggestion_id,
    )  # fmt: skip
    if row is None:
        return None
    found = Phrasing(row["picked"], row["language"], row["text"])
    await tx.execute(
        "DELETE FROM faq_suggestion WHERE picked = :entry AND language = :language AND text = :text",
        entry=found.entry, language=found.language, text=found.text,
    )  # fmt: skip
    return found


async def phrasings(tx: Transaction) -> Sequence[Phrasing]:
    """All that organisers added, the oldest first."""
    rows = await tx.fetch_all("SELECT entry, language, text FROM faq_phrasing ORDER BY id")
    return [Phrasing(row["entry"], row["language"], row["text"]) for row in rows]


async def prune(tx: Transaction, offered: int, picked: int) -> None:
    """Forgets suggestions offered before an instant that nobody picked, and all that are from before another."""
    await tx.execute(
        "DELETE FROM faq_suggestion WHERE at < :picked OR (picked IS NULL AND at < :offered)",
        offered=offered, picked=picked,
    )  # fmt: skip
