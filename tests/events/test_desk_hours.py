"""Working hours: how long a question has waited, and which mornings have a digest."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from events import desk_hours
from events.desk import Desk, Enquiries, Hours, Weekday

DESK = Desk()  # Monday to Friday, 9 to 17 in Vilnius; 4 hours; 9 o'clock


def vilnius(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo("Europe/Vilnius"))


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        ("2022-04-01 10:00", "2022-04-01 12:30", 2.5),  # a Friday
        ("2022-04-01 08:00", "2022-04-01 09:30", 0.5),  # before it opens
        ("2022-04-01 16:00", "2022-04-01 20:00", 1),  # after it closes
        ("2022-04-01 16:00", "2022-04-04 10:00", 2),  # over the weekend
        ("2022-04-02 10:00", "2022-04-03 18:00", 0),  # on the weekend
        ("2022-04-04 09:00", "2022-04-08 17:00", 40),  # a whole week
        ("2022-03-25 16:00", "2022-03-28 10:00", 2),  # the clocks went forward between
        ("2022-04-01 12:00", "2022-04-01 10:00", 0),  # backwards
        ("2020-01-01 12:00", "2022-04-01 17:00", 8 * 44),  # no more than sixty days are looked at
    ],
)
def test_only_working_hours_count(since: str, until: str, hours: float) -> None:
    assert desk_hours.worked(DESK, vilnius(since), vilnius(until)) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("asked", "now", "waited"),
    [
        ("2022-04-01 09:00", "2022-04-01 12:59", False),
        ("2022-04-01 09:00", "2022-04-01 13:00", True),
        ("2022-04-01 15:00", "2022-04-04 10:59", False),
        ("2022-04-01 15:00", "2022-04-04 11:00", True),
        ("2022-04-01 20:00", "2022-04-04 12:59", False),
    ],
)
def test_a_question_has_waited_after_four_working_hours(asked: str, now: str, waited: bool) -> None:
    assert desk_hours.has_waited(DESK, vilnius(asked), vilnius(now)) is waited


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2022-04-01 08:59", None),
        ("2022-04-01 09:00", date(2022, 4, 1)),
        ("2022-04-01 23:59", date(2022, 4, 1)),  # late, but the same day
        ("2022-04-02 09:00", None),  # a Saturday
        ("2022-04-04 09:00", date(2022, 4, 4)),
    ],
)
def test_working_days_have_a_digest_from_nine_on(now: str, day: date | None) -> None:
    assert desk_hours.morning(DESK, vilnius(now)) == day


def test_mondays_digest_goes_back_to_fridays() -> None:
    assert desk_hours.morning_before(DESK, date(2022, 4, 4)) == vilnius("2022-04-01 09:00")
    assert desk_hours.morning_before(DESK, date(2022, 4, 5)) == vilnius("2022-04-04 09:00")


def test_other_hours_days_and_patience_are_content() -> None:
    hours = Hours(days=(Weekday.SATURDAY,), opens="10:00", closes="12:00")  # type: ignore[arg-type]
    enquiries = Enquiries(nudge_after=1.5, digest_at="10:30")  # type: ignore[arg-type]
    desk = Desk(hours=hours, enquiries=enquiries, zone="Europe/Brussels")
    assert desk_hours.worked(desk, vilnius("2022-04-01 09:00"), vilnius("2022-04-03 09:00")) == timedelta(hours=2)
    assert desk_hours.morning(desk, vilnius("2022-04-02 11:29")) is None
    assert desk_hours.morning(desk, vilnius("2022-04-02 11:30")) == date(2022, 4, 2)
    assert desk_hours.morning_before(desk, date(2022, 4, 2)).date() == date(2022, 3, 26)
