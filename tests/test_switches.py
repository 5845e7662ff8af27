"""/event: organisers change an event in the chat, at once and after a restart; and back to what the file says."""

import asyncio
import os
import sys
from datetime import datetime
from typing import Any

import pytest
from icalendar import Calendar

from events import overrides
from events.overrides import Wrong
from sandbox import Message
from tests.test_exports import organiser, says
from tests.town import CONTENT, TOKEN, Town, Townsperson, _content


async def presses(town: Town, olga: Townsperson, label: str, message: Message) -> Message:
    """The newest message of the admin chat after a button there."""
    await olga.on_telegram.presses(label, message=message)
    await town.settles()
    return [m for m in town.organisers.chat.messages if m.from_bot][-1]


async def replies(town: Town, olga: Townsperson, words: str, to: Message) -> Message:
    await olga.on_telegram.sends(words, chat=town.organisers, reply_to=to)
    await town.settles()
    return [m for m in town.organisers.chat.messages if m.from_bot][-1]


async def sets(town: Town, olga: Townsperson, label: str, words: str) -> Message:
    """From the event's card to the saved value."""
    [card] = await says(town, olga, "/event workshop")
    asked = await presses(town, olga, label, card)
    proposed = await replies(town, olga, words, asked)
    return await presses(town, olga, "✅ Save", proposed)


async def test_seats_are_set_in_the_chat_count_at_once_and_after_a_restart(town: Town) -> None:
    ana, ben, olga = town.person("Ana"), town.person("Benas"), organiser(town, "Olga")
    await ana.registers("workshop")
    saved = await sets(town, olga, "Seats on site", "1")
    assert "Seats on site is now 1 (changed by Olga)" in saved.text
    await ben.starts("workshop")
    await ben.fills_in("workshop")
    assert "You are registered" not in ben.sees and "Waiting list" in " ".join(ben.buttons)
    await town.restarts()
    [card] = await says(town, olga, "/event workshop")
    assert "Seats on site: 1" in card.text and "✎ Olga, 1 April, 09:" in card.text
    assert "1 of 1 seats on site are taken." in card.text
    changes = await town.sql("SELECT name, value, organiser FROM event_change")
    assert changes == [{"name": "seats.onsite", "value": "1", "organiser": "Olga"}]


async def test_registration_is_closed_and_opened_at_once(town: Town) -> None:
    ana, ben, olga = town.person("Ana"), town.person("Benas", language="lt"), organiser(town)
    await ana.registers("workshop")
    [card] = await says(town, olga, "/event workshop")
    assert "Registration is open until" in card.text
    asked = await presses(town, olga, "🔴 Close registration now", card)
    assert "Before: 2022-04-14 23:59" in asked.text and "After: 2022-04-01 08:" in asked.text
    await ben.starts("workshop")
    assert "🟢" in ben.sees, "not before it is confirmed"
    await presses(town, olga, "✅ Save", asked)
    await ben.starts("workshop")
    assert "🔴" in ben.sees and "Registruotis" not in " ".join(ben.buttons)
    await ana.does("/my")
    assert "Change answers" in ana.buttons, "changes stay possible as long as before"
    [card] = await says(town, olga, "/event workshop")
    asked = await presses(town, olga, "🟢 Open registration now", card)
    wrong = await replies(town, olga, "tomorrow", asked)
    assert "That does not fit" in wrong.text and "2022-04-14 23:59" in wrong.text
    proposed = await replies(town, olga, "2022-04-20 12:00", wrong)
    await presses(town, olga, "✅ Save", proposed)
    await ben.starts("workshop")
    assert "🟢" in ben.sees


async def test_a_venue_is_told_everywhere_in_both_languages_and_the_way_back_is_the_file(town: Town) -> None:
    ana, ben, olga = town.person("Ana"), town.person("Benas", language="lt"), organiser(town)
    await sets(town, olga, "Venue", "en: Town Hall\nlt: Rotušė <3")
    await ana.starts("workshop")
    await ben.starts("workshop")
    assert "Town Hall, Vilnius" in ana.sees and "Rotušė <3, Vilnius" in ben.sees
    [card] = await says(town, olga, "/event workshop")
    asked = await presses(town, olga, "Venue", card)
    await presses(town, olga, "Back to the file", asked)
    await presses(town, olga, "✅ Save", asked)
    await ana.starts("workshop")
    assert "Town Hall" not in ana.sees
    assert await town.sql("SELECT * FROM event_setting") == []


async def supplies(town: Town, olga: Townsperson, label: str, words: str) -> Message:
    """From what is missing about the workshop to the saved value."""
    [overview] = await says(town, olga, "/readiness")
    shown = await presses(town, olga, next(b for b in overview.labels if b.startswith("Clusters")), overview)
    asked = await presses(town, olga, label, shown)
    proposed = await replies(town, olga, words, asked)
    return await presses(town, olga, "✅ Save", proposed)


async def test_what_is_set_in_the_chat_stands_in_every_answer_file_and_letter(town: Town) -> None:
    ana, ben, olga = town.person("Ana"), town.person("Benas", language="lt"), organiser(town)
    await ana.starts("workshop")  # nobody is registered: organisers are not asked whom to tell in the middle of it
    await ana.does("where is the venue?", "how to join remotely")
    assert "street address are not confirmed yet" in ana.all and "online is not confirmed yet" in ana.sees
    for label, words in (("Venue", "Town Hall"), ("Address", "Didžioji g. 31"), ("Online address", "https://a.eu/x")):
        await sets(town, olga, label, words)
    for label, words in (("Begins", "2022-04-26 09:30"), ("Ends", "2022-04-27 17:00")):
        await supplies(town, olga, label, words)
    await supplies(town, olga, "Data protection notice", "en: We keep nothing <3\nlt: Nieko nesaugome")
    await ana.does("where is the venue?")
    assert "Town Hall, Didžioji g. 31, Vilnius" in ana.sees and "not confirmed" not in ana.sees
    await ana.does("how to join remotely")
    assert "https://a.eu/x" in ana.sees and "online is not confirmed" not in ana.sees
    await ana.does("when does it take place?")
    assert "begins on 26 April 2022, 09:30 and ends on 27 April 2022, 17:00 (Vilnius time)" in ana.sees
    await ana.does("/privacy")
    assert "We keep nothing <3" in ana.sees
    await ana.registers("workshop")
    await ana.does("/my")
    assert "26 April 2022, 09:30 – 27 April 2022, 17:00" in ana.sees
    await ben.registers("workshop")
    assert "Town Hall, Didžioji g. 31" in ben.all and "09:30" in ben.all and "https://a.eu/x" in ben.all
    file: Any = Calendar.from_ical(ben.files["workshop.ics"]).walk("VEVENT")[0]
    assert str(file["LOCATION"]).startswith("Town Hall, Didžioji g. 31") and file["URL"] == "https://a.eu/x"
    assert file["DTSTART"].dt.isoformat() == "2022-04-26T09:30:00+03:00"
    said = await checks(town)
    workshop = said.partition("matchmaking: ")[0]
    assert "workshop: Second Clusters meet Regions workshop, 2022-04-26 09:30:00 to 2022-04-27 17:00:00" in said
    for supplied in ("starts", "ends", "place.venue", "place.address", "online_url", "facts.data_protection"):
        assert f"still to be supplied: {supplied}:" not in workshop
    assert "still to be supplied: facts.cost:" in workshop and "overridden: workshop: place.venue" in said


async def test_when_the_registered_are_told_of_a_new_venue_their_tickets_say_it_too(sqlite_town: Town) -> None:
    ana, ben, olga = sqlite_town.person("Ana"), sqlite_town.person("Benas"), organiser(sqlite_town)
    await ana.registers("workshop")
    await ben.registers("workshop", attendance="online")
    before = [m for m in ana.messages if m.photo]
    await sets(sqlite_town, olga, "Venue", "Town Hall")
    await sqlite_town.moves_clock(datetime.fromisoformat("2022-04-01T10:00:00+03:00"))
    offer = [m for m in sqlite_town.organisers.chat.messages if "Tell them" in m.labels][-1]
    await presses(sqlite_town, olga, "Tell them", offer)
    await sqlite_town.world.until(lambda: len([m for m in ana.messages if m.photo]) == 2, why="a new ticket")
    new = [m for m in ana.messages if m.photo][-1]
    assert new.photo and before[0].photo and new.photo.content != before[0].photo.content
    assert "Town Hall" in ana.all and "Town Hall" in ben.all and not [m for m in ben.messages if m.photo]


async def test_check_counts_what_was_answered_in_the_chat_for_the_event_it_was_given_for(town: Town) -> None:
    olga = organiser(town)
    [overview] = await says(town, olga, "/readiness")
    while "What does it cost?" not in overview.labels:
        overview = await presses(town, olga, "More ›", overview)
    asked = await presses(town, olga, "What does it cost?", overview)
    proposed = await replies(town, olga, "Nothing", asked)
    await presses(town, olga, "✅ Only Clusters meet Regions", proposed)
    said = await checks(town)
    workshop, _, matchmaking = said.partition("matchmaking: ")
    assert "facts.cost" not in workshop and "facts.cost" in matchmaking and "facts.visa" in workshop
    assert "still to be answered: cost: What does it cost? (matchmaking)" in said
    assert "answered in the chat: cost (workshop)" in said


async def checks(town: Town) -> str:
    """What `clustersbot check` says."""
    url = town.settings.database_url
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "check", cwd=CONTENT.parent, stdout=asyncio.subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "BOT_TOKEN": TOKEN, "DATABASE_URL": url, "CONTENT_DIR": str(CONTENT)},
    )  # fmt: skip
    said, _ = await program.communicate()
    assert program.returncode == 0
    return said.decode()


@pytest.mark.parametrize(
    ("label", "words", "reason"),
    [
        ("Seats on site", "many", "“many”"),
        ("Deadline", "2022-05-01", "the hour is missing"),
        ("Opens", "2022-04-20 10:00", "must be before closes"),
        ("Online address", "example", "it must match"),
    ],
)
async def test_a_value_is_checked_as_in_the_file(sqlite_town: Town, label: str, words: str, reason: str) -> None:
    olga = organiser(sqlite_town)
    [card] = await says(sqlite_town, olga, "/event workshop")
    asked = await presses(sqlite_town, olga, label, card)
    wrong = await replies(sqlite_town, olga, words, asked)
    assert reason.strip("“”") in wrong.text and "That does not fit" in wrong.text
    assert await sqlite_town.sql("SELECT * FROM event_setting") == []


async def test_what_may_not_be_meant_is_said_before_it_is_saved(sqlite_town: Town) -> None:
    ana, ben, olga = sqlite_town.person("Ana"), sqlite_town.person("Benas"), organiser(sqlite_town)
    await ana.registers("workshop")
    await ben.registers("workshop")
    [card] = await says(sqlite_town, olga, "/event workshop")
    for label, words, told in (
        ("Deadline", "2021-04-20 12:00", "registration is closed from now on"),
        ("Changes until", "2021-04-20 12:00", "every change has to be asked for"),
        ("Waiting list until", "2021-04-20 12:00", "nobody can wait for a seat"),
        ("Seats on site", "1", "2 seats are taken already"),
        ("Seats on site", "2", "Before: not limited\nAfter: 2\nSave it? It is in use at once."),
        ("Opens", "-", "Before: at once\nAfter: at once"),
        ("Venue", "x" * 4000, "4000 > 200"),
        ("Venue", "en:", "“en: …”"),
        ("Venue", "\u202eHall\u202c\n\n\n\n<b>", "After: Hall\n\n<b>"),
        ("Deadline", "31.02.2022 10:00", "is no date"),
        ("Deadline", "9999-12-31 23:59", "is not between 2000 and 2100"),
        ("Deadline", "2022-05-30 10:00", "is after the event has ended"),
        ("Online address", "javascript:alert(1)", "it must match"),
    ):
        asked = await presses(sqlite_town, olga, label, card)
        proposed = await replies(sqlite_town, olga, words, asked)
        assert told.replace("“", '"').replace("”", '"') in proposed.text, (label, words)
        assert ("⚠️" in proposed.text) == ("Before" not in told and "After" not in told), (label, words)
    assert await sqlite_town.sql("SELECT * FROM event_setting") == []


async def test_two_organisers_who_change_the_same_hear_of_each_other(town: Town) -> None:
    olga, rita = organiser(town, "Olga"), organiser(town, "Rita")
    [card] = await says(town, olga, "/event workshop")
    proposed = []
    for who, number in ((olga, "10"), (rita, "20")):
        asked = await presses(town, who, "Seats on site", card)
        proposed.append(await replies(town, who, number, asked))
    await presses(town, olga, "✅ Save", proposed[0])
    await presses(town, rita, "✅ Save", proposed[1])
    assert "Olga has changed it since you began" in proposed[1].text and "Before: 10" in proposed[1].text
    assert [row["value"] for row in await town.sql("SELECT value FROM event_setting")] == ["10"]
    await presses(town, rita, "✅ Save", proposed[1])
    assert "is now 20 (changed by Rita)" in proposed[1].text
    assert [row["value"] for row in await town.sql("SELECT value FROM event_change ORDER BY id")] == ["10", "20"]


async def test_without_an_event_there_is_a_choice_and_leaving_it_changes_nothing(sqlite_town: Town) -> None:
    olga = organiser(sqlite_town)
    [choice] = await says(sqlite_town, olga, "/event")
    card = await presses(sqlite_town, olga, "Matchmaking Event", choice)
    asked = await presses(sqlite_town, olga, "Seats on site", card)
    proposed = await replies(sqlite_town, olga, "5", asked)
    await presses(sqlite_town, olga, "Leave it", proposed)
    assert "nothing has changed" in proposed.text
    assert await sqlite_town.sql("SELECT * FROM event_setting") == []


async def test_what_was_changed_about_an_event_is_told_with_who_did_it_and_every_setting_has_its_way_back(
    sqlite_town: Town,
) -> None:
    town, olga, rita = sqlite_town, organiser(sqlite_town, "Olga"), organiser(sqlite_town, "Rita")
    [told] = await says(town, olga, "/audit workshop")
    assert "Nothing has been changed in the chat" in told.text
    await supplies(town, olga, "Begins", "2022-04-26T09:30")
    saved = await sets(town, rita, "Online address", "https://a.eu/THAT")
    assert "https://a.eu/THAT" in saved.text
    [card] = await says(town, olga, "/event workshop")
    asked = await presses(town, olga, "Begins", card)
    await presses(town, olga, "Back to the file", asked)
    await presses(town, olga, "✅ Save", asked)
    [told] = await says(town, olga, "/audit workshop")
    lines = told.text.splitlines()
    for line in (
        "Begins: 2022-04-26 09:30 · Olga",
        "Online address: https://a.eu/THAT · Rita",
        "Begins: what the file says · Olga",
    ):
        assert [found for found in lines if found.endswith(line)], line
    [card] = await says(town, olga, "/event workshop")
    assert "Begins" not in card.labels


async def test_reading_the_content_again_keeps_what_was_set(sqlite_town: Town) -> None:
    ana, olga = sqlite_town.person("Ana"), organiser(sqlite_town)
    await sets(sqlite_town, olga, "Venue", "Town Hall")
    await says(sqlite_town, olga, "/reload")
    await ana.starts("workshop")
    assert "Town Hall" in ana.sees


async def test_check_says_where_the_database_stands_above_the_file(town: Town) -> None:
    olga = organiser(town)
    await sets(town, olga, "Seats on site", "77")
    assert "overridden: workshop: seats.onsite: the file says nothing, the chat 77" in await checks(town)


def test_a_setting_that_does_not_fit_the_file_any_more_leaves_the_files_value() -> None:
    events = _content(CONTENT).events

    class Set:
        def __init__(self, event: str, name: str, value: object) -> None:
            self.event, self.name, self.value = event, name, value

    found = overrides.merged(
        events,
        [Set("workshop", "registration.opens", "2023-01-01 10:00"), Set("workshop", "seats.onsite", 5),
         Set("gone", "seats.onsite", 5), Set("workshop", "reference", "XXX")],
    )  # fmt: skip
    assert [one.name for one in found.left_out] == ["registration.opens"]
    assert found.catalogue["workshop"].seats == {"onsite": 5}
    assert found.catalogue["workshop"].reference == events["workshop"].reference
    assert found.catalogue["matchmaking"] == events["matchmaking"]


def test_every_setting_can_be_read_and_set_on_the_shipped_events() -> None:
    words = {"moment": "2022-04-13 12:00", "day": "2022-04-27 09:30", "number": "50", "text": "Some words"}
    for event in _content(CONTENT).events.values():
        for name, kind in overrides.KINDS.items():
            if name == "registration.opens":
                continue
            value = overrides.read(name, words.get(kind, "https://example.com/x"))
            if name == "ends" and event.id == "workshop":
                assert overrides.applied(event, name, "2022-04-27 17:00").ends == datetime(2022, 4, 27, 17)
                continue
            changed = overrides.applied(event, name, value)
            assert overrides.value(changed, name) is not None, name
    with pytest.raises(Wrong):
        overrides.applied(_content(CONTENT).events["workshop"], "seats.onsite", -1)


def test_a_text_may_be_one_or_one_for_each_language_of_many_lines_each() -> None:
    for words, texts in (
        ("Town Hall", {"en": "Town Hall"}),
        ("en: Town Hall\nlt: Rotušė", {"en": "Town Hall", "lt": "Rotušė"}),
        ("en: A\nmore of A\n\nlt:\nB\nmore of B", {"en": "A\nmore of A", "lt": "B\nmore of B"}),
        ("lt: B\nen: A: yes", {"lt": "B", "en": "A: yes"}),
        ("Price:\nno: 5\nen: 6", {"en": "Price:\nno: 5\nen: 6"}),
        ("xx: A\nlt: B", {"en": "xx: A\nlt: B"}),
    ):
        assert overrides.languages(words) == texts, words
    for words in ("lt: B", "en:", "en: A\nlt:", "en:\n\n"):
        with pytest.raises(Wrong):
            overrides.languages(words)
