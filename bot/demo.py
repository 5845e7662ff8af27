"""`clustersbot demo`: the real bot, with the sandbox in Telegram's place, a mailbox and a clock that can be moved."""

import asyncio
import shutil
import signal
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import sandbox
from bot import app, demo_mail
from bot.content import Content
from bot.polling import Stop
from bot.settings import Settings, read
from events import timetable
from events.catalogue import Catalogue

FOLDER = Path("data/demo")
TOKEN = "2022:clusters-meet-regions"  # noqa: S105 - the sandbox's own, good for nothing else
START = datetime(2022, 4, 1, 9, tzinfo=ZoneInfo("Europe/Vilnius"))


async def run(port: int, fresh: bool) -> int:
    """Serves the page until it is stopped; its chats and database stay in data/demo. 1: the port is taken."""
    _make_room(fresh)
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    try:
        return await _serve(port, stop)
    except OSError as error:
        print(f"clustersbot: port {port} cannot be used ({error.strerror}); try --port {port + 1}", file=sys.stderr)
        return 1
    except Stop as stopped:
        print(f"clustersbot: {stopped}", file=sys.stderr)
        return stopped.code


def _make_room(fresh: bool) -> None:
    if fresh:
        shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)


async def _serve(port: int, stop: asyncio.Event) -> int:
    content = Content.read(_settings("", "", 0).content_dir)
    clock = sandbox.RunningClock(START)
    world = sandbox.Sandbox(
        token=TOKEN, clock=clock, store=FOLDER / "sandbox", mail=True, moments=moments(content.events)
    )
    async with world.serve(port=port) as url:
        if not world.people:
            world.person("Ana", language="en")
            world.person("Benas", language="lt")
            world.group("Organisers").add(world.person("Olga", language="en"), quietly=True)
        group = world.groups[0]
        settings = _settings(url, world.smtp_url, group.id)
        async with app.build(settings, content, clock, demo_mail.opener(world)) as bot:
            print(f"\n  The chat is here: {url}\n\n  Ctrl-C stops it; the chats are kept in {FOLDER}.\n", flush=True)
            await bot.run(stop)
    return 0


def _settings(url: str, smtp_url: str, group: int) -> Settings:
    return read(
        _env_file=None,
        bot_token=TOKEN,
        admin_chat_id=group or None,
        database_url=f"sqlite:///{FOLDER}/clustersbot.db",
        telegram_api_url=url or "http://127.0.0.1",
        smtp_url=smtp_url,
        mail_from="bot@clusters.example",
        webhook_url="",
        listen="127.0.0.1:0",
    )


def moments(events: Catalogue) -> list[sandbox.Moment]:
    """The page's buttons for the clock: where reminders arrive, and where registration is over."""
    slots = timetable.timetable(events.values(), events.desk)
    asking = [slot.due for slot in slots if slot.reminder.to in timetable.ASKS]
    telling = [slot.due for slot in slots if slot.reminder.to not in timetable.ASKS]
    closes = min(event.closes_at for event in events.values())
    named = {
        "to the first reminder": min(asking, default=None),
        "to the deadline": max((due for due in asking if due < closes), default=closes),
        "past the deadline": closes,
        "a week before": min(telling, default=None),
        "to the event": _morning(events),
    }
    return [sandbox.Moment(name, at) for name, at in named.items() if at]


def _morning(events: Catalogue) -> datetime | None:
    """The last reminder of the event that begins first."""
    first = next(iter(events.values()))
    return max((slot.due for slot in timetable.timetable([first], events.desk)), default=None)
