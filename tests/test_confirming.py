"""The review and the confirmation: all answers, changed in place, registered once."""

import asyncio
from datetime import date

import pytest
from icalendar import Calendar

from tests.town import Town, Townsperson

SAYS = {"en": "You are registered", "lt": "Jūs užsiregistravote"}


async def reviewing(town: Town, event: str, language: str = "en", **answers: str) -> Townsperson:
    ana = town.person("Ana", language=language)
    await ana.starts(event)
    await ana.fills_in(event, until="review", **answers)
    return ana


async def test_the_review_shows_every_answer_with_its_label(sqlite_town: Town) -> None:
    ana = await reviewing(sqlite_town, "workshop")
    assert ana.last == (
        "Please check your answers\nSecond Clusters meet Regions workshop\n\n"
        "Full name: Žydrūnė Müller\nEmail: zydrune@example.com\nOrganisation: Baltic Timber Cluster\n"
        "Type of organisation: Cluster organisation\nCountry: Lithuania\nPosition: Cluster manager\n"
        "Attendance: In person in Vilnius\nDays: Both days\nDiet or accessibility: –\nConsent: I agree\n\n"
        "Is everything right? Then press Confirm. You are not registered yet."
    )
    assert ana.buttons == ["✅ Confirm", "Change", "Start over"]


@pytest.mark.parametrize("language", ["en", "lt"])
async def test_the_review_speaks_the_language_of_its_reader(sqlite_town: Town, language: str) -> None:
    ana = await reviewing(sqlite_town, "matchmaking", language)
    words = {"en": "Industrial ecosystems: Construction; Digital", "lt": "Šalis: Lietuva"}
    assert words[language] in ana.last


async def test_any_answer_can_be_changed_on_the_review(town: Town) -> None:
    ana = await reviewing(town, "workshop")
    await ana.does("[Change]", "[Country]")
    assert "✎ Country" in ana.all and "Your answer so far: Lithuania" in ana.sees
    assert ana.buttons == ["Keep it"]
    await ana.does("Latvia")
    assert "Please check your answers" in ana.sees and "Country: Latvia" in ana.sees


async def test_changing_ones_mind_about_changing_keeps_everything(sqlite_town: Town) -> None:
    ana = await reviewing(sqlite_town, "workshop")
    before = ana.last
    await ana.does("[Change]", "[‹ Back to my answers]")
    assert ana.last == before
    await ana.does("[Change]", "[Email]", "[Keep it]")
    assert ana.last == before
    await ana.does("[Change]", "[Email]", "back")
    assert ana.last == before


async def test_a_change_that_raises_new_questions_asks_them(sqlite_town: Town) -> None:
    ana = await reviewing(sqlite_town, "workshop", attendance="online")
    assert "Days" not in ana.last
    await ana.does("[Change]", "[Attendance]", "[In person in Vilnius]")
    assert ana.asked == ("workshop", "days")
    await ana.does("[Both days]", "[Skip ›]")
    assert "Days: Both days" in ana.last and "Attendance: In person in Vilnius" in ana.last


async def test_a_change_that_answers_nothing_any_more_drops_what_was_asked(sqlite_town: Town) -> None:
    ana = await reviewing(sqlite_town, "workshop", needs="Vegetarian")
    await ana.does("[Change]", "[Attendance]", "[Online (ECCP website)]")
    assert "Vegetarian" not in ana.last
    await ana.does("[✅ Confirm]")
    [row] = await sqlite_town.sql("SELECT answers FROM registration")
    assert "Vegetarian" not in row["answers"]


@pytest.mark.parametrize("typed", ["Country", "change"])
async def test_the_reviews_buttons_can_be_typed(sqlite_town: Town, typed: str) -> None:
    ana = await reviewing(sqlite_town, "workshop")
    await ana.does(typed)
    assert ana.asked == ("workshop", "country") or "Which answer do you want to change?" in ana.last


@pytest.mark.parametrize("typed", ["Confirm", "yes", "taip", "OK"])
async def test_confirm_can_be_typed(sqlite_town: Town, typed: str) -> None:
    ana = await reviewing(sqlite_town, "workshop")
    await ana.does(typed)
    assert "You are registered" in ana.sees


async def test_other_words_on_the_review_do_not_register_anybody(sqlite_town: Town) -> None:
    ana = await reviewing(sqlite_town, "workshop")
    await ana.does("hmm, wait")
    assert "Please press one of the buttons below." in ana.sees
    assert await sqlite_town.sql("SELECT * FROM registration") == []


async def test_confirm_pressed_twice_registers_once(town: Town) -> None:
    ana = await reviewing(town, "workshop")
    confirm = ana.holds("✅ Confirm")
    await ana.presses_twice("✅ Confirm")
    assert ana.sees.count("You are registered") == 1
    toast = await ana.presses_held(confirm)
    assert toast == f"You are registered: {ana.reference}"
    assert len(await town.sql("SELECT * FROM registration")) == 1
    assert len(ana.files) == 1 and ana.all.count("For your calendar") == 1


async def test_many_people_who_confirm_at_once_are_registered_once_each(town: Town) -> None:
    people = [await reviewing(town, "workshop", attendance="online") for _ in range(5)]
    await asyncio.gather(*(person.on_telegram.taps("✅ Confirm") for person in people for _ in range(3)))
    await town.settles()
    assert len({person.reference for person in people}) == len(people)
    assert len(await town.sql("SELECT * FROM registration")) == len(people)


@pytest.mark.parametrize("language", ["en", "lt"])
@pytest.mark.parametrize("attendance", ["onsite", "online"])
async def test_the_confirmation_says_all_one_needs(sqlite_town: Town, attendance: str, language: str) -> None:
    ana = sqlite_town.person("Ana", language=language)
    reference = await ana.registers("workshop", attendance=attendance)
    letters = set(reference.removeprefix("CMR-"))
    assert len(letters) >= 1 and not letters & set("01ILO")
    [said] = [message.text for message in ana.messages if f": {reference}\n\n📅" in message.text]
    expected = {
        "en": (
            "Second Clusters meet Regions workshop",
            "26–27 April 2022",
            "Vilnius, Lithuania",
            "Watch on the website",
        ),
        "lt": (
            "Antrasis „Clusters meet Regions“ seminaras",
            "2022 m. balandžio 26–27 d.",
            "Vilnius, Lietuva",
            "Žiūrėkite",
        ),
    }
    for words in (SAYS[language], *expected[language]):
        assert words in said
    unknown = {"en": "The venue’s address is not confirmed yet.", "lt": "vietos adresas dar nepatvirtintas"}[language]
    assert (unknown in said) is (attendance == "onsite")
    assert "/my" in said


@pytest.mark.parametrize(("language", "words"), [("en", "are arranged on B2Match"), ("lt", "tariamasi „B2Match“")])
async def test_the_matchmaking_confirmation_says_that_meetings_are_on_b2match(
    sqlite_town: Town, language: str, words: str
) -> None:
    ana = sqlite_town.person("Ana", language=language)
    await ana.registers("matchmaking")
    assert words in ana.all


async def test_the_pressed_review_stays_as_a_record_without_buttons(sqlite_town: Town) -> None:
    ana = await reviewing(sqlite_town, "workshop")
    review = ana.messages[-1]
    await ana.does("[✅ Confirm]")
    assert review.text.startswith("✓ Second Clusters meet Regions workshop\nFull name: Žydrūnė Müller\n")
    assert review.labels == []


async def test_the_calendar_file_opens_in_calendars(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    reference = await ana.registers("workshop")
    [entry] = Calendar.from_ical(ana.files["workshop.ics"]).walk("VEVENT")
    assert entry["UID"] == f"{reference.lower()}@clustersbot"
    assert (entry.decoded("DTSTART"), entry.decoded("DTEND")) == (date(2022, 4, 26), date(2022, 4, 28))
    assert entry["SEQUENCE"] == 0
    assert "Vilnius" in str(entry["LOCATION"])


async def test_a_change_keeps_reference_and_uid_and_raises_the_sequence(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    reference = await ana.registers("workshop")
    await ana.does("/my", "[Change answers]", "[Change]", "[Full name]", "Ana Nauja", "[✅ Save]")
    assert "Your changes are saved." in ana.sees and reference in ana.sees
    [entry] = Calendar.from_ical(ana.files["workshop.ics"]).walk("VEVENT")
    assert (entry["UID"], entry["SEQUENCE"]) == (f"{reference.lower()}@clustersbot", 1)
    [row] = await sqlite_town.sql("SELECT reference, answers FROM registration")
    assert row["reference"] == reference and "Ana Nauja" in row["answers"]


@pytest.mark.parametrize("agree", ["[Use these]", "use these", "yes"])
async def test_who_one_is_can_be_used_again_for_the_second_event_in_one_tap(town: Town, agree: str) -> None:
    ana = town.person("Ana")
    await ana.registers("workshop")
    await ana.does("[Register for Matchmaking Event]")
    assert "You have told me this before" in ana.sees
    for line in ("Full name: Žydrūnė Müller", "Email: zydrune@example.com", "Country: Lithuania"):
        assert line in ana.sees
    assert "Position" not in ana.sees
    assert ana.buttons == ["Use these", "Ask me again"]
    await ana.does(agree)
    assert ana.asked == ("matchmaking", "website")
    await ana.fills_in_the_rest("matchmaking")
    assert "Full name: Žydrūnė Müller" in ana.all and "You are registered for EU Clusters Matchmaking" in ana.sees


@pytest.mark.parametrize("change", ["[Ask me again]", "no"])
async def test_who_does_not_want_them_used_again_is_asked_everything(sqlite_town: Town, change: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.registers("workshop")
    await ana.does("[Register for Matchmaking Event]", change)
    assert ana.asked == ("matchmaking", "name")
    assert "Your answer so far" not in ana.sees


async def test_the_offer_is_made_again_until_it_is_answered(quiet_town: Town) -> None:
    await quiet_town.opens()
    ana = quiet_town.person("Ana")
    await ana.registers("workshop")
    await ana.does("[Register for Matchmaking Event]")
    await quiet_town.restarts()
    await ana.does("hello there")
    assert "Please press one of the buttons below." in ana.sees
    assert ana.buttons == ["Use these", "Ask me again"]
