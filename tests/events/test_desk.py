"""The desk's file: all of it may be left out, and what is wrong in it is said with its line."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from events import catalogue
from events.desk import Desk, Quiet, Weekday
from tests.town import CONTENT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def test_without_the_file_the_usual_rules_hold(folder: Path) -> None:
    (folder / "desk.toml").unlink()
    assert catalogue.load(folder).desk == Desk()


def test_the_shipped_file_is_read() -> None:
    desk = catalogue.load(CONTENT).desk
    assert desk.enquiries.expectation is not None
    assert desk.hours.are_on(date(2022, 4, 1)) and not desk.hours.are_on(date(2022, 4, 2))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('[hours]\nopens = "9 o\'clock"', 'opens: "9 o\'clock" is no hour of the day'),
        ("[enquiries]\nopen_at_one = 3", 'no such key (did you mean "open_at_once"?)'),
        ('[hours]\nopens = "18:00"', "must be before closes"),
        ("[broadcasts]\nper_second = 31", "31"),
        ("[quite]\nfrom = 1", 'did you mean "quiet"'),
    ],
)
def test_a_slip_is_named_with_its_place(folder: Path, line: str, said: str) -> None:
    (folder / "desk.toml").write_text(line, "utf-8")
    with pytest.raises(catalogue.ContentError) as found:
        catalogue.load(folder)
    assert said in str(found.value)
    assert "desk.toml" in str(found.value)


def test_quiet_hours_go_over_midnight() -> None:
    quiet = Quiet()
    assert [quiet.holds(datetime(2022, 4, 14, hour)) for hour in (20, 21, 2, 7, 8)] == [False, True, True, True, False]
    assert Weekday.of(date(2022, 4, 27)) is Weekday.WEDNESDAY
