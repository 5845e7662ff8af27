"""When reminders really go out: nobody is woken, and nothing comes when it is of no use any more."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import timetable
from events.desk import Desk, Quiet
from events.models import Audience, Event
from events.timetable import Step
from tests.events.shipped import shipped, workshop

VILNIUS = "Europe/Vilnius"
DAY = timedelta(days=1)
MINUTES = st.integers(min_value=0, max_value=24 * 60 - 1).map(lambda n: time(n // 60, n % 60))
INSTANTS = st.datetimes(datetime(2022, 1, 1), datetime(2023, 1, 1), timezones=st.just(UTC))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(VILNIUS))


def changed(reminder: dict[str, object] | None = None, **values: object) -> Event:
    """The workshop with other times, and with this reminder only."""
    data = workshop().model_dump(by_alias=True) | values
    one = {"id": "one", "to": "online", "text": {"en": "Now"}} | (reminder or {"when": "1 day before starts at 10:00"})
    return Event.model_validate(data | {"reminders": [one]})


def due(event: Event, desk: Desk | None = None) -> str:
    [one] = timetable.timetable([event], desk or Desk())
    return f"{one.due.astimezone(ZoneInfo(VILNIUS)):%m-%d %H:%M}"


def test_the_shipped_reminders_are_due_when_people_are_awake() -> None:
    slots = timetable.timetable(shipped().values(), shipped().desk)
    local = [f"{slot.due.astimezone(ZoneInfo(VILNIUS)):%m-%d %H:%M}" for slot in slots if slot.event.id == "workshop"]
    assert list(dict.fromkeys(local)) == [
        "04-07 10:00", "04-11 10:00", "04-13 10:00", "04-14 20:00", "04-19 10:00", "04-25 10:00", "04-26 08:00",
    ]  # fmt: skip
    assert {slot.reminder.id for slot in slots if slot.is_moved} == {"closes_3h_unfinished", "closes_3h_new"}
    assert all(slot.is_possible for slot in slots)


@pytest.mark.parametrize(
    ("reminder", "starts", "expected"),
    [
        ({"when": "1 hour before starts"}, "2022-04-26 09:30", "04-26 08:30"),
        ({"when": "2 hours before starts"}, "2022-04-26 09:30", "04-26 08:00"),  # half past seven is too early
        ({"when": "1 hour before starts"}, "2022-04-26 08:00", "04-25 20:00"),  # at eight it begins already
        ({"when": "1 hour before starts", "at_night": True}, "2022-04-26 08:00", "04-26 07:00"),
        ({"when": "1 day before starts at 23:00"}, "2022-04-26", "04-26 08:00"),
        ({"when": "3 hours before registration.closes", "to": "unfinished"}, "2022-04-26", "04-14 20:00"),
        ({"when": "2022-04-20 21:00"}, "2022-04-26", "04-21 08:00"),
        ({"when": "2022-04-20 20:59"}, "2022-04-26", "04-20 20:59"),
    ],
)
def test_at_night_it_waits_for_the_morning_unless_that_is_too_late(
    reminder: dict[str, object], starts: str, expected: str
) -> None:
    assert due(changed(reminder, starts=starts)) == expected


def test_the_quiet_hours_are_the_desks() -> None:
    desk = Desk(quiet=Quiet.model_validate({"from": "23:00", "to": "06:30"}))
    event = changed({"when": "3 hours before registration.closes", "to": "unfinished"})
    assert due(event, desk) == "04-14 21:59"


@pytest.mark.parametrize(
    ("now", "step"),
    [
        ("2022-04-25 09:59", Step.WAIT),
        ("2022-04-25 10:00", Step.SEND),
        ("2022-04-25 15:59", Step.SEND),
        ("2022-04-25 16:00", Step.SKIP),
        ("2022-04-25 23:00", Step.SKIP),
    ],
)
def test_late_is_sent_within_six_hours_and_then_skipped(now: str, step: Step) -> None:
    [slot] = timetable.timetable([changed()], Desk())
    assert slot.step(Desk(), at(now)) is step


def test_what_is_late_in_the_evening_waits_and_is_not_sent_at_night() -> None:
    [slot] = timetable.timetable([changed({"when": "2022-04-20 19:00"})], Desk())
    assert slot.step(Desk(), at("2022-04-20 20:59")) is Step.SEND
    assert slot.step(Desk(), at("2022-04-20 21:00")) is Step.WAIT
    assert slot.step(Desk(), at("2022-04-21 08:00")) is Step.SKIP


@pytest.mark.parametrize("to", [Audience.UNFINISHED, Audience.UNREGISTERED])
def test_nobody_is_asked_to_register_when_that_is_impossible(to: Audience) -> None:
    [slot] = timetable.timetable([changed({"when": "1 day after registration.closes at 10:00", "to": to})], Desk())
    assert not slot.is_possible
    assert slot.step(Desk(), slot.due) is Step.SKIP


def test_nobody_is_asked_to_register_before_registration_opens() -> None:
    registration = {"closes": "2022-04-14 23:59", "opens": "2022-04-13 12:00", "zone": VILNIUS}
    event = changed({"when": "2022-04-13 10:00", "to": "unfinished"}, registration=registration)
    [slot] = timetable.timetable([event], Desk())
    assert slot.step(Desk(), at("2022-04-13 11:59")) is Step.WAIT
    assert slot.step(Desk(), at("2022-04-13 12:00")) is Step.SEND


def test_on_the_day_of_registering_nobody_is_told_that_it_is_in_a_day() -> None:
    [slot] = timetable.timetable([changed()], Desk())
    assert slot.registered_before == at("2022-04-25 00:00")
    [hour] = timetable.timetable([changed({"when": "1 hour before starts"}, starts="2022-04-26 10:00")], Desk())
    assert hour.registered_before == at("2022-04-26 09:00")


@given(
    moment=INSTANTS, left=st.none() | st.timedeltas(timedelta(minutes=1), timedelta(days=9)), begin=MINUTES, end=MINUTES
)
def test_never_in_the_quiet_hours_never_too_late_and_never_early_but_the_evening_before(
    moment: datetime, left: timedelta | None, begin: time, end: time
) -> None:
    zone, quiet = ZoneInfo(VILNIUS), Quiet.model_validate({"from": begin, "to": end})
    last = moment + left if left else None
    sent = timetable.kept_quiet(moment, last, quiet, VILNIUS)
    assert not quiet.holds(sent.astimezone(zone)) or _awake(quiet) < timedelta(hours=2)
    assert last is None or sent < last
    assert moment - DAY - timedelta(hours=2) < sent < moment + DAY + timedelta(hours=2)
    if sent < moment:
        assert quiet.holds(moment.astimezone(zone))
        assert last is not None  # the morning after would have been too late


@given(moment=INSTANTS, now=INSTANTS)
def test_what_is_sent_is_sent_awake_in_time_and_not_before_it_is_due(moment: datetime, now: datetime) -> None:
    when = f"{moment.astimezone(ZoneInfo(VILNIUS)):%Y-%m-%d %H:%M}"
    [slot] = timetable.timetable([changed({"when": when, "to": "unfinished"})], Desk())
    if slot.step(Desk(), now) is Step.SEND:
        assert slot.due <= now < slot.due + timedelta(hours=6)
        assert now < slot.event.closes_at
        assert 8 <= now.astimezone(ZoneInfo(VILNIUS)).hour < 21


def _awake(quiet: Quiet) -> timedelta:
    any_day = datetime(2022, 1, 1)
    asleep = datetime.combine(any_day, quiet.to) - datetime.combine(any_day, quiet.from_)
    return DAY - asleep % DAY
