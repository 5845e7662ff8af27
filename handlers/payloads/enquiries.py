"""Buttons of enquiries."""

from dataclasses import dataclass

from handlers.payloads.button import Button


@dataclass(frozen=True)
class AskOrganisers(Button, code="ao"):
    """Pass on what was kept, as a question of its own."""

    unanswered: int


@dataclass(frozen=True)
class AddTo(Button, code="aa"):
    """Add what was kept to an enquiry."""

    unanswered: int
    enquiry: int


@dataclass(frozen=True)
class DropKept(Button, code="ad"):
    """Do not pass it on."""

    unanswered: int


@dataclass(frozen=True)
class SayDifferently(Button, code="as"):
    """I say it differently."""


@dataclass(frozen=True)
class Solved(Button, code="qs"):
    """The organisers' answer settled it."""

    enquiry: int


@dataclass(frozen=True)
class AnotherQuestion(Button, code="qa"):
    """I have another question."""
