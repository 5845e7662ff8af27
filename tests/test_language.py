"""/language: which language the bot speaks with a person."""

from tests.town import Town


async def test_a_chosen_language_lasts_and_an_open_form_goes_on_in_it(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="country")
    await ana.does("/language")
    assert "Which language shall I speak?\nKuria kalba kalbėti?" in ana.sees
    assert ana.buttons == ["English", "Lietuvių"]
    await ana.does("[Lietuvių]")
    assert "✓ Kalbame lietuviškai." in ana.all
    assert "Kurioje šalyje veikiate?" in ana.sees and "5 iš 8" in ana.sees
    await ana.does("Latvija")
    assert "Kokios jūsų pareigos?" in ana.sees
    await town.restarts()
    await ana.does("/help")
    assert "Ką aš moku" in ana.sees


async def test_the_registration_and_the_calendar_file_speak_the_chosen_language(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.does("/language", "[Lietuvių]")
    ana.on_telegram.language = "lt"  # what the helper of these tests reads; Telegram's own language stays English
    await ana.registers("workshop")
    assert "Jūs užsiregistravote" in ana.all
    assert "seminaras" in ana.files["workshop.ics"].decode()
    assert [row["language"] for row in await sqlite_town.sql("SELECT language FROM registration")] == ["lt"]
