"""Questions in the chat: answered, offered as a choice, or owned up to as not known."""

from tests.town import Town


async def test_a_question_is_answered_with_its_title(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.does("Until when can I register?")
    assert "Until when can I register?" in ana.sees
    assert "14 April 2022, 23:59 (Brussels time; 15 April, 00:59 in Vilnius)" in ana.sees


async def test_a_question_in_mid_form_is_answered_and_the_form_goes_on(town: Town) -> None:
    ana = town.person("Ana", language="lt")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="email")
    await ana.does("kada baigiasi registracija?")
    assert "balandžio 14 d., 23:59" in ana.sees
    assert ana.asked == ("workshop", "email")


async def test_what_is_not_confirmed_is_said_to_be_so(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.does("how much does it cost?")
    assert "not confirmed yet" in ana.sees


async def test_organisers_add_a_phrasing_with_one_tap_and_it_is_understood_at_once(town: Town) -> None:
    ana, olga = town.person("Ana"), town.person("Olga")
    town.organisers.add(olga.on_telegram)
    await town.sql("INSERT INTO faq_suggestion (text, language, picked, at) VALUES ('blorpy zing', 'en', 'dates', 0)")
    await olga.on_telegram.sends("/faq", chat=town.organisers)
    await town.settles()
    await olga.on_telegram.presses("Add it", chat=town.organisers)
    await town.settles()
    await town.world.until(lambda: town.organisers.chat.last is not None)
    await ana.starts()
    await ana.does("blorpy zing")
    assert "26–27 April 2022" in ana.sees


async def test_every_question_is_found_by_topic(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.does("/faq", "[Practical things]")
    assert "Practical things" in ana.sees or "Practical things" in ana.all
    first = ana.buttons[0]
    await ana.does(f"[{first}]")
    assert first in ana.sees
