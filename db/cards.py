"""The cards of enquiries: what the organisers' chat shows of them, and where."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.engine import Row, Transaction
from db.enquiries import Known, State, known, reference


@dataclass(frozen=True, slots=True)
class Card:
    """An enquiry as the organisers see it; `chat` and `message`: where its card stands, if it does."""

    id: int
    person: int
    name: str
    language: str
    state: State
    entry: str | None
    known: Known | None
    taken_by_id: int | None
    taken_by: str | None
    chat: int | None
    message: int | None
    revision: int
    question: str
    answered_by: str | None
    answered_via: str | None
    asked: int
    changed: int
    broadcast: int | None

    @property
    def reference(self) -> str:
        return reference(self.id)


_LAST = "FROM enquiry_message WHERE enquiry = enquiry.id AND author IS NOT NULL ORDER BY id DESC LIMIT 1"
_CARDS = (
    "SELECT enquiry.*, person.name, COALESCE(person.chosen_language, person.telegram_language) AS language,"
    " COALESCE((SELECT text FROM enquiry_message"
    " WHERE enquiry = enquiry.id ORDER BY id LIMIT 1), '') AS question,"
    f" (SELECT author {_LAST}) AS answered_by, (SELECT via {_LAST}) AS answered_via"
    " FROM enquiry JOIN person ON person.chat_id = enquiry.chat_id"
)


def _card(row: Row) -> Card:
    return Card(
        id=row["id"],
        person=row["chat_id"],
        name=row["name"],
        language=row["language"],
        state=State(row["state"]),
        entry=row["entry"],
        known=known(row),
        taken_by_id=row["taken_by_id"],
        taken_by=row["taken_by"],
        chat=row["card_chat"],
        message=row["card_message"],
        revision=row["revision"],
        question=row["question"],
        answered_by=row["answered_by"],
        answered_via=row["answered_via"],
        asked=row["asked"],
        changed=row["changed"],
        broadcast=row["broadcast"],
    )


async def get(tx: Transaction, enquiry_id: int) -> Card | None:
    row = await tx.fetch_one(f"{_CARDS} WHERE enquiry.id = :id", id=enquiry_id)
    return _card(row) if row else None


async def open_(tx: Transaction, limit: int = 500, offset: int = 0) -> Sequence[Card]:
    """Enquiries that wait for an answer, the oldest first."""
    rows = await tx.fetch_all(
        f"{_CARDS} WHERE enquiry.state = 'open' ORDER BY enquiry.asked, enquiry.id LIMIT :limit OFFSET :offset",
        limit=limit, offset=offset,
    )  # fmt: skip
    return [_card(row) for row in rows]


async def count_open(tx: Transaction) -> int:
    row = await tx.fetch_one("SELECT count(*) AS n FROM enquiry WHERE state = 'open'")
    return int(row["n"]) if row else 0


async def of_person(tx: Transaction, person: int) -> Sequence[Card]:
    """All of a person's enquiries, the newest first."""
    rows = await tx.fetch_all(f"{_CARDS} WHERE enquiry.chat_id = :person ORDER BY enquiry.id DESC", person=person)
    return [_card(row) for row in rows]


async def take(tx: Transaction, enquiry_id: int, organiser: int | None, name: str | None) -> None:
    """The enquiry is this organiser's from now on; None: nobody's."""
    await tx.execute(
        "UPDATE enquiry SET taken_by_id = :organiser, taken_by = :name WHERE id = :id",
        id=enquiry_id, organiser=organiser, name=name,
    )  # fmt: skip


async def revise(tx: Transaction, enquiry_id: int) -> int:
    """The card has to change: the number of this change."""
    row = await tx.fetch_one(
        "UPDATE enquiry SET revision = revision + 1 WHERE id = :id RETURNING revision", id=enquiry_id
    )
    return int(row["revision"]) if row else 0


async def stands(tx: Transaction, enquiry_id: int, chat_id: int, message_id: int) -> None:
    """The card was sent."""
    await tx.execute(
        "UPDATE enquiry SET card_chat = :chat_id, card_message = :message_id WHERE id = :id",
        id=enquiry_id, chat_id=chat_id, message_id=message_id,
    )  # fmt: skip


async def nudge(tx: Transaction, enquiry_id: int, now: int) -> None:
    """The organisers' chat was reminded of it."""
    await tx.execute("UPDATE enquiry SET nudged = :now WHERE id = :id", id=enquiry_id, now=now)


async def not_nudged(tx: Transaction, before: int) -> Sequence[Card]:
    """Enquiries that have waited for an answer since before an instant, of which nobody was reminded."""
    rows = await tx.fetch_all(
        f"{_CARDS} WHERE enquiry.state = 'open' AND enquiry.nudged IS NULL AND enquiry.changed < :before"
        " ORDER BY enquiry.asked LIMIT 100",
        before=before,
    )
    return [_card(row) for row in rows]
