"""/reload: changed content is taken over without a restart, all of it or nothing, and the organisers hear which."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import library
from tests import town as towns
from tests.town import CONTENT, Town, Townsperson


@dataclass
class Desk:
    """An organiser with the content's files open, beside the town."""

    town: Town
    olga: Townsperson
    content: Path

    def replaces(self, file: str, old: str, new: str) -> None:
        path = self.content / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    async def reloads(self) -> str:
        """What the admin chat then says."""
        before = len(self.town.organisers.chat.messages)
        await self.olga.on_telegram.sends("/reload", chat=self.town.organisers)
        await self.town.world.until(lambda: len(self.town.organisers.chat.messages) > before + 1, why="the outcome")
        await self.town.settles()
        return self.town.organisers.chat.messages[-1].text or ""


@pytest.fixture
async def desk(database: str, tmp_path: Path) -> AsyncIterator[Desk]:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    async with towns.built(database, tmp_path, content_dir=content) as town:
        await town.opens()
        olga = town.person("Olga")
        town.organisers.add(olga.on_telegram)
        yield Desk(town, olga, content)


async def test_reload_takes_over_events_texts_and_answers_and_says_what_changed(desk: Desk) -> None:
    desk.replaces("events/workshop.toml", 'closes = "2022-04-14 23:59"', 'closes = "2022-04-12 12:00"')
    desk.replaces("texts/en.ftl", "You are welcome!", "Any time!")
    desk.replaces("desk.toml", 'opens = "09:00"', 'opens = "10:00"')
    wifi = (
        '[[entry]]\nid = "wifi"\ntopic = "practical"\nquestion = "Is there wifi?"\nalso = ["wlan"]\nanswer = "Yes."\n'
    )
    desk.replaces("faq/en.toml", '[[entry]]\nid = "dates"', f'{wifi}\n[[entry]]\nid = "dates"')
    said = await desk.reloads()
    assert "Events: changed workshop" in said
    assert "Desk: changed hours" in said
    assert "Texts: changed en: small-talk-thanks" in said
    assert "FAQ: new wifi" in said
    ana = desk.town.person("Ana")
    await ana.starts()
    assert "12 April 2022, 12:00 (Brussels time; 13:00 in Vilnius)" in ana.sees
    await ana.does("is there wifi?")
    assert "Is there wifi?\n\nYes." in ana.sees
    await ana.does("thanks")
    assert "Any time!" in ana.sees


async def test_a_mistake_anywhere_changes_nothing_and_is_shown_with_file_and_place(desk: Desk) -> None:
    desk.replaces("texts/en.ftl", "You are welcome!", "Any time!")
    desk.replaces("texts/lt.ftl", "Prašom!", "Prašom, <b>!")
    desk.replaces("faq/en.toml", 'id = "venue"', 'id = "dates"')
    desk.replaces("events/workshop.toml", 'closes = "2022-04-14 23:59"', 'closes = "soon"')
    said = await desk.reloads()
    assert "Nothing was taken over" in said
    assert "faq/en.toml: entry dates: occurs twice; rename one of them or merge them" in said
    assert "events/workshop.toml:" in said and "closes" in said
    assert "texts/lt.ftl: small-talk-thanks: <b> is not closed; add </b>" in said
    assert str(desk.content) not in said
    ana = desk.town.person("Ana")
    await ana.starts()
    await ana.does("thanks")
    assert "You are welcome!" in ana.sees


async def test_nothing_changed_is_said_to_be_so(desk: Desk) -> None:
    assert "Nothing in it has changed" in await desk.reloads()


async def test_a_text_the_bot_needs_cannot_be_taken_away(desk: Desk) -> None:
    desk.replaces("texts/en.ftl", "small-talk-thanks = You are welcome!", "")
    desk.replaces("texts/lt.ftl", "small-talk-thanks = Prašom!", "")
    desk.replaces("texts/en.ftl", "answer-title = <b>{ $question }</b>", "answer-title = <b>{ $questoin }</b>")
    desk.replaces("texts/lt.ftl", "answer-title = <b>{ $question }</b>", "answer-title = <b>{ $questoin }</b>")
    said = await desk.reloads()
    assert "texts/en.ftl: small-talk-thanks: is missing, and the bot needs it; put it back" in said
    assert "answer-title: the bot gives no { $questoin } here; it gives { $question }" in said


async def test_questions_are_answered_while_the_content_is_read(desk: Desk) -> None:
    ana = desk.town.person("Ana")
    await ana.starts()
    desk.replaces("texts/en.ftl", "You are welcome!", "Any time!")
    gate = asyncio.Event()
    held = desk.town.bot
    assert held is not None
    loop, read = asyncio.get_running_loop(), held.library._read

    def slowly(before: object) -> object:
        asyncio.run_coroutine_threadsafe(gate.wait(), loop).result()
        return read(before)  # type: ignore[arg-type]

    held.library._read = slowly  # type: ignore[assignment]
    await desk.olga.on_telegram.sends("/reload", chat=desk.town.organisers)
    answered = len(ana.messages)
    await ana.on_telegram.sends("thanks")
    await desk.town.world.until(lambda: len(ana.messages) > answered, why="an answer while the files are read")
    assert ana.last == "You are welcome!"
    gate.set()
    await desk.town.world.until(lambda: "Texts" in (desk.town.organisers.chat.last.text or ""), why="the outcome")
    await ana.does("thanks")
    assert "Any time!" in ana.sees


async def test_phrasings_that_organisers_added_are_still_understood_after_a_reload(desk: Desk) -> None:
    await desk.town.sql("INSERT INTO faq_phrasing (entry, language, text, at) VALUES ('dates', 'en', 'blorpy zing', 0)")
    await desk.reloads()
    ana = desk.town.person("Ana")
    await ana.starts()
    await ana.does("blorpy zing")
    assert "26–27 April 2022" in ana.sees


async def test_what_organisers_added_is_understood_though_the_files_have_a_mistake(desk: Desk) -> None:
    await desk.town.sql("INSERT INTO faq_phrasing (entry, language, text, at) VALUES ('dates', 'en', 'blorpy zing', 0)")
    desk.replaces("texts/lt.ftl", "Prašom!", "Prašom, <b>!")
    assert "Nothing was taken over" in await desk.reloads()
    ana = desk.town.person("Ana")
    await ana.starts()
    await ana.does("blorpy zing")
    assert "26–27 April 2022" in ana.sees


async def test_what_a_crash_kept_from_being_told_is_told_after_the_restart_once(desk: Desk) -> None:
    await desk.town.sql("INSERT INTO note (name, value) VALUES ('read_again', '77')")
    await desk.town.restarts()
    await desk.town.restarts()
    told = [m.text for m in desk.town.organisers.chat.messages if "has been read again" in (m.text or "")]
    assert told == ["✅ The content has been read again and is in use now."]


async def test_another_worker_takes_it_over_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What PostgreSQL's other workers see is the note alone."""
    monkeypatch.setattr(library, "LOOK", 0.05)
    await desk.town.restarts()
    desk.replaces("texts/en.ftl", "You are welcome!", "Any time!")
    await desk.town.sql("INSERT INTO note (name, value) VALUES ('read_again', '77 told')")
    bot = desk.town.bot
    assert bot is not None
    await desk.town.world.until(
        lambda: bot.services.texts.say("en")("small_talk.thanks") == "Any time!", why="the other worker's content"
    )
    assert not any("read again" in (m.text or "") for m in desk.town.organisers.chat.messages)


async def test_only_the_admin_chat_may_reload(desk: Desk) -> None:
    ana = desk.town.person("Ana")
    await ana.starts()
    await ana.does("/reload")
    assert "I do not know /reload" in ana.sees
    assert await desk.town.sql("SELECT value FROM note WHERE name = 'read_again'") == []


async def test_who_registered_for_an_event_that_is_taken_away_is_served_all_the_same(desk: Desk) -> None:
    ana, ben = desk.town.person("Ana"), desk.town.person("Benas", language="lt")
    await ana.registers("matchmaking")
    await ben.starts("matchmaking")
    await ben.fills_in("matchmaking", until="email")
    (desk.content / "events" / "matchmaking.toml").unlink()
    shutil.rmtree(desk.content / "answers")
    shutil.rmtree(faq := desk.content / "faq")
    faq.mkdir()
    (faq / "en.toml").write_text('[[entry]]\nid = "wifi"\nquestion = "Is there wifi?"\nanswer = "Yes."\n', "utf-8")
    said = await desk.reloads()
    assert "Events: removed matchmaking" in said, said
    for person in (ana, ben):
        for step in ("/my", "/events", "/faq", "/help", "/start", "/mydata", "is there wifi?", "ben@example.com"):
            await person.does(step)
            assert "something went wrong" not in person.all and "nepavyko" not in person.all, step
    assert await desk.town.sql("SELECT * FROM inbox WHERE state = 'parked'") == []
