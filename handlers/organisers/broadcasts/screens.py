"""The steps in which a broadcast is made, as screens in the admin chat."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum
from html import unescape
from zoneinfo import ZoneInfo

from db.broadcasts import Broadcast, Words
from db.segments import Filter, Group, Segment, Size, Somebody
from db.times import instant, milliseconds
from events.moments import instant as in_utc
from handlers import payloads
from handlers.context import Services
from handlers.organisers.broadcasts import audience, run_screens
from handlers.screens import Key, Rows, Screen, in_rows, rows
from handlers.texts import Html, Say

EVERYBODY = "everybody"
BEGINNING = 160  # characters of a text that the overview shows


class Step(StrEnum):
    """Where the making of a broadcast stands; the filters are steps of their own, by their names."""

    EVENT = "event"
    GROUPS = "groups"
    TEXT = "text"
    WHEN = "when"
    PREVIEW = "preview"


def event(services: Services, say: Say, found: Broadcast) -> Screen:
    events = [
        Key(one.short.in_(say.language), payloads.CastEvent(found.id, one.id)) for one in services.events.values()
    ]
    everybody = Key(say.plain("button.cast_everybody"), payloads.CastEvent(found.id, EVERYBODY))
    text = Html(f"{_head(say, found, 1)}\n\n{say('broadcast.which_event')}")
    return Screen(text, (*in_rows(events), (everybody,), (_drop(say, found),)))


def groups(services: Services, say: Say, found: Broadcast, size: Size, sample: Sequence[Somebody]) -> Screen:
    """Ticks for the groups, a button a filter, and who that is."""
    segment = found.segment
    ticks = [] if segment.everybody else [
        Key(
            _ticked(say.plain(f"button.cast_group_{group}"), group in segment.groups),
            payloads.CastTick(found.id, "groups", group),
        )
        for group in Group
    ]  # fmt: skip
    filters = [
        Key(_filter_label(say, one, len(segment.filter(one))), payloads.CastStep(found.id, one))
        for one in _filters(segment)
    ]
    lines = [
        _head(say, found, 1),
        Html(""),
        audience.in_words(services, say, segment),
        *audience.people(say, size, sample),
    ]
    if segment.is_nobody:
        lines.append(say("broadcast.tick_somebody"))
    return Screen(
        Html("\n".join(lines)), (*in_rows(ticks), *in_rows(filters), *_moves(say, found, Step.EVENT, Step.TEXT))
    )


def options(services: Services, say: Say, found: Broadcast, one: Filter, there: Sequence[tuple[str, int]]) -> Screen:
    """Ticks for the options of a filter; none ticked is all of them."""
    chosen = found.segment.filter(one)
    keys = [
        Key(
            _ticked(f"{audience.option_name(services, say, found.segment, one, option)} · {number}", option in chosen),
            payloads.CastTick(found.id, one, audience.check_of(option)),
        )
        for option, number in there
    ]
    text = say(f"broadcast.filter_{one}") if keys else say("broadcast.filter_empty")
    done = Key(say.plain("button.cast_done"), payloads.CastStep(found.id, Step.GROUPS))
    return Screen(Html(f"{_head(say, found, 1)}\n\n{text}"), (*in_rows(keys), (done,)))


def text(services: Services, say: Say, found: Broadcast) -> Screen:
    """What is written so far, and a button for each part."""
    lines = [_head(say, found, 2), Html("")]
    for language in services.texts.languages:
        lines.append(_written(say, language, found.messages))
    if found.file:
        lines.append(say(f"broadcast.has_{found.file.kind}"))
        if found.apart:
            lines.append(say("broadcast.apart"))
    write = [
        Key(
            say.plain("button.cast_write", language=audience.language_name(say, language)),
            payloads.CastWrite(found.id, language),
        )
        for language in services.texts.languages
    ]
    parts = [_part(say, found, "file", bool(found.file))]
    for language in found.messages:
        parts.append(_links_key(say, found, language))
    return Screen(
        Html("\n".join(lines)), (*in_rows(write), *in_rows(parts), *_moves(say, found, Step.GROUPS, Step.WHEN))
    )


def when(services: Services, say: Say, found: Broadcast, now: datetime) -> Screen:
    """Now, or at a moment; the quiet hours are pointed out."""
    zone = ZoneInfo(services.desk.zone)
    here = now.astimezone(zone)
    lines = [_head(say, found, 3), Html(""), say("broadcast.now_it_is", when=run_screens.at(services, say, now))]
    lines.append(due_line(services, say, found))
    if warning := quiet(services, say, found, now):
        lines.append(warning)
    keys = [Key(_ticked(say.plain("button.cast_now"), found.due is None), payloads.CastDue(found.id, 0))]
    for name, moment in _moments(here, services.desk.quiet.to):
        keys.append(Key(say.plain(f"button.cast_{name}", time=f"{moment:%H:%M}"), _due(found, moment, services)))
    keys.append(Key(say.plain("button.cast_other_moment"), payloads.CastWrite(found.id, "moment")))
    return Screen(Html("\n".join(lines)), (*in_rows(keys), *_moves(say, found, Step.TEXT, Step.PREVIEW)))


def ready(services: Services, say: Say, found: Broadcast, size: Size, now: datetime) -> Screen:
    """Below the preview: to whom and when, and the button that sends it."""
    lines = [
        _head(say, found, 4),
        Html(""),
        audience.in_words(services, say, found.segment),
        *audience.people(say, size, ()),
    ]
    lines.append(due_line(services, say, found))
    if warning := quiet(services, say, found, now):
        lines.append(warning)
    lines.append(say("broadcast.takes", duration=run_screens.duration(
        say, size.reachable * (1 + found.apart) / services.desk.broadcasts.per_second)))  # fmt: skip
    if services.desk.broadcasts.two_people:
        lines.append(say("broadcast.second_sends"))
    test = Key(say.plain("button.cast_test"), payloads.CastTest(found.id, found.version))
    send = Key(say.plain("button.cast_send", count=size.reachable), payloads.CastSend(found.id, found.version))
    back = Key(say.plain("button.cast_back"), payloads.CastStep(found.id, Step.WHEN))
    return Screen(Html("\n".join(lines)), rows(test, send, [back, _drop(say, found)]))


def due_line(services: Services, say: Say, found: Broadcast) -> Html:
    if found.due is None:
        return say("broadcast.goes_now")
    return say("broadcast.goes_at", when=run_screens.at(services, say, instant(found.due)))


def quiet(services: Services, say: Say, found: Broadcast, now: datetime) -> Html | None:
    """A word of warning when people would be woken."""
    moment = (instant(found.due) if found.due else now).astimezone(ZoneInfo(services.desk.zone))
    if not services.desk.quiet.holds(moment):
        return None
    hours = services.desk.quiet
    return say("broadcast.quiet", time=f"{moment:%H:%M}", start=f"{hours.from_:%H:%M}", end=f"{hours.to:%H:%M}")


def _filters(segment: Segment) -> list[Filter]:
    """Country and type are answers to an event's form."""
    return [Filter.LANGUAGES, Filter.SOURCES] if segment.everybody else list(Filter)


def _filter_label(say: Say, one: Filter, chosen: int) -> str:
    label = say.plain(f"button.cast_filter_{one}")
    return f"{label} ({chosen})" if chosen else label


def _written(say: Say, language: str, messages: Mapping[str, Words]) -> Html:
    name = audience.language_name(say, language)
    if (said := messages.get(language)) is None:
        return say("broadcast.not_written" if language == "en" else "broadcast.reads_english", language=name)
    lines = [say("broadcast.written", language=name, text=_beginning(said.text))]
    lines += [say("broadcast.link", label=label, url=url) for label, url in said.links]
    return Html("\n".join(lines))


def _beginning(html: str) -> str:
    plain = " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())
    return plain if len(plain) <= BEGINNING else f"{plain[: BEGINNING - 1]}…"


def _part(say: Say, found: Broadcast, part: str, there: bool) -> Key:
    if there:
        return Key(say.plain(f"button.cast_no_{part}"), payloads.CastClear(found.id, part))
    return Key(say.plain(f"button.cast_{part}"), payloads.CastWrite(found.id, part))


def _links_key(say: Say, found: Broadcast, language: str) -> Key:
    name = audience.language_name(say, language)
    if found.messages[language].links:
        return Key(say.plain("button.cast_no_links", language=name), payloads.CastClear(found.id, f"links_{language}"))
    return Key(say.plain("button.cast_links", language=name), payloads.CastWrite(found.id, f"links_{language}"))


def _moments(here: datetime, morning: time) -> list[tuple[str, datetime]]:
    """This afternoon while it is ahead, and tomorrow morning."""
    afternoon = here.replace(hour=17, minute=0, second=0, microsecond=0)
    tomorrow = datetime.combine(here.date() + timedelta(days=1), max(morning, time(9)))
    return [("today", afternoon)] * (afternoon > here) + [("tomorrow", tomorrow)]


def _due(found: Broadcast, local: datetime, services: Services) -> payloads.CastDue:
    return payloads.CastDue(found.id, milliseconds(in_utc(local, services.desk.zone)))


def _ticked(label: str, is_ticked: bool) -> str:
    return f"✓ {label}" if is_ticked else label


def _head(say: Say, found: Broadcast, number: int) -> Html:
    return say("broadcast.head", broadcast=found.id, number=number, author=found.author)


def _moves(say: Say, found: Broadcast, back: Step, onward: Step) -> Rows:
    return rows(
        [
            Key(say.plain("button.cast_back"), payloads.CastStep(found.id, back)),
            Key(say.plain("button.cast_next"), payloads.CastStep(found.id, onward)),
        ]
    )


def _drop(say: Say, found: Broadcast) -> Key:
    return Key(say.plain("button.cast_drop"), payloads.CastDrop(found.id))
