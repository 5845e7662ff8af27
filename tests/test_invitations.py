"""Invite a colleague: a link that fills in organisation and country, and says nothing else about anybody."""

import re
from dataclasses import replace

import pytest

from tests.town import Town, Townsperson

SAYS = {
    "en": ("[Invite a colleague]", "A colleague has invited you.", "[Register]", "You are registered for"),
    "lt": ("[Pakviesti kolegą]", "Jus pakvietė kolega.", "[Registruotis]", "Jūs užsiregistravote"),
}


async def link_of(person: Townsperson, language: str = "en") -> str:
    await person.does("/my", SAYS[language][0])
    found = re.search(r"start=(i-[A-Za-z0-9_-]{16})(?![\w-])", person.sees)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("language", ["en", "lt"])
async def test_a_colleagues_link_fills_in_organisation_and_country(town: Town, language: str) -> None:
    _, invited, register, registered = SAYS[language]
    ana, ben = town.person("Ana", language=language), town.person("Benas", language=language)
    await ana.registers("workshop", name="Ana Petrauskaitė", organisation="Baltic Timber Cluster")
    await ben.starts(await link_of(ana, language))
    assert invited in ben.sees and "Baltic Timber Cluster" in ben.sees and "Petrauskaitė" not in ben.all
    await ben.does(register)
    asked = []
    while ben.asked:
        asked.append(ben.asked[1])
        await ben.fills_in_the_rest("workshop", until=_next(ben.asked[1]))
    assert not {"organisation", "organisation_type", "country"} & set(asked)
    await ben.does(f"[{ben.buttons[0]}]")
    assert registered in ben.sees
    rows = await town.sql("SELECT answers, source FROM registration ORDER BY id")
    assert '"organisation":"Baltic Timber Cluster"' in rows[1]["answers"] and rows[1]["source"] == "colleague"
    assert '"country":"LT"' in rows[1]["answers"]


def _next(question: str) -> str:
    """The question after this one, of the workshop's."""
    order = ["name", "email", "position", "attendance", "days", "needs", "consent", "review"]
    return order[order.index(question) + 1]


async def test_the_link_stays_the_same_and_ends_with_the_registration(sqlite_town: Town) -> None:
    ana, ben = sqlite_town.person("Ana"), sqlite_town.person("Benas")
    await ana.registers("workshop")
    link = await link_of(ana)
    assert await link_of(ana) == link
    await ana.does("/my", "[Withdraw]", "[Yes, withdraw]")
    await ben.starts(link)
    assert "A colleague has invited you." not in ben.sees and "Hello, Benas!" in ben.sees


async def test_a_guessed_link_is_but_a_start(sqlite_town: Town) -> None:
    ben = sqlite_town.person("Benas")
    await ben.starts("i-AAAAAAAAAAAAAAAA")
    assert "Hello, Benas!" in ben.sees


async def test_what_was_answered_before_is_not_overwritten(sqlite_town: Town) -> None:
    ana, ben = sqlite_town.person("Ana"), sqlite_town.person("Benas")
    await ana.registers("workshop", organisation="Baltic Timber Cluster")
    await ben.starts("workshop")
    await ben.fills_in("workshop", until="country", organisation="Own Cluster")
    await ben.does("/cancel")
    await ben.starts(await link_of(ana))
    await ben.does("[Register]")
    [row] = await sqlite_town.sql("SELECT answers FROM draft")
    assert '"organisation":"Own Cluster"' in row["answers"] and '"country":"LT"' in row["answers"]


async def test_whoever_is_registered_sees_the_event_only(sqlite_town: Town) -> None:
    ana, ben = sqlite_town.person("Ana"), sqlite_town.person("Benas")
    await ana.registers("workshop")
    await ben.registers("workshop")
    await ben.starts(await link_of(ana))
    assert "A colleague has invited you." not in ben.sees and "Register" not in ben.buttons


async def test_whoever_opens_their_own_link_is_nobodys_colleague(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop-newsletter")
    await ana.registers("workshop")
    await ana.starts(await link_of(ana))
    assert "A colleague has invited you." not in ana.sees and "You are registered" in ana.sees
    [row] = await sqlite_town.sql("SELECT source FROM person")
    assert row["source"] != "colleague"


async def test_a_forged_link_that_no_database_takes_is_but_a_start(town: Town) -> None:
    ben = town.person("Benas")
    await ben.starts("workshop")
    message, button = ben.holds("Register")
    await ben.presses_held((message, replace(button, data="bi:workshop:\0")))
    assert "That button is from earlier." in str(town.world.calls("answerCallbackQuery")[-1].parameters)
    assert not await town.sql("SELECT 1 FROM inbox WHERE state = 'parked'")
