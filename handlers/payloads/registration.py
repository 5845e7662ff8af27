"""Buttons around events, the form, and what a person has."""

from dataclasses import dataclass

from handlers.payloads.button import Button


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
