"""`clustersbot check`: reads the whole content and the settings, and lists what organisers must still supply."""

import sys

from bot.content import Content, Unreadable
from bot.settings import Settings, SettingsError, read_offline
from events.facts import DESCRIPTIONS

FINE, WRONG = 0, 2


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
    print(f"faq: {len(content.faq)} entries")
    for entry in content.faq:
        if entry.unanswered:
            print(f"  still to be answered: {entry.id}: {entry.question('en')}")
    print("OK")
