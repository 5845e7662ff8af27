"""A small FAQ of two events, and the fixed one that everybody measures with."""

import os
from pathlib import Path

import pytest

from bot.content import Content
from faq import entries
from faq.entries import Faq
from faq.matcher import Matcher

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("SHARED", ROOT.parent / "shared")) / "faq"

ENGLISH = """
[[entry]]
id = "dates"
question = "When does the event take place?"
also = ["What are the dates?", "On which days is it held?"]
answers = {workshop = "On {workshop.dates}", matchmaking = "On {matchmaking.dates}"}
confirmed = {date = 2022-03-01, by = "the organisers"}
see = ["venue"]

[[entry]]
id = "venue"
question = "Where does the event take place?"
also = ["What is the address of the venue?", "In which city is it?"]

[[entry]]
id = "cost"
question = "How much does it cost?"
also = ["Is participation free of charge?", "What is the fee?"]
answer = "It is <b>free</b>."
buttons = ["register", {text = "Website", url = "https://clustercollaboration.eu"}]

[[entry]]
id = "reg_deadline"
question = "Until when can I register?"
also = ["When does registration close?", "What is the registration deadline?"]
answer = "Until {workshop.registration.closes}."
topic = "registration"

[[entry]]
id = "visa"
question = "Do I need a visa?"
also = ["Can you send me an invitation letter?"]
answer = "Write to us."

[[entry]]
id = "agenda_workshop"
event = "workshop"
question = "Where is the agenda of the workshop?"
also = ["programme of the workshop"]
answer = "On the page."

[[entry]]
id = "agenda_matchmaking"
event = "matchmaking"
question = "Where is the agenda of the matchmaking?"
also = ["programme of the matchmaking"]
answer = "On B2Match."
"""
LITHUANIAN = """
[[entry]]
id = "reg_deadline"
question = "Iki kada galima registruotis?"
also = ["Kada baigiasi registracija?"]
answer = "Iki {workshop.registration.closes}."

[[entry]]
id = "visa"
question = "Ar reikia vizos?"
"""
PLACEHOLDERS = frozenset(("workshop.dates", "matchmaking.dates", "workshop.registration.closes"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en.toml").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "lt.toml").write_text(LITHUANIAN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def faq(folder: Path) -> Faq:
    return entries.load(folder, PLACEHOLDERS, ("workshop", "matchmaking"))


@pytest.fixture
def matcher(faq: Faq) -> Matcher:
    return Matcher.build(faq, here=["26–27 April 2022, Vilnius, Lithuania"])


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared/faq; without it the measuring tests are skipped, in CI they fail."""
    if not (SHARED / "en.toml").exists():
        reason = f"{SHARED} is missing: set SHARED to the folder `shared`"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return SHARED


@pytest.fixture(scope="session")
def fixed(shared: Path) -> Matcher:
    """A matcher of the fixed FAQ."""
    return Matcher.build(entries.load(shared))


@pytest.fixture(scope="session")
def shipped() -> Matcher:
    """The bot's own matcher: of content/faq, with the names, places and years of content/events."""
    return Content.read(ROOT / "content").knowledge.matcher
