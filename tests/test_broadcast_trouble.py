"""Broadcasts when organisers slip, change their mind, or press what is old: nothing is guessed, nothing is silent."""

from dataclasses import replace
from typing import Any

from sandbox import Attachment, Fault
from tests.broadcasts import Organiser, crowd, received
from tests.town import Town


async def test_stopped_for_a_mistake_corrected_and_sent_on_the_rest_read_the_corrected_words(sqlite_town: Town) -> None:
    town = sqlite_town
    people, olga = await crowd(town, 30), Organiser.of(town)
    await olga.writes_to_registered("Come at 10")
    await olga.sends()
    await town.world.until(lambda: any(map(received, people)), why="the first")
    await olga.presses("⏹ Stop", settle=False)
    await olga.report()
    await town.settles()
    count = sum(bool(received(person)) for person in people)
    assert 0 < count < 30
    await olga.presses("Correct it", "✏️ English")
    await olga.replies("Come at 11")
    await olga.presses("Yes, put it right", settle=False)
    await town.world.until(lambda: any("is corrected" in m.caption for m in olga.said), why="the report")
    await town.settles()
    assert "goes on" in await olga.presses("Send to the other", settle=False)
    await town.world.until(lambda: all(map(received, people)), why="the rest")
    await town.settles()
    assert [[m.text for m in received(person)] for person in people] == [["Come at 11"]] * 30
    await town.world.until(lambda: len([m for m in olga.said if "the report" in m.caption]) == 2, why="the report")
    assert "Finished" in await olga.presses("Send to the other")


async def test_what_was_taken_back_is_neither_corrected_nor_sent_on(sqlite_town: Town) -> None:
    await crowd(sqlite_town, 1)
    olga = Organiser.of(sqlite_town)
    await olga.writes_to_registered()
    await olga.sends()
    await olga.report()
    await sqlite_town.settles()
    await olga.presses("Take back", "Yes, take it back", settle=False)
    await sqlite_town.world.until(lambda: any("is taken back" in m.caption for m in olga.said), why="the report")
    await sqlite_town.settles()
    assert "taken back" in await olga.presses("Correct it")


async def test_links_that_are_none_are_refused_and_placeholders_in_links_are_filled_in(sqlite_town: Town) -> None:
    town = sqlite_town
    [ana] = await crowd(town, 1, name='Ana "Žą" & Co')
    olga = Organiser.of(town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Next", "✏️ English")
    asked = olga.said[-1]

    async def writes_link(url: str) -> None:
        entity: dict[str, Any] = {"type": "text_link", "offset": 6, "length": 4, "url": url}
        written = {"text": "Hello here", "entities": [entity]}
        await olga.who.on_telegram.sends_raw(written, chat=town.organisers, reply_to=asked)
        await town.settles()

    await writes_link("https://example.com/?n={nmae}")
    assert "Did you mean {name}?" in olga.last
    await writes_link('https://example.com/?n={name}&r={reference}&q="1"')
    await olga.presses("🔗 Buttons, English")
    for none in (
        "Map",
        "Map – example.com",
        "Map – https://...",
        "Map – http://localhost",
        "Map – https://a b.com",
        "Map – javascript:alert(1)",
        "Map – https://-/",
        "Map – tg://",
        "https://example.com",
    ):
        await olga.replies(none)
        assert "This line is no button" in olga.last, none
    await olga.replies("Map – https://example.com/{nmae}")
    assert "Did you mean {name}?" in olga.last
    await olga.replies("For {name} – https://example.com/{reference}?n={name}")
    await olga.presses("Next", "Next")
    await olga.sends()
    await olga.report()
    [message] = received(ana)
    reference = f"CMR-{ana.id % 100_000}"
    name = "Ana%20%22%C5%BD%C4%85%22%20%26%20Co%200"
    assert message.data["entities"][0]["url"] == f'https://example.com/?n={name}&r={reference}&q="1"'
    button = message.buttons[0][0]
    assert (button.label, button.url) == (f"For {ana.name}", f"https://example.com/{reference}?n={name}")


async def test_a_preview_that_telegram_refuses_is_told(sqlite_town: Town) -> None:
    await crowd(sqlite_town, 1)
    olga = Organiser.of(sqlite_town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Next", "✏️ English")
    await olga.replies("Hello")
    refused = Fault.bad_request("wrong file identifier", method="sendMessage")
    sqlite_town.world.faults.add(replace(refused, when=lambda given: given.get("text") == "Hello"))
    await olga.presses("Next", "Next")
    assert "Telegram refuses" in "".join(m.text for m in olga.said[-2:])


async def test_who_edits_the_words_changes_the_draft(sqlite_town: Town) -> None:
    town = sqlite_town
    [ana] = await crowd(town, 1)
    olga = Organiser.of(town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Next", "✏️ English")
    asked = olga.said[-1]
    wrote = await olga.who.on_telegram.sends("Helo {name}", chat=town.organisers, reply_to=asked)
    await town.settles()
    await olga.presses("Next", "Next")
    held = olga.holds("Send to 1")
    await olga.who.on_telegram.edits(wrote, "Hello {nmae}")
    await town.settles()
    assert "Did you mean {name}?" in olga.last
    await olga.who.on_telegram.edits(wrote, "Hello {name}")
    await town.settles()
    assert any(m.text == f"Hello {ana.name}" for m in olga.said[-3:])
    assert "changed meanwhile" in await olga.presses_held(*held)
    await olga.presses("Next", "Next")
    await olga.sends()
    await olga.report()
    await town.settles()
    assert [m.text for m in received(ana)] == [f"Hello {ana.name}"]
    await olga.who.on_telegram.edits(wrote, "Bye {name}")
    await town.settles()
    assert "out already" in olga.last and "Correct it" in olga.last
    assert [m.text for m in received(ana)] == [f"Hello {ana.name}"]


async def test_words_that_were_written_anew_follow_only_their_newest_message(sqlite_town: Town) -> None:
    town = sqlite_town
    await crowd(town, 1)
    olga = Organiser.of(town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Next", "✏️ English")
    asked = olga.said[-1]
    first = await olga.who.on_telegram.sends("First", chat=town.organisers, reply_to=asked)
    await town.settles()
    await olga.replies("Second")
    await olga.who.on_telegram.edits(first, "First, better")
    await town.settles()
    assert "English: “Second”" in olga.with_button("✏️ English").text


async def test_a_test_to_who_blocked_the_bot_says_so(sqlite_town: Town) -> None:
    town = sqlite_town
    await crowd(town, 1)
    olga = Organiser.of(town)
    await olga.who.starts()
    await olga.who.on_telegram.blocks()
    await town.settles()
    await olga.writes_to_registered()
    await olga.presses("Test to me")
    assert "I may not write to you" in olga.last


async def test_a_draft_without_an_event_is_not_said_to_be_for_everybody(sqlite_town: Town) -> None:
    await crowd(sqlite_town, 1)
    olga = Organiser.of(sqlite_town)
    await olga.writes("/broadcast")
    await olga.writes("/broadcasts")
    assert "everybody" not in olga.last and "nobody yet" in olga.last


async def test_all_languages_ticked_is_still_everybody(sqlite_town: Town) -> None:
    await crowd(sqlite_town, 1)
    await crowd(sqlite_town, 1, "lt")
    olga = Organiser.of(sqlite_town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Waiting list", "Began, not done", "Not registered")
    await olga.presses("Language …", "English", "Lithuanian", "Done", "Next", "✏️ English")
    await olga.replies("Hello")
    assert "These groups are everybody" in await olga.presses("Next", "Next")


async def test_of_an_album_the_first_file_and_its_words_are_taken_and_that_is_said(sqlite_town: Town) -> None:
    town = sqlite_town
    await crowd(town, 1)
    olga = Organiser.of(town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Next", "✏️ English")
    asked = olga.said[-1]
    photo = [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]
    for number, caption in enumerate(("Look", "", "")):
        raw = {"media_group_id": "7", "photo": [{**photo[0], "file_id": f"f{number}"}]}
        await olga.who.on_telegram.sends_raw(
            raw | ({"caption": caption} if caption else {}), chat=town.organisers, reply_to=asked
        )
    await town.settles()
    assert await town.sql("SELECT file FROM broadcast") == [{"file": '{"kind":"photo","file_id":"f0"}'}]
    assert sum("One file fits" in m.text for m in olga.said) == 1
    assert "English: “Look”" in olga.with_button("✏️ English").text


async def test_a_button_forged_by_an_attendee_does_nothing(sqlite_town: Town) -> None:
    town = sqlite_town
    people, olga, eve = await crowd(town, 2), Organiser.of(town), town.person("Eve")
    await eve.starts()
    await olga.writes_to_registered()
    for data in ("Bg:1:3", "Bp:1:3", "Bx:1", "Bn", "Bt:1:groups:waiting", "By:1:mail:3", "Rs:1", "Bw:1:en", "Bg:1"):
        query = {"id": data, "from": eve.on_telegram.user, "chat_instance": "1", "data": data}
        town.world.push({"callback_query": query | {"message": eve.messages[-1].data}})
        await town.settles()
    assert await town.sql("SELECT id FROM broadcast_run") == [] and not any(map(received, people))
    assert "Send to 2 people" in olga.said[-1].labels


async def test_mail_to_the_unreachable_goes_once(database: str, tmp_path: object) -> None:
    from pathlib import Path

    from tests import town as towns

    assert isinstance(tmp_path, Path)
    async with towns.built(database, tmp_path, mail=True, mail_from="bot@example.org") as town:
        await town.opens()
        ana, ben = await crowd(town, 2)
        olga = Organiser.of(town)
        await ana.blocks()
        await town.settles()
        await olga.writes_to_registered()
        await olga.sends()
        await olga.report()
        for _ in range(2):
            await town.settles()
            toast = await olga.presses("Email the 1 unreachable")
            if olga.has_button("Yes, email"):
                await olga.presses("Yes, email", settle=False)
                await town.world.until(lambda: any("by email" in m.caption for m in olga.said), why="the report")
        assert "has been written to" in toast
        assert len(town.world.mailbox.messages) == 1 and received(ben)


async def test_old_buttons_of_every_step_say_that_it_is_sent(sqlite_town: Town) -> None:
    town = sqlite_town
    await crowd(town, 1)
    olga = Organiser.of(town)
    await olga.writes_to_registered()
    texts = olga.holds("Test to me")
    await olga.sends()
    await olga.report()
    await town.settles()
    for data in (
        "Bs:1:groups",
        "Bs:1:preview",
        "Be:1:workshop",
        "Bt:1:groups:waiting",
        "Bw:1:en",
        "Bw:1:file",
        "Bw:1:moment",
        "Bc:1:file",
        "Bd:1:0",
        "Bx:1",
        "Bp:1:5",
        "Bg:1:5",
        "Ro:1",
    ):
        toast = await olga.presses_held(data, texts[1])
        assert "already" in toast or "earlier" in toast, (data, toast)
    for data in ("Bs:99:groups", "Ba:1:nonsense", "By:1:send:5", "Bt:1:nothing:x", "Rp:99", "Br:99"):
        assert await olga.presses_held(data, texts[1]), data


async def test_it_goes_on_after_a_restart_in_every_step(sqlite_town: Town) -> None:
    town = sqlite_town
    [ana] = await crowd(town, 1)
    olga = Organiser.of(town)
    await olga.writes("/broadcast")
    for step in ("Clusters meet Regions", "Language …", "English · 1", "Done", "Next", "✏️ English"):
        await town.restarts()
        await olga.presses(step)
    await town.restarts()
    await olga.replies("Hello {name}", Attachment())
    for step in ("🔗 Buttons, English", "Next", "Another time", "Now", "Next"):
        await town.restarts()
        await olga.presses(step)
        if "Buttons" in step:
            await town.restarts()
            await olga.replies("Map – https://example.com/map")
    await town.restarts()
    await olga.sends()
    await olga.report()
    [message] = received(ana)
    assert message.caption == f"Hello {ana.name}" and message.buttons[0][0].url == "https://example.com/map"


async def test_two_organisers_compose_at_once_and_nothing_is_mixed_up(sqlite_town: Town) -> None:
    town = sqlite_town
    [ana], [ben] = await crowd(town, 1), await crowd(town, 1, "lt")
    olga, rasa = Organiser.of(town), Organiser.of(town, "Rasa")
    for who in (olga, rasa):
        await who.writes("/broadcast")
    for who, language in ((olga, "English"), (rasa, "Lithuanian")):
        mine = next(m for m in who.said if f"begun by {who.who.on_telegram.name}" in m.text)
        for step in ("Clusters meet Regions", "Language …", f"{language} · 1", "Done", "Next", "✏️ English"):
            button = next(b for row in mine.buttons for b in row if step in b.label)
            await who.who.on_telegram.presses(button, message=mine, chat=town.organisers)
            await town.settles()
    asked = {m.text.partition(":")[0]: m for m in olga.said if "reply to this message" in m.text}
    for who in (rasa, olga):
        name = who.who.on_telegram.name
        await who.who.on_telegram.sends(f"Hello from {name}", chat=town.organisers, reply_to=asked[name])
        await town.settles()
    drafts = await town.sql("SELECT author, messages FROM broadcast ORDER BY id")
    assert [(one["author"], f"Hello from {one['author']}" in one["messages"]) for one in drafts] == [
        ("Olga", True), ("Rasa", True)
    ]  # fmt: skip
    for who in (olga, rasa):
        await who.writes("/broadcast")
        await who.presses("Next", "Next")
        await who.sends()
    await town.world.until(lambda: bool(received(ana) and received(ben)), why="both")
    assert [[m.text for m in received(one)] for one in (ana, ben)] == [["Hello from Olga"], ["Hello from Rasa"]]


async def test_what_is_ticked_and_has_nobody_any_more_can_be_unticked(sqlite_town: Town) -> None:
    await crowd(sqlite_town, 2, country="LV")
    await crowd(sqlite_town, 1, attendance="online", country="EE")
    olga = Organiser.of(sqlite_town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Country …", "Latvia · 2", "Done", "✓ Registered", "Online")
    assert "Tick" not in olga.last and "Latvia" in olga.last and "👥" not in olga.last
    await olga.presses("Country …", "✓ Latvia · 0", "Done")
    assert "1 person: 1 English" in olga.last


async def test_a_version_can_be_taken_out_again(sqlite_town: Town) -> None:
    [ben] = await crowd(sqlite_town, 1, "lt")
    olga = Organiser.of(sqlite_town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Next", "✏️ English")
    await olga.replies("Hello")
    await olga.presses("✏️ Lithuanian")
    await olga.replies("Nebaigta")
    await olga.presses("No Lithuanian text", "Next", "Next")
    await olga.sends()
    await olga.report()
    assert [message.text for message in received(ben)] == ["Hello"]


async def test_what_is_to_go_out_later_is_called_off_before_it_is_changed(sqlite_town: Town) -> None:
    await crowd(sqlite_town, 1)
    olga = Organiser.of(sqlite_town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Next", "✏️ English")
    await olga.replies("Hello")
    change = olga.holds("✏️ English")
    await olga.presses("Next", "Tomorrow 09:00", "Next", "Send to 1 person")
    assert "Call it off first" in await olga.presses_held(*change)


async def test_sent_from_a_preview_too_old_to_be_edited_it_is_watched_in_a_new_message(sqlite_town: Town) -> None:
    """Of a message older than two days Telegram tells bots the id, and nothing else."""
    people, olga = await crowd(sqlite_town, 20), Organiser.of(sqlite_town)
    await olga.writes_to_registered()
    data, message = olga.holds("Send to 20 people")
    await olga.presses_held(data, {"chat": message["chat"], "message_id": message["message_id"], "date": 0})
    report, _ = await olga.report()
    await sqlite_town.settles()
    assert "✓ 20 done" in report.caption and all(map(received, people))
    assert sum("✅ Finished" in m.text for m in olga.said) == 1


async def test_what_was_thrown_away_by_mistake_is_kept_after_all(sqlite_town: Town) -> None:
    await crowd(sqlite_town, 1)
    olga = Organiser.of(sqlite_town)
    await olga.writes_to_registered()
    await olga.presses("Throw away")
    assert "was thrown away" in olga.said[-1].text
    await olga.presses("Keep it after all")
    assert "Send to 1 person" in olga.said[-1].labels
    await olga.presses("‹ Back", "‹ Back", "‹ Back", "‹ Back", "Throw away", "Keep it after all")
    assert "Who is it for?" in olga.said[-1].text and not olga.has_button("Keep it after all")
