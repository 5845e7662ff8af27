"""The first step of a broadcast, as screens: whom it is for."""

from collections.abc import Sequence

from db.broadcasts import Broadcast
from db.segments import Filter, Group, Segment, Size, Somebody
from handlers import payloads
from handlers.context import Services
from handlers.organisers.broadcasts import audience, steps
from handlers.organisers.broadcasts.steps import Step
from handlers.screens import Key, Screen, in_rows
from handlers.texts import Html, Say

EVERYBODY = "everybody"


def event(services: Services, say: Say, found: Broadcast) -> Screen:
    events = [
        Key(one.short.in_(say.language), payloads.CastEvent(found.id, one.id)) for one in services.events.values()
    ]
    everybody = Key(say.plain("button.cast_everybody"), payloads.CastEvent(found.id, EVERYBODY))
    text = Html(f"{steps.head(say, found, 1)}\n\n{say('broadcast.which_event')}")
    return Screen(text, (*in_rows(events), (everybody,), (steps.drop(say, found),)))


def groups(services: Services, say: Say, found: Broadcast, size: Size, sample: Sequence[Somebody]) -> Screen:
    """Ticks for the groups, a button a filter, and who that is."""
    segment = found.segment
    ticks = [] if segment.everybody else [
        Key(
            steps.ticked(say.plain(f"button.cast_group_{group}"), group in segment.groups),
            payloads.CastTick(found.id, "groups", group),
        )
        for group in Group
    ]  # fmt: skip
    filters = [
        Key(_filter_label(say, one, len(segment.filter(one))), payloads.CastStep(found.id, one))
        for one in _filters(segment)
    ]
    lines = [
        steps.head(say, found, 1),
        Html(""),
        audience.in_words(services, say, segment),
        *audience.people(say, size, sample),
    ]
    if segment.is_nobody:
        lines.append(say("broadcast.tick_somebody"))
    return Screen(
        Html("\n".join(lines)), (*in_rows(ticks), *in_rows(filters), *steps.moves(say, found, Step.EVENT, Step.TEXT))
    )


def options(services: Services, say: Say, found: Broadcast, one: Filter, there: Sequence[tuple[str, int]]) -> Screen:
    """Ticks for the options of a filter; none ticked is all of them."""
    chosen = found.segment.filter(one)
    keys = [
        Key(
            steps.ticked(
                f"{audience.option_name(services, say, found.segment, one, option)} · {number}", option in chosen
            ),
            payloads.CastTick(found.id, one, audience.check_of(option)),
        )
        for option, number in there
    ]
    text = say(f"broadcast.filter_{one}") if keys else say("broadcast.filter_empty")
    done = Key(say.plain("button.cast_done"), payloads.CastStep(found.id, Step.GROUPS))
    return Screen(Html(f"{steps.head(say, found, 1)}\n\n{text}"), (*in_rows(keys), (done,)))


def _filters(segment: Segment) -> list[Filter]:
    """Country and type are answers to an event's form."""
    return [Filter.LANGUAGES, Filter.SOURCES] if segment.everybody else list(Filter)


def _filter_label(say: Say, one: Filter, chosen: int) -> str:
    label = say.plain(f"button.cast_filter_{one}")
    return f"{label} ({chosen})" if chosen else label
