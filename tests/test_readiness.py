"""/readiness: what organisers must still supply, and what happens when they do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from events import readiness
from tests import organisers, seats
from tests.test_exports import organiser, says
from tests.test_switches import presses, replies
from tests.town import CONTENT, TOKEN, Town, _content

COST = "What does it cost?"


async def test_an_answer_supplied_in_the_chat_is_given_from_then_on_and_offered_to_all_who_asked(town: Town) -> None:
    ana, ben, cid, olga = *(town.person(name) for name in ("Ana", "Benas")), town.person("Cid"), organiser(town, "Olga")
    ben.on_telegram.language = "lt"
    for person, words in ((ana, "how much does it cost?"), (ben, "kiek kainuoja dalyvavimas?")):
        await person.starts()
        await person.does(words)
        await person.does(f"[{person.buttons[0]}]")
    assert [row["entry"] for row in await town.sql("SELECT entry FROM enquiry")] == ["cost", "cost"]
    [overview] = await says(town, olga, "/readiness")
    assert f"• {COST} 2 people asked" in overview.text and "That is not confirmed yet" in overview.text
    asked = await presses(town, olga, COST, overview)
    assert "2 people have asked it" in asked.text
    proposed = await replies(town, olga, "en: Nothing at all, <3\nlt: Nieko nekainuoja", asked)
    assert "en: Nothing at all, <3" in proposed.text and "2 people who asked still wait" in proposed.text
    await presses(town, olga, "✅ Save for all events", proposed)
    assert "Nothing at all, <3" in ana.last and "how much does it cost?" in ana.last
    assert "Nieko nekainuoja" in ben.last
    await cid.starts()
    await cid.does("how much does it cost?")
    assert "Nothing at all, <3" in cid.sees and "not confirmed" not in cid.sees
    await town.restarts()
    await cid.does("how much does it cost?")
    assert "Nothing at all, <3" in cid.sees
    [overview] = await says(town, olga, "/readiness")
    assert COST not in overview.text
    environment = {"PATH": os.environ["PATH"], "BOT_TOKEN": TOKEN, "DATABASE_URL": town.settings.database_url}
    exported = subprocess.run(
        [sys.executable, "-m", "bot", "export", "faq"], env=environment, cwd=CONTENT.parent, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert "Nieko nekainuoja" in exported.stdout and "Nothing at all" in exported.stdout


async def test_everybody_who_asked_counts_and_is_sent_the_answer_each_once(town: Town) -> None:
    """Who passed it on, who wrote to the organisers straight away, who asked the bot only, and who has it solved."""
    ana, ben, cid, eva = (town.person(name) for name in ("Ana", "Benas", "Cid", "Eva"))
    olga = organiser(town)
    for person in (ana, ben, cid, eva):
        await person.starts()
    for person in (ana, eva):
        await person.does("how much does it cost?")
        await person.does(f"[{person.buttons[0]}]")
    await organisers.presses(town, olga, "Close", organisers.card(town, "Q-2"))
    await ben.does("/ask How much does it cost?")
    await cid.does("how much does it cost?", "is there a fee to pay to participate?")
    [overview] = await says(town, olga, "/readiness")
    assert f"• {COST} 4 people asked" in overview.text
    asked = await presses(town, olga, COST, overview)
    proposed = await replies(town, olga, "It is free.", asked)
    assert "3 people who asked still wait, and are sent it" in proposed.text
    saved = await presses(town, olga, "✅ Save for all events", proposed)
    assert "All 3 who asked are sent the answer" in saved.text
    for person in (ana, ben, cid):
        assert person.all.count("It is free.") == 1 and "It is free." in person.last
    assert "You asked this, and now there is an answer" in cid.last and "It is free." not in eva.all


async def test_an_answer_for_one_event_is_given_for_that_one_and_the_other_stays_open(town: Town) -> None:
    ana, ben, olga = town.person("Ana"), town.person("Benas", language="lt"), organiser(town)
    await ana.registers("workshop")
    await ben.registers("matchmaking")
    for person, words in ((ana, "how much does it cost?"), (ben, "kiek kainuoja dalyvavimas?")):
        await person.does(words)
        await person.does(f"[{person.buttons[0]}]")
    [overview] = await says(town, olga, "/readiness")
    asked = await presses(town, olga, COST, overview)
    proposed = await replies(town, olga, "10 €", asked)
    assert proposed.labels == [
        "✅ Save for all events", "✅ Only Clusters meet Regions", "✅ Only Matchmaking Event", "Leave it",
    ]  # fmt: skip
    saved = await presses(town, olga, "✅ Only Clusters meet Regions", proposed)
    assert "(Clusters meet Regions)" in saved.text and "Whoever asked is sent the answer" in saved.text
    assert "Clusters meet Regions\n10 €" in ana.last and "10 €" not in ben.all, "he comes to the other event"
    await ana.does("how much does it cost?")
    assert "10 €" in ana.sees and "not confirmed" not in ana.sees
    await ben.does("kiek kainuoja dalyvavimas?")
    assert "10 €" in ben.sees and "Tai dar nepatvirtinta." in ben.sees and "Perduoti" in ben.buttons[0] + ben.sees
    [overview] = await says(town, olga, "/readiness")
    assert f"• {COST} (Matchmaking Event) 2 people asked" in overview.text
    asked = await presses(town, olga, COST, overview)
    proposed = await replies(town, olga, "20 €", asked)
    assert proposed.labels == ["✅ Only Matchmaking Event", "Leave it"]
    await presses(town, olga, "✅ Only Matchmaking Event", proposed)
    assert "20 €" in ben.last and "20 €" not in ana.all
    await ben.does("kiek kainuoja dalyvavimas?")
    assert "20 €" in ben.sees and "10 €" not in ben.sees


async def test_an_answer_supplied_by_mistake_is_taken_back(sqlite_town: Town) -> None:
    ana, olga = sqlite_town.person("Ana"), organiser(sqlite_town)
    [overview] = await says(sqlite_town, olga, "/readiness")
    first = overview.labels[0]
    asked = await presses(sqlite_town, olga, first, overview)
    proposed = await replies(sqlite_town, olga, "en: Wrogn\nlt: Netiesa", asked)
    saved = await presses(sqlite_town, olga, "✅ Save for all events", proposed)
    await presses(sqlite_town, olga, "Take it back", saved)
    assert "Taken back" in saved.text and saved.labels == []
    await ana.starts()
    await ana.does(first)
    assert "not confirmed" in ana.sees and "Wrogn" not in ana.sees
    assert len(await sqlite_town.sql("SELECT * FROM faq_added WHERE undone IS NOT NULL")) == 2


async def test_what_is_missing_about_an_event_is_told_with_what_the_bot_says_instead(sqlite_town: Town) -> None:
    ana, olga = sqlite_town.person("Ana"), organiser(sqlite_town)
    [overview] = await says(sqlite_town, olga, "/readiness")
    shown = await presses(sqlite_town, olga, next(b for b in overview.labels if b.startswith("Clusters")), overview)
    assert "Until then I say: “Vilnius, Lithuania”" in shown.text and "Venue" in shown.labels
    asked = await presses(sqlite_town, olga, "Venue", shown)
    proposed = await replies(sqlite_town, olga, "Town Hall", asked)
    await presses(sqlite_town, olga, "✅ Save", proposed)
    await ana.starts("workshop")
    assert "Town Hall, Vilnius" in ana.sees


async def test_what_only_a_file_can_hold_is_told_so_and_has_no_button(sqlite_town: Town) -> None:
    olga = organiser(sqlite_town)
    [overview] = await says(sqlite_town, olga, "/readiness")
    shown = await presses(sqlite_town, olga, next(b for b in overview.labels if b.startswith("Matchmaking")), overview)
    assert "The lists go into content/events/matchmaking.toml, under [b2match]" in shown.text
    assert "B2Match’s own options" not in shown.labels and "How long data are kept" in shown.labels


async def test_the_list_turns_its_pages_and_an_answer_without_english_is_asked_again(sqlite_town: Town) -> None:
    olga = organiser(sqlite_town)
    [overview] = await says(sqlite_town, olga, "/readiness")
    first = overview.text
    await presses(sqlite_town, olga, "More ›", overview)
    assert overview.text != first
    asked = await presses(sqlite_town, olga, overview.labels[0], overview)
    again = await replies(sqlite_town, olga, "lt: Taip", asked)
    assert "English is needed" in again.text
    proposed = await replies(sqlite_town, olga, "Yes", again)
    await presses(sqlite_town, olga, "Leave it", proposed)
    assert await sqlite_town.sql("SELECT * FROM faq_added") == []


@pytest.mark.parametrize("event", ["workshop", "matchmaking"])
def test_nothing_is_asked_twice_and_every_entry_named_is_there(event: str) -> None:
    content = _content(CONTENT)
    names = readiness.missing(content.events[event], content.faq.entries)
    assert len(names) == len(set(names)) and "facts.cost" not in names and "place.venue" in names
    assert "facts.data_protection" in names, "the FAQ only says where it will stand"
    assert set(readiness.ENTRIES.values()) <= set(content.faq.entries)


async def test_what_an_events_file_says_under_facts_is_answered_for_that_event(tmp_path: Path) -> None:
    fact = ('# cost.lt = "..."\n', 'cost = { en = "Nothing {at} all <3", lt = "Nieko" }\n')
    async with seats.town_with(f"sqlite:///{tmp_path}/bot.db", tmp_path, None, fact) as town:
        ana, ben, cid = town.person("Ana"), town.person("Benas", language="lt"), town.person("Cid")
        await ana.registers("workshop")
        await ben.registers("workshop")
        await ana.does("how much does it cost?")
        await ben.does("kiek kainuoja dalyvavimas?")
        assert "Nothing {at} all <3" in ana.sees and "not confirmed" not in ana.sees and "Nieko" in ben.sees
        await cid.starts("matchmaking")
        await cid.does("how much does it cost?")
        assert "Nothing {at} all" in cid.sees and "Clusters meet Regions" in cid.sees and "not confirmed" in cid.sees
        assert "Ask the organisers" in cid.buttons
