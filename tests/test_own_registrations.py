"""What a person has: /my, a second /register, changing, withdrawing and coming back."""

import pytest

from tests.town import Town


async def test_my_without_anything_offers_the_events(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.does("/my")
    assert "You are not registered for any event yet." in ana.sees
    assert ana.buttons == ["Clusters meet Regions", "Matchmaking Event"]


async def test_my_shows_registrations_and_forms_with_their_buttons(town: Town) -> None:
    ana = town.person("Ana")
    reference = await ana.registers("workshop")
    await ana.starts("matchmaking")
    await ana.fills_in("matchmaking", until="seek")
    await ana.does("/cancel", "/my")
    registered, begun = ana.messages[-2:]
    assert f"Registered, reference {reference}" in registered.text and "26–27 April 2022" in registered.text
    assert registered.labels == ["Change answers", "Withdraw", "🎟 Ticket", "Invite a colleague"]
    assert "EU Clusters Matchmaking Event: not registered yet, 3 questions are left." in begun.text
    assert begun.labels == ["Continue registering", "Start over"]


async def test_a_second_register_opens_the_registration_there_is(town: Town) -> None:
    ana = town.person("Ana")
    reference = await ana.registers("workshop")
    await ana.does("/register", "[Clusters meet Regions]")
    assert "You are registered for Second Clusters meet Regions workshop already." in ana.sees
    assert reference in ana.sees
    assert ana.buttons == ["Change answers", "Withdraw", "🎟 Ticket", "Invite a colleague"]
    assert len(await town.sql("SELECT * FROM registration")) == 1


async def test_register_for_whoever_is_registered_everywhere_shows_what_they_have(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    first, second = await ana.registers("workshop"), await ana.registers("matchmaking")
    await ana.does("/register")
    assert first in ana.sees and second in ana.sees


async def test_withdrawing_asks_once_and_can_be_undone_by_registering_again(town: Town) -> None:
    ana = town.person("Ana")
    reference = await ana.registers("workshop")
    await ana.does("/my", "[Withdraw]")
    assert f"Withdraw your registration {reference}" in ana.sees
    assert "You can register again until 14 April 2022, 23:59 (Brussels time" in ana.sees
    await ana.does("[No, stay registered]", "/my")
    assert reference in ana.sees
    await ana.does("[Withdraw]", "[Yes, withdraw]")
    assert "Your registration for Second Clusters meet Regions workshop is withdrawn." in ana.sees
    await ana.does("/my")
    assert "You are not registered for any event yet." in ana.sees
    again = await ana.registers("workshop")
    assert again != reference
    rows = await town.sql("SELECT reference, status FROM registration ORDER BY id")
    assert [(row["reference"], row["status"]) for row in rows] == [(reference, "withdrawn"), (again, "registered")]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "B2Match is separate"), ("lt", "„B2Match“ – atskira platforma")]
)
async def test_withdrawing_from_matchmaking_says_that_b2match_is_separate(
    sqlite_town: Town, language: str, words: str
) -> None:
    ana = sqlite_town.person("Ana", language=language)
    await ana.registers("matchmaking")
    await ana.does("/my", "[Withdraw]" if language == "en" else "[Atšaukti]")
    assert words in ana.sees


async def test_a_question_about_withdrawing_counts_only_for_the_registration_it_named(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.registers("workshop")
    await ana.does("/my", "[Withdraw]")
    old = ana.holds("Yes, withdraw")
    await ana.does("[Yes, withdraw]")
    again = await ana.registers("workshop")
    assert "from earlier" in await ana.presses_held(old)
    await ana.does("/my")
    assert again in ana.sees


async def test_changes_can_be_dropped(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.registers("workshop")
    await ana.does("/my", "[Change answers]", "[Change]", "[Full name]", "Somebody Else")
    assert ana.buttons == ["✅ Save", "Change", "Drop changes"]
    await ana.does("[Drop changes]")
    assert "All right, nothing has changed." in ana.sees and "Full name: Žydrūnė Müller" in ana.sees
    await ana.does("/my")
    assert "Somebody Else" not in ana.sees


async def test_leaving_a_change_does_not_say_that_one_is_not_registered(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.registers("workshop")
    await ana.does("/my", "[Change answers]", "[Change]", "[Email]", "/cancel")
    assert "You are still registered" in ana.sees and "not registered" not in ana.sees
    await ana.does("/my")
    assert "you have changed answers, but not saved them yet." in ana.sees
    assert ana.buttons == ["Continue registering", "Drop changes"]
