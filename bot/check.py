"""`clustersbot check`: reads the whole content and the settings, and lists what organisers must still supply."""

import asyncio
import sys
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.content import Content, Unreadable
from bot.settings import Settings, SettingsError, read_offline
from db import peek
from db.peek import Supplied
from events import overrides, readiness, timetable
from events.catalogue import Catalogue
from events.facts import DESCRIPTIONS
from events.models import Audience
from events.timetable import Slot
from faq.entries import Entry, Faq
from handlers import knowledge

FINE, WRONG = 0, 2
WHOM = {
    Audience.UNFINISHED: "who began to register and did not finish",
    Audience.UNREGISTERED: "who knows the bot and has not registered",
    Audience.REGISTERED: "who is registered",
    Audience.ONSITE: "who is registered, in person",
    Audience.ONLINE: "who is registered, online",
}


def run() -> int:
    """0 and what is missing, or 2 and every error with its file and place."""
    problems: list[str] = []
    try:
        settings = read_offline()
    except SettingsError as error:
        settings = Settings.model_construct()
        problems += str(error).splitlines()
    try:
        content = Content.read(settings.content_dir)
    except Unreadable as error:
        problems += error.lines
    if not problems:
        _tell(content, asyncio.run(peek.supplied(settings.database_url)))
        print("OK")
        return FINE
    for problem in problems:
        print(f"clustersbot: {problem}", file=sys.stderr)
    return WRONG


def _tell(content: Content, found: Supplied | None) -> None:
    """What is known, in the files and from the chat, and what organisers must still supply."""
    there = found or Supplied()
    merged = overrides.merged(content.events, there.settings)
    faq = knowledge.build(content.faq, (), merged.catalogue, there.answers).faq
    answered = {(entry.id, event) for entry in faq for event in _answered(content, entry)}
    for event in merged.catalogue.values():
        print(f"{event.id}: {event.title.in_('en')}, {event.starts} to {event.ends}")
        print(f"  registration closes {event.registration.closes} {event.registration.zone}")
        for name in event.unknowns():
            if (readiness.entry(name), event.id) not in answered:
                print(f"  still to be supplied: {name}: {DESCRIPTIONS[name]}")
    _tell_reminders(merged.catalogue)
    print(f"faq: {len(faq)} entries")
    _tell_answers(faq, merged.catalogue)
    _tell_chat(content, found, merged.left_out)


def _answered(content: Content, entry: Entry) -> list[str]:
    """The events for which this has an answer that the FAQ's files have not: one from the chat."""
    filed = content.faq.entries.get(entry.id)
    lacking = filed.lacks(content.events) if filed else []
    return [event for event in lacking if event not in entry.lacks(content.events)]


def _tell_answers(faq: Faq, events: Catalogue) -> None:
    for entry in faq:
        if lacking := entry.lacks(events):
            of = "" if entry.unanswered else f" ({', '.join(lacking)})"
            print(f"  still to be answered: {entry.id}: {entry.question('en')}{of}")


def _tell_chat(content: Content, found: Supplied | None, left_out: Sequence[object]) -> None:
    """Where the database stands above the files, and what was answered in the chat alone."""
    if found is None:
        print("database: not there, or not to be read now; whether it overrides a file was not looked at")
        return
    for one in found.settings:
        if (event := content.events.get(one.event)) is None:
            continue
        filed = overrides.shown(overrides.value(event, one.name), "en") or "nothing"
        what = f"the file says {filed}, the chat {one.value}"
        print(f"  overridden: {one.event}: {one.name}: {what}{'; it does not fit any more' * (one in left_out)}")
    for name, event_id in dict.fromkeys((answer.name, answer.event) for answer in found.answers):
        print(f"  answered in the chat: {name}{f' ({event_id})' if event_id else ''}")


def _tell_reminders(events: Catalogue) -> None:
    """When each reminder goes out, the quiet hours kept, and to whom."""
    desk = events.desk
    print(f"reminders, {desk.zone} time (quiet from {desk.quiet.from_:%H:%M} to {desk.quiet.to:%H:%M}):")
    for slot in timetable.timetable(events.values(), desk):
        print(f"  {_when(slot, desk.zone)}  {slot.event.id}  {slot.reminder.id}: {WHOM[slot.reminder.to]}")


def _when(slot: Slot, zone: str) -> str:
    due, written = (moment.astimezone(ZoneInfo(zone)) for moment in (slot.due, slot.reminder.due(slot.event)))
    if not slot.is_possible:
        return f"never ({written:%a %Y-%m-%d %H:%M} is too late for it)"
    return f"{due:%a %Y-%m-%d %H:%M}" + (f" (not {written:%a %H:%M}: quiet)" if slot.is_moved else "")
