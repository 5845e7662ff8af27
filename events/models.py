"""What an event is, as its file says it: frozen, complete, checked."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Final, Self
from zoneinfo import ZoneInfo

from pydantic import (
    BeforeValidator,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from events import checks, countries
from events.b2match import Options
from events.content import Frozen, Id, LocalText, suggestion
from events.facts import Fact
from events.moments import Anchor, LocalDay, LocalMoment, Rule, ZoneName, instant
from events.questions import Consent, Question

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+\.[^\s]+$", max_length=500)]
Address = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Seats = Annotated[StrictInt, Field(ge=0)]


PLACEHOLDERS: Final = ("event", "starts", "closes", "place", "online", "left")
_IN_BRACES: Final = re.compile(r"\{([^{}]*)\}")


class RegistrationState(StrEnum):
    NOT_OPEN_YET = "not_open_yet"
    OPEN = "open"
    CLOSED = "closed"


class Audience(StrEnum):
    """Whom a reminder is for."""

    UNFINISHED = "unfinished"  # began the form and did not finish
    UNREGISTERED = "unregistered"  # know the bot, have not begun, and did not say "not for me"
    REGISTERED = "registered"
    ONSITE = "onsite"  # registered, in person
    ONLINE = "online"  # registered, online


class Place(Frozen):
    """Where it is; venue and address stay absent until they are confirmed."""

    city: LocalText
    country: CountryCode
    venue: LocalText | None = None
    address: LocalText | None = None

    def in_(self, language: str) -> str:
        """ "Vilnius, Lithuania", with venue and address before it once they are known."""
        known = [part.in_(language) for part in (self.venue, self.address, self.city) if part]
        return ", ".join([*known, countries.name(self.country, language)])


class Registration(Frozen):
    """When registration is open; local times of `zone`."""

    closes: LocalMoment
    opens: LocalMoment | None = None
    changes_close: LocalMoment | None = None  # until then answers are changed at once, later on request; absent: closes
    zone: ZoneName = "Europe/Brussels"

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.opens and self.opens >= self.closes:
            raise ValueError(f"opens ({self.opens}) must be before closes ({self.closes})")
        return self


class Waiting(Frozen):
    """The waiting list of an event whose seats are limited."""

    offer_hours: Annotated[StrictInt | StrictFloat, Field(gt=0, le=336)] = 24  # how long an offer holds a seat
    closes: LocalMoment | None = None  # in the event's zone; absent: when the event starts


class Link(Frozen):
    label: LocalText
    url: Url


def _as_rule(value: object) -> object:
    """TOML's own dates are welcome where a rule is expected."""
    text = value.isoformat() if isinstance(value, date) else value
    if isinstance(text, str):
        Rule.parse(text)
    return text


class Reminder(Frozen):
    """A message before a deadline; the names in `PLACEHOLDERS` may stand in braces in its text."""

    id: Id
    when: Annotated[str, BeforeValidator(_as_rule)]
    to: Audience
    text: LocalText
    at_night: StrictBool = False  # true: may go out between 21:00 and 8:00

    @field_validator("text")
    @classmethod
    def _fillable(cls, text: LocalText, reminder: ValidationInfo) -> LocalText:
        for name in (name for words in text.all for name in _IN_BRACES.findall(words)):
            if name == "left" and reminder.data.get("to") not in (None, Audience.UNFINISHED):
                raise ValueError('{left} tells how many questions are left: it fits to = "unfinished" only')
            if name not in PLACEHOLDERS:
                hint = suggestion(name, PLACEHOLDERS)
                raise ValueError(f"no placeholder {{{name}}}{hint}; allowed: {', '.join(PLACEHOLDERS)}")
        return text

    def due(self, event: "Event") -> datetime:
        """The instant it is due, in UTC; quiet hours are the caller's to respect."""
        return Rule.parse(self.when).instant(event.anchors, event.zone)


class Event(Frozen):
    """One event of content/events."""

    id: Id
    reference: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,6}$")]
    title: LocalText
    short: LocalText
    about: LocalText
    audience: LocalText
    organiser: LocalText
    contact: Address
    zone: ZoneName
    starts: LocalDay
    ends: LocalDay
    place: Place
    online: LocalText
    online_url: Url | None = None
    registration: Registration
    seats: Mapping[str, Seats] = {}
    waiting: Waiting = Waiting()
    facts: Mapping[Fact, LocalText] = {}
    not_applicable: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    b2match: Options | None = None
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=40)]
    reminders: tuple[Reminder, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if wrong := checks.problems(self._parts):
            raise checks.Inconsistent(wrong)
        return self

    @property
    def _parts(self) -> checks.Parts:
        return checks.Parts(
            zone=self.zone,
            starts=self.starts,
            ends=self.ends,
            opens=self.registration.opens,
            closes=self.registration.closes,
            registration_zone=self.registration.zone,
            changes_close=self.registration.changes_close,
            waiting_closes=self.waiting.closes,
            questions=self.questions,
            reminders=[(reminder.id, reminder.when) for reminder in self.reminders],
            seats=self.seats,
            facts=self.facts,
            not_applicable=self.not_applicable,
        )

    @property
    def consent(self) -> Consent:
        """The question that asks for consent: it names the text and its version."""
        return next(question for question in self.questions if isinstance(question, Consent))

    @property
    def opens_at(self) -> datetime | None:
        """When registration opens, in UTC; None: it is open from the start."""
        opens = self.registration.opens
        return opens and instant(opens, self.registration.zone)

    @property
    def closes_at(self) -> datetime:
        """When registration closes, in UTC."""
        return instant(self.registration.closes, self.registration.zone)

    @property
    def starts_at(self) -> datetime:
        """When the event begins, in UTC; without a known hour: the beginning of its first day."""
        return instant(checks.first_moment(self.starts), self.zone)

    @property
    def ends_at(self) -> datetime:
        """When the event is over, in UTC; without a known hour: the end of its last day."""
        return instant(checks.last_moment(self.ends), self.zone)

    @property
    def changes_close_at(self) -> datetime:
        """Until when answers and attendance are changed, and registrations withdrawn, without asking; in UTC."""
        return instant(self.registration.changes_close or self.registration.closes, self.registration.zone)

    @property
    def line_closes_at(self) -> datetime:
        """Until when people wait for a seat, and no offer goes beyond it; in UTC."""
        return instant(self.waiting.closes, self.zone) if self.waiting.closes else self.starts_at

    def offer_ends(self, now: datetime) -> datetime:
        """Until when an offer made now holds its seat."""
        return min(now + timedelta(hours=self.waiting.offer_hours), self.line_closes_at)

    @property
    def anchors(self) -> dict[str, Anchor]:
        """The moments that a reminder's `when` may name."""
        return self._parts.anchors

    @property
    def on_b2match(self) -> bool:
        """Whether meetings of this event are arranged on B2Match."""
        return self.b2match is not None or "b2match" in self.online.in_("en").lower()

    def closing(self, at: datetime) -> Self:
        """The same event for somebody whose registration closes then; what is later changed is asked as before."""
        changes = self.registration.changes_close or self.registration.closes
        local = at.astimezone(ZoneInfo(self.registration.zone)).replace(tzinfo=None)
        new = self.registration.model_copy(update={"closes": local, "changes_close": changes})
        return self.model_copy(update={"registration": new})

    def registration_state(self, now: datetime) -> RegistrationState:
        """Open from `opens` until the last instant before `closes_at`."""
        if self.opens_at and now < self.opens_at:
            return RegistrationState.NOT_OPEN_YET
        return RegistrationState.OPEN if now < self.closes_at else RegistrationState.CLOSED

    def question(self, question_id: str) -> Question:
        """The question with this id. KeyError if organisers have removed it."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def fact(self, name: Fact) -> LocalText | None:
        """What organisers have confirmed about this, if anything."""
        return self.facts.get(name)

    def unknowns(self) -> list[str]:
        """Dotted names of what organisers must still supply; facts.DESCRIPTIONS explains each."""
        known = {
            "starts": isinstance(self.starts, datetime),
            "ends": isinstance(self.ends, datetime),
            "place.venue": self.place.venue,
            "place.address": self.place.address,
            "online_url": self.online_url,
            "seats": self.seats,
        } | {f"facts.{fact}": fact in self.facts for fact in Fact}
        if self.b2match and not self.b2match.missing:
            known["facts.b2match_options"] = True
        if self.registration.changes_close:
            known["facts.changes"] = True
        return [name for name, value in known.items() if not value and name not in self.not_applicable]
