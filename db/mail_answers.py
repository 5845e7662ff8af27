"""Organisers' words that came by mail, and the files that came with them."""

import base64
from dataclasses import dataclass
from enum import StrEnum

from db import counters
from db.engine import Transaction


class State(StrEnum):
    HELD = "held"  # somebody has to say whether it is to be sent
    SENT = "sent"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class MailAnswer:
    id: int
    enquiry: int
    author: str
    text: str
    in_mailbox: bool


@dataclass(frozen=True, slots=True)
class MailFile:
    id: int
    name: str
    content: bytes


async def keep(
    tx: Transaction, enquiry_id: int, author: str, text: str, files: list[tuple[str, bytes]], in_mailbox: bool, now: int
) -> MailAnswer:
    """Keeps what came, to be sent or left."""
    number = await counters.following(tx, "mail_answer")
    await tx.execute(
        "INSERT INTO mail_answer (id, enquiry, author, text, in_mailbox, state, at)"
        " VALUES (:id, :enquiry, :author, :text, :in_mailbox, 'held', :now)",
        id=number, enquiry=enquiry_id, author=author, text=text, in_mailbox=int(in_mailbox), now=now,
    )  # fmt: skip
    for name, content in files:
        await tx.execute(
            "INSERT INTO mail_file (answer, name, content) VALUES (:answer, :name, :content)",
            answer=number, name=name, content=base64.b64encode(content).decode(),
        )  # fmt: skip
    return MailAnswer(number, enquiry_id, author, text, in_mailbox)


async def get(tx: Transaction, answer_id: int) -> MailAnswer | None:
    row = await tx.fetch_one("SELECT * FROM mail_answer WHERE id = :id", id=answer_id)
    if row is None:
        return None
    return MailAnswer(row["id"], row["enquiry"], row["author"], row["text"], bool(row["in_mailbox"]))


async def settle(tx: Transaction, answer_id: int, state: State) -> bool:
    """Whether it was held until now."""
    row = await tx.fetch_one(
        "UPDATE mail_answer SET state = :state WHERE id = :id AND state = 'held' RETURNING id",
        id=answer_id, state=str(state),
    )  # fmt: skip
    return row is not None


async def files(tx: Transaction, answer_id: int) -> list[tuple[int, str]]:
    """The ids and names of its files that are not sent yet."""
    rows = await tx.fetch_all("SELECT id, name FROM mail_file WHERE answer = :answer ORDER BY id", answer=answer_id)
    return [(row["id"], row["name"]) for row in rows]


async def file(tx: Transaction, file_id: int) -> MailFile | None:
    row = await tx.fetch_one("SELECT id, name, content FROM mail_file WHERE id = :id", id=file_id)
    return MailFile(row["id"], row["name"], base64.b64decode(row["content"])) if row else None


async def drop_file(tx: Transaction, file_id: int) -> None:
    """It is sent, or never will be."""
    await tx.execute("DELETE FROM mail_file WHERE id = :id", id=file_id)


async def drop_files(tx: Transaction, answer_id: int) -> None:
    await tx.execute("DELETE FROM mail_file WHERE answer = :answer", answer=answer_id)
