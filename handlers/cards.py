"""The cards of events: what they say and which buttons they carry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from db.registrations import Registration
from events import requests
from events.models import Event, RegistrationState
from events.questions import Answer
from handlers import dates, form_screens, payloads
from handlers.screens import Key, Rows, Screen, rows
from handlers.texts import Html, Say


@dataclass(frozen=True)
class Marks:
    """What a person has to do with the events: their registrations, and the forms they began."""

    registered: Mapping[str, Registration] = field(default_factory=dict)
    begun: frozenset[str] = frozenset()


NO_MARKS = Marks()


def greeting(say: Say, name: str, events: Iterable[Event], now: datetime, marks: Marks = NO_MARKS) -> Screen:
    """What the bot can do, and both events with their dates and whether registration is open."""
    return _list(say, say("start.hello", name=name), events, now, marks)


def choose_event(
    say: Say, events: Iterable[Event], now: datetime, marks: Marks = NO_MARKS, above: Html | None = None
) -> Screen:
    head = say("events.head")
    return _list(say, Html(f"{above}\n\n{head}") if above else head, events, now, marks)


def which_event(say: Say, events: Iterable[Event], now: datetime, marks: Marks = NO_MARKS) -> Screen:
    """For which of these events shall we begin?"""
    lines = "\n\n".join(_summary(say, one, now, marks) for one in events)
    keys = tuple((Key(one.short.in_(say.language), payloads.Begin(one.id)),) for one in events)
    return Screen(Html(f"{say('events.which')}\n\n{lines}"), keys)


def event(say: Say, one: Event, now: datetime, marks: Marks = NO_MARKS) -> Screen:
    """One event's card: what, when, where, how to join, and what the person can do next."""
    language = say.language
    parts = [
        say("event.title", title=one.title.in_(language)),
        when_where(say, one),
        _state_and_mark(say, one, now, marks),
        say("event.about", text=one.about.in_(language).strip()),
        say("event.audience", text=one.audience.in_(language).strip()),
        online(say, one),
    ]
    return Screen(Html("\n\n".join(parts)), _card_keys(say, one, now, marks))


def when_where(say: Say, one: Event) -> Html:
    return say("event.when_where", dates=dates.span(say, one), place=one.place.in_(say.language))


def online(say: Say, one: Event) -> Html:
    """How to take part from elsewhere."""
    text = say("event.online_text", text=one.online.in_(say.language).strip())
    address = say("event.online_url", url=one.online_url) if one.online_url else ""
    return say("event.online", text=Html(f"{text} {address}".strip()))


def state(say: Say, one: Event, now: datetime) -> Html:
    """Whether registration is open, until or from when."""
    values = {"event": one.short.in_(say.language), "closes": dates.deadline(say, one)}
    if one.opens_at:
        values["opens"] = dates.moment(say, one.opens_at, one.registration.zone, one.zone)
    return say(f"registration.state.{one.registration_state(now)}", **values)


def offer_take_over(say: Say, one: Event, lent: dict[str, Answer], above: Html | None = None) -> Screen:
    """Whoever registered for another event is offered who they are again in one tap."""
    answers = form_screens.record(say, one, lent)
    text = say("form.take_over", event=one.title.in_(say.language), answers=answers)
    keys = rows(
        [
            Key(say.plain("button.use_these"), payloads.TakeOver(one.id)),
            Key(say.plain("button.fill_in"), payloads.FillIn(one.id)),
        ]
    )
    return Screen(Html(f"{above}\n\n{text}") if above else text, keys)


def ways(say: Say) -> Rows:
    """Where one can go from anywhere."""
    return rows(
        [Key(say.plain("button.events"), payloads.ShowEvents()), Key(say.plain("button.my"), payloads.ShowMine())]
    )


def late_keys(say: Say, one: Event, now: datetime) -> Rows:
    """Registration is closed: the organisers may be asked."""
    if not requests.may_ask_late(one, now):
        return ()
    return rows(Key(say.plain("button.ask_late"), payloads.AskLate(one.id)))


def is_open(one: Event, now: datetime) -> bool:
    return one.registration_state(now) is RegistrationState.OPEN


def _list(say: Say, head: Html, events: Iterable[Event], now: datetime, marks: Marks) -> Screen:
    lines = "\n\n".join(_summary(say, one, now, marks) for one in events)
    keys = tuple((Key(one.short.in_(say.language), payloads.ShowEvent(one.id)),) for one in events)
    return Screen(Html(f"{head}\n\n{lines}"), keys)


def _summary(say: Say, one: Event, now: datetime, marks: Marks) -> Html:
    return say(
        "event.summary",
        title=one.title.in_(say.language), dates=dates.of_event(say, one),
        place=one.place.in_(say.language), state=_state_and_mark(say, one, now, marks),
    )  # fmt: skip


def _state_and_mark(say: Say, one: Event, now: datetime, marks: Marks) -> Html:
    lines = [state(say, one, now)]
    if one.id in marks.registered:
        mine = marks.registered[one.id]
        lines.append(say(f"event.you_are_{mine.status}", reference=mine.reference))
    elif one.id in marks.begun:
        lines.append(say("event.you_have_begun"))
    return Html("\n".join(lines))


def _card_keys(say: Say, one: Event, now: datetime, marks: Marks) -> Rows:
    links = tuple((Key(link.label.in_(say.language), link.url),) for link in one.links)
    if one.id in marks.registered:
        return (*links, *ways(say))
    if not is_open(one, now):
        return (*links, *late_keys(say, one, now), *ways(say))
    begin = "button.continue" if one.id in marks.begun else "button.register"
    return (*links, (Key(say.plain(begin), payloads.Begin(one.id)),), *ways(say))
