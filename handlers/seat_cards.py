"""What is said of seats: that they are taken, a place in line, an offer, and how it ended."""

from datetime import datetime

from db.registrations import Registration, Status
from db.times import instant
from events.attending import Wish
from events.models import Event
from events.states import Deed
from events.waiting import ONLINE
from handlers import cards, dates, payloads
from handlers.screens import Key, Rows, Screen, rows
from handlers.texts import Html, Say


def full(say: Say, one: Event, mode: str, place: int | None, registered: Registration | None, online: bool) -> Screen:
    """No seat of this attendance is free: what can be done instead.

    `place` is what one's place in line would be (None: the list has closed); `online`: whether there is room there."""
    values = {"event": one.title.in_(say.language), "mode": mode_in(say, one, mode)}
    head = say("seats.full_registered" if registered else "seats.full", **values)
    back = rows(Key(say.plain("button.back_to_review"), payloads.Review(one.id)))
    if place is None:
        return Screen(_joined(head, say("seats.list_closed")), (*_instead(say, one, registered, online), *back))
    wait = say("seats.how_waiting", hours=hours(one), place=place)
    both = say("seats.how_both") if online and not registered else None
    return Screen(_joined(head, wait, both), (*_choices(say, one, registered, online), *back))


def hint(say: Say, one: Event, mode: str, open_: bool) -> Html:
    """At the question itself: this attendance has no seat left."""
    key = "seats.hint_waiting" if open_ else "seats.hint_full"
    return say(key, mode=mode_in(say, one, mode))


def state(say: Say, one: Event, registration: Registration, place: int) -> Html:
    """Where somebody in line stands."""
    values = {"event": one.title.in_(say.language), "reference": registration.reference, "place": place}
    if registration.status is Status.OFFERED:
        return say("seats.held", until=until(say, one, registration), **values)
    return say("seats.both" if registration.attends else "seats.waiting", **values)


def next_(say: Say, one: Event) -> Html:
    """What happens to whoever waits."""
    return say("seats.waiting_next", hours=hours(one))


def offer(say: Say, one: Event, registration: Registration, reminder: bool = False) -> Screen:
    """A seat is free for you."""
    text = say(
        "seats.offer_reminder" if reminder else "seats.offer", event=one.title.in_(say.language),
        mode=mode_in(say, one, registration.wants or ""), until=until(say, one, registration),
    )  # fmt: skip
    return Screen(text, offer_keys(say, one, registration))


def offer_keys(say: Say, one: Event, registration: Registration) -> Rows:
    accept = Key(say.plain("button.take_seat"), payloads.AcceptSeat(one.id, registration.id))
    if registration.attends:
        return rows(accept, _online(say, one, registration))
    no = Key(say.plain("button.decline_seat"), payloads.DeclineSeat(one.id, registration.id))
    return rows(accept, [_online(say, one, registration), no] if _may_join(one, registration) else no)


def line_keys(say: Say, one: Event, registration: Registration) -> Rows:
    """For somebody in line, beside changing and withdrawing."""
    if registration.status is Status.OFFERED:
        return offer_keys(say, one, registration)
    return rows(_online(say, one, registration)) if _may_join(one, registration) else ()


def ended(say: Say, one: Event, registration: Registration, deed: Deed, was: str) -> Html:
    """The offer or the list has ended, was accepted, declined or left."""
    values = {"event": one.title.in_(say.language), "reference": registration.reference}
    if deed in (Deed.EXPIRED, Deed.LAPSED):
        waited = "offer" if was == Status.OFFERED else "list"
        return say(f"seats.{deed}_{waited}", **values)
    return say(f"seats.{deed}", mode=mode_in(say, one, registration.attends or ""), **values)


def over(say: Say, one: Event, deed: Deed, was: str) -> Screen:
    """What an offer, or a card of a registration, says once it is answered or over."""
    how: str = deed
    if deed in (Deed.EXPIRED, Deed.LAPSED):
        how = "offer" if was == Status.OFFERED else "list"
    return Screen(say(f"over.{how}", event=one.title.in_(say.language)))


def mode_in(say: Say, one: Event, mode: str) -> str:
    """An attendance in words."""
    asked = next((q for q in one.questions if q.id == "attendance"), None)
    return asked.show(mode, say.language) if asked and mode in asked.choosable else mode


def has_online(one: Event) -> bool:
    return any(q.id == "attendance" and ONLINE in q.choosable for q in one.questions)


def until(say: Say, one: Event, registration: Registration) -> str:
    ends: datetime = instant(registration.offer_ends or 0)
    return dates.moment(say, ends, one.zone, one.zone)


def hours(one: Event) -> int:
    return max(1, round(one.waiting.offer_hours))


def _may_join(one: Event, registration: Registration) -> bool:
    """Whether to take part online is something else than what they wait for."""
    return has_online(one) and registration.wants != ONLINE


def _online(say: Say, one: Event, registration: Registration) -> Key:
    label = "button.stay_online" if registration.attends else "button.online_instead"
    return Key(say.plain(label), payloads.OnlineInstead(one.id, registration.id))


def _choices(say: Say, one: Event, registered: Registration | None, online: bool) -> Rows:
    if registered and registered.wants:
        return _instead(say, one, registered, online)
    if registered:
        wait = Key(say.plain("button.wait_meanwhile"), payloads.Queue(one.id, Wish.BOTH))
        return rows(wait, *_instead(say, one, registered, online))
    wait = Key(say.plain("button.waiting_list"), payloads.Queue(one.id, Wish.WAIT))
    both = Key(say.plain("button.both"), payloads.Queue(one.id, Wish.BOTH))
    return rows(wait, *_instead(say, one, registered, online), *([both] if online else []))


def _instead(say: Say, one: Event, registered: Registration | None, online: bool) -> Rows:
    if registered:
        return rows(Key(say.plain("button.leave_as_it_is"), payloads.Discard(one.id)))
    join = Key(say.plain("button.join_online"), payloads.JoinOnline(one.id))
    return rows(join) if online else cards.ways(say)


def _joined(*parts: Html | None) -> Html:
    return Html("\n\n".join(part for part in parts if part))
