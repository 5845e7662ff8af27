"""`clustersbot check`: reads the whole content and the settings, and lists what organisers must still supply."""

import sys

from bot import app
from bot.settings import Settings, SettingsError, read
from events.catalogue import Catalogue
from events.facts import DESCRIPTIONS
from events.models import Event
from handlers import payloads

FINE, WRONG = 0, 2
TRIAL = "1:trial"


def run() -> int:
    """0 and what is missing, or 2 and every error with its file and place."""
    settings, problems = _settings()
    try:
        content = app.read_content(settings)
    except app.CONTENT_ERRORS as error:
        problems += str(error).splitlines()
    else:
        problems += _long_buttons(content.events)
        if not problems:
            _tell(content.events)
            return FINE
    for problem in problems:
        print(f"clustersbot: {problem}", file=sys.stderr)
    return WRONG


def _settings() -> tuple[Settings, list[str]]:
    """The settings; content can be checked before there is a token."""
    try:
        return read(), []
    except SettingsError as error:
        lines = str(error).splitlines()
    only_token = all(line.startswith("BOT_TOKEN: missing") for line in lines)
    try:
        settings = read(bot_token=TRIAL)
    except SettingsError:
        return Settings.model_construct(), lines
    return settings, [] if only_token else lines


def _long_buttons(events: Catalogue) -> list[str]:
    """Ids that are too long together for one of Telegram's buttons."""
    wrong = []
    for event in events.values():
        for question in event.questions:
            for candidate in question.buttons("en") or ():
                try:
                    payloads.Pick(event.id, question.id, str(candidate.value)).pack()
                except ValueError as error:
                    wrong.append(f"{event.id}: questions {question.id}: {error}")
    return wrong


def _tell(events: Catalogue) -> None:
    for event in events.values():
        print(f"{event.id}: {event.title.in_('en')}, {event.starts} to {event.ends}")
        print(f"  registration closes {event.registration.closes} {event.registration.zone}; {_questions(event)}")
        for name in event.unknowns():
            print(f"  still to be supplied: {name}: {DESCRIPTIONS[name]}")
    print("OK")


def _questions(event: Event) -> str:
    return f"{len(event.questions)} questions"
