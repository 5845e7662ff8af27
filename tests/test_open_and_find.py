"""What organisers look up in their chat: what is open, and who somebody is."""

import pytest

from tests.organisers import asks, card, organiser, presses, said, writes
from tests.town import Town


async def test_open_lists_what_waits_the_oldest_first_with_age_and_who_has_it(town: Town) -> None:
    ana, ben, olga = town.person("Ana"), town.person("Benas"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")
    await town.moves_clock(town.clock.now().replace(hour=12))
    await asks(ben, "Is there a choir?")
    await presses(town, olga, "Take it", card(town, "Q-2"))
    await writes(town, olga, "/open")
    text = said(town)[-1].text
    assert text.startswith("2 questions wait, the oldest first")
    assert "❓ Q-1 Ana · 3 h\nMay I bring my drone?" in text
    assert "✋ Q-2 Benas · 0 min · Olga has it" in text
    link = card(town, "Q-1")
    assert f"https://t.me/c/{str(link.chat_id)[4:]}/{link.id}" in said(town)[-1].html
    await writes(town, olga, "Yes.", to=card(town, "Q-1"))
    await writes(town, olga, "Yes.", to=card(town, "Q-2"))
    await writes(town, olga, "/open")
    assert said(town)[-1].text == "✅ Nothing is open."


async def test_a_long_list_is_paged(sqlite_town: Town) -> None:
    town = sqlite_town
    olga = organiser(town, "Olga")
    for number in range(10):
        await asks(town.person(f"Person {number}"), f"Question {number}?")
    await writes(town, olga, "/open")
    page = said(town)[-1]
    assert "Question 7" in page.text and "Question 8" not in page.text
    await presses(town, olga, "More", page)
    assert "Question 8" in page.text and "Question 7" not in page.text and page.labels == ["‹ Earlier"]


async def test_in_a_basic_group_a_button_leads_to_the_card(quiet_town: Town) -> None:
    town = quiet_town
    town.organisers = town.world.group("Organisers", supergroup=False)
    town.settings = town.settings.model_copy(update={"admin_chat_id": town.organisers.id})
    await town.opens()
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")
    await writes(town, olga, "/open")
    await presses(town, olga, "Q-1", said(town)[-1])
    assert said(town)[-1].reply_to == card(town, "Q-1")
    await writes(town, olga, "Yes.", to=said(town)[-1])
    assert "Yes." in ana.last


@pytest.mark.parametrize(
    "wanted", ["zydrune", "Žydrūnė Müller", "Muler", "baltic timber", "Q-1", "q1", "zydrune@example.com", "{reference}"]
)
async def test_somebody_is_found_by_name_organisation_or_reference(sqlite_town: Town, wanted: str) -> None:
    town = sqlite_town
    ana, ben, olga = town.person("Ana"), town.person("Benas"), organiser(town, "Olga")
    reference = await ana.registers("workshop")
    await asks(ana, "May I bring my drone?")
    words = {"name": "Jonas Petraitis", "organisation": "Saulė", "email": "jonas@example.org"}
    await ben.registers("workshop", **words)
    await writes(town, olga, f"/find {wanted.format(reference=reference)}")
    text = said(town)[-1].text
    for part in (
        "👤 Ana (English)",
        reference,
        "Baltic Timber Cluster",
        "Q-1",
        "May I bring my drone?",
        "zydrune@example.com",
    ):
        assert part in text
    assert "Jonas" not in text


async def test_of_several_who_fit_one_is_chosen_and_nobody_is_made_up(sqlite_town: Town) -> None:
    town = sqlite_town
    olga = organiser(town, "Olga")
    for name in ("Ana", "Benas"):
        await town.person(name).registers("workshop", name=f"{name} Kazlauskas", email=f"{name}@example.org")
    await writes(town, olga, "/find kazlauskas")
    assert "fits 2 people" in said(town)[-1].text
    await presses(town, olga, "Benas", said(town)[-1])
    assert said(town)[-1].text.startswith("👤 Benas")
    await writes(town, olga, "/find Quetzalcoatl")
    assert said(town)[-1].text == "Nobody is found by “Quetzalcoatl”."
    await writes(town, olga, "/find")
    assert said(town)[-1].text.startswith("Whom?")


async def test_help_and_the_menu_list_the_organisers_commands(sqlite_town: Town) -> None:
    town = sqlite_town
    olga = organiser(town, "Olga")
    await writes(town, olga, "/help")
    assert "/open – What waits for an answer" in said(town)[-1].text
    world = town.world
    await world.until(lambda: world.command_menu(olga.on_telegram, town.organisers), why="the menu")
    menu = [command["command"] for command in world.command_menu(olga.on_telegram, town.organisers)]
    assert {"open", "find", "help"} <= set(menu)
