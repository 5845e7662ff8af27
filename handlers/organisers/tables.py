"""The registrations of an event as tables: by ids for programs, in words for people."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from db.registrations import Registration
from db.times import instant
from events import duplicates
from events.models import Event
from events.questions import Question
from handlers.organisers.cards import language_name
from handlers.organisers.sheets import Cell, Sheet
from handlers.texts import Say

PROGRAM_COLUMNS = ("reference", "event", "status", "language", "source", "created")


def exported(event: Event, needs: bool) -> list[Question]:
    """The questions whose answers are exported; `needs`: the sensitive ones too."""
    return [question for question in event.questions if needs or not question.sensitive]


def for_programs(event: Event, found: Sequence[Registration], needs: bool = False) -> Sheet:
    """A column a question, by id; moments in UTC."""
    asked, twice = exported(event, needs), duplicates.among(found)
    head = [*PROGRAM_COLUMNS, *(question.id for question in asked), "possible_duplicate"]
    rows = [
        [one.reference, one.event, str(one.status), one.language, one.source,
         instant(one.created).isoformat(timespec="seconds"),
         *(_stored(one.answers.get(question.id)) for question in asked), ", ".join(twice.get(one.id, ()))]
        for one in found
    ]  # fmt: skip
    return Sheet(event.id, head, rows)


def for_people(
    say: Say, event: Event, found: Sequence[Registration], arrived: Mapping[int, int], needs: bool = False
) -> Sheet:
    """Labels and options in words, moments in the event's zone; `arrived`: when who was checked in."""
    asked, twice = exported(event, needs), duplicates.among(found)
    head = [
        say.plain("export.reference"), say.plain("export.status"), *(q.label.in_(say.language) for q in asked),
        say.plain("export.duplicate"), say.plain("export.created"), say.plain("export.changed"),
        say.plain("export.arrived"), say.plain("export.language"), say.plain("export.source"),
    ]  # fmt: skip
    rows = [
        [one.reference, say.plain(f"export.status.{one.status}"),
         *(_shown(say, question, one.answers.get(question.id)) for question in asked),
         ", ".join(twice.get(one.id, ())), local(event, one.created),
         local(event, one.changed) if one.changed != one.created else None,
         local(event, arrived[one.id]) if one.id in arrived else None, language_name(say, one.language), one.source]
        for one in found
    ]  # fmt: skip
    return Sheet(event.short.in_(say.language), head, rows)


def local(event: Event, at: int) -> datetime:
    """A moment as the clocks at the event show it, to the second."""
    return instant(at).astimezone(ZoneInfo(event.zone)).replace(tzinfo=None, microsecond=0)


def _stored(value: object) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, dict):
        return f"{value['version']} {value['agreed']}"
    return None if value is None else str(value)


def _shown(say: Say, question: Question, value: object) -> Cell:
    # A consent is one word for people; which version it was, and when, stands in the CSV.
    return question.show(value, say.language) if question.holds(value) else _stored(value)  # type: ignore[arg-type]
