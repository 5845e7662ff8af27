"""The form: one question after the other, back and forth, left and taken up again."""

import pytest

from tests.town import Town


async def test_every_question_says_where_we_are_gives_an_example_and_how_to_leave(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation")
    assert ana.last == (
        "Clusters meet Regions · 3 of 8 · /cancel\nWhich organisation do you represent?\n\n"
        "For example: Baltic Timber Cluster"
    )
    assert ana.buttons == ["‹ Back"]


@pytest.mark.parametrize(("language", "step"), [("en", "6 of 8"), ("lt", "6 iš 8")])
async def test_only_optional_questions_can_be_skipped(sqlite_town: Town, language: str, step: str) -> None:
    ana = sqlite_town.person("Ana", language=language)
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="country")
    assert len(ana.messages[-1].labels) == 1
    await ana.answers("country", "Lithuania")
    assert step in ana.last
    assert len(ana.messages[-1].labels) == 2
    await ana.does(f"[{ana.buttons[1]}]")
    assert ana.asked == ("workshop", "attendance")


async def test_a_pressed_option_becomes_a_line_of_the_record(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation_type")
    question = ana.messages[-1]
    await ana.does("[SME]")
    assert question.text == "What type of organisation is it?\n✓ SME"
    assert question.labels == []


@pytest.mark.parametrize("back", ["[‹ Back]", "back", "Atgal"])
async def test_back_asks_the_question_before_again_with_its_answer(sqlite_town: Town, back: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation")
    await ana.does(back)
    assert ana.asked == ("workshop", "email")
    assert "Your answer so far: zydrune@example.com" in ana.sees
    await ana.does("[Keep it]")
    assert ana.asked == ("workshop", "organisation")


async def test_going_back_twice_and_answering_anew_leads_to_where_one_was(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation")
    await ana.does("[‹ Back]", "[‹ Back]", "Ana Müller")
    assert ana.asked == ("workshop", "organisation")
    await ana.fills_in_the_rest("workshop", until="review")
    assert "Full name: Ana Müller" in ana.last and "Email: zydrune@example.com" in ana.last


@pytest.mark.parametrize("skip", ["[Skip ›]", "skip", "praleisti", "-"])
async def test_skip_stores_nothing_given(sqlite_town: Town, skip: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="position")
    await ana.does(skip)
    assert ana.asked == ("workshop", "attendance")
    await ana.fills_in_the_rest("workshop", until="review")
    assert "Position: –" in ana.last


async def test_what_is_needed_cannot_be_skipped_by_typing(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="name")
    await ana.does("skip")
    assert "This answer is needed." in ana.sees
    assert ana.asked == ("workshop", "name")


@pytest.mark.parametrize("leave", ["/cancel", "cancel", "Stop!"])
async def test_cancel_keeps_the_answers_and_offers_to_go_on(town: Town, leave: str) -> None:
    ana = town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="country")
    await ana.does(leave)
    assert "Your answers are kept." in ana.sees and "You are not registered yet." in ana.sees
    assert ana.buttons == ["Continue registering", "Start over"]
    await ana.does("[Continue registering]")
    assert "Welcome back! Your answers for Second Clusters meet Regions workshop are all here." in ana.sees
    assert ana.asked == ("workshop", "country")
    await ana.fills_in_the_rest("workshop")
    assert "You are registered" in ana.sees


async def test_after_cancel_words_are_no_answers_and_register_offers_the_form_again(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation")
    await ana.does("/cancel", "thank you")
    assert ana.asked is None
    await ana.does("/register")
    assert "📝 You have begun to register." in ana.sees
    await ana.does("[Clusters meet Regions]")
    assert ana.asked == ("workshop", "organisation")


async def test_cancel_without_a_form_says_so(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.does("/cancel")
    assert "There is no open form." in ana.sees


async def test_start_over_asks_once_and_begins_anew(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="country")
    await ana.does("/cancel", "[Start over]", "[No, keep my answers]")
    assert ana.asked == ("workshop", "country")
    await ana.does("/cancel", "[Start over]", "[Yes, start over]")
    assert ana.asked == ("workshop", "name")
    assert "Your answer so far" not in ana.sees


async def test_register_in_the_middle_of_a_form_goes_on_with_it(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="email")
    await ana.does("/register")
    assert ana.asked == ("workshop", "email")


async def test_a_form_survives_a_restart_of_the_bot(quiet_town: Town) -> None:
    await quiet_town.opens()
    ana = quiet_town.person("Ana", language="lt")
    await ana.starts("matchmaking")
    await ana.fills_in("matchmaking", until="offer")
    await quiet_town.restarts()
    await ana.fills_in_the_rest("matchmaking")
    assert "Jūs užsiregistravote" in ana.sees


async def test_ticks_and_buttons_survive_a_restart_of_the_bot(quiet_town: Town) -> None:
    await quiet_town.opens()
    ana = quiet_town.person("Ana")
    await ana.starts("matchmaking")
    await ana.fills_in("matchmaking", until="ecosystems")
    await ana.does("[Digital]")
    await quiet_town.restarts()
    await ana.does("[Health]")
    assert "✓ Digital" in ana.buttons and "✓ Health" in ana.buttons
    await ana.does("[Done (2)]")
    assert "✓ Digital; Health" in ana.all


async def test_two_forms_do_not_mix(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation")
    await ana.starts("matchmaking")
    await ana.fills_in("matchmaking", until="email")
    await ana.does("ana@example.com")
    await ana.starts("workshop")
    await ana.does("[Continue registering]", "Workshop Ltd")
    assert ana.asked == ("workshop", "organisation_type")


async def test_a_button_of_another_form_makes_words_belong_to_that_form(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation")
    back = ana.holds("‹ Back")
    await ana.starts("matchmaking")
    await ana.fills_in("matchmaking", until="name")
    await ana.presses_held(back)
    assert ana.asked == ("workshop", "email")
    await ana.does("new@example.com")
    assert ana.asked == ("workshop", "organisation")


async def test_tick_and_done_with_a_minimum_and_a_maximum(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("matchmaking")
    await ana.fills_in("matchmaking", until="ecosystems")
    assert "Tick up to 3, then press Done." in ana.last
    assert await ana.presses("Done") == "Please choose at least 1 option."
    for name in ("Digital", "Health", "Retail"):
        await ana.presses(name)
    assert await ana.presses("Tourism") == "You have chosen 4; please choose 3 at the most."
    await ana.presses("✓ Retail")
    await ana.does("[Done (2)]")
    assert ana.asked == ("matchmaking", "offer")


async def test_only_people_on_site_are_asked_for_days_and_needs(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="attendance")
    await ana.does("[Online (ECCP website)]")
    assert ana.asked == ("workshop", "consent")
    assert "8 of 8" in ana.last


async def test_a_wish_to_pitch_asks_for_the_title(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("matchmaking")
    await ana.fills_in("matchmaking", pitch="yes")
    assert "Title of the pitch: Houses that grow" in ana.all


async def test_consent_shows_its_text_and_stores_version_and_instant(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="consent")
    assert "Regulation (EU) 2018/1725" in ana.last
    await ana.does("I do not agree")
    assert "I can only register you if you agree." in ana.sees
    await ana.does("[I agree]", "[✅ Confirm]")
    [row] = await town.sql("SELECT answers FROM registration")
    assert '"version":"1"' in row["answers"] and '"agreed":"2022-04-01T06:' in row["answers"]
