"""The buttons: one frozen dataclass of ids each, packed into Telegram's 64 bytes."""

from dataclasses import astuple, dataclass, fields
from typing import ClassVar, Self

LIMIT = 64
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
        try:
            return cls(*(int(part) if kind is int else part for part, kind in zip(parts, kinds, strict=True)))
        except ValueError:
            return None


def unpack(data: str | None) -> Button | None:
    """The button with this callback data; None if it is none of ours (or of a version long gone)."""
    code, *parts = (data or "").split(":")
    kind = BUTTONS.get(code)
    return kind._unpack(parts) if kind else None


@dataclass(frozen=True)
class ShowEvents(Button, code="e"):
    """All events."""


@dataclass(frozen=True)
class ShowEvent(Button, code="ev"):
    """One event's card."""

    event: str


@dataclass(frozen=True)
class ShowMine(Button, code="my"):
    """My registrations and drafts."""


@dataclass(frozen=True)
class Begin(Button, code="b"):
    """Begin or continue registering."""

    event: str


@dataclass(frozen=True)
class TakeOver(Button, code="u"):
    """Use the answers given for another event."""

    event: str


@dataclass(frozen=True)
class FillIn(Button, code="n"):
    """Do not use them: ask me each question."""

    event: str


@dataclass(frozen=True)
class StartOver(Button, code="so"):
    event: str


@dataclass(frozen=True)
class StartOverYes(Button, code="soy"):
    event: str


@dataclass(frozen=True)
class Pick(Button, code="p"):
    """One option of a choice; yes and no are options too."""

    event: str
    question: str
    option: str


@dataclass(frozen=True)
class Tick(Button, code="t"):
    """Tick or untick one of many options."""

    event: str
    question: str
    option: str


@dataclass(frozen=True)
class Done(Button, code="d"):
    """The ticked options are all."""

    event: str
    question: str


@dataclass(frozen=True)
class Meant(Button, code="m"):
    """The n-th of what "did you mean" offered."""

    event: str
    question: str
    index: int


@dataclass(frozen=True)
class Back(Button, code="bk"):
    event: str
    question: str


@dataclass(frozen=True)
class Skip(Button, code="sk"):
    event: str
    question: str


@dataclass(frozen=True)
class Keep(Button, code="k"):
    """Keep the answer given before."""

    event: str
    question: str


@dataclass(frozen=True)
class ChooseChange(Button, code="cc"):
    """On the review: which answer shall be changed?"""

    event: str


@dataclass(frozen=True)
class Change(Button, code="c"):
    event: str
    question: str


@dataclass(frozen=True)
class Review(Button, code="r"):
    event: str


@dataclass(frozen=True)
class Confirm(Button, code="ok"):
    event: str


@dataclass(frozen=True)
class Edit(Button, code="ed"):
    """Change the answers of a registration."""

    event: str


@dataclass(frozen=True)
class Withdraw(Button, code="w"):
    event: str


@dataclass(frozen=True)
class WithdrawYes(Button, code="wy"):
    event: str


@dataclass(frozen=True)
class Speak(Button, code="l"):
    """Speak this language with me."""

    language: str


@dataclass(frozen=True)
class ChooseLanguage(Button, code="ll"):
    """Which languages are there?"""


@dataclass(frozen=True)
class ForgetYes(Button, code="fy"):
    """Yes, forget everything about me."""


@dataclass(frozen=True)
class Nothing(Button, code="x"):
    """No, leave all as it is."""
