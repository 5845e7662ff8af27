"""The first words: /start, deep links, /events, /help, and what nobody expected."""

import pytest

from tests.town import Town

DEADLINE = "14 April 2022, 23:59 (Brussels time; 15 April, 00:59 in Vilnius)"
DEADLINE_LT = "2022 m. balandžio 14 d., 23:59 (Briuselio laiku; Vilniuje – balandžio 15 d., 00:59)"


async def test_start_greets_by_name_and_shows_both_events_and_until_when(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts()
    assert "Hello, Ana!" in ana.sees
    assert "Second Clusters meet Regions workshop" in ana.sees and "26–27 April 2022" in ana.sees
    assert "EU Clusters Matchmaking Event" in ana.sees and "📅 27 April 2022" in ana.sees
    assert ana.sees.count(f"Registration is open until {DEADLINE}") == 2
    assert ana.buttons == ["Clusters meet Regions", "Matchmaking Event"]


async def test_start_greets_a_lithuanian_in_lithuanian(sqlite_town: Town) -> None:
    ona = sqlite_town.person("Ona", language="lt")
    await ona.starts()
    assert "Sveiki, Ona!" in ona.sees
    assert "2022 m. balandžio 26–27 d." in ona.sees
    assert f"Registracija vyksta iki {DEADLINE_LT}" in ona.sees


async def test_who_speaks_a_language_we_lack_is_greeted_in_english(sqlite_town: Town) -> None:
    jan = sqlite_town.person("Jan", language="pl")
    await jan.starts()
    assert "Hello, Jan!" in jan.sees


@pytest.mark.parametrize("link", ["workshop", "Workshop", "workshop-newsletter_2"])
async def test_a_deep_link_goes_straight_to_the_event(sqlite_town: Town, link: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts(link)
    assert "Second Clusters meet Regions workshop" in ana.sees and "Matchmaking" not in ana.sees
    assert "For: Cluster organisations and businesses" in ana.sees
    assert "Online: Watch on the website" in ana.sees
    assert ana.buttons == ["Register", "Events", "My registrations"]


@pytest.mark.parametrize("event", ["workshop", "matchmaking"])
async def test_the_source_of_a_link_is_kept_with_the_registration(sqlite_town: Town, event: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts(f"{event}-linked_in")
    await ana.fills_in(event)
    assert [row["source"] for row in await sqlite_town.sql("SELECT source FROM registration")] == ["linked_in"]


async def test_the_newest_link_tells_where_somebody_came_from(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop-newsletter")
    await ana.starts("matchmaking-linkedin")
    await ana.fills_in("matchmaking")
    assert [row["source"] for row in await sqlite_town.sql("SELECT source FROM registration")] == ["linkedin"]


@pytest.mark.parametrize("link", ["party", "workshop_", "-", "x" * 64])
async def test_an_unknown_deep_link_leads_to_the_greeting(sqlite_town: Town, link: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts(link)
    assert "Hello, Ana!" in ana.sees


async def test_a_link_with_a_source_we_cannot_keep_still_leads_to_the_event(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop-a-b")
    assert ana.buttons[0] == "Register"


async def test_events_lists_both_and_what_one_has_to_do_with_them(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    reference = await ana.registers("workshop")
    await ana.starts("matchmaking")
    await ana.fills_in("matchmaking", until="website")
    await ana.does("/cancel", "/events")
    assert f"✅ You are registered: {reference}" in ana.sees
    assert "📝 You have begun to register." in ana.sees


@pytest.mark.parametrize(("language", "words"), [("en", "What I can do"), ("lt", "Ką aš moku")])
async def test_help_says_what_the_bot_can_do_and_who_the_organisers_are(
    sqlite_town: Town, language: str, words: str
) -> None:
    ana = sqlite_town.person("Ana", language=language)
    await ana.does("/help")
    assert words in ana.sees
    assert "clustersmeetregions@clustercollaboration.eu" in ana.sees
    for command in ("/events", "/register", "/my", "/cancel", "/language", "/privacy", "/mydata", "/forget"):
        assert command in ana.sees


async def test_an_unknown_command_is_not_met_with_silence(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.does("/dance <b>now</b>")
    assert "I do not know /dance." in ana.sees and "/help" in ana.sees


async def test_unexpected_words_are_not_met_with_silence(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.does("qwertz uiop")
    assert ana.sees


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("workshop", "Second Clusters meet Regions workshop"),
        ("Matchmaking Event", "EU Clusters Matchmaking Event"),
        ("register", "Which event would you like to register for?"),
        ("My registrations", "You are not registered for any event yet."),
        ("help", "What I can do"),
        ("Renginiai", "These are the events:"),
    ],
)
async def test_typing_a_button_outside_a_form_counts_as_pressing_it(sqlite_town: Town, typed: str, seen: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.does(typed)
    assert seen in ana.sees


async def test_whoever_blocks_the_bot_is_unreachable_until_they_come_back(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.on_telegram.blocks()
    await town.settles()
    [row] = await town.sql("SELECT unreachable_since, unreachable_reason FROM person")
    assert row["unreachable_since"] and row["unreachable_reason"] == "blocked"
    await ana.on_telegram.unblocks()
    await ana.starts()
    assert "Hello, Ana!" in ana.sees
    assert [row["unreachable_since"] for row in await town.sql("SELECT unreachable_since FROM person")] == [None]
