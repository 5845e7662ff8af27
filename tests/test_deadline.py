"""Registration opens and closes: before, after, and while a form is open."""

import shutil
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests import town as towns
from tests.town import CONTENT, Town

CLOSES = datetime.fromisoformat("2022-04-14T23:59:00+02:00")
CLOSED = "closed on 14 April 2022, 23:59 (Brussels time; 15 April, 00:59 in Vilnius)"


async def test_the_last_second_is_not_too_late(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    sqlite_town.world.move_clock(CLOSES - timedelta(seconds=30))
    await ana.registers("workshop", attendance="online")
    assert "You are registered" in ana.sees


@pytest.mark.parametrize("way", ["/register", "/events", "/start workshop", "/start"])
async def test_after_the_deadline_everybody_hears_when_it_was_and_whom_to_ask(sqlite_town: Town, way: str) -> None:
    ana = sqlite_town.person("Ana")
    sqlite_town.world.move_clock(CLOSES)
    await ana.does(way)
    assert f"Registration for Clusters meet Regions {CLOSED}" in ana.sees
    assert "Register" not in ana.buttons


async def test_an_old_register_button_after_the_deadline_says_so_and_how_to_ask(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    sqlite_town.world.move_clock(CLOSES)
    await ana.does("[Register]")
    assert CLOSED in ana.sees
    assert "clustersmeetregions@clustercollaboration.eu" in ana.sees


@pytest.mark.parametrize(
    ("language", "kind", "kept"),
    [
        (
            "en",
            f"I am sorry: registration for Second Clusters meet Regions workshop {CLOSED}",
            "Your answers are kept.",
        ),
        ("lt", "apgailestauju, bet registracija baigėsi 2022 m. balandžio 14 d., 23:59", "Jūsų atsakymai išsaugoti."),
    ],
)
async def test_whose_form_is_open_at_the_deadline_is_told_kindly_and_keeps_the_answers(
    town: Town, language: str, kind: str, kept: str
) -> None:
    ana = town.person("Ana", language=language)
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="country")
    ana.looks_away()
    await town.moves_clock(CLOSES + timedelta(minutes=1))
    assert kind in ana.sees and kept in ana.sees
    assert ana.sees.count(kept) == 1
    [draft] = await town.sql("SELECT answers FROM draft")
    assert "Žydrūnė Müller" in draft["answers"]


async def test_after_that_words_are_no_answers_any_more(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="country")
    await sqlite_town.moves_clock(CLOSES)
    await ana.does("Until when can I register?")
    assert "14 April 2022" in ana.sees and "Which country" not in ana.sees
    assert "asks the organisers to let you in" in ana.sees and "closes on" not in ana.sees


@pytest.mark.parametrize("late", ["Lithuania", "[‹ Back]"])
async def test_who_answers_in_the_second_after_it_is_told_once(sqlite_town: Town, late: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="country")
    ana.looks_away()
    sqlite_town.world.move_clock(CLOSES)
    await ana.on_telegram.taps(late[1:-1]) if late.startswith("[") else await ana.on_telegram.sends(late)
    await sqlite_town.settles()
    await sqlite_town.moves_clock(CLOSES + timedelta(seconds=1))
    assert ana.sees.count("Your answers are kept.") == 1


async def test_confirm_comes_too_late_kindly(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="review")
    sqlite_town.world.move_clock(CLOSES)
    await ana.does("[✅ Confirm]")
    assert "before your form was finished" in ana.all
    assert await sqlite_town.sql("SELECT * FROM registration") == []


async def test_who_was_changing_answers_at_the_deadline_stays_registered(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    reference = await ana.registers("workshop")
    await ana.does("/my", "[Change answers]", "[Change]", "[Full name]", "Somebody Else")
    ana.looks_away()
    await sqlite_town.moves_clock(CLOSES)
    assert "You are still registered, with your earlier answers." in ana.sees
    await ana.does("/my")
    assert reference in ana.sees and "Full name: Žydrūnė Müller" in ana.sees


async def test_after_the_deadline_changing_and_withdrawing_is_asked_of_the_organisers(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    reference = await ana.registers("workshop")
    await sqlite_town.moves_clock(CLOSES)
    await ana.does("/my")
    assert ana.buttons == ["Ask for a change", "Ask to withdraw", "🎟 Ticket"]
    await ana.does("[Ask to withdraw]")
    assert f"Shall I ask the organisers to withdraw your registration {reference}" in ana.sees
    assert "you will not be able to register again" in ana.sees
    await ana.does("[Yes, ask them]")
    assert "Until they agree, you stay registered." in ana.sees


@pytest.fixture
async def early_town(tmp_path: Path) -> AsyncIterator[Town]:
    """Registration for the workshop opens only on 4 April."""
    content = shutil.copytree(CONTENT, tmp_path / "content")
    file = content / "events" / "workshop.toml"
    closes = 'closes = "2022-04-14 23:59"'
    file.write_text(file.read_text().replace(closes, f'{closes}\nopens = "2022-04-04 09:00"'))
    async with towns.built(f"sqlite:///{tmp_path}/bot.db", tmp_path, content_dir=content) as town:
        await town.opens()
        yield town


async def test_before_it_opens_everybody_hears_from_when(early_town: Town) -> None:
    ana = early_town.person("Ana")
    await ana.starts("workshop")
    opens = "Registration for Clusters meet Regions opens on 4 April 2022, 09:00 (Brussels time; 10:00 in Vilnius)."
    assert opens in ana.sees
    assert "Register" not in ana.buttons
    early_town.world.move_clock(datetime.fromisoformat("2022-04-04T09:00:00+02:00"))
    await ana.registers("workshop", attendance="online")
    assert "You are registered" in ana.sees
