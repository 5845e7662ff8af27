"""The cards of events and registrations: what they say and which buttons they carry."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from db.drafts import Draft
from db.registrations import Registration
from events import form
from events.models import Event, RegistrationState
from events.questions import Answer
from handlers import dates, form_screens, payloads
from handlers.screens import Key, Rows, Screen, rows
from handlers.texts import Html, Say


def greeting(say: Say, name: str, events: Iterable[Event], now: datetime) -> Screen:
    """What the bot can do, and both events with their dates and whether registration is open."""
    lines = "\n\n".join(_summary(say, event, now) for event in events)
    return Screen(Html(f"{say('start.hello', name=name)}\n\n{lines}"), _event_keys(say, events))


def choose_event(say: Say, events: Iterable[Event], now: datetime, problem: Html | None = None) -> Screen:
    lines = "\n\n".join(_summary(say, event, now) for event in events)
    head = Html(f"{problem}\n\n") if problem else Html("")
    return Screen(Html(f"{head}{say('events.head')}\n\n{lines}"), _event_keys(say, events))


def which_event(say: Say, events: Iterable[Event], now: datetime) -> Screen:
    """For which event shall we begin?"""
    lines = "\n\n".join(_summary(say, one, now) for one in events)
    keys = tuple((Key(one.short.in_(say.language), payloads.Begin(one.id)),) for one in events)
    return Screen(Html(f"{say('events.which')}\n\n{lines}"), keys)


def event(say: Say, one: Event, now: datetime, registered: Registration | None, draft: Draft | None) -> Screen:
    """One event's card: what, when, where, how to join, and what the person can do next."""
    language = say.language
    parts = [
        say("event.title", title=one.title.in_(language)),
        say("event.when_where", dates=dates.of_event(say, one), place=one.place.in_(language)),
        say("event.about", text=one.about.in_(language)),
        say("event.audience", text=one.audience.in_(language)),
        say("event.online", text=_online(say, one)),
        state(say, one, now),
    ]
    if registered:
        parts.append(say("event.you_are_registered", reference=registered.reference))
    return Screen(Html("\n\n".join(parts)), _card_keys(say, one, now, registered, draft))


def state(say: Say, one: Event, now: datetime) -> Html:
    """Whether registration is open, until or from when."""
    values = {"event": one.short.in_(say.language), "closes": dates.deadline(say, one)}
    if one.opens_at:
        values["opens"] = dates.moment(say, one.opens_at, one.registration.zone, one.zone)
    return say(f"registration.state.{one.registration_state(now)}", **values)


def not_open(say: Say, one: Event, now: datetime) -> Screen:
    """Registration is closed, or not open yet: since or from when, and how to reach the organisers."""
    text = Html(f"{state(say, one, now)}\n\n{say('registration.ask_organisers', contact=one.contact)}")
    return Screen(text, rows([Key(say.plain("button.my"), payloads.ShowMine()), _events(say)]))


def draft_closed(say: Say, one: Event) -> Screen:
    """Registration has closed while the form was open."""
    values = {"event": one.title.in_(say.language), "closes": dates.deadline(say, one), "contact": one.contact}
    return Screen(say("registration.closed_meanwhile", **values), rows(_events(say)))


def confirmed(say: Say, one: Event, registration: Registration, others: Sequence[Event]) -> Screen:
    """You are registered: the reference, when, where, how to join online, what happens next."""
    return Screen(_confirmation(say, one, registration, "registration.confirmed"), _after(say, others))


def changed(say: Say, one: Event, registration: Registration) -> Screen:
    return Screen(_confirmation(say, one, registration, "registration.changed"), _after(say, ()))


def registered_already(say: Say, one: Event, registration: Registration, now: datetime) -> Screen:
    text = say("registration.already", event=one.title.in_(say.language), reference=registration.reference)
    answers = form_screens.record(say, one, registration.answers)
    return Screen(Html(f"{text}\n\n{answers}"), _mine_keys(say, one, now))


def mine(say: Say, one: Event, registration: Registration, now: datetime) -> Screen:
    """One registration in /my."""
    head = say("my.registered", event=one.title.in_(say.language), reference=registration.reference)
    when = say("event.when_where", dates=dates.of_event(say, one), place=one.place.in_(say.language))
    answers = form_screens.record(say, one, registration.answers)
    return Screen(Html(f"{head}\n{when}\n\n{answers}"), _mine_keys(say, one, now))


def my_draft(say: Say, one: Event, draft: Draft, now: datetime) -> Screen:
    """One form in progress in /my."""
    values = {"event": one.title.in_(say.language), "left": len(form.unanswered(one, draft.answers))}
    text = Html(f"{say('my.draft', **values)}\n\n{state(say, one, now)}")
    return Screen(text, _draft_keys(say, one) if _open(one, now) else ())


def nothing_mine(say: Say, events: Iterable[Event]) -> Screen:
    return Screen(say("my.nothing"), _event_keys(say, events))


def withdraw(say: Say, one: Event, registration: Registration, now: datetime) -> Screen:
    """Do you really want to withdraw?"""
    text = say("withdraw.sure", event=one.title.in_(say.language), reference=registration.reference)
    again = (
        say("withdraw.again_until", closes=dates.deadline(say, one)) if _open(one, now) else say("withdraw.for_good")
    )
    keys = rows(
        Key(say.plain("button.withdraw_yes"), payloads.WithdrawYes(one.id)),
        Key(say.plain("button.withdraw_no"), payloads.Nothing()),
    )
    return Screen(_with_b2match(say, one, Html(f"{text}\n\n{again}")), keys)


def withdrawn(say: Say, one: Event, now: datetime) -> Screen:
    text = say("withdraw.done", event=one.title.in_(say.language))
    key = Key(say.plain("button.register_again"), payloads.Begin(one.id))
    return Screen(_with_b2match(say, one, text), rows(key) if _open(one, now) else ())


def offer_take_over(say: Say, one: Event, lent: dict[str, Answer]) -> Screen:
    """Whoever registered for another event is offered who they are again in one tap."""
    answers = form_screens.record(say, one, lent)
    text = say("form.take_over", event=one.title.in_(say.language), answers=answers)
    keys = rows(
        Key(say.plain("button.use_these"), payloads.TakeOver(one.id)),
        Key(say.plain("button.fill_in"), payloads.FillIn(one.id)),
    )
    return Screen(text, keys)


def start_over(say: Say, one: Event) -> Screen:
    keys = rows(
        Key(say.plain("button.start_over_yes"), payloads.StartOverYes(one.id)),
        Key(say.plain("button.start_over_no"), payloads.Review(one.id)),
    )
    return Screen(say("form.start_over_sure", event=one.title.in_(say.language)), keys)


def left(say: Say, one: Event) -> Screen:
    """The form was left with /cancel."""
    return Screen(say("form.left", event=one.title.in_(say.language)), _draft_keys(say, one))


def nothing_to_cancel(say: Say) -> Screen:
    return Screen(say("form.nothing_to_cancel"), rows([Key(say.plain("button.my"), payloads.ShowMine()), _events(say)]))


def _summary(say: Say, one: Event, now: datetime) -> Html:
    return say(
        "event.summary",
        title=one.title.in_(say.language), dates=dates.of_event(say, one),
        place=one.place.in_(say.language), state=state(say, one, now),
    )  # fmt: skip


def _online(say: Say, one: Event) -> Html:
    text = say("event.online_text", text=one.online.in_(say.language))
    return Html(f"{text} {say('event.online_url', url=one.online_url)}") if one.online_url else text


def _confirmation(say: Say, one: Event, registration: Registration, key: str) -> Html:
    onsite = registration.answers.get("attendance") == "onsite"
    parts = [
        say(key, event=one.title.in_(say.language), reference=registration.reference),
        say("event.when_where", dates=dates.of_event(say, one), place=one.place.in_(say.language)),
        say("registration.onsite_next") if onsite and not one.place.venue else None,
        say("event.online", text=_online(say, one)) if not onsite else None,
        say("registration.b2match") if _on_b2match(one) else None,
        say("registration.next"),
    ]
    return Html("\n\n".join(part for part in parts if part))


def _on_b2match(one: Event) -> bool:
    """Whether meetings of this event are arranged on B2Match."""
    return "b2match" in one.online.in_("en").lower()


def _with_b2match(say: Say, one: Event, text: Html) -> Html:
    return Html(f"{text}\n\n{say('withdraw.b2match')}") if _on_b2match(one) else text


def _open(one: Event, now: datetime) -> bool:
    return one.registration_state(now) is RegistrationState.OPEN


def _events(say: Say) -> Key:
    return Key(say.plain("button.events"), payloads.ShowEvents())


def _event_keys(say: Say, events: Iterable[Event]) -> Rows:
    return tuple((Key(one.short.in_(say.language), payloads.ShowEvent(one.id)),) for one in events)


def _draft_keys(say: Say, one: Event) -> Rows:
    return rows(
        Key(say.plain("button.continue"), payloads.Begin(one.id)),
        Key(say.plain("button.start_over"), payloads.StartOver(one.id)),
    )


def _mine_keys(say: Say, one: Event, now: datetime) -> Rows:
    withdraw = Key(say.plain("button.withdraw"), payloads.Withdraw(one.id))
    if not _open(one, now):
        return rows(withdraw)
    return rows([Key(say.plain("button.edit"), payloads.Edit(one.id)), withdraw])


def _card_keys(say: Say, one: Event, now: datetime, registered: Registration | None, draft: Draft | None) -> Rows:
    links = tuple((Key(link.label.in_(say.language), link.url),) for link in one.links)
    if registered:
        return (*links, (Key(say.plain("button.my"), payloads.ShowMine()), _events(say)))
    if not _open(one, now):
        return (*links, (_events(say),))
    begin = "button.continue" if draft else "button.register"
    return (*links, (Key(say.plain(begin), payloads.Begin(one.id)),), (_events(say),))


def _after(say: Say, others: Sequence[Event]) -> Rows:
    """After a confirmation: the other events that are open, and /my."""
    keys = [
        Key(say.plain("button.register_for", event=o.short.in_(say.language)), payloads.Begin(o.id)) for o in others
    ]
    return (*((key,) for key in keys), (Key(say.plain("button.my"), payloads.ShowMine()),))
