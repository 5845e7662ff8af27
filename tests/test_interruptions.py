"""What comes between: other things than words, edits, old buttons, questions and commands in mid-form."""

from collections.abc import Awaitable, Callable

import pytest

from sandbox import Person
from tests.town import Town

THINGS: dict[str, Callable[[Person], Awaitable[object]]] = {
    "voice": lambda ana: ana.sends_voice(b"OggS"),
    "photo": lambda ana: ana.sends_photo(b"\x89PNG", "me"),
    "document": lambda ana: ana.sends_document(b"%PDF", "cv.pdf"),
    "video note": lambda ana: ana.sends_video_note(b"mp4"),
    "sticker": lambda ana: ana.sends_sticker(),
    "location": lambda ana: ana.sends_location(),
    "contact": lambda ana: ana.sends_contact(),
    "poll": lambda ana: ana.sends_poll(),
    "dice": lambda ana: ana.sends_dice(),
    "story": lambda ana: ana.sends_raw({"story": {"id": 1, "chat": {"id": 7, "type": "private", "first_name": "B"}}}),
}


@pytest.mark.parametrize("thing", THINGS)
async def test_what_is_no_words_gets_a_friendly_sentence_and_the_question_again(sqlite_town: Town, thing: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="email")
    ana.looks_away()
    await THINGS[thing](ana.on_telegram)
    await sqlite_town.settles()
    assert "I can only read words here. Please type your answer, or press a button." in ana.sees
    assert ana.asked == ("workshop", "email")


@pytest.mark.parametrize("language", ["en", "lt"])
async def test_an_edited_message_is_no_answer(sqlite_town: Town, language: str) -> None:
    ana = sqlite_town.person("Ana", language=language)
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="name")
    name = await ana.on_telegram.sends("Ana Petr")
    await sqlite_town.settles()
    before = len(ana.messages)
    await ana.on_telegram.edits(name, "Ana Petrauskaitė")
    await sqlite_town.settles()
    assert len(ana.messages) == before
    assert ana.asked == ("workshop", "email")
    await ana.fills_in_the_rest("workshop", until="review")
    assert "Ana Petr\n" in ana.last


async def test_an_old_button_is_answered_with_a_toast_and_shows_where_we_are(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="email")
    old = ana.holds("‹ Back")
    await ana.does("ana@example.com")
    assert await ana.presses_held(old) == "That button is from earlier. This is where we are now."
    assert "3 of 8" in ana.sees
    assert ana.asked == ("workshop", "organisation")


async def test_an_option_pressed_twice_counts_once(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="attendance")
    await ana.presses_twice("In person in Vilnius")
    assert ana.asked == ("workshop", "days")


async def test_a_button_pressed_before_a_restart_is_answered_after_it(quiet_town: Town) -> None:
    await quiet_town.opens()
    ana = quiet_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation_type")
    await quiet_town.closes()
    await ana.on_telegram.taps("SME")
    await quiet_town.opens()
    await quiet_town.settles()
    assert ana.asked == ("workshop", "country")


async def test_a_query_too_old_to_be_answered_still_counts(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation_type")
    await ana.on_telegram.taps("SME")
    sqlite_town.world.forget_queries()
    await sqlite_town.settles()
    assert ana.asked == ("workshop", "country")


@pytest.mark.parametrize("data", ["zz:1", "p:workshop", "p:party:name:x", "", "ok:gone", "m:workshop:email:9:abcd"])
async def test_a_button_of_a_version_long_gone_shows_where_we_are(sqlite_town: Town, data: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="email")
    message = ana.messages[-1].data
    query = {"id": "7", "from": ana.on_telegram.user, "chat_instance": "1", "message": message, "data": data}
    ana.looks_away()
    sqlite_town.world.push({"callback_query": query})
    await sqlite_town.settles()
    assert "2 of 8" in ana.sees
    assert sqlite_town.world.calls("answerCallbackQuery")[-1].parameters["text"].startswith("That button is from")


async def test_a_question_in_mid_form_is_answered_and_asked_on(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="email")
    await ana.does("Until when can I register?")
    assert "14 April 2022" in ana.sees
    assert ana.asked == ("workshop", "email")


async def test_a_question_on_the_review_is_answered_and_the_review_shown_again(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="review")
    await ana.does("Until when can I register?")
    assert "14 April 2022" in ana.sees
    assert "Please check your answers" in ana.last


@pytest.mark.parametrize("command", ["/help", "/privacy", "/mydata", "/events", "/my", "/start", "/unheard_of"])
async def test_after_any_command_the_last_message_is_what_words_will_answer(sqlite_town: Town, command: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation")
    await ana.does(command)
    assert ana.asked == ("workshop", "organisation")
    await ana.does("Baltic Timber Cluster")
    assert ana.asked == ("workshop", "organisation_type")
