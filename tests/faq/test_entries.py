"""Organisers' files: what they mean, and what is said when something is wrong with them."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content import Content
from faq import entries, words
from faq.entries import Faq, FaqErrors
from faq.markdown import convert
from faq.markup import faults
from sandbox import html as telegram
from tests.faq.conftest import ENGLISH, PLACEHOLDERS, ROOT


def complaints(folder: Path, **files: str) -> str:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FaqErrors) as caught:
        entries.load(folder, PLACEHOLDERS, ("workshop", "matchmaking"))
    return str(caught.value)


def entry(more: str, id: str = "one") -> str:
    return f'[[entry]]\nid = "{id}"\nquestion = "What?"\n{more}\n'


def test_an_entry_has_its_wordings_in_every_language(faq: Faq) -> None:
    assert list(faq.entries)[:2] == ["dates", "venue"]
    assert faq["reg_deadline"].question("lt") == "Iki kada galima registruotis?"
    assert faq["reg_deadline"].question("fi") == "Until when can I register?"
    assert dict(faq["visa"].phrasings()) == {"en": "Can you send me an invitation letter?", "lt": "Ar reikia vizos?"}
    assert faq["visa"].answers("lt") == {None: "Write to us."}
    assert faq["reg_deadline"].topic == "registration"


def test_an_answer_that_differs_by_event_is_one_when_the_event_is_known_and_all_when_not(faq: Faq) -> None:
    assert faq["dates"].answers("en", "workshop") == {"workshop": "On {workshop.dates}"}
    assert list(faq["dates"].answers("lt")) == ["workshop", "matchmaking"]
    assert faq["cost"].answers("en", "workshop") == {None: "It is <b>free</b>."}


def test_an_entry_without_an_answer_is_one_that_organisers_must_still_supply(faq: Faq) -> None:
    assert [one.id for one in faq if one.unanswered] == ["venue"]
    assert faq["venue"].answers("lt", "workshop") == {}


def test_placeholders_are_filled_from_outside(faq: Faq) -> None:
    text = faq["reg_deadline"].answers("lt")[None]
    assert (
        entries.render(text, {"workshop.registration.closes": "balandžio 14 d."}.__getitem__) == "Iki balandžio 14 d.."
    )


def test_buttons_and_who_confirmed_it(faq: Faq) -> None:
    assert [(button.action, button.url) for button in faq["cost"].buttons("lt")] == [
        ("register", ""),
        ("", "https://clustercollaboration.eu"),
    ]
    assert faq["dates"].confirmed == entries.Confirmed(date(2022, 3, 1), "the organisers")


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        ('answr = "x"', 'entry one: unknown key "answr"; did you mean "answer"?'),
        ('answer = "Until {workshop.date}"', 'unknown placeholder {workshop.date}; did you mean "workshop.dates"?'),
        ('answer = "<b>bold"', "<b> is not closed; add </b>"),
        ('answer = "bold</i>"', "</i> closes nothing"),
        ('answer = "<div>x</div>"', "Telegram has no <div>"),
        ('answer = "<a>x</a>"', '<a> needs href="…"'),
        ('answer = "see **here"', "answer: ** opens or closes nothing; write **bold**"),
        ('answer = "see [here] (https://x.eu)"', "write [words](https://…), without spaces"),
        ('answer = "see [here](www.x.eu)"', 'must begin with https://, not "www.x.eu"'),
        ('answer = "![map](https://x.eu/map.png)"', "Telegram shows no pictures within a text; write a link"),
        ('answer = "| a | b |\\n|---|---|\\n| 1 | 2 |"', "Telegram shows no tables; write a list"),
        ('answer = "one\\n\\n---\\n\\ntwo"', "Telegram shows no lines across"),
        (f'answer = "<b>{"ž" * 4097}</b>"', "has 4097 characters, Telegram takes 4096; shorten it by 1"),
        (f'answer = "{"🦊" * 2049}"', "has 4098 characters"),
        ('answer = ""', "answer must be a text"),
        ('see = ["on"]', 'see = "on" is no entry; did you mean "one"?'),
        ('event = "workshp"', 'no event is called "workshp"; did you mean "workshop"?'),
        ('answers = {matchmakin = "x"}', 'did you mean "matchmaking"?'),
        ('topic = "On site: food"', "must be an id of small letters"),
        ("also = 3", "also must be a list of texts"),
        ('buttons = ["registr"]', 'did you mean "register"?'),
        ('buttons = [{text = "x", url = "javascript:x"}]', "url must begin with https://"),
        ('confirmed = {date = "soon", by = "me"}', "confirmed is written"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(tmp_path: Path, more: str, complaint: str) -> None:
    assert complaint in complaints(tmp_path, en=entry(more))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**26 April**, *not* 27", "<b>26 April</b>, <i>not</i> 27"),
        ("[B2Match](https://b2match.com/a_b_c) & co", '<a href="https://b2match.com/a_b_c">B2Match</a> &amp; co'),
        ("Bring:\n\n- a badge\n- a friend", "Bring:\n\n• a badge\n• a friend"),
        ("14. April\n26. April", "14. April\n26. April"),
        ("# Where\n> Vilnius\n\n1 < 2", "<b>Where</b>\n\n<blockquote>Vilnius</blockquote>\n\n1 &lt; 2"),
        ("    indented, `a_b` and ~~old~~", "indented, <code>a_b</code> and <s>old</s>"),
        ("two\nlines, snake_case_word and 2 * 3 * 4", "two\nlines, snake_case_word and 2 * 3 * 4"),
        ("a <b>tag</b> with **stars** &lt;3", "a <b>tag</b> with <b>stars</b> &lt;3"),
        ("until {workshop.registration.closes}", "until {workshop.registration.closes}"),
    ],
)
def test_an_answer_may_be_markdown_or_html_or_both(tmp_path: Path, markdown: str, html: str) -> None:
    (tmp_path / "en.toml").write_text(entry(f"answer = {json.dumps(markdown)}"), encoding="utf-8")
    assert entries.load(tmp_path, PLACEHOLDERS)["one"].answers("en") == {None: html}


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200) | st.text(alphabet="*_[]()<>`~#-|!&{}1. \nab", max_size=80))
def test_whatever_becomes_of_markdown_telegram_takes_it_or_it_is_refused(text: str) -> None:
    converted = convert(text)
    if not converted.faults and not list(faults(converted.html)):
        telegram.parse(converted.html)  # raises as Telegram would refuse


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    said = complaints(
        tmp_path,
        en=ENGLISH + entry("also = 1", id="dates") + entry('anser = "x"', id="new"),
        lt=entry("", id="visas"),
        de="[[entry]\n",
    )
    assert "en.toml: entry dates: occurs twice" in said
    assert "en.toml: entry new: unknown key" in said
    assert 'lt.toml: entry visas: an entry that en.toml lacks; did you mean "visa"?' in said
    assert "de.toml: not TOML" in said and "line 1" in said


def test_a_folder_without_english_says_so(tmp_path: Path) -> None:
    assert "en.toml: no entries" in complaints(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.binary(max_size=300) | st.text(alphabet='[]{}="entryid\n#.', max_size=100).map(str.encode))
def test_arbitrary_bytes_are_refused_without_a_traceback(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "en.toml").write_bytes(content)
    with pytest.raises(FaqErrors) as caught:
        entries.load(tmp_path, PLACEHOLDERS)
    assert all(line.startswith("en.toml: ") for line in caught.value.problems)


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    assert "en.toml: not TOML" in complaints(tmp_path, en="x = " + "[" * 100_000)


def test_the_fixed_faq_loads(shared: Path) -> None:
    assert len(entries.load(shared)) == 25


PROMISED = re.findall(
    r"\w+",
    """
    dates venue getting_there parking online reg_how reg_deadline confirmation cancel substitute cost who language
    agenda speakers b2b_how b2b_account pitching exhibition accommodation visa catering certificate recordings contact
    what_workshop what_matchmaking organisers both_events switch_attendance late_registration edit_registration
    reimbursement eligibility eccp_profile b2b_booking b2b_mode b2b_missing_slot entry_rules accessibility
    data_protection theme sectors webinar watch_only press bot_itself
    """,
)


def test_the_shipped_faq_is_complete_in_english_and_lithuanian_and_understood_in_six_more() -> None:
    faq = Content.read(ROOT / "content").faq
    assert set(faq.entries) >= set(PROMISED)
    for entry in faq:
        assert 8 <= len(entry.wordings["en"].also) <= 20, entry.id
        assert 5 <= len(entry.wordings["lt"].also) <= 12, entry.id
        assert bool(entry.wordings["lt"].answer or entry.wordings["lt"].answers) is not entry.unanswered, entry.id
        for language in ("lv", "et", "pl", "de", "fi", "sv"):
            assert len(entry.wordings[language].phrasings) >= 2, (entry.id, language)


def test_no_phrasing_belongs_to_two_entries() -> None:
    owners: dict[str, set[str]] = {}
    for entry in Content.read(ROOT / "content").faq:
        for _, phrasing in entry.phrasings():
            owners.setdefault(words.fold(phrasing), set()).add(entry.id)
    assert {phrasing: ids for phrasing, ids in owners.items() if len(ids) > 1} == {}
