"""The state machine of a person in an event: every change of a registration is a row of `TABLE`.

A person has one registration for an event, and it is in one state. Whoever takes part online *while* they wait for a
seat is WAITING (or OFFERED), not REGISTERED twice over: that they take part meanwhile, and how, is what the
registration's `attends` says, and what they wait for is its `wants`."""

from enum import StrEnum
from typing import Final


class State(StrEnum):
    DRAFT = "draft"  # a form that is not confirmed yet
    REGISTERED = "registered"  # takes part as they wish
    WAITING = "waiting"  # in line for a seat
    OFFERED = "offered"  # a seat is held for them until they say, or the offer ends
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"  # said no to a seat, and takes no part
    EXPIRED = "expired"  # the offer or the list ended, and they take no part


class Deed(StrEnum):
    """What is done to a registration, as the audit calls it."""

    REGISTERED = "registered"
    QUEUED = "queued"
    CHANGED = "changed"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    JOINED = "joined"  # leaves the line and takes part the other way
    DECLINED = "declined"
    EXPIRED = "expired"
    LAPSED = "lapsed"  # the offer or the list ended, but they take part online as before
    WITHDRAWN = "withdrawn"


TABLE: Final = (
    (State.DRAFT, Deed.REGISTERED, State.REGISTERED),
    (State.DRAFT, Deed.QUEUED, State.WAITING),
    (State.REGISTERED, Deed.CHANGED, State.REGISTERED),
    (State.REGISTERED, Deed.QUEUED, State.WAITING),
    (State.REGISTERED, Deed.WITHDRAWN, State.WITHDRAWN),
    (State.WAITING, Deed.CHANGED, State.WAITING),
    (State.WAITING, Deed.OFFERED, State.OFFERED),
    (State.WAITING, Deed.JOINED, State.REGISTERED),
    (State.WAITING, Deed.EXPIRED, State.EXPIRED),
    (State.WAITING, Deed.LAPSED, State.REGISTERED),
    (State.WAITING, Deed.WITHDRAWN, State.WITHDRAWN),
    (State.OFFERED, Deed.CHANGED, State.OFFERED),
    (State.OFFERED, Deed.ACCEPTED, State.REGISTERED),
    (State.OFFERED, Deed.JOINED, State.REGISTERED),
    (State.OFFERED, Deed.DECLINED, State.DECLINED),
    (State.OFFERED, Deed.EXPIRED, State.EXPIRED),
    (State.OFFERED, Deed.LAPSED, State.REGISTERED),
    (State.OFFERED, Deed.WITHDRAWN, State.WITHDRAWN),
)
_AFTER: Final = {(before, deed): after for before, deed, after in TABLE}


def after(before: State, deed: Deed) -> State:
    """The state that a deed leads to. KeyError: no row of the table allows it."""
    return _AFTER[before, deed]
