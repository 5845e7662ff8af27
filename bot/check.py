"""`clustersbot check`: reads the whole content and the settings, and lists what organisers must still supply."""

import asyncio
import sys
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.content import Content, Unreadable
from bot.settings import Settings, SettingsError, read_offline
from db import peek
from db.overrides import Override
from events import overrides, timetable
from events.catalogue import Catalogue
from events.facts import DESCRIPTIONS
from events.models import Audience
from events.timetable import Slot

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
        _tell(content)
        _tell_overrides(content, asyncio.run(peek.settings(settings.database_url)))
        print("OK")
        return FINE
    for problem in problems:
        print(f"clustersbot: {problem}", file=sys.stderr)
    return WRONG


def _tell(content: Content) -> None:
    """What is known, and what organisers must still supply."""
    for event in content.events.values():
        print(f"{event.id}: {event.title.in_('en')}, {event.starts} to {event.ends}")
        print(f"  registration closes {event.registration.closes} {event.registration.zone}")
        for name in event.unknowns():
            print(f"  still to be supplied: {name}: {DESCRIPTIONS[name]}")
    _tell_reminders(content.events)
    print(f"faq: {len(content.faq)} entries")
    for entry in content.faq:
        if entry.unanswered:
            print(f"  still to be answered: {entry.id}: {entry.question('en')}")


def _tell_overrides(content: Content, found: Sequence[Override] | None) -> None:
    """Where the database stands above an event's file."""
    if found is None:
        print("database: not there, or not to be read now; whether it overrides a file was not looked at")
        return
    left_out = overrides.merged(content.events, found).left_out
    for one in found:
        if (event := content.events.get(one.event)) is None:
            continue
        filed = overrides.shown(overrides.value(event, one.name), "en") or "nothing"
        what = f"the file says {filed}, the chat {one.value}"
        print(f"  overridden: {one.event}: {one.name}: {what}{'; it does not fit any more' * (one in left_out)}")


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
