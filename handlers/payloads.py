"""The buttons: one frozen dataclass of ids each, packed into Telegram's 64 bytes."""

import re
from dataclasses import astuple, dataclass, fields
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
    """The n-th of what "did you mean" offered; `check` tells it from what was offered before."""

    event: str
    question: str
    index: int
    check: str


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
class Discard(Button, code="dc"):
    """Drop the changes to a registration."""

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
    reference: str


@dataclass(frozen=True)
class Speak(Button, code="l"):
    """Speak this language with me."""

    language: str


@dataclass(frozen=True)
class ForgetYes(Button, code="fy"):
    """Yes, forget everything about me."""


@dataclass(frozen=True)
class Nothing(Button, code="x"):
    """No, leave all as it is."""


@dataclass(frozen=True)
class ShowTopics(Button, code="fq"):
    """The topics of the FAQ."""


@dataclass(frozen=True)
class ShowTopic(Button, code="ft"):
    """One page of a topic's questions."""

    topic: str
    page: int


@dataclass(frozen=True)
class ShowEntry(Button, code="fe"):
    """One question's answer."""

    entry: str


@dataclass(frozen=True)
class Mean(Button, code="fm"):
    """This is what I meant with the words of a suggestion."""

    entry: str
    suggestion: int


@dataclass(frozen=True)
class MeanNone(Button, code="fn"):
    """None of these."""

    suggestion: int


@dataclass(frozen=True)
class Unhelpful(Button, code="fu"):
    """This did not help."""

    entry: str


@dataclass(frozen=True)
class AddPhrasing(Button, code="fa"):
    """Organisers: add these words to the entry that was picked for them."""

    suggestion: int


@dataclass(frozen=True)
class DropPhrasing(Button, code="fd"):
    suggestion: int


@dataclass(frozen=True)
class AskOrganisers(Button, code="ao"):
    """Pass these words on to the organisers."""

    unanswered: int


@dataclass(frozen=True)
class Solved(Button, code="qs"):
    """The organisers' answer settled it."""

    enquiry: int
