"""Broadcasts: made in steps, seen before they go out, sent once to everybody they are for, and reported."""

import re

import pytest

from sandbox import Attachment, Fault
from tests.broadcasts import Organiser, crowd, received
from tests.town import OPEN, Town


async def test_a_broadcast_is_made_in_steps_seen_as_people_will_see_it_sent_and_reported(town: Town) -> None:
    english, lithuanian = await crowd(town, 3), await crowd(town, 2, "lt", "Žmogus")
    olga = Organiser.of(town)
    await olga.writes("/broadcast")
    assert "Who is it for?" in olga.last
    await olga.presses("Clusters meet Regions")
    assert "5 people: 3 English, 2 Lithuanian" in olga.last
    assert "For example:" in olga.last and "Žmogus 0" in olga.last
    await olga.presses("Next", "✏️ English")
    await olga.replies("Hello {name}, {event} begins soon: {reference}. 5 < 6 & all that")
    assert "Hello Person" in olga.said[-2].text and "5 < 6 & all that" in olga.said[-2].text
    await olga.presses("✏️ Lithuanian")
    await olga.replies("Sveiki, {name}!")
    await olga.presses("🔗 Buttons, English")
    await olga.replies("Programme – https://example.com/programme")
    await olga.presses("Next", "Next")
    previews = [message.text for message in olga.said[-5:]]
    assert any(text.startswith("Hello Person") for text in previews) and "Sveiki, Žmogus 0!" in previews
    assert "5 people: 3 English, 2 Lithuanian" in olga.last and "When: as soon as Send is pressed" in olga.last
    await olga.sends()
    report, lines = await olga.report()
    await town.settles()
    assert "✓ 5 done" in report.caption
    for person in english:
        [message] = received(person)
        assert message.text.startswith(f"Hello {person.name}, Second Clusters meet Regions workshop begins soon: CMR-")
        assert message.buttons[0][0].url == "https://example.com/programme"
    assert [[m.text for m in received(person)] for person in lithuanian] == [[f"Sveiki, {p.name}!"] for p in lithuanian]
    assert [line["outcome"] for line in lines] == ["sent"] * 5
    assert {line["name"] for line in lines} == {p.name for p in english + lithuanian}
    assert all(line["reference"].startswith("CMR-") for line in lines)
    assert all(re.fullmatch(r"2022-04-01T09:0\d:\d\d\+03:00", line["time"]) for line in lines), "in Vilnius"
    await olga.writes("/broadcasts")
    assert "Clusters meet Regions: Registered" in olga.last and "✓ 5 done" in olga.last


async def test_groups_languages_and_countries_combine_and_are_counted(town: Town) -> None:
    await crowd(town, 4, country="LV")
    await crowd(town, 3, "lt", attendance="online")
    began, knows = town.person("Began"), town.person("Knows")
    await knows.starts()
    await began.starts("workshop")
    await began.fills_in("workshop", until="email")
    olga = Organiser.of(town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions")
    assert "7 people: 4 English, 3 Lithuanian" in olga.last
    await olga.presses("✓ Registered", "Online")
    assert "3 people: 3 Lithuanian" in olga.last
    await olga.presses("Began, not done")
    assert "4 people: 3 Lithuanian, 1 English" in olga.last
    await olga.presses("Not registered")
    assert "5 people" in olga.last
    await olga.presses("✓ Online", "✓ Began", "✓ Not registered")
    assert "Tick at least one group" in olga.last
    await olga.presses("Registered", "Country …")
    assert olga.said[-1].labels == ["Latvia · 4", "Lithuania · 3", "Done"]
    await olga.presses("Latvia", "Done", "Language …")
    assert olga.said[-1].labels == ["English · 4", "Done"]
    await olga.presses("Done")
    assert "4 people: 4 English" in olga.last and "Registered; Latvia" in olga.last


async def test_nobody_and_everybody_without_saying_so_are_refused(sqlite_town: Town) -> None:
    await crowd(sqlite_town, 2)
    olga = Organiser.of(sqlite_town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "✓ Registered")
    assert "Choose first who it is for" in await olga.presses("Next")
    await olga.presses("Registered", "Waiting list", "Began, not done", "Not registered", "Next", "✏️ English")
    await olga.replies("Hello")
    assert "These groups are everybody" in await olga.presses("Next", "Next")
    await olga.presses("Back", "Back", "Back", "👥 Everybody")
    assert "everybody who knows the bot" in olga.last
    assert await olga.presses("Next", "Next", "Next") == ""
    await olga.presses("Back", "Back", "Back", "Back", "Matchmaking", "Next", "Next")
    assert "Nobody in that group can be reached" in await olga.presses("Next")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Hello {nmae}", "There is no {nmae}. Did you mean {name}?"),
        ("Hello {xyz}", "There is no {xyz}. There are {name}"),
        ("{name} " + "x" * 4000, "4,131 characters, and 4,096 fit"),
        ("x" * 4096, "Telegram cut it at"),
    ],
)
async def test_what_is_wrong_with_a_text_is_said_at_once(sqlite_town: Town, text: str, problem: str) -> None:
    await crowd(sqlite_town, 1)
    olga = Organiser.of(sqlite_town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Next", "✏️ English")
    await olga.replies(text)
    assert problem in olga.last
    await olga.replies("Hello {name}")
    assert "English: “Hello {name}”" in olga.last


async def test_a_reference_is_only_for_those_who_have_one(sqlite_town: Town) -> None:
    await crowd(sqlite_town, 1)
    olga = Organiser.of(sqlite_town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Began, not done", "Next", "✏️ English")
    await olga.replies("Your reference is {reference}")
    assert "not everybody this goes to has one" in olga.last


async def test_a_short_text_stands_below_its_photo_a_long_one_follows_it(town: Town) -> None:
    [ana] = await crowd(town, 1)
    olga = Organiser.of(town)
    for text, messages in (("Look, {name}!", 1), ("A long story. " * 80, 2)):
        await olga.writes("/broadcast")
        await olga.presses("Clusters meet Regions", "Next", "✏️ English")
        await olga.replies(text, Attachment())
        before = len(received(ana))
        await olga.presses("Next", "Next")
        await olga.sends()
        await town.world.until(lambda: len(received(ana)) == before + messages, why="all of it")  # noqa: B023
        await town.settles()
        new = received(ana)[before:]
        assert new[0].photo is not None
        if messages == 1:
            assert new[0].caption == f"Look, {ana.name}!"
        else:
            assert new[0].caption == "" and new[1].text.startswith("A long story.") and new[1].reply_to == new[0]
    assert all(not call.files for call in town.world.calls("sendPhoto")), "uploaded once, by the organiser"


async def test_formatting_stays(sqlite_town: Town) -> None:
    [ana] = await crowd(sqlite_town, 1)
    olga = Organiser.of(sqlite_town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Next", "✏️ English")
    asked = olga.said[-1]
    bold = {"text": "Bring a pen, {name}", "entities": [{"type": "bold", "offset": 8, "length": 3}]}
    await olga.who.on_telegram.sends_raw(bold, chat=sqlite_town.organisers, reply_to=asked)
    await sqlite_town.settles()
    await olga.presses("Next", "Next")
    await olga.sends()
    await olga.report()
    assert received(ana)[-1].html == f"Bring a <b>pen</b>, {ana.name}"


async def test_an_organiser_tries_it_on_themselves_first(sqlite_town: Town) -> None:
    town = sqlite_town
    await crowd(town, 1)
    olga = Organiser.of(town)
    await olga.writes_to_registered()
    await olga.presses("Test to me")
    assert "open our private chat" in olga.last
    await olga.who.starts()
    assert "Sent to your private chat" in await olga.presses("Test to me")
    assert olga.who.last == "Hello Olga, bring a pen."


async def test_a_broadcast_goes_out_when_its_moment_comes_and_the_quiet_hours_are_pointed_out(town: Town) -> None:
    [ana] = await crowd(town, 1)
    olga = Organiser.of(town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Next", "✏️ English")
    await olga.replies("Good morning")
    await olga.presses("Next", "Another time")
    await olga.replies("yesterday")
    assert "I do not understand “yesterday”" in olga.last
    await olga.replies("2022-03-31 10:00")
    assert "That moment has passed" in olga.last
    await olga.replies("tomorrow 22:30")
    assert "When: 2 April 2022, 22:30" in olga.last and "22:30 is within the quiet hours (21:00–08:00)" in olga.last
    await olga.presses("Tomorrow 09:00", "Next", "Send to 1 person")
    assert "It goes out on 2 April 2022, 09:00" in olga.last
    await olga.presses("Call it off")
    assert any("it is a draft again" in message.text for message in olga.said)
    await olga.presses("Next", "Send to 1 person")
    await town.moves_clock(OPEN.replace(day=2, hour=8, minute=59))
    assert received(ana) == []
    await town.moves_clock(OPEN.replace(day=2, hour=9))
    await olga.report()
    assert [message.text for message in received(ana)] == ["Good morning"]


async def test_a_draft_survives_a_restart_and_goes_on_where_it_was(town: Town) -> None:
    await crowd(town, 1)
    olga = Organiser.of(town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Next", "✏️ English")
    await town.restarts()
    await olga.replies("Hello {name}")
    assert "English: “Hello {name}”" in olga.last
    await town.restarts()
    await olga.writes("/broadcast")
    assert "Broadcast 1 is not sent yet" in olga.said[-2].text and "English: “Hello {name}”" in olga.last
    await olga.presses("Back", "Next", "Next", "Next")
    assert "Send to 1 person" in olga.said[-1].labels


async def test_an_old_preview_sends_nothing(sqlite_town: Town) -> None:
    await crowd(sqlite_town, 1)
    olga = Organiser.of(sqlite_town)
    await olga.writes_to_registered()
    message = olga.with_button("Send to 1 person")
    held = next(b.data for row in message.buttons for b in row if "Send to" in b.label), message.data
    await olga.presses("Back", "Back", "✏️ English")
    await olga.replies("Something else")
    assert "changed meanwhile" in await olga.presses_held(*held)
    assert await sqlite_town.sql("SELECT id FROM broadcast_run") == []


async def test_send_pressed_twice_sends_once(town: Town) -> None:
    [ana] = await crowd(town, 1)
    olga, rasa = Organiser.of(town), Organiser.of(town, "Rasa")
    await olga.writes_to_registered()
    message = olga.with_button("Send to")
    button = next(b for row in message.buttons for b in row if "Send to" in b.label)
    for who in (olga, rasa):
        await who.who.on_telegram.taps(button, message=message, chat=town.organisers)
    await olga.report()
    await town.settles()
    assert len(received(ana)) == 1 and len(await town.sql("SELECT id FROM broadcast_run")) == 1


async def test_who_blocked_the_bot_is_counted_by_reason_and_gets_a_mail(database: str, tmp_path: object) -> None:
    from pathlib import Path

    from tests import town as towns

    assert isinstance(tmp_path, Path)
    async with towns.built(database, tmp_path, mail=True, mail_from="bot@example.org") as town:
        await town.opens()
        ana, ben, cleo = await crowd(town, 3)
        olga = Organiser.of(town)
        await ben.blocks()
        await town.settles()
        town.world.faults.add(Fault.forbidden("user is deactivated", chat_id=cleo.id, method="sendMessage"))
        await olga.writes_to_registered("<b>Hello</b> {name}")
        assert "2 people: 2 English" in olga.last and "1 more cannot be reached" in olga.last
        await olga.sends()
        report, lines = await olga.report()
        assert "✓ 1 done · 2 not reached (1 blocked the bot, 1 left Telegram)" in report.caption
        assert {line["name"]: (line["outcome"], line["reason"]) for line in lines} == {
            ana.name: ("sent", ""), ben.name: ("failed", "blocked"), cleo.name: ("failed", "deactivated")
        }  # fmt: skip
        await olga.presses("Email the 2 unreachable")
        assert "2 people could not be reached in Telegram" in olga.last
        await olga.presses("Yes, email 2", settle=False)
        await town.world.until(lambda: len(town.world.mailbox.messages) == 2, why="the mails")
        to = {str(mail.message["To"]) for mail in town.world.mailbox.messages}
        assert to == {f"p{ben.id}@example.com", f"p{cleo.id}@example.com"}
        body = town.world.mailbox.messages[0].message.get_body(("plain",))
        assert body is not None and "<b>Hello</b> Person" in body.get_content(), "typed as words: no formatting"


async def test_with_two_people_the_author_cannot_send(database: str, tmp_path: object) -> None:
    import shutil
    from pathlib import Path

    from tests import town as towns

    assert isinstance(tmp_path, Path)
    content = tmp_path / "content"
    shutil.copytree(towns.CONTENT, content)
    desk = content / "desk.toml"
    desk.write_text(desk.read_text("utf-8").replace("two_people = false", "two_people = true"), "utf-8")
    async with towns.built(database, tmp_path, content_dir=content) as town:
        await town.opens()
        [ana] = await crowd(town, 1)
        olga, rasa = Organiser.of(town), Organiser.of(town, "Rasa")
        await olga.writes_to_registered()
        assert "Somebody other than who wrote it has to press Send" in olga.last
        assert "somebody else has to press" in await olga.presses("Send to")
        assert received(ana) == []
        await rasa.presses("Send to", settle=False)
        await rasa.report()
        assert len(received(ana)) == 1
