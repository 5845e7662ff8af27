"""The FAQ grows from answers: proposed, worded, confirmed, live at once, undone, exported."""

import asyncio
from pathlib import Path

import pytest

from bot import export_faq
from bot.content import Content
from tests.organisers import asks, card, organiser, presses, said, writes
from tests.town import CONTENT, Town, Townsperson

QUESTION = "May I bring my saxophone?"


@pytest.fixture
async def olga(town: Town) -> Townsperson:
    return organiser(town, "Olga")


async def proposed(town: Town, olga: Townsperson, answer: str = "Yes, if you *play* <b>well</b>.") -> None:
    """Ana's question is answered, and the answer proposed."""
    ana = town.person("Ana")
    await asks(ana, QUESTION)
    await writes(town, olga, answer, to=card(town, "Q-1"))
    await presses(town, olga, "Add to FAQ", card(town, "Q-1"))


async def test_an_answer_becomes_an_entry_for_everybody_at_once_and_for_good(town: Town, olga: Townsperson) -> None:
    await proposed(town, olga)
    proposal = said(town)[-1]
    assert QUESTION in proposal.text and "if you *play* <b>well</b>" in proposal.text
    await writes(town, olga, "Can I bring a saxophone?\nYes: a small one, and your notes.", to=proposal)
    proposal = said(town)[-1]
    assert "Can I bring a saxophone?" in proposal.text and "a small one" in proposal.text
    await presses(town, olga, "For all events", proposal)
    await presses(town, olga, "Put it into the FAQ", proposal)
    assert proposal.text.startswith("✅ In the FAQ")
    ben = town.person("Benas")
    await ben.does("can I bring a saxophone?")
    assert "a small one, and your notes" in ben.sees
    await town.restarts()
    await ben.does("Can I bring a saxophone?")
    assert "a small one, and your notes" in ben.sees
    await presses(town, olga, "Undo", proposal)
    await ben.does("Can I bring a saxophone?")
    assert "a small one" not in ben.sees
    await presses(town, olga, "Put it back", proposal)
    await ben.does("Can I bring a saxophone?")
    assert "a small one" in ben.sees


async def test_an_added_entry_stands_in_the_list_of_questions_under_its_topic(town: Town, olga: Townsperson) -> None:
    ana, ben = town.person("Ana"), town.person("Benas")
    await asks(ana, QUESTION)
    await writes(town, olga, "Yes.", to=card(town, "Q-1"))
    await presses(town, olga, "Add to FAQ", card(town, "Q-1"))
    proposal = said(town)[-1]

    def topic() -> str:
        return next(label for label in proposal.labels if label.startswith("Topic: "))

    seen = [topic()]
    while topic() != "Topic: Practical things ›":
        await presses(town, olga, "Topic: ", proposal)
        assert topic() not in seen, seen
        seen.append(topic())
    await presses(town, olga, "Put it into the FAQ", proposal)
    await ben.does("/faq", "[Practical things]")
    while QUESTION not in ben.buttons:
        await ben.does("[More ›]")
    await ben.does(f"[{QUESTION}]")
    assert "Yes." in ben.sees


async def test_before_there_is_an_answer_it_is_asked_for(town: Town, olga: Townsperson) -> None:
    ana, ben = town.person("Ana"), town.person("Benas")
    await asks(ana, QUESTION)
    await asks(ben, "Can I bring a saxophone?")
    await presses(town, olga, "Add to FAQ", card(town, "Q-1"))
    assert "Q-1 has no answer yet" in said(town)[-1].text
    await writes(town, olga, "Yes, a small one.", to=said(town)[-1])
    assert "Yes, a small one." not in ana.all
    await presses(town, olga, "Put it into the FAQ", said(town)[-1])
    assert "still waits: Q-1, Q-2" in said(town)[-1].text
    for person in (ana, ben):
        assert "may be yours" in person.last and "Yes, a small one." in person.last
    await ana.presses("Solved")
    assert card(town, "Q-1").text.startswith("☑️") and card(town, "Q-2").text.startswith("❓")


async def test_an_entry_that_waits_for_its_answer_gets_it(town: Town, olga: Townsperson) -> None:
    ana, ben = town.person("Ana"), town.person("Benas", language="lt")
    await ana.does("how much does it cost?", "[Ask the organisers]")
    await writes(town, olga, "It is free.", to=card(town, "Q-1"))
    await presses(town, olga, "Add to FAQ", card(town, "Q-1"))
    proposal = said(town)[-1]
    assert proposal.text.startswith("📚 The answer to an entry that has none yet")
    await presses(town, olga, "A new entry instead", proposal)
    assert proposal.text.startswith("📚 A new entry")
    await presses(town, olga, "Answer the old entry", proposal)
    await presses(town, olga, "Put it into the FAQ", proposal)
    await ana.does("what is the price?")
    assert "It is free." in ana.sees and "not confirmed" not in ana.sees
    await ben.does("kiek kainuoja?")
    assert "It is free." in ben.sees


async def test_a_proposal_may_be_dropped_and_its_language_chosen(town: Town, olga: Townsperson) -> None:
    await proposed(town, olga, "Taip, mažą.")
    proposal = said(town)[-1]
    await presses(town, olga, "English", proposal)
    assert any(label.startswith("Lithuanian") for label in proposal.labels)
    await presses(town, olga, "Discard", proposal)
    assert proposal.text == "✓ Not added to the FAQ."
    await writes(town, olga, "Other words", to=proposal)
    assert said(town)[-1].text.startswith("That is settled already.")


async def test_what_was_added_is_exported_as_the_files_have_it(sqlite_town: Town, tmp_path: Path) -> None:
    town = sqlite_town
    olga = organiser(town, "Olga")
    await proposed(town, olga, "Yes: *loud* & <proud>, 1. A {song} #1\n\nNext line")
    await presses(town, olga, "For all events", said(town)[-1])
    await presses(town, olga, "Put it into the FAQ", said(town)[-1])
    ben = town.person("Benas")
    await ben.does("how much does it cost?", "[Ask the organisers]")
    await writes(town, olga, "It is free.", to=card(town, "Q-2"))
    await presses(town, olga, "Add to FAQ", card(town, "Q-2"))
    await presses(town, olga, "Put it into the FAQ", said(town)[-1])
    assert await export_faq.run(town.settings, tmp_path / "faq") == 0
    for name in ("events", "texts", "consent", "answers"):
        (tmp_path / name).symlink_to(CONTENT / name)
    for path in (CONTENT / "faq").glob("*.toml"):
        if not (tmp_path / "faq" / path.name).exists():
            (tmp_path / "faq" / path.name).write_text(path.read_text("utf-8"), "utf-8")
    taken_over = await asyncio.to_thread(Content.read, tmp_path)
    entry = taken_over.faq["added_1"]
    assert entry.event == "workshop" and entry.question("en") == QUESTION
    assert entry.answers("en") == {None: "Yes: *loud* &amp; &lt;proud&gt;, 1. A (song) #1\n\nNext line"}
    assert taken_over.faq["cost"].answers("en") == {None: "It is free."}
