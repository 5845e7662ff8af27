"""/stats in the admin chat: one picture of the registrations, and the same numbers in words below it."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import orjson
from telegram import Update

from db import outbox, questions, registrations, statistics
from db.engine import Transaction
from db.outbox import Promise
from events import countries
from events.models import Event
from handlers import dates
from handlers.context import Context, File, Letter, Reply, Services, Slow, message, topic_of
from handlers.organisers import figures
from handlers.organisers.figures import EventFigures, Figures
from handlers.screens import Screen
from handlers.texts import Html, Say

CHART = Path(__file__).with_name("chart.py")
PATIENCE = 90  # seconds; the first time matplotlib looks at all fonts
BEFORE = timedelta(days=13)  # a chart shows two weeks at least
MOST = 8  # countries and types in words
DAY = 24 * 60  # minutes


async def stats(update: Update, context: Context) -> None:
    """Owes the picture, and then the words."""
    chat = update.effective_chat
    assert chat is not None
    for kind in ("stats", "stats_words"):
        key, payload = f"{kind}:{update.update_id}", {"topic": topic_of(update)}
        await outbox.owe(context.tx, key=key, to=chat.id, kind=kind, payload=payload, now=context.at)


async def write_picture(tx: Transaction, services: Services, promise: Promise) -> Letter | None:
    say, count = services.texts.say(None), await _counting(tx, services)
    parameters = _to(promise) | {"caption": say("stats.caption"), "parse_mode": "HTML"}

    def make() -> Reply:
        picture = draw(_for_chart(say, services, count()))
        return Reply("send_photo", parameters, {"photo": File("statistics.png", picture)})

    return Slow(make)


async def write_words(tx: Transaction, services: Services, promise: Promise) -> Letter | None:
    say, count = services.texts.say(None), await _counting(tx, services)

    def make() -> Reply:
        reply = message(promise.recipient, Screen(in_words(say, count())))
        reply.parameters |= _to(promise)
        return reply

    return Slow(make)


def draw(told: Mapping[str, Any]) -> bytes:
    """The picture, drawn by another process. subprocess.CalledProcessError: it could not be."""
    command = [sys.executable, "-P", str(CHART)]
    done = subprocess.run(  # noqa: S603 - our own file
        command, input=orjson.dumps(told), capture_output=True, check=True, timeout=PATIENCE
    )
    return done.stdout


def in_words(say: Say, found: Figures) -> Html:
    """The same numbers, for whoever cannot see the picture."""
    parts = [Html("\n".join(_of_event(say, one))) for one in found.events]
    if found.countries:
        parts.append(say("stats.countries", list=_listed(_named_countries(say, found))))
        parts.append(say("stats.types", list=_listed(_named_types(say, found))))
    enquiries = [say("stats.enquiries", bot=found.by_bot, people=found.by_people, open=found.open)]
    if found.answer_minutes is not None:
        enquiries.append(say("stats.median", time=_duration(say, found.answer_minutes)))
    return Html("\n\n".join([*parts, Html("\n".join(enquiries))]))


async def _counting(tx: Transaction, services: Services) -> Callable[[], Figures]:
    """Reads what is to be counted; counting it takes its time, in a thread."""
    events = [*services.events.values()]
    found = {one.id: await registrations.of_event(tx, one.id) for one in events}
    unfinished, faq = await statistics.unfinished(tx), await questions.counts(tx)
    return partial(figures.of, events, found, unfinished, faq, await statistics.enquiries(tx))


def _to(promise: Promise) -> dict[str, Any]:
    topic = promise.payload.get("topic")
    return {"chat_id": int(promise.recipient)} | ({} if topic is None else {"message_thread_id": topic})


def _of_event(say: Say, one: EventFigures) -> list[Html]:
    modes = ", ".join(f"{_mode(say, one.event, mode)} {count}" for mode, count in one.by_mode.items() if count)
    key = "stats.event" if one.total else "stats.event_none"
    lines = [say(key, event=one.event.short.in_(say.language), count=one.total, modes=modes)]
    if one.waiting:
        lines.append(say("stats.waiting", count=one.waiting))
    if one.withdrawn:
        lines.append(say("stats.withdrawn", count=one.withdrawn))
    return [*lines, say("stats.forms", begun=one.begun, finished=one.finished)]


def _for_chart(say: Say, services: Services, found: Figures) -> dict[str, Any]:
    """What handlers/organisers/chart.py draws."""
    now = services.clock.now()
    zone = services.desk.zone
    forms = [
        [one.event.short.in_(say.language), [[say.plain("stats.finished"), one.finished],
         [say.plain("stats.unfinished"), one.begun - one.finished]]]
        for one in found.events
    ]  # fmt: skip
    answered = [("stats.by_bot", found.by_bot), ("stats.by_people", found.by_people), ("stats.open", found.open)]
    others = say.plain("stats.others")
    return {
        "title": say.plain("stats.title"),
        "when": dates.moment(say, now, zone, zone),
        "events": [_event_chart(say, one) for one in found.events],
        "countries": {"title": say.plain("stats.chart_countries"), "others": others,
                      "rows": _named_countries(say, found)},
        "types": {"title": say.plain("stats.chart_types"), "others": others, "rows": _named_types(say, found)},
        "forms": {"title": say.plain("stats.chart_forms"), "rows": forms},
        "enquiries": {"title": say.plain("stats.chart_enquiries"),
                      "rows": [["", [[f"{say.plain(key)}: {count}", count] for key, count in answered]]]},
    }  # fmt: skip


def _event_chart(say: Say, one: EventFigures) -> dict[str, Any]:
    used = [day for days in one.days.values() for day in days]
    last = max([one.closes, *used])
    first = min([last - BEFORE, *used])
    modes = [
        {"label": _mode(say, one.event, mode), "total": count, "days": _by_day(one.days.get(mode, {}))}
        for mode, count in one.by_mode.items()
    ]
    return {
        "title": say.plain("stats.chart_event", event=one.event.short.in_(say.language), count=one.total),
        "first": first.isoformat(), "last": last.isoformat(), "closes": one.closes.isoformat(),
        "deadline": say.plain("stats.deadline", day=dates.short_day(say, one.closes)), "modes": modes,
    }  # fmt: skip


def _by_day(days: Mapping[date, int]) -> dict[str, int]:
    return {day.isoformat(): count for day, count in days.items()}


def _mode(say: Say, event: Event, mode: str) -> str:
    if say.knows(f"stats.mode.{mode}"):
        return say.plain(f"stats.mode.{mode}")
    return event.question(figures.ATTENDANCE).show(mode, say.language) if mode else "–"


def _named_countries(say: Say, found: Figures) -> list[tuple[str, int]]:
    return [(countries.name(code, say.language), count) for code, count in found.countries]


def _named_types(say: Say, found: Figures) -> list[tuple[str, int]]:
    labels = {
        option.value: option.label
        for one in found.events
        for question in one.event.questions
        if question.id == figures.TYPE
        for option in question.buttons(say.language)
    }
    return [(labels.get(name, name), count) for name, count in found.types]


def _listed(rows: list[tuple[str, int]]) -> str:
    shown = [f"{name} {count}" for name, count in rows[:MOST]]
    rest = sum(count for _, count in rows[MOST:])
    return ", ".join([*shown, f"… {rest}"] if rest else shown)


def _duration(say: Say, minutes: int) -> str:
    if minutes < 120:
        return say.plain("stats.minutes", count=minutes)
    return (
        say.plain("stats.hours", count=round(minutes / 60))
        if minutes < 2 * DAY
        else say.plain("stats.days", count=round(minutes / DAY))
    )
