"""What /stats counts, of what is in the database; pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from zoneinfo import ZoneInfo

from db.questions import Outcome
from db.registrations import Registration, Status
from db.statistics import Handled
from events.models import Event
from handlers.organisers.tables import local

ANSWERED_BY_BOT = (Outcome.ANSWERED, Outcome.PICKED)
ATTENDANCE, TYPE, COUNTRY = "attendance", "organisation_type", "country"


@dataclass(frozen=True)
class EventFigures:
    """One event; days are the event's own, `modes` the options of attendance in the order of the form."""

    event: Event
    modes: Sequence[str]
    days: Mapping[str, Mapping[date, int]]  # by mode: how many registered on which day
    withdrawn: int
    waiting: int
    begun: int
    finished: int

    @property
    def by_mode(self) -> dict[str, int]:
        return {mode: sum(self.days.get(mode, {}).values()) for mode in self.modes}

    @property
    def total(self) -> int:
        return sum(self.by_mode.values())

    @property
    def closes(self) -> date:
        """The last day of registration, in the event's zone."""
        return self.event.closes_at.astimezone(ZoneInfo(self.event.registration.zone)).date()


@dataclass(frozen=True)
class Figures:
    """Everything that /stats tells; countries and types count people, however many events they come to."""

    events: Sequence[EventFigures]
    countries: Sequence[tuple[str, int]]
    types: Sequence[tuple[str, int]]
    by_bot: int
    by_people: int
    open: int
    answer_minutes: int | None  # the median


def of(
    events: Iterable[Event],
    registrations: Mapping[str, Sequence[Registration]],
    unfinished: Mapping[str, int],
    faq: Mapping[str, Mapping[Outcome, int]],
    enquiries: Sequence[Handled],
) -> Figures:
    each = [_event(one, registrations.get(one.id, ()), unfinished.get(one.id, 0)) for one in events]
    people = {r.chat_id: r.answers for found in registrations.values() for r in found if _counts(r)}
    waits = [one.answered_after for one in enquiries if one.answered_after is not None]
    return Figures(
        events=each,
        countries=Counter(str(a[COUNTRY]) for a in people.values() if a.get(COUNTRY)).most_common(),
        types=Counter(str(a[TYPE]) for a in people.values() if a.get(TYPE)).most_common(),
        by_bot=sum(outcomes.get(outcome, 0) for outcomes in faq.values() for outcome in ANSWERED_BY_BOT),
        by_people=len(waits),
        open=sum(one.open for one in enquiries),
        answer_minutes=round(median(waits) / 60_000) if waits else None,
    )


def _counts(one: Registration) -> bool:
    """Whether they take part, also while they wait for a seat."""
    return one.attends is not None


def _event(event: Event, found: Sequence[Registration], unfinished: int) -> EventFigures:
    days: dict[str, Counter[date]] = {}
    for one in filter(_counts, found):
        days.setdefault(one.attends or "", Counter())[local(event, one.created).date()] += 1
    offered = [str(m) for question in event.questions if question.id == ATTENDANCE for m in question.choosable]
    return EventFigures(
        event=event,
        modes=list(dict.fromkeys([*offered, *days])),
        days=days,
        withdrawn=sum(one.status is Status.WITHDRAWN for one in found),
        waiting=sum(one.status in (Status.WAITING, Status.OFFERED) for one in found),
        begun=len(found) + unfinished,
        finished=len(found),
    )
