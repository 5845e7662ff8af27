"""/audit REFERENCE, /audit EVENT in the admin chat: what happened to a registration or an event, when, and by whom."""

from collections.abc import Sequence
from itertools import groupby
from zoneinfo import ZoneInfo

from telegram import Update

from db import audit, overrides, registrations
from db.audit import Actor, Line
from db.overrides import Prompt
from db.registrations import Registration
from db.times import instant
from events import duplicates
from events.catalogue import Catalogue
from events.models import Event
from handlers import dates
from handlers.context import Context
from handlers.organisers import switch_cards
from handlers.screens import Screen
from handlers.texts import Html, Say


async def show(update: Update, context: Context) -> None:
    wanted = " ".join(context.args or []).strip().upper()
    events = context.services.events
    if not wanted:
        first = next(iter(events.values()))
        examples = {"example": f"/audit {first.reference}-7K3F", "event": f"/audit {first.id}"}
        context.show(update, Screen(context.say("audit.how", **examples)))
        return
    if (changed := events.get(wanted.lower())) is not None:
        changes = await overrides.changes(context.tx, changed.id)
        context.show(update, Screen(_of_event(context.say, changed, changes)))
        return
    found = [await registrations.by_reference(context.tx, reference) for reference in _references(events, wanted)]
    one = next(filter(None, found), None)
    event = events.get(one.event) if one else None
    if one is None or event is None:
        context.show(update, Screen(context.say("audit.none", reference=wanted[:40])))
        return
    lines = await audit.of_registration(context.tx, one.id)
    alike = duplicates.among(await registrations.of_event(context.tx, event.id)).get(one.id, [])
    context.show(update, Screen(_told(context.say, event, one, lines, alike)))


def _references(events: Catalogue, words: str) -> list[str]:
    """As typed; else "CMR 7K3F", "CMR7K3F", or "7K3F" alone."""
    bare = "".join(filter(str.isalnum, words))
    heads = [event.reference for event in events.values()]
    return [words, *(f"{head}-{bare.removeprefix(head)}" for head in heads)]


def _of_event(say: Say, event: Event, changes: Sequence[tuple[Prompt, str]]) -> Html:
    """What organisers have changed about an event in the chat."""
    head = say("event.title", title=event.title.in_(say.language))
    if not changes:
        return Html(f"{head}\n\n{say('audit.unchanged')}")
    zone = ZoneInfo(event.zone)
    days = groupby(changes, key=lambda change: instant(change[0].at).astimezone(zone).date())
    parts = [
        Html("\n".join([say("audit.day", day=dates.day(say, day)), *(_change(say, zone, *one) for one in found)]))
        for day, found in days
    ]
    return Html("\n\n".join([head, *parts, say("audit.zone", time_in=dates.time_in(say, event.zone))]))


def _change(say: Say, zone: ZoneInfo, change: Prompt, by: str) -> Html:
    clock, setting = dates.clock(say, instant(change.at).astimezone(zone)), switch_cards.named(say, change.name)
    what = say.plain("audit.set", setting=setting, value=switch_cards.after(say, change))
    return say("audit.line", at=clock, what=what, by=by or say.plain("audit.by_organiser"))


def _told(say: Say, event: Event, one: Registration, lines: list[Line], alike: list[str]) -> Html:
    """A day a paragraph, in the event's zone."""
    head = say("audit.head", reference=one.reference, name=str(one.answers.get("name") or "–"),
               event=event.short.in_(say.language), status=say.plain(f"export.status.{one.status}"))  # fmt: skip
    zone = ZoneInfo(event.zone)
    days = groupby(lines, key=lambda line: instant(line.at).astimezone(zone).date())
    parts = [
        Html("\n".join([say("audit.day", day=dates.day(say, day)), *(_line(say, zone, line) for line in found)]))
        for day, found in days
    ]
    twice = [say("admin.request_duplicate", references=", ".join(alike))] if alike else []
    return Html("\n\n".join([head, *twice, *parts, say("audit.zone", time_in=dates.time_in(say, event.zone))]))


def _line(say: Say, zone: ZoneInfo, line: Line) -> Html:
    key = f"audit.what.{line.what}"
    what = say.plain(key) if say.knows(key) else line.what
    clock = dates.clock(say, instant(line.at).astimezone(zone))
    return say("audit.line", at=clock, what=what, by=_who(say, line))


def _who(say: Say, line: Line) -> str:
    if line.by.actor is Actor.ORGANISER:
        return line.by.organiser or say.plain("audit.by_organiser")
    return say.plain("audit.by_attendee" if line.by.actor is Actor.ATTENDEE else "audit.by_clock")
