"""What is erased when its time is over: answers that nobody needs any more, old forms, everything about anybody."""

from collections.abc import Collection

import orjson

from db import audit, drafts
from db.engine import Transaction


async def having(tx: Transaction, event: str, questions: Collection[str]) -> list[int]:
    """The registrations of an event with an answer to one of these questions."""
    rows = await tx.fetch_all("SELECT id, answers FROM registration WHERE event = :event ORDER BY id", event=event)
    return [row["id"] for row in rows if any(orjson.loads(row["answers"]).get(name) for name in questions)]


async def erase_answers(tx: Transaction, event: str, questions: Collection[str], now: int) -> int:
    """Erases these answers from registrations, forms and requests; from how many registrations."""
    erased = await having(tx, event, questions)
    for registration in erased:
        await audit.note(tx, registration, "needs_erased", now, audit.CLOCK)
    for table, key in (("registration", "id"), ("request", "id"), ("draft", "chat_id")):
        rows = await tx.fetch_all(
            f"SELECT {key} AS row, answers FROM {table} WHERE event = :event AND answers IS NOT NULL", event=event
        )
        for row in rows:
            answers = orjson.loads(row["answers"])
            if any(name in answers for name in questions):
                left = {name: value for name, value in answers.items() if name not in questions}
                await tx.execute(
                    f"UPDATE {table} SET answers = :answers WHERE {key} = :row AND event = :event",
                    answers=orjson.dumps(left).decode(), row=row["row"], event=event,
                )  # fmt: skip
    return len(erased)


async def old_drafts(tx: Transaction, before: int) -> int:
    """How many forms nobody has touched since."""
    row = await tx.fetch_one("SELECT COUNT(*) AS n FROM draft WHERE touched < :before", before=before)
    return int(row["n"]) if row else 0


async def delete_drafts(tx: Transaction, before: int) -> None:
    await drafts.count_dropped(tx, before=before)
    await tx.execute("DELETE FROM draft WHERE touched < :before", before=before)
    await tx.execute(
        "UPDATE person SET form = NULL WHERE form IS NOT NULL AND NOT EXISTS (SELECT 1 FROM draft"
        " WHERE draft.chat_id = person.chat_id AND draft.event = person.form)"
    )


async def people(tx: Transaction) -> int:
    """How many people something is kept about."""
    row = await tx.fetch_one("SELECT COUNT(*) AS n FROM person")
    return int(row["n"]) if row else 0


async def erase_everybody(tx: Transaction) -> None:
    """Nothing about anybody is left; what the organisers' own chat is still owed stays, for it holds numbers only."""
    await tx.execute("DELETE FROM outbox WHERE recipient NOT LIKE '-%' OR state NOT IN ('owed', 'claimed', 'sending')")
    await tx.execute("DELETE FROM link")
    await tx.execute("DELETE FROM inbox WHERE state <> 'received'")
    await tx.execute("DELETE FROM person")
    await tx.execute("DELETE FROM counter WHERE name LIKE :dropped", dropped=f"{drafts.DROPPED}%")
    await tx.execute("UPDATE broadcast SET author = '', author_id = 0, touched_by = 0")
    await tx.execute("UPDATE faq_added SET author = ''")
    await tx.execute("UPDATE event_change SET organiser = ''")
    await tx.execute("UPDATE event_setting SET organiser = ''")
