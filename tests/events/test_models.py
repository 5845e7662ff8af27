"""What an event file means: deadlines, reminders, what is still unknown."""

from datetime import UTC, datetime

import pytest

from events.facts import DESCRIPTIONS, Fact
from events.models import Audience, Event, RegistrationState
from events.moments import Anchor, Rule
from tests.events.shipped import matchmaking, shipped, workshop

BOTH = pytest.mark.parametrize("event", [workshop(), matchmaking()], ids=lambda event: event.id)


@BOTH
def test_registration_closes_at_2359_in_brussels_which_is_0059_in_vilnius(event: Event) -> None:
    assert event.closes_at == datetime.fromisoformat("2022-04-14T23:59:00+02:00")
    assert event.closes_at == datetime.fromisoformat("2022-04-15T00:59:00+03:00")


@BOTH
@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2022-01-01T00:00:00+00:00", RegistrationState.OPEN),
        ("2022-04-14T23:58:59+02:00", RegistrationState.OPEN),
        ("2022-04-14T23:59:00+02:00", RegistrationState.CLOSED),
        ("2022-04-15T00:58:59+03:00", RegistrationState.OPEN),
    ],
)
def test_registration_is_open_until_it_closes(event: Event, now: str, state: RegistrationState) -> None:
    assert event.registration_state(datetime.fromisoformat(now)) is state


def test_registration_is_not_open_before_it_opens() -> None:
    data = workshop().model_dump()
    data["registration"]["opens"] = "2022-03-01 09:00"
    event = Event.model_validate(data)
    assert event.registration_state(datetime(2022, 3, 1, 7, 59, tzinfo=UTC)) is RegistrationState.NOT_OPEN_YET
    assert event.registration_state(datetime(2022, 3, 1, 8, tzinfo=UTC)) is RegistrationState.OPEN


@BOTH
def test_every_audience_gets_the_reminders_of_the_issue(event: Event) -> None:
    for audience in (Audience.UNFINISHED, Audience.UNREGISTERED):
        due = [f"{reminder.due(event):%d %H:%M}" for reminder in event.reminders if reminder.to is audience]
        assert due == ["07 07:00", "11 07:00", "13 07:00", "14 18:59"]  # UTC: 10:00 in Vilnius, 3 hours before the end
    assert [r.due(event).hour for r in event.reminders if r.to is Audience.ONSITE] == [7, 7, 5]


ANCHORS = {
    "registration.closes": Anchor(datetime(2022, 4, 14, 23, 59), "Europe/Brussels"),
    "starts": Anchor(datetime(2022, 3, 28, 9, 0), "Europe/Vilnius"),
    "ends": Anchor(datetime(2022, 4, 27).date(), "Europe/Vilnius"),
}


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        ("7 days before registration.closes at 10:00", "2022-04-07T10:00+03:00"),
        ("3 hours before registration.closes", "2022-04-14T20:59+02:00"),
        ("1 hour before starts", "2022-03-28T08:00+03:00"),
        ("2 days before starts", "2022-03-26T09:00+02:00"),  # the clocks changed on the 27th
        ("on starts at 8:00", "2022-03-28T08:00+03:00"),
        ("on the day of ends at 08:00", "2022-04-27T08:00+03:00"),
        ("1 week after ends at 12:30", "2022-05-04T12:30+03:00"),
        ("2022-04-13 10:00", "2022-04-13T10:00+03:00"),
        ("2022-04-13T10:00:00+00:00", "2022-04-13T10:00+00:00"),
    ],
)
def test_a_reminders_moment(rule: str, due: str) -> None:
    assert Rule.parse(rule).instant(ANCHORS, "Europe/Vilnius") == datetime.fromisoformat(due)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("7 dyas before starts", "allowed:"),
        ("7 days before registration.close at 10:00", 'did you mean "registration.closes"?'),
        ("7 days before starts at 25:00", "not an hour"),
        ("2 hours before starts at 10:00", "fits days and weeks"),
        ("1 hour before ends", "the hour of ends is not known"),
        ("1 day before registration.opens at 10:00", "not in this file"),
        ("2022-02-30 10:00", "allowed:"),
    ],
)
def test_a_moment_that_cannot_be_says_why(rule: str, said: str) -> None:
    with pytest.raises(ValueError, match=r".") as wrong:
        Rule.parse(rule).instant(ANCHORS, "Europe/Vilnius")
    assert said in str(wrong.value)


@BOTH
def test_what_organisers_must_still_supply_is_listed_and_explained(event: Event) -> None:
    unknown = event.unknowns()
    assert {"starts", "place.venue", "online_url", "facts.cost", "facts.certificate"} <= set(unknown)
    assert all(DESCRIPTIONS[name] for name in unknown)


def test_only_matchmaking_must_say_how_meetings_are_booked() -> None:
    assert "facts.booking" in matchmaking().unknowns()
    assert "facts.booking" not in workshop().unknowns()


def test_every_fact_is_explained() -> None:
    assert {f"facts.{fact}" for fact in Fact} == {name for name in DESCRIPTIONS if name.startswith("facts.")}


def test_the_place_is_named_in_the_persons_language() -> None:
    assert workshop().place.in_("en") == "Vilnius, Lithuania"
    assert workshop().place.in_("lt-LT") == "Vilnius, Lietuva"


def test_both_events_are_complete_in_english_and_lithuanian() -> None:
    for event in shipped().values():
        for question in event.questions:
            texts = [question.ask, question.label, question.example, question.note]
            assert all(set(text.root) >= {"en", "lt"} for text in texts if text), question.id
            assert question.ask.in_("en").endswith("?")
            assert question.example or question.buttons("en"), question.id
        assert all(set(reminder.text.root) >= {"en", "lt"} for reminder in event.reminders)


def test_a_text_that_is_missing_in_a_language_is_given_in_english() -> None:
    assert workshop().title.in_("fi") == workshop().title.in_("en")
    assert shipped().consent(workshop(), "fi") == shipped().consent(workshop(), "en")
    assert shipped().consent(workshop(), "lt") != shipped().consent(workshop(), "en")
    assert "2018/1725" in shipped().consent(workshop(), "lt")
