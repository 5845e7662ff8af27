"""Questions in the chat: answered, offered as a choice, or owned up to as not known; what organisers learn."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from db import engine
from db.engine import Transaction
from faq import entries
from tests import organisers
from tests import town as towns
from tests.town import CONTENT, OPEN, Town

GUIDE = """
[[entry]]
id = "wifi"
question = "Is there wifi?"
also = ["wlan", "internet at the venue", "wireless network"]
answer = "Yes, **everywhere**."
confirmed = {date = 2022-03-01, by = "the ECCP team"}
buttons = [{text = "Website", url = "https://clustercollaboration.eu"}]
see = ["venue", "contact"]
"""


@pytest.fixture
async def guided(tmp_path: Path) -> AsyncIterator[Town]:
    """A town with one more entry, of no topic, that somebody confirmed."""
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    english = content / "faq" / "en.toml"
    english.write_text(english.read_text("utf-8") + GUIDE, "utf-8")
    async with towns.built(f"sqlite:///{tmp_path}/bot.db", tmp_path, content_dir=content) as town:
        await town.opens()
        yield town


async def counted(town: Town, entry: str) -> dict[str, int]:
    rows = await town.sql("SELECT outcome, times FROM faq_use WHERE entry = :entry", entry=entry)
    return {row["outcome"]: row["times"] for row in rows}


async def test_a_question_is_answered_with_its_title(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.does("Until when can I register?")
    assert "Until when can I register?" in ana.sees
    assert "14 April 2022, 23:59 (Brussels time; 15 April, 00:59 in Vilnius)" in ana.sees


async def test_an_answer_tells_who_confirmed_it_and_leads_on(guided: Town) -> None:
    ana = guided.person("Ana")
    await ana.starts()
    await ana.does("do you have wlan at the venue?")
    assert ana.last == "Is there wifi?\n\nYes, everywhere.\n\nSource: the ECCP team, 1 March 2022"
    assert ana.buttons == [
        "Website", "Where does it take place?", "How do I contact the organisers?", "This did not help",
    ]  # fmt: skip
    await ana.does("[How do I contact the organisers?]")
    assert "clustersmeetregions@clustercollaboration.eu" in ana.sees


async def test_the_answer_is_in_the_persons_language_whatever_language_was_typed(town: Town) -> None:
    ben = town.person("Benas", language="lt")
    await ben.starts()
    await ben.does("kada baigiasi registracija")
    assert "Iki kada galima registruotis?" in ben.sees
    await ben.does("bis wann kann ich mich anmelden")
    assert "Iki kada galima registruotis?" in ben.sees


async def test_the_event_looked_at_decides_and_unknown_it_is_answered_for_both(town: Town) -> None:
    ana, ben = town.person("Ana"), town.person("Benas")
    await ana.starts()
    await ana.does("when does it take place?")
    assert "Clusters meet Regions\nThe workshop is on 26–27 April 2022" in ana.sees
    assert "The matchmaking event is on 27 April 2022" in ana.sees
    await ben.starts("matchmaking")
    await ben.does("when does it take place?")
    assert "The matchmaking event is on 27 April 2022" in ben.sees and "26–27" not in ben.sees
    await ben.does("when is the workshop?")
    assert "26–27 April 2022" in ben.sees


async def test_two_questions_in_one_message_are_both_answered(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts("workshop")
    await ana.does("When does it take place? And until when can I register?")
    assert "26–27 April 2022" in ana.sees and "14 April 2022, 23:59" in ana.sees


async def test_small_talk_gets_a_friendly_word_and_no_organiser_hears_of_it(town: Town) -> None:
    ana, ben = town.person("Ana"), town.person("Benas", language="lt")
    await ana.starts()
    await ben.starts()
    await ana.does("hello!", "thanks a lot", "ok")
    assert "You are welcome!" in ana.all and ana.last == "👍"
    await ben.does("ačiū")
    assert ben.last == "Prašom!"
    assert not organisers.said(town)


async def test_signs_alone_are_no_question_for_the_organisers(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    for signs in ("?", "…", "!!!"):
        await ana.does(signs)
        assert ana.sees == "What would you like to know about? You can also just type your question."


async def test_when_unsure_up_to_three_questions_are_offered_in_their_words(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.does("question about B2Match and meetings")
    assert "Did you mean one of these?" in ana.sees
    *offered, none = ana.buttons
    assert 1 <= len(offered) <= 3 and none == "None of these"
    await ana.does(f"[{offered[-1]}]")
    assert f"✓ {offered[-1]}" in ana.sees
    assert ana.last.startswith(offered[-1])


async def test_a_choice_pressed_twice_or_pressed_late_does_no_harm(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.does("question about B2Match and meetings")
    none = ana.holds("None of these")
    await ana.does(f"[{ana.buttons[0]}]")
    assert "from earlier" in await ana.presses_held(none)


async def test_what_is_not_confirmed_is_said_to_be_so(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.does("how much does it cost?")
    assert "not confirmed yet" in ana.sees


async def test_another_city_or_year_is_not_answered_as_if_it_were_ours(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    for asked in ("when does registration for the Tallinn forum close?", "when does it take place next year?"):
        await ana.does(asked)
        assert "14 April" not in ana.sees and "26–27" not in ana.sees


@pytest.mark.parametrize("question", ["organisation", "position"])
async def test_in_a_form_words_that_can_be_its_answer_are_its_answer(sqlite_town: Town, question: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until=question)
    await ana.does("Registration Office Vilnius")
    assert ana.asked != ("workshop", question)


async def test_in_a_form_what_can_be_no_answer_to_it_is_answered_if_it_surely_is_a_question(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="email")
    await ana.does("until when can i register")
    assert "14 April 2022" in ana.sees and ana.asked == ("workshop", "email")
    await ana.does("blorpy zing")
    assert "does not look like an email address" in ana.sees


async def test_a_question_in_mid_form_is_answered_and_the_form_goes_on(town: Town) -> None:
    ana = town.person("Ana", language="lt")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="email")
    await ana.does("kada baigiasi registracija?")
    assert "balandžio 14 d., 23:59" in ana.sees
    assert ana.asked == ("workshop", "email")


async def test_every_question_is_found_by_topic_and_by_event(guided: Town) -> None:
    ana = guided.person("Ana")
    await ana.starts()
    await ana.does("/faq")
    menu = ana.buttons
    assert menu == [
        "About the events", "Registration", "Meetings and B2Match", "Getting there", "Practical things",
        "Organisers and this bot", "Other questions", "Clusters meet Regions", "Matchmaking Event",
    ]  # fmt: skip
    found = set[str]()
    for name in menu[:7]:
        await ana.does("/faq", f"[{name}]")
        found |= set(ana.buttons)
        while "More ›" in ana.buttons:
            await ana.does("[More ›]")
            found |= set(ana.buttons)
    assert found >= {entry.question("en") for entry in guided.content.faq}


async def test_a_long_topic_has_pages_back_and_forth(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.does("/faq", "[Registration]")
    assert "(1 of 2)" in ana.last and "‹ Earlier" not in ana.buttons
    first = ana.buttons
    await ana.does("[More ›]")
    assert "(2 of 2)" in ana.last and "More ›" not in ana.buttons
    await ana.does("[‹ Earlier]")
    assert ana.buttons == first
    await ana.does("[‹ All topics]", "[Registration]", f"[{first[0]}]")
    assert ana.last.startswith(first[0])


async def test_an_events_questions_are_answered_for_that_event_whatever_the_person_is_registered_for(
    town: Town,
) -> None:
    ana = town.person("Ana")
    await ana.registers("workshop")
    await ana.does("/faq", "[Matchmaking Event]", "[When does it take place?]")
    assert "The matchmaking event is on 27 April 2022" in ana.sees and "26–27" not in ana.sees


async def test_help_is_the_menu_of_all_questions_too(town: Town) -> None:
    ana = town.person("Ana", language="lt")
    await ana.starts()
    await ana.does("/help", "[Atvykimas]", "[Ar yra kur pastatyti automobilį?]")
    assert "Tai dar nepatvirtinta" in ana.sees


async def test_what_was_asked_is_counted_by_entry_without_the_person(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.does("Until when can I register?", "[This did not help]")
    await ana.does("/faq", "[Registration]", "[Until when can I register?]")
    assert await counted(town, "reg_deadline") == {"answered": 1, "unhelpful": 1, "opened": 1}
    columns = set((await town.sql("SELECT * FROM faq_use"))[0])
    assert columns == {"entry", "outcome", "times"}


async def test_organisers_see_what_helped_least_in_the_words_of_the_faq(town: Town) -> None:
    ana, olga = town.person("Ana"), organisers.organiser(town, "Olga")
    await organisers.writes(town, olga, "/faq")
    assert organisers.said(town)[-1].text == "Every answer has helped so far, and nothing was passed on to you."
    await ana.starts()
    await ana.does("Until when can I register?", "[This did not help]")
    await organisers.writes(town, olga, "/faq")
    assert "Answers that helped least\n• Until when can I register? (reg_deadline): 1 × did not help, shown 1 ×" in (
        organisers.said(town)[-1].text
    )


async def test_organisers_see_which_questions_are_passed_on_to_them_most(town: Town) -> None:
    ana, olga = town.person("Ana"), organisers.organiser(town, "Olga")
    await ana.starts()
    await ana.does("how much does it cost?", "[Ask the organisers]", "is it free of charge?", "[Ask the organisers]")
    await ana.does("/ask will somebody repeat the registration deadline on the radio")
    await ana.does("/ask blorpy zing")
    await organisers.writes(town, olga, "/faq")
    assert organisers.said(town)[-1].text == (
        "Passed on to you most often\n"
        "• What does it cost? (cost): 2 ×, and the FAQ has no answer yet\n"
        "• Until when can I register? (reg_deadline): 1 ×"
    )


async def test_picked_words_become_a_phrasing_with_one_tap_and_are_understood_at_once(town: Town) -> None:
    people, olga = [town.person(name) for name in ("Ana", "Benas")], organisers.organiser(town, "Olga")
    for person in people:
        await person.starts()
        await person.does("question about B2Match and meetings")
        meant = person.buttons[0]
        await person.does(f"[{meant}]")
    await organisers.writes(town, olga, "/faq")
    [candidate] = [m for m in organisers.said(town) if "question about B2Match and meetings" in m.text]
    assert candidate.text == (
        f"“question about B2Match and meetings” was typed 2 times, and meant was:\n{meant}\n"
        "Shall I understand it at once from now on?"
    )
    await organisers.presses(town, olga, "Add it", candidate)
    assert f"is now understood as: {meant}" in organisers.said(town)[-1].text
    carol = town.person("Carol")
    await carol.starts()
    await carol.does("question about B2Match and meetings")
    assert carol.last.startswith(meant)
    await town.restarts()
    await carol.does("question about b2match and meetings")
    assert carol.last.startswith(meant)
    assert await town.sql("SELECT text FROM faq_suggestion") == []


def test_added_phrasings_are_exported_into_the_files_with_their_comments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = f"sqlite:///{tmp_path}/bot.db"
    added = [("dates", "en", 'blorpy "zing"'), ("visa", "lt", "viza į Lietuvą"), ("visa", "es", "visado")]
    asyncio.run(add(database, added))
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("CONTENT_DIR", str(CONTENT))
    assert main(["export", "faq", "--output", str(tmp_path / "faq")]) == 0
    exported = tmp_path / "faq"
    assert sorted(path.name for path in exported.iterdir()) == ["en.toml", "es.toml", "lt.toml"]
    assert "# An entry without an answer" in (exported / "en.toml").read_text("utf-8")
    for path in (CONTENT / "faq").glob("*.toml"):
        if not (exported / path.name).exists():
            shutil.copy(path, exported)
    faq = entries.load(exported)
    assert 'blorpy "zing"' in faq["dates"].wordings["en"].also
    assert "viza į Lietuvą" in faq["visa"].wordings["lt"].also
    assert ("es", "visado") in faq["visa"].phrasings()


async def add(database: str, added: list[tuple[str, str, str]]) -> None:
    db = await engine.connect(database)

    async def unit(tx: Transaction) -> None:
        for entry, language, text in added:
            await tx.execute(
                "INSERT INTO faq_phrasing (entry, language, text, at) VALUES (:entry, :language, :text, 0)",
                entry=entry, language=language, text=text,
            )  # fmt: skip

    await db.run(unit)
    await db.close()


async def test_none_of_these_goes_to_the_organisers_in_the_persons_words(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.does("question about B2Match and meetings", "[None of these]")
    assert "Shall I ask the organisers?" in ana.sees
    await ana.does("[Ask the organisers]")
    assert "question about B2Match and meetings" in organisers.card(town, "Q-1").text


async def test_words_that_nobody_used_are_kept_no_longer_than_a_week(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.does("question about B2Match and meetings", "is there a swimming pool for my dolphin?")
    assert await town.sql("SELECT text FROM faq_suggestion") != []
    await town.moves_clock(OPEN + timedelta(days=8))
    assert await town.sql("SELECT text FROM faq_suggestion") == []
    assert await town.sql("SELECT text FROM unanswered") == []


HOSTILE = ["x" * 4096, "🦊" * 2000, "متى \u202e" * 300, "\u200b" * 50, "when? " * 600, "<b>&amp;</i>" * 100]


@pytest.mark.parametrize("text", HOSTILE, ids=["letters", "emoji", "rtl", "invisible", "questions", "tags"])
async def test_whatever_is_typed_gets_an_answer(sqlite_town: Town, text: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts()
    before = len(ana.messages)
    await ana.does(text)
    assert len(ana.messages) > before
