"""Where in a TOML file something stands: its line, and its place in words."""

import re
from collections.abc import Mapping
from typing import Any, Final

from events.checks import Place

_HEADER: Final = re.compile(r"^\s*(\[{1,2})\s*([\w.-]+)\s*\]{1,2}\s*(#.*)?$")


def number(text: str, place: Place) -> int | None:
    """The line of the key, of the nearest thing around it that can be found, or None."""
    tables = _headers(text)
    best = None
    for depth in range(1, len(place) + 1):
        best = _found(text, tables, place[:depth]) or best
    return best


def named(data: Mapping[str, Any], place: Place) -> str:
    """The place in words: `questions[3] (days).only_if`."""
    said, here = "", data
    for step in place:
        here = _inside(here, step)
        if isinstance(step, int):
            id_ = here.get("id") if isinstance(here, dict) else None
            said += f"[{step}] ({id_[:24]})" if isinstance(id_, str) else f"[{step}]"
        else:
            said += f"{'.' if said else ''}{str(step)[:60]}"
    return said


def _inside(here: Any, step: str | int) -> Any:
    try:
        return here[step]
    except (LookupError, TypeError):
        return None


def _headers(text: str) -> dict[Place, int]:
    """The line of each `[table]` and of each `[[entry]]`, by place."""
    tables: dict[Place, int] = {(): 0}
    counts: dict[Place, int] = {}
    for line, words in enumerate(text.splitlines(), 1):
        if not (match := _HEADER.match(words)):
            continue
        *outer, last = match[2].split(".")
        place: Place = ()
        for step in outer:
            place = _current((*place, step), counts)
        place = (*place, last)
        if match[1] == "[[":
            counts[place] = counts.get(place, -1) + 1
            place = (*place, counts[place])
        tables.setdefault(place, line)
    return tables


def _current(place: Place, counts: dict[Place, int]) -> Place:
    """`[questions.x]` belongs to the last of the `[[questions]]`."""
    return (*place, counts[place]) if place in counts else place


def _found(text: str, tables: dict[Place, int], place: Place) -> int | None:
    if place in tables:
        return tables[place]
    table, key = place[:-1], place[-1]
    if table not in tables or isinstance(key, int):
        return None
    lines = text.splitlines()
    starts = tables[table]
    spelled = re.compile(rf"^\s*\"?{re.escape(str(key))}\"?\s*[.=]")
    for line in range(starts, len(lines)):
        if _HEADER.match(lines[line]):
            break
        if spelled.match(lines[line]):
            return line + 1
    return None
