"""Buttons of seats: the waiting list, offers, requests to the organisers, and invitations."""

from dataclasses import dataclass

from handlers.payloads.button import Button


@dataclass(frozen=True)
class Queue(Button, code="wq"):
    """There is no seat: wait for one, "both": and take part online meanwhile."""

    event: str
    wish: str


@dataclass(frozen=True)
class JoinOnline(Button, code="jo"):
    """There is no seat: the form's attendance is online then."""

    event: str


@dataclass(frozen=True)
class AcceptSeat(Button, code="sa"):
    """Take the offered seat."""

    event: str
    registration: int


@dataclass(frozen=True)
class OnlineInstead(Button, code="oi"):
    """Leave the line, or let the offered seat go, and take part online."""

    event: str
    registration: int


@dataclass(frozen=True)
class DeclineSeat(Button, code="sd"):
    """Let the offered seat go and take no part."""

    event: str
    registration: int


@dataclass(frozen=True)
class AskLate(Button, code="al"):
    """Registration is closed: ask the organisers."""

    event: str


@dataclass(frozen=True)
class Approve(Button, code="ra"):
    request: int


@dataclass(frozen=True)
class Refuse(Button, code="rr"):
    """Refuse, with a reason that is asked for."""

    request: int


@dataclass(frozen=True)
class RefuseSilently(Button, code="rs"):
    """Refuse without a reason."""

    request: int


@dataclass(frozen=True)
class Invite(Button, code="iv"):
    """A link for colleagues."""

    event: str


@dataclass(frozen=True)
class BeginInvited(Button, code="bi"):
    """Begin registering with a colleague's organisation and country."""

    event: str
    token: str
