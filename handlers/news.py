"""What a person is told of their registration once something was done to it: the status decides the text."""

from dataclasses import dataclass
from datetime import datetime

from db import seats
from db.engine import Transaction
from db.registrations import Registration, Status
from events.models import Event
from events.states import Deed
from events.transitions import shown_with
from handlers import cards, own_cards, payloads, seat_cards, tickets
from handlers.screens import Key, Rows, Screen, rows
from handlers.texts import Html, Say

IN_LINE = (Status.WAITING, Status.OFFERED)


@dataclass(frozen=True)
class News:
    """What was done, where it left them, and what comes next; a mail says the first two."""

    parts: tuple[Html, ...]
    next_: Html | None = None
    keys: Rows = ()
    about: str | None = None  # what the message belongs to, if its buttons count only as long as the line does

    @property
    def screen(self) -> Screen:
        return Screen(Html("\n\n".join(part for part in (*self.parts, self.next_) if part)), self.keys)


async def of(
    tx: Transaction, say: Say, event: Event, one: Registration, deed: Deed, now: datetime, was: str = ""
) -> News:
    """The news of a deed; `was` is the status before it."""
    if one.status is Status.OFFERED and deed is not Deed.CHANGED:
        offer = seat_cards.offer(say, event, one)
        return News((offer.text,), None, offer.rows, shown_with(one))
    if one.status in IN_LINE:
        return await _in_line(tx, say, event, one, deed)
    if one.status is Status.REGISTERED:
        return _registered(say, event, one, deed, was, now)
    if deed is Deed.WITHDRAWN:
        withdrawn = own_cards.withdrawn(say, event, now)
        return News((withdrawn.text,), None, withdrawn.rows)
    return News((seat_cards.ended(say, event, one, deed, was),), None, again(say, event, now))


async def screen(tx: Transaction, say: Say, event: Event, one: Registration, deed: Deed, now: datetime) -> Screen:
    return (await of(tx, say, event, one, deed, now)).screen


def again(say: Say, event: Event, now: datetime) -> Rows:
    """For whoever takes no part any more."""
    if cards.is_open(event, now):
        return rows(Key(say.plain("button.register_again"), payloads.Begin(event.id)))
    return cards.late_keys(say, event, now)


async def _in_line(tx: Transaction, say: Say, event: Event, one: Registration, deed: Deed) -> News:
    saved = [say("seats.changes_saved")] if deed is Deed.CHANGED else []
    state = seat_cards.state(say, event, one, await seats.place_in_line(tx, one))
    online = [cards.online(say, event)] if one.attends else []
    keys = seat_cards.line_keys(say, event, one) if one.status is Status.OFFERED else own_cards.to_mine(say)
    next_ = seat_cards.next_(say, event) if one.status is Status.WAITING else None
    return News(
        (*saved, state, cards.when_where(say, event), *online),
        next_,
        keys,
        shown_with(one) if one.status is Status.OFFERED else None,
    )


def _registered(say: Say, event: Event, one: Registration, deed: Deed, was: str, now: datetime) -> News:
    if deed in (Deed.REGISTERED, Deed.CHANGED):
        head = own_cards.head(say, event, one, f"registration.{'confirmed' if deed is Deed.REGISTERED else 'changed'}")
    else:
        head = seat_cards.ended(say, event, one, deed, was)
    next_ = say("registration.next_with_ticket" if tickets.follows(one) else "registration.next")
    return News((head, *own_cards.essentials(say, event, one)), next_, own_cards.after(say, event, now))
