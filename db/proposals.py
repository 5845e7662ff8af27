"""Entries for the FAQ that organisers are still wording."""

from dataclasses import dataclass

from db import counters
from db.engine import Transaction


@dataclass(frozen=True, slots=True)
class Proposal:
    """`entry`: the one it answers, None: an entry of its own; `unanswered`: the one it could answer, if any;
    `topic`: where an entry of its own stands in the list, None: among the others."""

    id: int
    enquiry: int
    entry: str | None
    unanswered: str | None
    event: str | None
    language: str
    question: str
    answer: str
    topic: str | None = None


async def begin(
    tx: Transaction, enquiry: int, unanswered: str | None, event: str | None, language: str, question: str,
    answer: str, topic: str | None, now: int,
) -> Proposal:  # fmt: skip
    """A new one; it answers the unanswered entry, if there is one."""
    proposal = Proposal(
        await counters.following(tx, "faq_proposal"),
        enquiry,
        unanswered,
        unanswered,
        event,
        language,
        question,
        answer,
        topic,
    )
    await tx.execute(
        "INSERT INTO faq_proposal (id, enquiry, entry, unanswered, event, language, question, answer, topic, at)"
        " VALUES (:id, :enquiry, :entry, :unanswered, :event, :language, :question, :answer, :topic, :now)",
        id=proposal.id, enquiry=enquiry, entry=unanswered, unanswered=unanswered, event=event, language=language,
        question=question, answer=answer, topic=topic, now=now,
    )  # fmt: skip
    return proposal


async def get(tx: Transaction, proposal_id: int) -> Proposal | None:
    row = await tx.fetch_one("SELECT * FROM faq_proposal WHERE id = :id", id=proposal_id)
    if row is None:
        return None
    return Proposal(
        id=row["id"],
        enquiry=row["enquiry"],
        entry=row["entry"],
        unanswered=row["unanswered"],
        event=row["event"],
        language=row["language"],
        question=row["question"],
        answer=row["answer"],
        topic=row["topic"],
    )


async def save(tx: Transaction, proposal: Proposal) -> None:
    """As it is worded now."""
    await tx.execute(
        "UPDATE faq_proposal SET entry = :entry, event = :event, language = :language, question = :question,"
        " answer = :answer, topic = :topic WHERE id = :id",
        id=proposal.id, entry=proposal.entry, event=proposal.event, language=proposal.language,
        question=proposal.question, answer=proposal.answer, topic=proposal.topic,
    )  # fmt: skip


async def drop(tx: Transaction, proposal_id: int) -> None:
    await tx.execute("DELETE FROM faq_proposal WHERE id = :id", id=proposal_id)
