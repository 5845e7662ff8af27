"""What a screen is: a text and its buttons, as a value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from handlers.payloads import Button
from handlers.texts import Html

SHORT = 17


@dataclass(frozen=True, slots=True)
class Key:
    """A button with its label; `does` is one of our buttons, or an address to open."""

    label: str
    does: Button | str

    def as_json(self) -> dict[str, str]:
        if isinstance(self.does, str):
            return {"text": self.label, "url": self.does}
        return {"text": self.label, "callback_data": self.does.pack()}


Rows = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """A message to one person."""

    text: Html
    rows: Rows = ()

    def keyboard(self) -> dict[str, Any] | None:
        if not self.rows:
            return None
        return {"inline_keyboard": [[key.as_json() for key in row] for row in self.rows]}


def in_rows(keys: Iterable[Key]) -> Rows:
    """At most two short buttons a row; a long one has a row of its own."""
    rows: list[tuple[Key, ...]] = []
    for key in keys:
        if rows and len(rows[-1]) == 1 and _is_short(rows[-1][0]) and _is_short(key):
            rows[-1] = (rows[-1][0], key)
        else:
            rows.append((key,))
    return tuple(rows)


def rows(*keys: Key | Sequence[Key]) -> Rows:
    """Each argument a row."""
    return tuple((key,) if isinstance(key, Key) else tuple(key) for key in keys if key)


def _is_short(key: Key) -> bool:
    return len(key.label) <= SHORT
