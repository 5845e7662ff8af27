"""An event as organisers see it: what can be changed, what stands above the file, and what is about to change."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from db.overrides import Override, Prompt
from db.times import instant
from events import overrides
from events.models import Event, RegistrationState
from events.overrides import ALWAYS, KINDS, Kind
from handlers import cards, dates, payloads
from handlers.screens import Key, Rows, Screen, in_rows, rows
from handlers.texts import Html, Say

EXAMPLE = "https://example.com"


def choice(say: Say, events: list[Event]) -> Screen:
    keys = [Key(one.short.in_(say.language), payloads.ShowSwitches(one.id)) for one in events]
    return Screen(say("switch.which"), in_rows(keys))


def card(say: Say, event: Event, seats_taken: int, set_: dict[str, Override], now: datetime) -> Screen:
    """Every switch with its value; what was set in the chat says by whom."""
    lines = [_setting(say, event, name, set_.get(name)) for name in dict.fromkeys([*ALWAYS, *set_])]
    parts = [
        say("event.title", title=event.title.in_(say.language)),
        cards.state(say, event, now),
        _seats(say, event, seats_taken),
        Html("\n".join(lines)),
    ]
    return Screen(Html("\n\n".join(parts)), _keys(say, event, set_, now))


def _seats(say: Say, event: Event, taken: int) -> Html:
    limit = overrides.value(event, "seats.onsite")
    return say("switch.seats_taken_of" if limit else "switch.seats_taken", count=taken, seats=str(limit))


def ask(say: Say, event: Event, prompt: Prompt, set_: Override | None) -> Screen:
    """What shall it be?"""
    now = overrides.shown(overrides.value(event, prompt.name), say.language) or _nothing(say, prompt.name)
    text = say("switch.ask", setting=named(say, prompt.name), event=event.short.in_(say.language), now=now)
    how = how_to(say, event, prompt.name)
    revert = [Key(say.plain("button.revert"), payloads.RevertSetting(event.id, prompt.name))] if set_ else []
    return Screen(Html(f"{text}\n\n{how}"), rows([*revert, Key(say.plain("button.leave_it"), _drop(prompt))]))


def how_to(say: Say, event: Event, name: str) -> Html:
    """How the value is written."""
    zone = event.registration.zone if name.startswith("registration.") else event.zone
    return say(f"switch.how_{KINDS[name]}", zone=zone, example=EXAMPLE)


def confirm(say: Say, event: Event, prompt: Prompt, warnings: Sequence[Html] = ()) -> Screen:
    """Before and after, and what may not be meant."""
    before = overrides.shown(overrides.value(event, prompt.name), say.language) or _nothing(say, prompt.name)
    text = say(
        "switch.confirm", setting=named(say, prompt.name), event=event.short.in_(say.language), before=before,
        after=after(say, prompt),
    )  # fmt: skip
    text = Html("\n\n".join([text, *warnings]))
    return Screen(text, rows([Key(say.plain("button.save_it"), payloads.SaveSetting(prompt.id)),
                              Key(say.plain("button.leave_it"), _drop(prompt))]))  # fmt: skip


def _nothing(say: Say, name: str) -> str:
    """What it means that a setting is absent."""
    key = f"switch.absent.{name}"
    return say.plain(key if say.knows(key) else "switch.nothing")


def after(say: Say, prompt: Prompt) -> str:
    if prompt.revert:
        return say.plain("switch.as_filed")
    value = prompt.value
    if isinstance(value, dict):
        return " / ".join(value.values())
    if value is None:
        return _nothing(say, prompt.name)
    return str(value).replace("T", " ") if KINDS.get(prompt.name) in (Kind.MOMENT, Kind.DAY) else str(value)


def named(say: Say, name: str) -> str:
    """A setting in words."""
    key = f"setting.{name}"
    return say.plain(key) if say.knows(key) else name


def _setting(say: Say, event: Event, name: str, set_: Override | None) -> Html:
    value = overrides.shown(overrides.value(event, name), say.language) or _nothing(say, name)
    line = say("switch.line", setting=named(say, name), value=value)
    if set_ is None:
        return line
    when = instant(set_.at).astimezone(ZoneInfo(event.zone))
    by = say("switch.by", by=set_.organiser, when=f"{dates.short_day(say, when)}, {dates.clock(say, when)}")
    return Html(f"{line}\n{by}")


def _keys(say: Say, event: Event, set_: Mapping[str, Override], now: datetime) -> Rows:
    is_open = event.registration_state(now) is RegistrationState.OPEN
    switch = (
        Key(say.plain("button.close_now"), payloads.CloseNow(event.id))
        if is_open
        else Key(say.plain("button.open_now"), payloads.OpenNow(event.id))
    )
    settings = [Key(named(say, name), payloads.AskSetting(event.id, name)) for name in dict.fromkeys([*ALWAYS, *set_])]
    return (*rows(switch), *in_rows(settings))


def _drop(prompt: Prompt) -> payloads.DropSetting:
    return payloads.DropSetting(prompt.id)
