"""Buttons of the organisers' desk: on the cards of enquiries and in their lists."""

from dataclasses import dataclass

from handlers.payloads.button import Button


@dataclass(frozen=True)
class Take(Button, code="ot"):
    """This enquiry is mine; pressed again, it is nobody's."""

    enquiry: int


@dataclass(frozen=True)
class Close(Button, code="oc"):
    """Nothing more will come of this enquiry; the attendee is not told."""

    enquiry: int


@dataclass(frozen=True)
class Reopen(Button, code="oo"):
    enquiry: int


@dataclass(frozen=True)
class SendHeld(Button, code="hs"):
    """Send this answer too, although somebody else has just answered."""

    held: int


@dataclass(frozen=True)
class DropHeld(Button, code="hd"):
    held: int


@dataclass(frozen=True)
class OpenPage(Button, code="op"):
    """A page of what is open."""

    page: int


@dataclass(frozen=True)
class Jump(Button, code="oj"):
    """Lead me to this enquiry's card."""

    enquiry: int


@dataclass(frozen=True)
class ShowPerson(Button, code="ow"):
    """One of those who were found; their number with Telegram."""

    person: int


@dataclass(frozen=True)
class SendAgain(Button, code="oa"):
    """Send this answer again, the n-th time: it has perhaps not arrived."""

    message: int
    times: int
