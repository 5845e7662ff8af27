"""The organisers' time: how long somebody was at the desk, whose patience is over, and which morning it is."""

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from events.desk import Desk

DAY: Final = timedelta(days=1)
LONGEST: Final = 60  # days that are looked at: more than anybody waits


def worked(desk: Desk, since: datetime, until: datetime) -> timedelta:
    """How much of the time between two instants somebody was at the desk."""
    zone = ZoneInfo(desk.zone)
    since = max(since, until - LONGEST * DAY)
    day, last, total = since.astimezone(zone).date(), until.astimezone(zone).date(), timedelta()
    while day <= last:
        if desk.hours.are_on(day):
            opens = datetime.combine(day, desk.hours.opens, zone)
            closes = datetime.combine(day, desk.hours.closes, zone)
            total += max(timedelta(), min(closes, until) - max(opens, since))
        day += DAY
    return total


def has_waited(desk: Desk, since: datetime, now: datetime) -> bool:
    """Whether a question asked then has waited so long that the organisers are to be reminded."""
    return worked(desk, since, now) >= timedelta(hours=desk.enquiries.nudge_after)


def morning(desk: Desk, now: datetime) -> date | None:
    """The working day whose digest may be told now: from its hour on, until the day is over."""
    local = now.astimezone(ZoneInfo(desk.zone))
    is_time = desk.hours.are_on(local.date()) and local.time() >= desk.enquiries.digest_at
    return local.date() if is_time else None


def morning_before(desk: Desk, day: date) -> datetime:
    """When the digest before this day's was due: on the working day before it."""
    before = day - DAY
    while not desk.hours.are_on(before) and day - before < 8 * DAY:
        before -= DAY
    return datetime.combine(before, desk.enquiries.digest_at, ZoneInfo(desk.zone))
