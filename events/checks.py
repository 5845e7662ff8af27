"""Whether the parts of an event file agree with each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from events.content import quoted, suggestion
from events.facts import DESCRIPTIONS
from events.moments import Anchor, Rule
from events.questions import Asked, Consent

Place = tuple[str | int, ...]


class Problem(NamedTuple):
    """What is wrong, and the place in the file, like ("questions", 3, "only_if")."""

    place: Place
    message: str


class Inconsistent(ValueError):
    """Raised with all that does not agree."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Parts:
    """The parts of an event that must agree; None stands for one that could not be read."""

    zone: str | None = None
    starts: date | datetime | None = None
    ends: date | datetime | None = None
    opens: datetime | None = None
    closes: datetime | None = None
    registration_zone: str | None = None
    changes_close: datetime | None = None
    waiting_closes: datetime | None = None
    questions: Sequence[Asked | None] = ()
    reminders: Sequence[tuple[str, str] | None] = ()  # id and when
    seats: Iterable[str] = ()
    facts: Iterable[str] = ()
    not_applicable: Sequence[str] = ()

    @property
    def anchors(self) -> dict[str, Anchor]:
        """The moments that a reminder may name, as far as they are known."""
        written = {
            "registration.opens": (self.opens, self.registration_zone),
            "registration.closes": (self.closes, self.registration_zone),
            "starts": (self.starts, self.zone),
            "ends": (self.ends, self.zone),
        }
        return {name: Anchor(when, zone) for name, (when, zone) in written.items() if when and zone}

    @property
    def complete(self) -> bool:
        """Whether every moment that the file must have could be read."""
        return {"registration.closes", "starts", "ends"} <= self.anchors.keys()


def problems(parts: Parts) -> list[Problem]:
    """Everything that does not agree."""
    checks = (_dates, _ids, _consent, _conditions, _seats, _facts, _reminders)
    return [problem for check in checks for problem in check(parts)]


def first_moment(day: date | datetime) -> datetime:
    """The hour it begins; if that is not known, the beginning of the day."""
    return day if isinstance(day, datetime) else datetime.combine(day, time.min)


def last_moment(day: date | datetime) -> datetime:
    """The hour it ends; if that is not known, the end of the day."""
    return day if isinstance(day, datetime) else datetime.combine(day + timedelta(days=1), time.min)


def _dates(parts: Parts) -> Iterator[Problem]:
    if parts.starts and parts.ends and first_moment(parts.starts) >= last_moment(parts.ends):
        yield Problem(("ends",), f"ends ({parts.ends}) is before starts ({parts.starts})")
    cut_offs = {
        ("registration", "closes"): parts.closes,
        ("registration", "changes_close"): parts.changes_close,
        ("waiting", "closes"): parts.waiting_closes,
    }
    for place, cut_off in cut_offs.items():
        if cut_off and parts.ends and cut_off > last_moment(parts.ends):
            yield Problem(place, f"{place[1]} ({cut_off}) is after the event has ended ({parts.ends})")
    if parts.opens and parts.changes_close and parts.changes_close < parts.opens:
        message = f"changes_close ({parts.changes_close}) is before opens ({parts.opens})"
        yield Problem(("registration", "changes_close"), message)


def _ids(parts: Parts) -> Iterator[Problem]:
    questions = [(i, q.id) for i, q in enumerate(parts.questions) if q]
    reminders = [(i, r[0]) for i, r in enumerate(parts.reminders) if r]
    yield from _repeated("questions", questions)
    yield from _repeated("reminders", reminders)


def _repeated(table: str, ids: list[tuple[int, str]]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, id_ in ids:
        if id_ in first:
            yield Problem((table, index, "id"), f'id "{id_}" is already that of {table}[{first[id_]}]; ids must differ')
        first.setdefault(id_, index)


def _consent(parts: Parts) -> Iterator[Problem]:
    asked = [question for question in parts.questions if isinstance(question, Consent)]
    if len(asked) != 1 and None not in parts.questions:
        yield Problem(("questions",), f'exactly one question of kind "consent" is needed; found: {len(asked)}')


def _conditions(parts: Parts) -> Iterator[Problem]:
    earlier: dict[str, Asked] = {}
    unread = None in parts.questions
    for index, question in enumerate(parts.questions):
        if question is None:
            continue
        for other, wanted in (question.only_if or {}).items():
            if message := _condition(other, wanted, earlier, unread):
                yield Problem(("questions", index, "only_if"), message)
        earlier[question.id] = question


def _condition(other: str, wanted: str | bool, earlier: Mapping[str, Asked], unread: bool) -> str | None:
    if (condition := earlier.get(other)) is None:
        # A question that could not be read may be the one that is meant.
        hint = suggestion(other, earlier)
        before = ", ".join(earlier) or "none"
        return None if unread and not hint else f'no question "{other}"{hint}; questions before it: {before}'
    allowed = condition.choosable
    if not allowed:
        return f'"{other}" cannot be a condition: it is not a choice, many or yes_no question'
    if wanted in allowed and isinstance(wanted, bool) == isinstance(allowed[0], bool):
        return None
    names = [str(value).lower() if isinstance(value, bool) else value for value in allowed]
    shown = str(wanted).lower() if isinstance(wanted, bool) else f'"{wanted}"'
    return f'"{other}" has no answer {shown}{suggestion(str(wanted), names)}; allowed: {", ".join(names)}'


def _seats(parts: Parts) -> Iterator[Problem]:
    attendance = next((q for q in parts.questions if q and q.id == "attendance"), None)
    if attendance is None and None in parts.questions:
        return
    allowed = [str(value) for value in attendance.choosable] if attendance else []
    for mode in parts.seats:
        if mode not in allowed:
            options = ", ".join(allowed) or "none (there is no question attendance)"
            yield Problem(("seats", mode), f"no attendance option {quoted([mode])}; allowed: {options}")


def _facts(parts: Parts) -> Iterator[Problem]:
    names = list(DESCRIPTIONS)
    for index, name in enumerate(parts.not_applicable):
        if name not in names:
            hint = suggestion(name, names)
            yield Problem(("not_applicable", index), f"no fact {quoted([name])}{hint}; allowed: {', '.join(names)}")
        elif name in {f"facts.{fact}" for fact in parts.facts}:
            yield Problem(("not_applicable", index), f"{quoted([name])} is given in [facts] too; remove one of the two")


def _reminders(parts: Parts) -> Iterator[Problem]:
    if not parts.complete or parts.zone is None:
        return
    for index, reminder in enumerate(parts.reminders):
        try:
            if reminder:
                Rule.parse(reminder[1]).instant(parts.anchors, parts.zone)
        except (ValueError, OverflowError) as error:
            yield Problem(("reminders", index, "when"), str(error))
