"""What organisers see of a run: its bar while it goes on, and what came of it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from db.broadcast_runs import EVERYBODY, Kind, Run, State
from db.times import instant
from handlers import dates, payloads
from handlers.context import Services
from handlers.organisers.broadcasts.tally import Tally
from handlers.screens import Key, Rows, Screen, rows
from handlers.texts import Html, Say

CELLS = 12
LATE = "late"  # why a run has paused itself: its moment had passed
GOING = (State.SCHEDULED, State.PLANNING, State.RUNNING, State.PAUSED, State.STOPPING)


def progress(services: Services, say: Say, run: Run, tally: Tally, now: datetime) -> Screen:
    """The one message that is edited while a run goes on, and stays as its end."""
    head = say(f"broadcast.run_{run.kind}", number=run.broadcast)
    lines: list[Html | None]
    if run.state is State.SCHEDULED:
        when = at(services, say, instant(run.due))
        lines = [head, say("broadcast.scheduled", when=when)]
    elif run.state is State.PAUSED and run.began is None:
        when = at(services, say, instant(run.due))
        lines = [head, say("broadcast.scheduled", when=when), say("broadcast.is_paused")]
    elif run.state is State.PLANNING:
        lines = [head, say("broadcast.planning", count=run.total)]
    else:
        lines = [head, _bar(say, tally), figures(say, tally), _state(services, say, run, tally, now)]
    return Screen(Html("\n".join(line for line in lines if line)), _keys(say, run))


def figures(say: Say, tally: Tally) -> Html:
    """ "203 sent · 9 not reached (7 blocked the bot, 2 left Telegram) · 77 left"."""
    parts = [say("broadcast.sent", count=tally.sent)]
    if tally.not_reached:
        reasons = [say(f"broadcast.reason_{told}", count=number) for told, number in tally.unreachable]
        parts.append(say("broadcast.not_reached", count=tally.not_reached, reasons=Html(", ".join(reasons))))
    if tally.failed:
        parts.append(say("broadcast.failed", count=tally.failed))
    if tally.perhaps:
        parts.append(say("broadcast.perhaps", count=tally.perhaps))
    if tally.left:
        parts.append(say("broadcast.left", count=tally.left))
    return Html(" · ".join(parts))


def at(services: Services, say: Say, moment: datetime) -> str:
    """A moment as organisers live it."""
    zone = services.desk.zone
    return dates.moment(say, moment, zone, zone)


def state(say: Say, run: Run) -> str:
    """How it is with a run, in a line."""
    if run.state in (State.SCHEDULED, State.PLANNING, State.RUNNING):
        return say.plain("broadcast.is_going", number=run.broadcast)
    return say.plain(f"broadcast.is_{run.state}")


def _bar(say: Say, tally: Tally) -> Html:
    share = tally.settled / tally.total if tally.total else 1.0
    full = int(share * CELLS)
    return say("broadcast.bar", bar="█" * full + "░" * (CELLS - full), percent=int(share * 100))


def _state(services: Services, say: Say, run: Run, tally: Tally, now: datetime) -> Html | None:
    if run.state is State.RUNNING and tally.left:
        seconds = tally.left / services.desk.broadcasts.per_second
        done = (now + timedelta(seconds=seconds)).astimezone(ZoneInfo(services.desk.zone))
        return say("broadcast.done_at", time=dates.clock(say, done), duration=duration(say, seconds))
    if run.state is State.PAUSED and run.held and run.held != LATE:
        return say("broadcast.is_held", reason=run.held)
    if run.state in (State.PAUSED, State.STOPPING, State.STOPPED, State.DONE):
        return say(f"broadcast.is_{run.state}")
    return None


def duration(say: Say, seconds: float) -> str:
    """ "about 9 seconds", "about 4 minutes"."""
    if seconds < 90:
        return say.plain("broadcast.seconds", count=max(1, round(seconds)))
    return say.plain("broadcast.minutes", count=round(seconds / 60))


def _keys(say: Say, run: Run) -> Rows:
    def key(name: str, does: payloads.Button) -> Key:
        return Key(say.plain(f"button.{name}"), does)

    stop = key("run_stop", payloads.RunStop(run.id))
    match run.state:
        case State.SCHEDULED if run.kind is Kind.SEND:
            return rows(key("run_call_off", payloads.RunCallOff(run.id)))
        case State.PLANNING:
            return rows(stop)
        case State.RUNNING:
            return rows([key("run_pause", payloads.RunPause(run.id)), stop])
        case State.PAUSED if run.began is None:
            return rows(
                [key("run_resume", payloads.RunResume(run.id)), key("run_call_off", payloads.RunCallOff(run.id))]
            )
        case State.PAUSED:
            return rows([key("run_resume", payloads.RunResume(run.id)), stop])
        case State.STOPPED:
            return rows(key("run_go_on", payloads.RunResume(run.id)))
    return ()


def held(services: Services, say: Say, run: Run) -> Screen:
    """Why a run has paused itself, and what can be done."""
    if run.held == LATE:
        text = say("broadcast.held_late", number=run.broadcast, when=at(services, say, instant(run.due)))
    else:
        text = say("broadcast.held", number=run.broadcast, reason=run.held or "")
    return Screen(text, _keys(say, run))


def after(say: Say, run: Run, tally: Tally, mailable: int, editable: bool) -> Rows:
    """What can be done once a broadcast is out."""
    keys = []
    if run.state is State.STOPPED and run.planned_to < EVERYBODY:
        keys.append(Key(say.plain("button.run_go_on"), payloads.RunResume(run.id)))
    elif run.state is State.STOPPED and tally.left:
        keys.append(Key(say.plain("button.run_send_rest", count=tally.left), payloads.RunResume(run.id)))
    if mailable:
        label = say.plain("button.cast_mail", count=mailable)
        keys.append(Key(label, payloads.CastAfter(run.broadcast, Kind.MAIL)))
    pair = []
    if editable and (tally.sent or tally.left):
        kinds = (Kind.CORRECT, Kind.TAKE_BACK) if tally.sent else (Kind.CORRECT,)
        pair = [Key(say.plain(f"button.cast_{kind}"), payloads.CastAfter(run.broadcast, kind)) for kind in kinds]
    return rows(*keys, pair)
