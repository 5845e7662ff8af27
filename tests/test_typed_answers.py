"""Typed answers: understood generously, asked back when in doubt, never cut or changed silently."""

import re

import pytest

from tests.town import Town, Townsperson


async def at(town: Town, event: str, question: str, language: str = "en") -> Townsperson:
    """Somebody who is asked this question now."""
    ana = town.person("Ana", language=language)
    await ana.starts(event)
    await ana.fills_in(event, until=question)
    assert ana.asked == (event, question)
    return ana


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Cluster organisation", None),
        ("cluster organization", "✓ Cluster organisation"),
        ("university", "✓ University or research organisation"),
        ("3", "✓ SME"),
        ("Verslo tinklas", "✓ Business network"),
    ],
)
async def test_typing_the_words_of_an_option_counts_as_pressing_it(
    sqlite_town: Town, typed: str, understood: str | None
) -> None:
    ana = await at(sqlite_town, "workshop", "organisation_type")
    await ana.does(typed)
    assert ana.asked == ("workshop", "country")
    assert understood is None or understood in ana.sees


async def test_words_in_doubt_are_asked_back(sqlite_town: Town) -> None:
    ana = await at(sqlite_town, "workshop", "organisation_type")
    await ana.does("centre")
    assert "Did you mean this?" in ana.sees or "Which one do you mean?" in ana.sees
    await ana.does("[None of these]")
    assert ana.asked == ("workshop", "organisation_type")


async def test_what_cannot_be_an_option_is_asked_again(sqlite_town: Town) -> None:
    ana = await at(sqlite_town, "workshop", "organisation_type")
    await ana.does("xyzzy")
    assert "I could not match that to an option." in ana.sees
    assert ana.asked == ("workshop", "organisation_type")


@pytest.mark.parametrize("right", ["[ana@gmail.com]", "ana@gmail.com", "1"])
async def test_a_slip_in_an_email_address_is_asked_back(sqlite_town: Town, right: str) -> None:
    ana = await at(sqlite_town, "workshop", "email")
    await ana.does("ana@gmial.com")
    assert "Which one do you mean?" in ana.sees
    assert ana.buttons == ["ana@gmail.com", "ana@gmial.com", "None of these"]
    await ana.does(right)
    assert ana.asked == ("workshop", "organisation")
    await ana.fills_in_the_rest("workshop", until="review")
    assert "Email: ana@gmail.com" in ana.last


async def test_an_address_that_looks_like_a_slip_can_be_insisted_on(sqlite_town: Town) -> None:
    ana = await at(sqlite_town, "workshop", "email")
    await ana.does("ana@gmial.com", "[ana@gmial.com]")
    await ana.fills_in_the_rest("workshop", until="review")
    assert "Email: ana@gmial.com" in ana.last


async def test_a_suggestion_of_before_is_not_taken_for_a_newer_one(sqlite_town: Town) -> None:
    ana = await at(sqlite_town, "workshop", "email")
    await ana.does("ana@gmial.com")
    older = ana.holds("ana@gmail.com")
    await ana.does("ben@gmial.com")
    assert await ana.presses_held(older) == "That button is from earlier. This is where we are now."
    assert ana.asked == ("workshop", "email")


@pytest.mark.parametrize("typed", ["ana", "ana@", "@example.com", "a@b@c", "ana@example"])
async def test_what_is_no_email_address_is_asked_again_with_a_reason(sqlite_town: Town, typed: str) -> None:
    ana = await at(sqlite_town, "workshop", "email")
    await ana.does(typed)
    assert "That does not look like an email address." in ana.sees
    assert ana.asked == ("workshop", "email")


@pytest.mark.parametrize("typed", ["Lituania", "Litva", "LT", "lietuva", "Litauen"])
async def test_a_country_is_understood_in_any_of_our_languages(sqlite_town: Town, typed: str) -> None:
    ana = await at(sqlite_town, "workshop", "country")
    await ana.does(typed)
    if ana.asked is None:
        await ana.does("[Lithuania]")
    await ana.fills_in_the_rest("workshop", until="review")
    assert "Country: Lithuania" in ana.last


async def test_a_country_in_doubt_brings_buttons_for_the_best_three(sqlite_town: Town) -> None:
    ana = await at(sqlite_town, "workshop", "country")
    await ana.does("slov")
    assert len(ana.buttons) <= 4 and ana.buttons[-1] == "None of these"
    assert "Slovakia" in ana.buttons and "Slovenia" in ana.buttons


async def test_a_country_nobody_knows_is_asked_again(sqlite_town: Town) -> None:
    ana = await at(sqlite_town, "workshop", "country")
    await ana.does("Qwertzuiop")
    assert "I do not know that country." in ana.sees


async def test_several_options_can_be_typed(sqlite_town: Town) -> None:
    ana = await at(sqlite_town, "matchmaking", "ecosystems", language="lt")
    await ana.does("Statyba, sveikata ir turizmas")
    assert "✓ Statyba; Sveikata; Turizmas" in ana.sees
    assert ana.asked == ("matchmaking", "offer")


async def test_done_can_be_typed_after_ticking(sqlite_town: Town) -> None:
    ana = await at(sqlite_town, "matchmaking", "ecosystems")
    await ana.does("[Digital]", "done")
    assert "✓ Digital" in ana.sees
    assert ana.asked == ("matchmaking", "offer")


@pytest.mark.parametrize(("typed", "asked"), [("yes please", "pitch_title"), ("ne", "consent"), ("👍", "pitch_title")])
async def test_yes_and_no_are_understood(sqlite_town: Town, typed: str, asked: str) -> None:
    ana = await at(sqlite_town, "matchmaking", "pitch")
    await ana.does(typed)
    assert ana.asked == ("matchmaking", asked)


@pytest.mark.parametrize(("typed", "reason"), [("A", "at least 2 characters"), ("x" * 101, "101 characters, and 100")])
async def test_too_short_and_too_long_say_the_limit_and_store_nothing(
    sqlite_town: Town, typed: str, reason: str
) -> None:
    ana = await at(sqlite_town, "workshop", "name")
    await ana.does(typed)
    assert reason in ana.sees
    assert ana.asked == ("workshop", "name")


@pytest.mark.parametrize("length", [4096, 5000, 13000])
async def test_a_text_that_telegram_cuts_is_refused_whole(sqlite_town: Town, length: int) -> None:
    ana = await at(sqlite_town, "matchmaking", "offer")
    await ana.does("wood " * (length // 5) + "!" * (length % 5))
    assert ana.sees.count("That is longer than one Telegram message can be.") == 1
    assert "shorten it to 1,000 characters" in ana.sees
    assert ana.asked == ("matchmaking", "offer")
    await sqlite_town.moves_clock(sqlite_town.clock.now())
    assert ana.asked == ("matchmaking", "offer")


NAMES = """Žydrūnas Kęstutis · Łukasz Wójcik · Jürgen Müller · Øyvind Ås · Õnne Pärn · 王小明 · Élodie d’Été
<3 Ana · _i Ana_ · A & B · Ana </b> & Co · *Ana* [x](y) · Ana `code` · &lt;Ana&gt; · { $name } · A{b}"""


async def test_names_are_shown_as_they_were_typed(sqlite_town: Town) -> None:
    for name in re.split(r" · |\n", NAMES):
        ana = sqlite_town.person(name)
        await ana.starts()
        assert f"Hello, {name}!" in ana.sees
        await ana.starts("workshop")
        await ana.fills_in("workshop", until="review", name=name, organisation=name, attendance="online")
        assert f"Full name: {name}\nEmail: " in ana.last and f"Organisation: {name}\n" in ana.last


@pytest.mark.parametrize("name", ["Ana </b> & <3", "Õnne _i_"])
async def test_markup_in_answers_reaches_the_end_as_it_was_typed(town: Town, name: str) -> None:
    ana = town.person(name)
    await ana.registers("workshop", name=name, organisation=name, position=name, needs=name)
    await ana.does("/my")
    assert f"Full name: {name}\n" in ana.sees and f"Diet or accessibility: {name}\n" in ana.sees


async def test_marks_that_turn_text_around_are_taken_out(sqlite_town: Town) -> None:
    ana = sqlite_town.person("\u202eAna")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="review", name="\u202eAna\u200b \u2066Petr\u2069")
    assert "Full name: Ana Petr\n" in ana.last


async def test_only_invisible_characters_are_no_answer(sqlite_town: Town) -> None:
    ana = await at(sqlite_town, "workshop", "name")
    await ana.does("\u200e\u2060\u3164")
    assert "I could not find any words in that." in ana.sees
