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


@dataclass(frozen=True)
class ShowCanned(Button, code="dk1"):
    """The answers at hand."""

    enquiry: int


@dataclass(frozen=True)
class PreviewCanned(Button, code="dk2"):
    """What this one would say to the attendee."""

    enquiry: int
    canned: str


@dataclass(frozen=True)
class SendCanned(Button, code="dk3"):
    enquiry: int
    canned: str


@dataclass(frozen=True)
class SendToAll(Button, code="dk4"):
    """Send this answer, by its number, to all who asked the same and still wait."""

    answer: int


@dataclass(frozen=True)
class Propose(Button, code="dk5"):
    """Propose an entry for the FAQ, from this enquiry."""

    enquiry: int


@dataclass(frozen=True)
class ProposeEvent(Button, code="dk6"):
    """It is about this event, by its place in the list of all; 0: about every one."""

    proposal: int
    number: int


@dataclass(frozen=True)
class ProposeTopic(Button, code="dkt"):
    """It stands under this topic, by its place in the list of all; a place too many: among the others."""

    proposal: int
    number: int


@dataclass(frozen=True)
class ProposeLanguage(Button, code="dk7"):
    proposal: int
    language: str


@dataclass(frozen=True)
class ProposeAnswer(Button, code="dk8"):
    """It is the answer to an entry that has none yet (1), or an entry of its own (0)."""

    proposal: int
    number: int


@dataclass(frozen=True)
class PutIntoFaq(Button, code="dk9"):
    """As it stands, for everybody."""

    proposal: int


@dataclass(frozen=True)
class DropProposal(Button, code="dk0"):
    proposal: int


@dataclass(frozen=True)
class TakeOutOfFaq(Button, code="dku"):
    """Undo what was added."""

    added: int


@dataclass(frozen=True)
class PutBackIntoFaq(Button, code="dkb"):
    added: int
