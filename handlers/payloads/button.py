"""What a button is on the wire: a code for its kind and ids, in at most 64 bytes."""

import re
from dataclasses import astuple, fields
from typing import ClassVar, Self

LIMIT = 64
NUMBER = re.compile(r"[0-9]{1,15}")  # what any database takes for an id
BUTTONS: dict[str, type["Button"]] = {}


class Button:
    """What a pressed button means; `code` stands for its kind on the wire."""

    code: ClassVar[str]

    def __init_subclass__(cls, code: str) -> None:
        if code in BUTTONS:
            raise ValueError(f"two kinds of button have the code {code}")
        cls.code = code
        BUTTONS[code] = cls

    def pack(self) -> str:
        packed = ":".join((self.code, *map(str, astuple(self))))  # type: ignore[call-overload]
        if len(packed.encode()) > LIMIT:
            raise ValueError(f"the button {packed} has more than {LIMIT} bytes: shorten its ids")
        return packed

    @classmethod
    def _unpack(cls, parts: list[str]) -> Self | None:
        kinds = [field.type for field in fields(cls)]  # type: ignore[arg-type]
        if len(parts) != len(kinds):
            return None
        if any(kind is int and not NUMBER.fullmatch(part) for part, kind in zip(parts, kinds, strict=True)):
            return None
        return cls(*(int(part) if kind is int else part for part, kind in zip(parts, kinds, strict=True)))


def unpack(data: str | None) -> Button | None:
    """The button with this callback data; None if it is none of ours (or of a version long gone)."""
    code, *parts = (data or "").split(":")
    kind = BUTTONS.get(code)
    return kind._unpack(parts) if kind and not any("\0" in part for part in parts) else None  # which no database takes
