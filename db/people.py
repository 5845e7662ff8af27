"""The people who know the bot: who they are, in which language, and whether they can be reached."""

from dataclasses import dataclass
from enum import StrEnum

from db.engine import Row, Transaction


class Wish(StrEnum):
    """Which reminders somebody wants."""

    ALL = "all"
    DEADLINES = "deadlines"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a private chat with the bot."""

    chat_id: int
    name: str
    language: str
    chosen_language: str | None
    form: str | None
    event: str | None
    source: str | None
    unreachable_since: int | None
    muted: int | None  # since when the organisers hear nothing of them
    asking: int | None  # when they said that their next words are for the organisers
    met: int
    reminders: Wish = Wish.ALL


def _person(row: Row) -> Person:
    return Person(
        chat_id=row["chat_id"],
        name=row["name"],
        language=row["chosen_language"] or row["telegram_language"],
        chosen_language=row["chosen_language"],
        form=row["form"],
        event=row["event"],
        source=row["source"],
        unreachable_since=row["unreachable_since"],
        muted=row["muted"],
        asking=row["asking"],
        met=row["met"],
        reminders=Wish(row["reminders"] or Wish.ALL),
    )


async def find(tx: Transaction, chat_id: int) -> Person | None:
    row = await tx.fetch_one("SELECT * FROM person WHERE chat_id = :chat_id", chat_id=chat_id)
    return _person(row) if row else None


async def meet(tx: Transaction, chat_id: int, name: str, username: str | None, language: str, now: int) -> Person:
    """The person as Telegram knows them now; written only when something about them changed."""
    row = await tx.fetch_one("SELECT * FROM person WHERE chat_id = :chat_id", chat_id=chat_id)
    as_known = row and (row["name"], row["username"], row["telegram_language"], row["unreachable_since"])
    if row and as_known == (name, username, language, None):
        return _person(row)
    written = await tx.fetch_one(
        "INSERT INTO person (chat_id, name, username, telegram_language, met, seen)"
        " VALUES (:chat_id, :name, :username, :language, :now, :now)"
        " ON CONFLICT (chat_id) DO UPDATE SET name = excluded.name, username = excluded.username,"
        " telegram_language = excluded.telegram_language, seen = excluded.seen,"
        " unreachable_since = NULL, unreachable_reason = NULL RETURNING *",
        chat_id=chat_id, name=name, username=username, language=language, now=now,
    )  # fmt: skip
    assert written is not None
    return _person(written)


async def lose(tx: Transaction, chat_id: int, reason: str, now: int) -> None:
    """Telegram says that this person cannot be reached (they blocked the bot, or left)."""
    await tx.execute(
        "UPDATE person SET unreachable_since = :now, unreachable_reason = :reason"
        " WHERE chat_id = :chat_id AND unreachable_since IS NULL",
        chat_id=chat_id, reason=reason, now=now,
    )  # fmt: skip


async def choose_language(tx: Transaction, chat_id: int, language: str) -> None:
    await tx.execute(
        "UPDATE person SET chosen_language = :language WHERE chat_id = :chat_id", chat_id=chat_id, language=language
    )


async def fill_in(tx: Transaction, chat_id: int, event: str | None) -> None:
    """The form that this person's words belong to from now on; None: no form."""
    await tx.execute("UPDATE person SET form = :event WHERE chat_id = :chat_id", chat_id=chat_id, event=event)


async def leave_form(tx: Transaction, chat_id: int, event: str) -> None:
    """The person's words belong to no form, if they belonged to this event's."""
    await tx.execute(
        "UPDATE person SET form = NULL WHERE chat_id = :chat_id AND form = :event", chat_id=chat_id, event=event
    )


async def look_at(tx: Transaction, chat_id: int, event: str, source: str | None = None) -> None:
    await tx.execute(
        "UPDATE person SET event = :event, source = COALESCE(:source, source) WHERE chat_id = :chat_id",
        chat_id=chat_id, event=event, source=source,
    )  # fmt: skip


async def ask(tx: Transaction, chat_id: int, since: int | None) -> None:
    """Their next words are for the organisers; None: they are not."""
    await tx.execute("UPDATE person SET asking = :since WHERE chat_id = :chat_id", chat_id=chat_id, since=since)


async def mute(tx: Transaction, chat_id: int, since: int | None) -> None:
    """From now on organisers hear nothing of this person; None: they do again."""
    await tx.execute("UPDATE person SET muted = :since WHERE chat_id = :chat_id", chat_id=chat_id, since=since)


async def wish(tx: Transaction, chat_id: int, reminders: Wish) -> None:
    """Which reminders they want from now on."""
    kept = None if reminders is Wish.ALL else reminders
    await tx.execute(
        "UPDATE person SET reminders = :reminders WHERE chat_id = :chat_id", chat_id=chat_id, reminders=kept
    )
