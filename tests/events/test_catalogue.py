"""A slip in the content is named with file, line, place, what was found and what is allowed."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events import catalogue
from events.catalogue import ContentError
from tests.events.shipped import CONTENT, shipped

WORKSHOP = (CONTENT / "events" / "workshop.toml").read_text()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def wrong_in(content: Path) -> list[str]:
    with pytest.raises(ContentError) as error:
        catalogue.load(content)
    return [line.removeprefix(f"{content}/") for line in error.value.lines]


def change(content: Path, *changes: tuple[str, str]) -> list[str]:
    """What is said after these changes to the workshop's file."""
    text = WORKSHOP
    for found, instead in changes:
        assert found in text
        text = text.replace(found, instead, 1)
    (content / "events" / "workshop.toml").write_text(text)
    return wrong_in(content)


def test_the_shipped_content_is_right_and_in_order() -> None:
    assert list(shipped()) == ["workshop", "matchmaking"]
    assert shipped()["workshop"].reference == "CMR"


@pytest.mark.parametrize(
    ("found", "instead", "said"),
    [
        (
            'zone = "Europe/Vilnius"',
            'zone = "Europe/Vilnus"',
            ['zone: no time zone "Europe/Vilnus"', '"Europe/Vilnius"'],
        ),
        ('starts = "2022-04-26"', 'starts = "2022-04-31"', ['starts: "2022-04-31" is no date']),
        ('starts = "2022-04-26"', 'starts = "2022-04-28"', ["ends: ends (2022-04-27) is before starts (2022-04-28)"]),
        ('starts = "2022-04-26"', "starts = 26", ["starts: 26 is no date"]),
        ('closes = "2022-04-14 23:59"', 'closes = "2022-04-14"', ["registration.closes: the hour is missing"]),
        (
            'closes = "2022-04-14 23:59"',
            'closes = "2023-04-14 23:59"',
            ["registration.closes", "after the event has ended"],
        ),
        (
            'closes = "2022-04-14 23:59"',
            'closes = "2022-04-14 23:59"\nopens = "2022-04-15 09:00"',
            ["registration: opens (2022-04-15 09:00:00) must be before closes"],
        ),
        (
            'closes = "2022-04-14 23:59"',
            'closes = "2022-04-14 23:59"\nchanges_close = "2022-05-01 18:00"',
            ["registration.changes_close", "is after the event has ended (2022-04-27)"],
        ),
        (
            'closes = "2022-04-14 23:59"',
            'closes = "2022-04-14 23:59"\nopens = "2022-04-05 09:00"\nchanges_close = "2022-04-04 18:00"',
            ["registration.changes_close", "is before opens (2022-04-05 09:00:00)"],
        ),
        (
            "[waiting]",
            '[waiting]\ncloses = "2022-04-28 12:00"',
            ["waiting.closes: closes (2022-04-28 12:00:00) is after the event has ended"],
        ),
        ("[waiting]", '[waiting]\ncloses = "2022-04-25"', ["waiting.closes: the hour is missing"]),
        ("[waiting]", "[waiting]\noffer_hours = 0", ["waiting.offer_hours", "greater than 0; found 0"]),
        (
            "[waiting]",
            "[waiting]\nofer_hours = 24",
            ['waiting.ofer_hours: no such key (did you mean "offer_hours"?); allowed: closes, offer_hours'],
        ),
        (
            'country = "LT"',
            'contry = "LT"',
            ['place.contry: no such key (did you mean "country"?)', "allowed: address"],
        ),
        (
            'only_if = { attendance = "onsite" }',
            'only_if = { atendance = "onsite" }',
            [
                "questions[7] (days).only_if",
                'no question "atendance" (did you mean "attendance"?)',
                "before it: name, email",
            ],
        ),
        ('only_if = { attendance = "onsite" }', 'only_if = { needs = "onsite" }', ['no question "needs"']),
        (
            'only_if = { attendance = "onsite" }',
            'only_if = { attendance = "onsit" }',
            ['"attendance" has no answer "onsit" (did you mean "onsite"?); allowed: onsite, online'],
        ),
        ('only_if = { attendance = "onsite" }', 'only_if = { name = "Ana" }', ['"name" cannot be a condition']),
        ('id = "email"', 'id = "name"', ['questions[1] (name).id: id "name" is already that of questions[0]']),
        (
            'id = "position"',
            'id = "a_very_long_id_of_a_question"',
            ["questions[5]", ".id", '"a_very_long_id_of_a_question"'],
        ),
        ('ask.en = "What is your full name?"', "", ["questions[0] (name).ask", 'the English text ("en") is missing']),
        ('ask.lt = "Koks jūsų vardas', 'ask.xx = "Koks jūsų vardas', ['no language "xx"; languages: bg, cs']),
        ("min = 2\nmax = 100", "min = 101\nmax = 100", ["questions[0] (name): min is 101 and max is 100"]),
        ("pattern = '.*[", "pattern = '(.*[", ["questions[0] (name): pattern is not a regular expression"]),
        (
            'kind = "email"',
            'kind = "emial"',
            ["questions[1] (email)", '"emial" (did you mean "email"?); allowed: text, email'],
        ),
        (
            '{ id = "both", label',
            '{ id = "26", label',
            ['questions[7] (days): option ids must differ; more than once: "26"'],
        ),
        (
            'to = "unfinished"',
            'to = "unfinshed"',
            ["reminders[0] (closes_7d_unfinished).to", 'did you mean "unfinished"?'],
        ),
        (
            'when = "7 days before registration.closes',
            'when = "7 days before registration.close',
            ["reminders[0]", ".when"],
        ),
        ('when = "on starts at 08:00"', 'when = "1 hour before starts"', ["the hour of starts is not known"]),
        ("closes in a week, {closes}", "closes in a week, {closed}", ['"closes"?']),
        ("Would you like to take part?", "{left}?", ['it fits to = "unfinished" only']),
        (
            "# Not limited.",
            "onsight = 120 #",
            ['seats.onsight: no attendance option "onsight"; allowed: onsite, online'],
        ),
        ("# Not limited.", "onsite = -1 #", ["seats.onsite", "found -1"]),
        ("# What has been", "costs.en = 'x' #", ["facts.costs", 'did you mean "cost"?']),
        (
            '"facts.booking"',
            '"facts.bookin"',
            ['not_applicable[0]: no fact "facts.bookin" (did you mean "facts.booking"?)'],
        ),
        ('version = "1"', 'version = "2"', ["registration.2.en.txt", "texts there: registration 1"]),
        ('kind = "consent"\n', 'kind = "text"\n', ["questions[9] (consent).name: no such key; allowed: ask, example"]),
        ('label.en = "Days"', 'label.en = "Days"\nname = "x"', ["questions[7] (days).name: no such key"]),
        ('id = "workshop"', 'id = "matchmaking"', ['id: "matchmaking" is already that of']),
        ('title.en = "', "title.en = ", ["not TOML", "at line"]),
    ],
)
def test_a_slip_is_named(content: Path, found: str, instead: str, said: list[str]) -> None:
    lines = "\n".join(change(content, (found, instead)))
    assert "events/" in lines
    for words in said:
        assert words in lines


def test_an_event_without_consent_is_refused(content: Path) -> None:
    start, end = WORKSHOP.index('[[questions]]\nid = "consent"'), WORKSHOP.index("# --- Reminders")
    assert 'exactly one question of kind "consent" is needed; found: 0' in "".join(
        change(content, (WORKSHOP[start:end], ""))
    )


def test_all_slips_are_named_at_once_with_their_lines(content: Path) -> None:
    lines = change(
        content,
        ('country = "LT"', 'contry = "LT"'),
        ('only_if = { attendance = "onsite" }', 'only_if = { atendance = "onsite" }'),
        ('to = "unfinished"', 'to = "unfinshed"'),
        ('starts = "2022-04-26"', 'starts = "2022-04-28"'),
        ('kind = "email"', 'kind = "emial"'),
    )
    (content / "events" / "matchmaking.toml").write_text("id = ")
    lines = wrong_in(content)
    for words in ("contry", "atendance", "unfinshed", "before starts", "emial", "matchmaking.toml: not TOML"):
        assert any(words in line for line in lines), words
    source = (content / "events" / "workshop.toml").read_text().splitlines()
    for words in ("contry", "atendance", "unfinshed"):
        line = next(line for line in lines if words in line)
        assert words in source[int(line.split(":")[1]) - 1]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("consent/registration.en.txt", b"x", "must be NAME.VERSION.LANGUAGE.txt"),
        ("consent/registration.2.en.txt", b" ", "it must have 1 to"),
        ("consent/registration.2.en.txt", b"\xff", "not UTF-8"),
        ("events/third.toml", b"\xff\xfe", "not UTF-8"),
        ("events/third.toml", b"a = " + b"[" * 5000, "not TOML"),
        ("events/third.toml", b"a = " + b"9" * 5000, "not TOML"),
        ("events/third.toml", b"", "is missing"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(content: Path, name: str, data: bytes, said: str) -> None:
    (content / name).write_bytes(data)
    lines = wrong_in(content)
    assert all(line.startswith(name) for line in lines)
    assert said in "\n".join(lines)


def test_a_folder_without_events_is_named(tmp_path: Path) -> None:
    assert wrong_in(tmp_path) == ["events: no event files; each event is a file such as workshop.toml"]


LINES = WORKSHOP.splitlines()
VALUES = st.sampled_from(
    ["1", "-1", "true", '""', '"x"', "[]", "[1]", "{}", "{ a = 1 }", "2022-01-01", "0001-01-01", "9999-12-31T23:59:59Z",
     "inf", "nan", '"\\u0000"', '"../../etc"', '"Europe"', "[[1], {}]", '"(?P<"', "99999999999999999999"]
)  # fmt: skip


HEADERS = st.sampled_from(["", "[x]", "[[questions]]", "[[questions.options]]", "[questions]"])


def load_or_complain(content: Path) -> None:
    try:
        catalogue.load(content)
    except ContentError as error:
        assert error.lines
        assert all(line.count("\n") == 0 for line in error.lines)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_value_anywhere_in_an_event_file_crashes_the_reader(content: Path, data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        key, equals, _ = lines[at].partition(" = ")
        lines[at] = f"{key} = {data.draw(VALUES)}" if equals else data.draw(HEADERS)
    (content / "events" / "workshop.toml").write_text("\n".join(lines))
    load_or_complain(content)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), at=st.integers(0, len(WORKSHOP)))
def test_no_bytes_crash_the_reader(content: Path, data: bytes, at: int) -> None:
    (content / "events" / "workshop.toml").write_bytes(WORKSHOP.encode()[:at] + data)
    load_or_complain(content)
