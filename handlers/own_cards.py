"""What a person has: the cards of their registrations and forms, confirmed, changed, withdrawn or left."""

from collections.abc import Sequence
from datetime import datetime

from db.drafts import Draft
from db.registrations import Registration
from events import form
from events.models import Event
from handlers import cards, dates, form_screens, payloads
from handlers.screens import Key, Rows, Screen, rows
from handlers.texts import Html, Say


def confirmed(say: Say, one: Event, registration: Registration, others: Sequence[Event]) -> Screen:
    """You are registered: the reference, when, where, how to join online, what happens next."""
    return Screen(_confirmation(say, one, registration, "registration.confirmed"), _after(say, others))


def changed(say: Say, one: Event, registration: Registration) -> Screen:
    return Screen(_confirmation(say, one, registration, "registration.changed"), _after(say, ()))


def registered_already(say: Say, one: Event, registration: Registration, now: datetime) -> Screen:
    text = say("registration.already", event=one.title.in_(say.language), reference=registration.reference)
    answers = form_screens.record(say, one, registration.answers)
    return Screen(Html(f"{text}\n\n{answers}"), _registered_keys(say, one, now))


def registered(say: Say, one: Event, registration: Registration, now: datetime) -> Screen:
    """One registration in /my."""
    head = say("my.registered", event=one.title.in_(say.language), reference=registration.reference)
    answers = form_screens.record(say, one, registration.answers)
    return Screen(Html(f"{head}\n{cards.when_where(say, one)}\n\n{answers}"), _registered_keys(say, one, now))


def draft(say: Say, one: Event, begun: Draft, now: datetime, editing: bool) -> Screen:
    """One form in progress in /my."""
    title = one.title.in_(say.language)
    if editing:
        head = say("my.unsaved", event=title)
    else:
        head = say("my.draft", event=title, left=len(form.unanswered(one, begun.answers)))
    keys = draft_keys(say, one, editing) if cards.is_open(one, now) else ()
    return Screen(Html(f"{head}\n\n{cards.state(say, one, now)}"), keys)


def nothing(say: Say, events: Sequence[Event]) -> Screen:
    keys = tuple((Key(one.short.in_(say.language), payloads.ShowEvent(one.id)),) for one in events)
    return Screen(say("my.nothing"), keys)


def withdraw(say: Say, one: Event, registration: Registration, now: datetime) -> Screen:
    """Do you really want to withdraw?"""
    text = say("withdraw.sure", event=one.title.in_(say.language), reference=registration.reference)
    open_ = cards.is_open(one, now)
    again = say("withdraw.again_until", closes=dates.deadline(say, one)) if open_ else say("withdraw.for_good")
    keys = rows(
        Key(say.plain("button.withdraw_yes"), payloads.WithdrawYes(one.id, registration.reference)),
        Key(say.plain("button.withdraw_no"), payloads.Nothing()),
    )
    return Screen(_with_b2match(say, one, Html(f"{text}\n\n{again}")), keys)


def withdrawn(say: Say, one: Event, now: datetime) -> Screen:
    text = say("withdraw.done", event=one.title.in_(say.language))
    key = Key(say.plain("button.register_again"), payloads.Begin(one.id))
    return Screen(_with_b2match(say, one, text), rows(key) if cards.is_open(one, now) else ())


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


def _confirmation(say: Say, one: Event, registration: Registration, key: str) -> Html:
    onsite = registration.answers.get("attendance") == "onsite"
    parts = [
        say(key, event=one.title.in_(say.language), reference=registration.reference),
        cards.when_where(say, one),
        say("registration.onsite_next") if onsite and not one.place.venue else None,
        cards.online(say, one),
        say("registration.b2match") if one.on_b2match else None,
        say("registration.next"),
    ]
    return Html("\n\n".join(part for part in parts if part))


def _with_b2match(say: Say, one: Event, text: Html) -> Html:
    return Html(f"{text}\n\n{say('withdraw.b2match')}") if one.on_b2match else text


def _registered_keys(say: Say, one: Event, now: datetime) -> Rows:
    withdraw_ = Key(say.plain("button.withdraw"), payloads.Withdraw(one.id))
    if not cards.is_open(one, now):
        return rows(withdraw_)
    return rows([Key(say.plain("button.edit"), payloads.Edit(one.id)), withdraw_])


def _after(say: Say, others: Sequence[Event]) -> Rows:
    """After a confirmation: the other events that are open, and /my."""
    keys = [
        Key(say.plain("button.register_for", event=o.short.in_(say.language)), payloads.Begin(o.id)) for o in others
    ]
    return (*((key,) for key in keys), (Key(say.plain("button.my"), payloads.ShowMine()),))
