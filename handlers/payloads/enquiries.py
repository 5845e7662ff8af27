"""Buttons of enquiries."""

from dataclasses import dataclass

from handlers.payloads.button import Button


@dataclass(frozen=True)
class AskOrganisers(Button, code="ao"):
    """Pass these words on to the organisers."""

    unanswered: int


@dataclass(frozen=True)
class Solved(Button, code="qs"):
    """The organisers' answer settled it."""

    enquiry: int
