"""/readiness: what organisers must still supply, and what happens when they do."""

import os
import subprocess
import sys

import pytest

from events import readiness
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
    assert "en: Nothing at all, <3" in proposed.text and "2 people have asked, and are sent it" in proposed.text
    await presses(town, olga, "✅ Save", proposed)
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
    assert set(readiness.ENTRIES.values()) <= set(content.faq.entries)
