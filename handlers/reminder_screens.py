"""The screens of reminders: what one says to somebody, which of them one wants, and what was skipped."""

import re
from collections.abc import Mapping
from datetime import datetime
from html import escape

from db.drafts import Draft
from db.people import Wish
from db.registrations import Registration
from events import form
from events.models import Audience, Event, Reminder
from events.timetable import Slot
from handlers import dates, payloads
from handlers.screens import Key, Rows, Screen, rows
from handlers.texts import Html, Say
from handlers.tickets import entitled

_PLACEHOLDER = re.compile(r"\{(\w+)\}(\.?)")


def reminder(say: Say, slot: Slot, now: datetime, draft: Draft | None, registered: Registration | None) -> Screen:
    """In the organisers' words, with what this person can do next."""
    event, one = slot.event, slot.reminder
    words = one.text.in_(say.language).strip()
    parts = [_filled(words, _values(say, event, now, draft))]
    if one.to is Audience.UNFINISHED and "{left}" not in words:
        parts.append(say("reminder.left", left=_left(say, event, draft)))
    if registered:
        parts += _not_confirmed(say, event, registered)
    return Screen(Html("\n\n".join(part for part in parts if part)), _keys(say, event, one, registered))


def choose(say: Say, wish: Wish) -> Screen:
    """Off, deadlines only, all: what holds now is ticked."""
    keys = (
        Key(say.plain("reminders.ticked" if one is wish else "reminders.unticked", wish=_named(say, one)), _remind(one))
        for one in (Wish.ALL, Wish.DEADLINES, Wish.OFF)
    )
    return Screen(Html(f"{say('reminders.choose')}\n\n{say(f'reminders.now.{wish}')}"), rows(*keys))


def declined(say: Say, event: Event) -> Screen:
    """No more about this event, unless they change their mind."""
    key = Key(say.plain("button.register_after_all"), payloads.Begin(event.id))
    return Screen(say("reminder.declined", event=event.title.in_(say.language)), rows(key))


def _values(say: Say, event: Event, now: datetime, draft: Draft | None) -> dict[str, Html]:
    language = say.language
    online = " ".join(part for part in (event.online.in_(language).strip(), event.online_url) if part)
    return {
        "event": say("reminder.event", title=event.title.in_(language)),
        "starts": _text(dates.begins(say, event, now)),
        "closes": _text(dates.until(say, event.closes_at, now, event.registration.zone, event.zone)),
        "place": _text(event.place.in_(language)),
        "online": _text(online),
        "left": _text(_left(say, event, draft)),
    }


def _filled(words: str, values: Mapping[str, Html]) -> Html:
    """The words with the values in them; after "balandžio 26 d." the sentence needs no full stop of its own."""

    def fill(match: re.Match[str]) -> str:
        value = values[match[1]]
        return value if value.endswith(".") else value + match[2]

    return Html(_PLACEHOLDER.sub(fill, _text(words)))


def _left(say: Say, event: Event, draft: Draft | None) -> str:
    return say.plain("reminder.questions_left", count=len(form.unanswered(event, draft.answers if draft else {})))


def _not_confirmed(say: Say, event: Event, registered: Registration) -> list[Html]:
    """Nothing is made up about where to go or what to open."""
    if registered.answers.get("attendance") == "online":
        return [] if event.online_url else [say("reminder.online_next")]
    return [] if event.place.venue else [say("registration.onsite_next")]


def _keys(say: Say, event: Event, one: Reminder, registered: Registration | None) -> Rows:
    if one.to is Audience.UNFINISHED:
        return rows(Key(say.plain("button.continue"), payloads.Begin(event.id)))
    if one.to is Audience.UNREGISTERED:
        decline = Key(say.plain("button.not_for_me"), payloads.Decline(event.id))
        return rows([Key(say.plain("button.register"), payloads.Begin(event.id)), decline])
    join = [Key(say.plain("button.open_online"), event.online_url)] if _is_online(one) and event.online_url else []
    has_ticket = registered is not None and entitled(registered)
    ticket = [Key(say.plain("button.ticket"), payloads.ShowTicket(event.id))] if has_ticket else []
    return rows(*join, *ticket, Key(say.plain("button.my"), payloads.ShowMine()))


def _is_online(one: Reminder) -> bool:
    return one.to is Audience.ONLINE


def _remind(wish: Wish) -> payloads.Remind:
    return payloads.Remind(wish.value)


def _named(say: Say, wish: Wish) -> str:
    return say.plain(f"reminders.wish.{wish}")


def _text(words: str) -> Html:
    return Html(escape(words, quote=False))
