"""Audiences: who stands how to an event, a stretch of them at a time in the order of their chat ids."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from db.engine import Row, Transaction
from db.registrations import COUNTS

WANTS = {
    True: " AND (person.reminders IS NULL OR person.reminders = 'deadlines')",
    False: " AND person.reminders IS NULL",
}
NOT_DECLINED = (
    " AND NOT EXISTS (SELECT 1 FROM declined WHERE declined.chat_id = person.chat_id AND declined.event = :event)"
)
NEVER_REGISTERED = (
    " AND NOT EXISTS"
    " (SELECT 1 FROM registration WHERE registration.chat_id = person.chat_id AND registration.event = :event)"
)
NOT_REGISTERED = NEVER_REGISTERED.replace(":event)", f":event AND registration.{COUNTS})")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of an audience; `answers` are those of a registration."""

    chat_id: int
    is_reachable: bool
    answers: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Up to `limit` people with a chat id after `after`; `before`: who came later is left out.

    `deadlines`: also those who want to be reminded of deadlines only."""

    event: str
    after: int
    before: int
    deadlines: bool
    limit: int

    @property
    def values(self) -> dict[str, Any]:
        return {"event": self.event, "after": self.after, "before": self.before, "limit": self.limit}


async def unfinished(tx: Transaction, stretch: Stretch) -> list[Member]:
    """Who began to register and did not finish; not who goes on just now."""
    return _members(
        await tx.fetch_all(
            "SELECT person.chat_id, person.unreachable_since, NULL AS answers FROM draft"
            " JOIN person ON person.chat_id = draft.chat_id"
            " WHERE draft.event = :event AND draft.chat_id > :after AND draft.touched <= :before"
            f"{WANTS[stretch.deadlines]}{NOT_DECLINED}{NOT_REGISTERED} ORDER BY draft.chat_id LIMIT :limit",
            **stretch.values,
        )
    )


async def unregistered(tx: Transaction, stretch: Stretch) -> list[Member]:
    """Who knows the bot, and has neither begun to register for the event, nor withdrawn from it, nor declined it."""
    return _members(
        await tx.fetch_all(
            "SELECT person.chat_id, person.unreachable_since, NULL AS answers FROM person"
            " WHERE person.chat_id > :after AND person.met <= :before"
            " AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.chat_id = person.chat_id AND draft.event = :event)"
            f"{WANTS[stretch.deadlines]}{NOT_DECLINED}{NEVER_REGISTERED} ORDER BY person.chat_id LIMIT :limit",
            **stretch.values,
        )
    )


async def registered(tx: Transaction, stretch: Stretch, all_of_them: bool = False) -> list[Member]:
    """Who takes part, also if they wait for another attendance; `all_of_them`: whatever they want of reminders."""
    return _members(
        await tx.fetch_all(
            "SELECT person.chat_id, person.unreachable_since, registration.answers FROM registration"
            " JOIN person ON person.chat_id = registration.chat_id"
            " WHERE registration.event = :event AND registration.chat_id > :after"
            " AND registration.attends IS NOT NULL AND registration.created < :before"
            f"{'' if all_of_them else WANTS[stretch.deadlines]} ORDER BY registration.chat_id LIMIT :limit",
            **stretch.values,
        )
    )


async def registered_count(tx: Transaction, event: str, before: int) -> int:
    """How many take part who registered before this moment."""
    row = await tx.fetch_one(
        "SELECT count(*) AS n FROM registration"
        " WHERE event = :event AND attends IS NOT NULL AND created < :before",
        event=event, before=before,
    )  # fmt: skip
    return int(row["n"]) if row else 0


def _members(rows: Sequence[Row]) -> list[Member]:
    return [
        Member(row["chat_id"], row["unreachable_since"] is None, orjson.loads(row["answers"] or "{}")) for row in rows
    ]
