"""The last steps of a broadcast, as screens: when it goes out, and the button that sends it."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from db.broadcasts import Broadcast
from db.segments import Size
from db.times import instant, milliseconds
from events.moments import instant as in_utc
from handlers import payloads
from handlers.context import Services
from handlers.organisers.broadcasts import audience, run_screens, steps
from handlers.organisers.broadcasts.steps import Step
from handlers.screens import Key, Screen, in_rows, rows
from handlers.texts import Html, Say


def when(services: Services, say: Say, found: Broadcast, now: datetime) -> Screen:
    """Now, or at a moment; the quiet hours are pointed out."""
    zone = ZoneInfo(services.desk.zone)
    here = now.astimezone(zone)
    lines = [steps.head(say, found, 3), Html(""), say("broadcast.now_it_is", when=run_screens.at(services, say, now))]
    lines.append(due_line(services, say, found))
    if warning := quiet(services, say, found, now):
        lines.append(warning)
    keys = [Key(steps.ticked(say.plain("button.cast_now"), found.due is None), payloads.CastDue(found.id, 0))]
    for name, moment in _moments(here, services.desk.quiet.to):
        keys.append(Key(say.plain(f"button.cast_{name}", time=f"{moment:%H:%M}"), _due(found, moment, services)))
    keys.append(Key(say.plain("button.cast_other_moment"), payloads.CastWrite(found.id, "moment")))
    return Screen(Html("\n".join(lines)), (*in_rows(keys), *steps.moves(say, found, Step.TEXT, Step.PREVIEW)))


def ready(services: Services, say: Say, found: Broadcast, size: Size, now: datetime) -> Screen:
    """Below the preview: to whom and when, and the button that sends it."""
    lines = [
        steps.head(say, found, 4),
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
    return Screen(Html("\n".join(lines)), rows(test, send, [back, steps.drop(say, found)]))


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


def _moments(here: datetime, morning: time) -> list[tuple[str, datetime]]:
    """This afternoon while it is ahead, and tomorrow morning."""
    afternoon = here.replace(hour=17, minute=0, second=0, microsecond=0)
    tomorrow = datetime.combine(here.date() + timedelta(days=1), max(morning, time(9)))
    return [("today", afternoon)] * (afternoon > here) + [("tomorrow", tomorrow)]


def _due(found: Broadcast, local: datetime, services: Services) -> payloads.CastDue:
    return payloads.CastDue(found.id, milliseconds(in_utc(local, services.desk.zone)))
