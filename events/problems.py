"""What pydantic found wrong in a content file, said so that its author can repair it."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from events.b2match import Options
from events.checks import Inconsistent, Parts, Place, Problem, problems
from events.content import suggestion
from events.desk import Desk
from events.models import Event, Link, Registration, Reminder, Waiting
from events.models import Place as EventPlace
from events.moments import LocalDay, LocalMoment, ZoneName
from events.questions import KINDS, Option, Question

_TABLES: dict[str, type[BaseModel]] = {
    "registration": Registration,
    "waiting": Waiting,
    "place": EventPlace,
    "reminders": Reminder,
    "links": Link,
    "options": Option,
    "b2match": Options,
}
_DESK_TABLES: dict[str, type[BaseModel]] = {
    name: field.annotation
    for name, field in Desk.model_fields.items()
    if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)
}


def of_file(data: Mapping[str, Any], error: ValidationError) -> list[Problem]:
    """Everything that is wrong with this file's data, not only what pydantic stopped at."""
    found = [problem for details in error.errors(include_url=False) for problem in _of(details)]
    # Pydantic compares the parts with each other only when each of them is right.
    further = problems(_readable(data))
    return list(dict.fromkeys([*found, *further]))


def of_desk(error: ValidationError) -> list[Problem]:
    """Everything that is wrong with the desk's file."""
    return [
        Problem(tuple(details["loc"]), _message(details, Desk, _DESK_TABLES))
        for details in error.errors(include_url=False)
    ]


def _of(details: ErrorDetails) -> Iterator[Problem]:
    cause = details.get("ctx", {}).get("error")
    if isinstance(cause, Inconsistent):
        yield from cause.problems
    else:
        yield Problem(_place(details["loc"]), _message(details, Event, _TABLES))


def _place(location: Place) -> Place:
    """The place in the file: pydantic adds the kind of a question and its own "[key]"."""
    inside = location[:1] == ("questions",)
    return tuple(
        step for i, step in enumerate(location) if not (inside and i == 2 and step in KINDS) and step != "[key]"
    )


def _message(details: ErrorDetails, root: type[BaseModel], tables: Mapping[str, type[BaseModel]]) -> str:
    context = details.get("ctx", {})
    found = _shown(details["input"])
    match details["type"]:
        case "extra_forbidden":
            return _unknown_key(details["loc"], root, tables)
        case "missing":
            return "is missing"
        case "value_error":
            return str(context["error"])
        case "union_tag_not_found":
            return f"kind is missing; allowed: {', '.join(KINDS)}"
        case "union_tag_invalid":
            return _not_allowed(str(context["tag"]), list(KINDS))
        case "enum":
            return _not_allowed(str(details["input"]), str(context["expected"]).replace("'", "").split(" or "))
        case "string_pattern_mismatch":
            return f"found {found}; it must match {context['pattern']}"
        case _:
            return f"{details['msg'][:1].lower()}{details['msg'][1:]}; found {found}"


def _not_allowed(found: str, allowed: list[str]) -> str:
    names = [name.strip() for part in allowed for name in part.split(",")]
    return f'found "{found[:60]}"{suggestion(found[:60], names)}; allowed: {", ".join(names)}'


def _unknown_key(location: Place, root: type[BaseModel], tables: Mapping[str, type[BaseModel]]) -> str:
    model = root
    for step in location[:-1]:
        model = tables.get(str(step)) or KINDS.get(str(step)) or model
    allowed = sorted(field.alias or name for name, field in model.model_fields.items())
    return f"no such key{suggestion(str(location[-1]), allowed)}; allowed: {', '.join(allowed)}"


def _shown(value: object) -> str:
    text = repr(value) if not isinstance(value, str) else f'"{value}"'
    return text if len(text) <= 60 else f"{text[:57]}..."


def _readable(data: Mapping[str, Any]) -> Parts:
    """The parts that can be read by themselves."""
    registration = data.get("registration")
    registration = registration if isinstance(registration, dict) else {}
    waiting = data.get("waiting")
    reminders = [_one("reminder", item) for item in _items(data, "reminders")]
    return Parts(
        zone=_one("zone", data.get("zone")),
        starts=_one("day", data.get("starts")),
        ends=_one("day", data.get("ends")),
        opens=_one("moment", registration.get("opens")),
        closes=_one("moment", registration.get("closes")),
        registration_zone=_one("zone", registration.get("zone", "Europe/Brussels")),
        changes_close=_one("moment", registration.get("changes_close")),
        waiting_closes=_one("moment", waiting.get("closes")) if isinstance(waiting, dict) else None,
        questions=[_one("question", item) for item in _items(data, "questions")],
        reminders=[(reminder.id, reminder.when) if reminder else None for reminder in reminders],
        seats=_names(data, "seats"),
        facts=_names(data, "facts"),
        not_applicable=[item for item in _items(data, "not_applicable") if isinstance(item, str)],
    )


@cache
def _readers() -> dict[str, TypeAdapter[Any]]:
    parts: dict[str, Any] = {
        "zone": ZoneName,
        "day": LocalDay,
        "moment": LocalMoment,
        "question": Question,
        "reminder": Reminder,
    }
    return {name: TypeAdapter(part) for name, part in parts.items()}


def _one(part: str, value: object) -> Any:
    try:
        return _readers()[part].validate_python(value)
    except ValidationError:
        return None


def _items(data: Mapping[str, Any], key: str) -> list[object]:
    value = data.get(key)
    return value if isinstance(value, list) else []


def _names(data: Mapping[str, Any], key: str) -> list[str]:
    value = data.get(key)
    return list(value) if isinstance(value, dict) else []
