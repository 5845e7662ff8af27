"""The topics of the organisers' forum: each attendee has one."""

from dataclasses import dataclass

from db import notes
from db.engine import Row, Transaction

MINUTE = 60_000  # milliseconds


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that stands; `title` as Telegram shows it."""

    chat_id: int
    person: int
    thread: int
    title: str


def _topic(row: Row) -> Topic:
    return Topic(row["chat_id"], row["person"], row["thread"], row["title"] or "")


async def are_used(tx: Transaction, chat_id: int) -> bool:
    """Whether this chat is a forum in which the bot may make topics, as far as is known."""
    return await notes.read(tx, f"forum:{chat_id}") == "yes"


async def use(tx: Transaction, chat_id: int, forum: bool, refused: bool = False) -> None:
    """From now on topics are used in this chat, or not; `refused`: not until its owner asks again by a restart."""
    await notes.write(tx, f"forum:{chat_id}", "yes" if forum else "refused" if refused else "no")


async def notice(tx: Transaction, chat_id: int, forum: bool) -> None:
    """What an update says about the chat, unless Telegram has refused topics there."""
    known = await notes.read(tx, f"forum:{chat_id}")
    if known != "refused" and (known == "yes") != forum:
        await use(tx, chat_id, forum)


async def of_person(tx: Transaction, chat_id: int, person: int) -> Topic | None:
    """The topic that stands."""
    row = await tx.fetch_one(
        "SELECT * FROM topic WHERE chat_id = :chat_id AND person = :person AND gone IS NULL AND thread IS NOT NULL",
        chat_id=chat_id, person=person,
    )  # fmt: skip
    return _topic(row) if row else None


async def person_of(tx: Transaction, chat_id: int, thread: int) -> int | None:
    """Whose topic this is, or was."""
    row = await tx.fetch_one(
        "SELECT person FROM topic WHERE chat_id = :chat_id AND thread = :thread", chat_id=chat_id, thread=thread
    )
    return int(row["person"]) if row else None


async def begin(tx: Transaction, chat_id: int, person: int, now: int, lease: int) -> bool:
    """Whether a topic is this worker's to make, until `lease`; not while it stands or another makes it."""
    row = await tx.fetch_one(
        "INSERT INTO topic (chat_id, person, lease) VALUES (:chat_id, :person, :lease)"
        " ON CONFLICT (chat_id, person) WHERE gone IS NULL DO UPDATE SET lease = excluded.lease"
        " WHERE topic.thread IS NULL AND topic.lease <= :now RETURNING id",
        chat_id=chat_id, person=person, now=now, lease=lease,
    )  # fmt: skip
    return row is not None


async def made(tx: Transaction, chat_id: int, person: int, thread: int, title: str) -> None:
    await tx.execute(
        "UPDATE topic SET thread = :thread, title = :title, lease = NULL"
        " WHERE chat_id = :chat_id AND person = :person AND gone IS NULL",
        chat_id=chat_id, person=person, thread=thread, title=title,
    )  # fmt: skip
    await notes.write(tx, f"topic:{chat_id}:{thread}", "attendee")


async def was_made(tx: Transaction, chat_id: int, thread: int) -> bool:
    """Whether this topic is, or was, an attendee's, even if they have been forgotten since."""
    return await notes.read(tx, f"topic:{chat_id}:{thread}") is not None


async def not_made(tx: Transaction, chat_id: int, person: int) -> None:
    """Making it failed: anyone may try again."""
    await tx.execute(
        "DELETE FROM topic WHERE chat_id = :chat_id AND person = :person AND thread IS NULL",
        chat_id=chat_id, person=person,
    )  # fmt: skip


async def retitled(tx: Transaction, chat_id: int, thread: int, title: str) -> None:
    await tx.execute(
        "UPDATE topic SET title = :title WHERE chat_id = :chat_id AND thread = :thread",
        chat_id=chat_id, thread=thread, title=title,
    )  # fmt: skip


async def lose(tx: Transaction, chat_id: int, thread: int, now: int) -> bool:
    """It was deleted or closed, and the cards in it are lost; what is left of it still says whose it was.

    False, and nothing changes, when a topic of the same person was lost within the minute already."""
    person = await person_of(tx, chat_id, thread)
    lately = await tx.fetch_one(
        "SELECT 1 FROM topic WHERE chat_id = :chat_id AND person = :person AND gone > :since AND thread <> :thread",
        chat_id=chat_id, person=person or 0, thread=thread, since=now - MINUTE,
    )  # fmt: skip
    if lately:
        return False
    await tx.execute(
        "UPDATE enquiry SET card_message = NULL WHERE card_chat = :chat_id AND chat_id = :person",
        chat_id=chat_id, person=person or 0,
    )  # fmt: skip
    await tx.execute(
        "UPDATE topic SET gone = :now WHERE chat_id = :chat_id AND thread = :thread AND gone IS NULL",
        chat_id=chat_id, thread=thread, now=now,
    )  # fmt: skip
    return True
