"""What a person has: the cards of their registrations and forms, confirmed, changed, withdrawn or left."""

from collections.abc import Sequence
from datetime import datetime

from db.drafts import Draft
from db.registrations import Registration, Status
from db.times import instant
from events import attending, form
from events.models import Event
from handlers import cards, dates, form_screens, payloads, seat_cards
from handlers.screens import Key, Rows, Screen, rows
from handlers.texts import Html, Say
from handlers.tickets import entitled


def head(say: Say, one: Event, registration: Registration, key: str) -> Html:
    return say(key, event=one.title.in_(say.language), reference=registration.reference)


def essentials(say: Say, one: Event, registration: Registration) -> list[Html]:
    """When, where, how to join online, and what else must be known by whoever takes part."""
    missing = registration.attends == "onsite" and not one.place.venue
    parts = [
        cards.when_where(say, one),
        say("registration.onsite_next") if missing else None,
        cards.online(say, one),
        say("registration.b2match") if one.on_b2match else None,
    ]
    return [part for part in parts if part]


def registered_already(say: Say, one: Event, registration: Registration, now: datetime, place: int) -> Screen:
    """A second /register opens the registration there is."""
    return _card(say, one, registration, now, place, "registration.already")


def registered(say: Say, one: Event, registration: Registration, now: datetime, place: int) -> Screen:
    """One registration in /my; `place` is the one in line, where there is one."""
    return _card(say, one, registration, now, place, "my.registered")


def draft(say: Say, one: Event, begun: Draft, now: datetime, editing: bool) -> Screen:
    """One form in progress in /my."""
    title = one.title.in_(say.language)
    if editing:
        head_ = say("my.unsaved", event=title)
    else:
        head_ = say("my.draft", event=title, left=len(form.unanswered(one, begun.answers)))
    keys = draft_keys(say, one, editing) if editing or cards.is_open(one, now) else cards.late_keys(say, one, now)
    return Screen(Html(f"{head_}\n\n{cards.state(say, one, now)}"), keys)


def kept(say: Say, registration: Registration, contact: str) -> Screen:
    """A registration whose event organisers have taken out of the content."""
    return Screen(say("my.kept", reference=registration.reference, contact=contact))


def nothing(say: Say, events: Sequence[Event]) -> Screen:
    keys = tuple((Key(one.short.in_(say.language), payloads.ShowEvent(one.id)),) for one in events)
    return Screen(say("my.nothing"), keys)


def withdraw(say: Say, one: Event, registration: Registration, now: datetime) -> Screen:
    """Do you really want to withdraw? After the time for changes: shall the organisers be asked?"""
    asks = attending.needs_asking(one, registration, now)
    key = "withdraw.ask_sure" if asks else "withdraw.sure" if registration.attends is not None else "withdraw.line_sure"
    text = say(key, event=one.title.in_(say.language), reference=registration.reference)
    open_ = cards.is_open(one, now)
    again = say("withdraw.again_until", closes=dates.deadline(say, one)) if open_ else say("withdraw.for_good")
    yes = "button.withdraw_ask" if asks else "button.withdraw_yes"
    keys = rows(
        Key(say.plain(yes), payloads.WithdrawYes(one.id, registration.reference)),
        Key(say.plain("button.withdraw_no"), payloads.Nothing()),
    )
    return Screen(_with_b2match(say, one, Html(f"{text}\n\n{again}")), keys)


def withdrawn(say: Say, one: Event, now: datetime) -> Screen:
    text = say("withdraw.done", event=one.title.in_(say.language))
    key = Key(say.plain("button.register_again"), payloads.Begin(one.id))
    return Screen(_with_b2match(say, one, text), rows(key) if cards.is_open(one, now) else ())


def not_open(say: Say, one: Event, now: datetime) -> Screen:
    """Registration is closed, or not open yet: since or from when, and how to reach the organisers."""
    parts = [cards.state(say, one, now)]
    late = cards.late_keys(say, one, now)
    parts.append(say("registration.ask_late" if late else "registration.ask_organisers", contact=one.contact))
    return Screen(Html("\n\n".join(parts)), (*late, *cards.ways(say)))


def draft_closed(
    say: Say, one: Event, now: datetime, registered: bool = False, ended_pass: int | None = None
) -> Screen:
    """It became too late while the form was open; if it was to change a registration, that stays as it is.

    `ended_pass`: when the time of a latecomer was over, who had been let in."""
    title, contact, late = one.title.in_(say.language), one.contact, cards.late_keys(say, one, now)
    if registered:
        closes = dates.moment(say, one.changes_close_at, one.registration.zone, one.zone)
        text = say("registration.closed_before_saving", event=title, closes=closes)
        return Screen(text, draft_keys(say, one, editing=True))
    if not late:
        return not_open(say, one, now)
    text = say("registration.closed_meanwhile", event=title, closes=dates.deadline(say, one), contact=contact)
    if ended_pass:
        ended = dates.moment(say, instant(ended_pass), one.zone, one.zone)
        text = say("registration.pass_ended", event=title, ended=ended, contact=contact)
    return Screen(text, (*late, *cards.ways(say)))


def start_over(say: Say, one: Event) -> Screen:
    keys = rows(
        Key(say.plain("button.start_over_yes"), payloads.StartOverYes(one.id)),
        Key(say.plain("button.start_over_no"), payloads.Review(one.id)),
    )
    return Screen(say("form.start_over_sure", event=one.title.in_(say.language)), keys)


def left(say: Say, one: Event, editing: bool) -> Screen:
    """The form was left with /cancel."""
    key = "form.left_unsaved" if editing else "form.left"
    return Screen(say(key, event=one.title.in_(say.language)), draft_keys(say, one, editing))


def nothing_to_cancel(say: Say) -> Screen:
    return Screen(say("form.nothing_to_cancel"), cards.ways(say))


def draft_keys(say: Say, one: Event, editing: bool) -> Rows:
    other = (
        Key(say.plain("button.discard"), payloads.Discard(one.id))
        if editing
        else Key(say.plain("button.start_over"), payloads.StartOver(one.id))
    )
    return rows([Key(say.plain("button.continue"), payloads.Begin(one.id)), other])


def after(say: Say, one: Event, now: datetime) -> Rows:
    """After a confirmation: colleagues, and /my."""
    invite = [Key(say.plain("button.invite"), payloads.Invite(one.id))] if cards.is_open(one, now) else []
    return rows(*invite, *to_mine(say))


def to_mine(say: Say) -> Rows:
    return rows(Key(say.plain("button.my"), payloads.ShowMine()))


def register_for(say: Say, others: Sequence[Event]) -> Rows:
    """The other events that are open."""
    return rows(
        *(Key(say.plain("button.register_for", event=o.short.in_(say.language)), payloads.Begin(o.id)) for o in others)
    )


def _card(say: Say, one: Event, registration: Registration, now: datetime, place: int, key: str) -> Screen:
    waits = registration.status in (Status.WAITING, Status.OFFERED)
    top = seat_cards.state(say, one, registration, place) if waits else head(say, one, registration, key)
    answers = form_screens.record(say, one, registration.answers)
    text = Html(f"{top}\n{cards.when_where(say, one)}\n\n{answers}")
    return Screen(text, _registered_keys(say, one, registration, now))


def _with_b2match(say: Say, one: Event, text: Html) -> Html:
    return Html(f"{text}\n\n{say('withdraw.b2match')}") if one.on_b2match else text


def _registered_keys(say: Say, one: Event, registration: Registration, now: datetime) -> Rows:
    if now >= one.ends_at:
        return ()
    waits = registration.attends is None
    late = now >= one.changes_close_at
    edit = Key(say.plain("button.ask_change" if late else "button.edit"), payloads.Edit(one.id))
    leave = "button.leave_line" if waits else "button.ask_withdraw" if late else "button.withdraw"
    keys = rows([edit, Key(say.plain(leave), payloads.Withdraw(one.id))])
    if registration.status is not Status.REGISTERED:
        return (*seat_cards.line_keys(say, one, registration), *keys)
    ticket = [Key(say.plain("button.ticket"), payloads.ShowTicket(one.id))] if entitled(registration) else []
    invite = [Key(say.plain("button.invite"), payloads.Invite(one.id))] if cards.is_open(one, now) else []
    return (*keys, *rows([*ticket, *invite]))
