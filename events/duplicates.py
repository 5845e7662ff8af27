"""Who may have registered twice: the same email, or the same name and organisation, under two Telegram accounts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from events.words import folded


class Registered(Protocol):
    """What is compared of a registration."""

    @property
    def id(self) -> int: ...
    @property
    def chat_id(self) -> int: ...
    @property
    def reference(self) -> str: ...
    @property
    def answers(self) -> Mapping[str, Any]: ...


def among(registrations: Iterable[Registered]) -> dict[int, list[str]]:
    """For each registration that looks like somebody else's: the references of those."""
    alike: dict[tuple[str, ...], list[Registered]] = defaultdict(list)
    for one in registrations:
        for mark in _marks(one.answers):
            alike[mark].append(one)
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for group in alike.values():
        for one in group:
            found[one.id] |= {other.reference: None for other in group if other.chat_id != one.chat_id}
    return {number: list(references) for number, references in found.items() if references}


def _marks(answers: Mapping[str, Any]) -> Iterable[tuple[str, ...]]:
    """What tells a person: equal marks may be one person."""
    if email := str(answers.get("email") or "").strip().casefold():
        yield ("email", email)
    name, organisation = (folded(str(answers.get(key) or "")) for key in ("name", "organisation"))
    if name and organisation:
        yield ("name", " ".join(sorted(name.split())), organisation)
