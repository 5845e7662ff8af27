"""Segments: whom a broadcast is for, as data, and the SQL that finds and counts them."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

import orjson

from db.engine import Transaction
from db.registrations import COUNTS


class Group(StrEnum):
    """How people stand to an event."""

    REGISTERED = "registered"
    ONSITE = "onsite"
    ONLINE = "online"
    WAITING = "waiting"
    UNFINISHED = "unfinished"
    UNREGISTERED = "unregistered"


WITH_REFERENCE = {Group.REGISTERED, Group.ONSITE, Group.ONLINE, Group.WAITING}


class Filter(StrEnum):
    """What narrows a segment down."""

    LANGUAGES = "languages"
    COUNTRIES = "countries"
    TYPES = "types"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Segment:
    """People in any of the groups of an event, narrowed by each filter that is set; or everybody who knows the bot."""

    event: str | None = None
    everybody: bool = False
    groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def is_everybody_unsaid(self, languages: Iterable[str]) -> bool:
        """Whether nobody is left out, though nobody said "everybody"; `languages` are those the bot speaks."""
        all_of_them = {Group.REGISTERED, Group.WAITING, Group.UNFINISHED, Group.UNREGISTERED} <= set(self.groups)
        same = self.without(Filter.LANGUAGES) if set(languages) <= set(self.languages) else self
        return not self.everybody and all_of_them and not any(same.filter(one) for one in Filter)

    @property
    def is_nobody(self) -> bool:
        """Whether nothing is chosen yet."""
        return not self.everybody and not (self.event and self.groups)

    @property
    def has_references(self) -> bool:
        """Whether everyone in it is registered or waiting."""
        return bool(self.groups) and set(self.groups) <= WITH_REFERENCE

    def filter(self, one: Filter) -> tuple[str, ...]:
        chosen: tuple[str, ...] = getattr(self, one)
        return chosen

    def toggled(self, dimension: str, option: str) -> "Segment":
        """With this group or filter option ticked, or not any more."""
        chosen: tuple[str, ...] = getattr(self, dimension)
        new = tuple(one for one in chosen if one != option) if option in chosen else (*chosen, option)
        return self._with(dimension, new)

    def without(self, one: Filter) -> "Segment":
        return self._with(one, ())

    def _with(self, dimension: str, chosen: tuple[str, ...]) -> "Segment":
        change: dict[str, Any] = {dimension: chosen}
        return replace(self, **change)

    def to_json(self) -> str:
        return orjson.dumps(asdict(self)).decode()


def from_json(text: str) -> Segment:
    kept: dict[str, Any] = orjson.loads(text)
    fields: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in kept.items()}
    return Segment(**fields)


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person of a segment, as an example."""

    chat_id: int
    name: str
    language: str
    reference: str | None


@dataclass(frozen=True, slots=True)
class Size:
    """How many there are, by the language the bot speaks with them; those who cannot be reached are counted apart."""

    by_language: tuple[tuple[str, int], ...]
    unreachable: int

    @property
    def reachable(self) -> int:
        return sum(number for _, number in self.by_language)


async def size(tx: Transaction, segment: Segment, languages: Iterable[str]) -> Size:
    """`languages` are those the bot speaks."""
    where = _Where(tx, segment, languages)
    rows = await tx.fetch_all(
        f"SELECT {where.language} AS language, count(*) AS n, count(unreachable_since) AS lost {where.sql}"
        f" GROUP BY {where.language}",
        **where.values,
    )
    found = sorted(((row["language"], row["n"] - row["lost"]) for row in rows), key=lambda pair: (-pair[1], pair[0]))
    return Size(tuple(pair for pair in found if pair[1]), sum(row["lost"] for row in rows))


async def sample(tx: Transaction, segment: Segment, languages: Iterable[str], limit: int = 5) -> list[Somebody]:
    """Some who can be reached, those whom the bot met last first."""
    where = _Where(tx, segment, languages)
    rows = await tx.fetch_all(
        f"SELECT person.chat_id, COALESCE({tx.member('registration.answers', 'name')}, person.name) AS name,"
        f" {where.language} AS language, registration.reference {where.sql} AND unreachable_since IS NULL"
        " ORDER BY person.met DESC, person.chat_id LIMIT :limit",
        **where.values, limit=limit,
    )  # fmt: skip
    return [Somebody(row["chat_id"], row["name"], row["language"], row["reference"]) for row in rows]


async def options(
    tx: Transaction, segment: Segment, one: Filter, languages: Iterable[str], limit: int = 40
) -> list[tuple[str, int]]:
    """What this filter could be set to, and how many people that would be; the most frequent first."""
    where = _Where(tx, segment.without(one), languages)
    column = where.columns[one]
    rows = await tx.fetch_all(
        f"SELECT {column} AS option, count(*) AS n {where.sql} AND {column} IS NOT NULL"
        f" GROUP BY {column} ORDER BY n DESC, option LIMIT :limit",
        **where.values, limit=limit,
    )  # fmt: skip
    return [(row["option"], row["n"]) for row in rows]


async def plan(
    tx: Transaction, segment: Segment, languages: Iterable[str], *, run: int, broadcast: int, after: int, now: int,
    limit: int,
) -> tuple[int, int]:  # fmt: skip
    """Plans a letter for each of the next people after a chat's id: how many, and the last one's chat id.

    Those who cannot be reached have one that failed before it was sent, so that the report has a line for them."""
    where = _Where(tx, segment, languages)
    rows = await tx.fetch_all(
        "INSERT INTO outbox (key, channel, recipient, kind, payload, priority, due, state, error, owed, settled, batch)"
        " SELECT CAST(:key AS TEXT) || CAST(chat AS TEXT), 'telegram', CAST(chat AS TEXT), 'broadcast', "
        " CAST(:payload AS TEXT), 2, CAST(:now AS BIGINT),"
        " CASE WHEN lost IS NULL THEN 'planned' ELSE 'failed' END, reason, CAST(:now AS BIGINT),"
        " CASE WHEN lost IS NULL THEN NULL ELSE CAST(:now AS BIGINT) END, CAST(:run AS BIGINT) FROM ("
        "SELECT person.chat_id AS chat, unreachable_since AS lost,"
        f" CASE WHEN unreachable_since IS NULL THEN NULL ELSE unreachable_reason END AS reason {where.sql}"
        " AND person.chat_id > :after ORDER BY person.chat_id LIMIT :limit) AS people WHERE true"
        " ON CONFLICT (key) DO NOTHING RETURNING CAST(recipient AS BIGINT) AS chat",
        **where.values, key=f"broadcast:{broadcast}:", payload=f'{{"broadcast":{broadcast}}}', now=now, run=run,
        after=after, limit=limit,
    )  # fmt: skip
    return len(rows), max((row["chat"] for row in rows), default=after)


class _Where:
    """The SQL of a segment: the tables it is found in, its conditions, and the values they name."""

    def __init__(self, tx: Transaction, segment: Segment, languages: Iterable[str]) -> None:
        self.language = _spoken(languages)
        answers = {
            name: f"COALESCE({tx.member('registration.answers', name)}, {tx.member('draft.answers', name)})"
            for name in ("country", "organisation_type")
        }
        self.columns = {
            Filter.LANGUAGES: self.language,
            Filter.COUNTRIES: answers["country"],
            Filter.TYPES: answers["organisation_type"],
            Filter.SOURCES: "COALESCE(registration.source, draft.source, person.source)",
        }
        self.values: dict[str, Any] = {"event": segment.event or ""}
        conditions = [self._is_one_of(one, segment.filter(one)) for one in Filter if segment.filter(one)]
        if not segment.everybody:
            conditions.append(_in_groups(segment.groups))
        self.sql = (
            "FROM person LEFT JOIN registration ON registration.chat_id = person.chat_id"
            f" AND registration.event = :event AND registration.{COUNTS}"
            " LEFT JOIN draft ON draft.chat_id = person.chat_id AND draft.event = :event"
            f" WHERE {' AND '.join(conditions) or 'true'}"
        )

    def _is_one_of(self, one: Filter, chosen: Sequence[str]) -> str:
        names = {f"{one}_{chr(97 + n // 26)}{chr(97 + n % 26)}": value for n, value in enumerate(chosen)}
        self.values |= names
        return f"{self.columns[one]} IN ({', '.join(f':{name}' for name in names)})"


def _in_groups(groups: Sequence[str]) -> str:
    # Who takes part online while they wait is in both groups.
    # Who said no, or has begun, is not somebody who has yet to hear of the event.
    said_no = (
        "EXISTS (SELECT 1 FROM registration AS former WHERE former.chat_id = person.chat_id AND former.event = :event)"
    )
    known = {
        Group.REGISTERED: "registration.attends IS NOT NULL",
        Group.ONSITE: "registration.attends = 'onsite'",
        Group.ONLINE: "registration.attends = 'online'",
        Group.WAITING: "registration.wants IS NOT NULL",
        Group.UNFINISHED: "registration.id IS NULL AND draft.chat_id IS NOT NULL",
        Group.UNREGISTERED: f"registration.id IS NULL AND draft.chat_id IS NULL AND NOT {said_no}",
    }
    return f"({' OR '.join(f'({known[Group(group)]})' for group in groups) or 'false'})"


def _spoken(languages: Iterable[str]) -> str:
    """The language that the bot speaks with a person: theirs if it can, else English."""
    theirs = "lower(COALESCE(chosen_language, telegram_language))"
    cases = " ".join(
        f"WHEN {theirs} = '{one}' OR {theirs} LIKE '{one}-%' THEN '{one}'" for one in sorted(languages) if one != "en"
    )
    return f"CASE {cases} ELSE 'en' END" if cases else "'en'"
