"""An event's date, place or address is changed: the registered are told when an organiser says so, never by itself."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.content import Content
from sandbox import Message
from tests import organisers
from tests import town as towns
from tests.test_reload import Desk
from tests.test_reminders import vilnius
from tests.town import CONTENT, Town

VENUE = '# venue.en = "..."'
LITEXPO = 'venue.en = "LITEXPO, hall 5"'
DATES = 'starts = "2022-04-26"\nends = "2022-04-27"'
LATER = 'starts = "2022-05-03 09:30"\nends = "2022-05-04"'
WAS = "before: 26–27 April 2022"


@pytest.fixture
async def desk(database: str, tmp_path: Path) -> AsyncIterator[Desk]:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    async with towns.built(database, tmp_path, content_dir=content, mail=True, mail_from="bot@example.eu") as town:
        await town.opens()
        yield Desk(town, organisers.organiser(town, "Olga"), content)


def offers(town: Town) -> list[Message]:
    """The questions in the admin chat whether the registered shall be told."""
    return [message for message in organisers.said(town) if "✏️" in message.text]


async def changes(desk: Desk, old: str, new: str) -> None:
    """The workshop's file is changed and read again."""
    desk.replaces("events/workshop.toml", old, new)
    await desk.reloads()
    await desk.town.moves_clock(desk.town.clock.now())


async def test_the_registered_are_told_what_changed_once_an_organiser_says_so(desk: Desk) -> None:
    town, olga = desk.town, desk.olga
    ana, ben, other = town.person("Ana"), town.person("Benas", language="lt"), town.person("Other")
    reference = await ana.registers("workshop", attendance="onsite")
    await ben.registers("workshop", attendance="online", country="Lietuva")
    await other.registers("matchmaking")
    assert b"SEQUENCE:0" in ana.files["workshop.ics"]
    for person in (ana, ben, other):
        person.looks_away()
    await changes(desk, DATES, LATER)
    [offer] = offers(town)
    assert "📅 3 May 2022, 09:30 – 4 May 2022 (Vilnius time)\nbefore: 26–27 April 2022" in offer.text
    assert "Tell the 2 registered about it?" in offer.text and list(offer.labels) == ["Tell them", "Not now"]
    assert ana.sees == ben.sees == ""
    await organisers.presses(town, olga, "Tell them", offer)
    await town.moves_clock(town.clock.now())
    assert any("the 2 registered are told now" in message.text for message in organisers.said(town))
    assert ana.sees.count("Second Clusters meet Regions workshop has changed") == 1
    assert WAS in ana.sees and reference in ana.sees
    assert "2022 m. gegužės 3 d., 09:30" in ben.sees and "yra pakeitimų" in ben.sees
    assert other.sees == ""
    file = ana.files["workshop.ics"]
    assert b"SEQUENCE:1" in file and f"UID:{reference.lower()}@clustersbot".encode() in file
    assert b"DTSTART;TZID=Europe/Vilnius:20220503T093000" in file
    assert len([m for m in ana.messages if m.document]) == 2


async def test_told_once_however_often_it_is_pressed_or_the_bot_restarted(desk: Desk) -> None:
    town, ana = desk.town, desk.town.person("Ana")
    await ana.registers("workshop")
    await changes(desk, VENUE, LITEXPO)
    [offer] = offers(town)
    tell = next(button for row in offer.buttons for button in row if button.label == "Tell them")
    await desk.olga.on_telegram.presses(tell, message=offer, chat=town.organisers)
    query = {"id": "again", "from": desk.olga.on_telegram.user, "chat_instance": "1"}
    town.world.push({"callback_query": query | {"message": offer.data, "data": tell.data}})
    await town.settles()
    town.content = Content.read(desk.content)
    await town.restarts()
    await town.moves_clock(town.clock.now())
    assert ana.all.count("has changed") == 1
    assert "LITEXPO, hall 5, Vilnius, Lithuania" in ana.all
    assert "nothing new to tell" in str(town.world.calls("answerCallbackQuery")[-1].parameters)


async def test_not_now_tells_nobody_and_the_next_change_is_told_with_it(desk: Desk) -> None:
    town, ana = desk.town, desk.town.person("Ana")
    await ana.registers("workshop")
    ana.looks_away()
    await changes(desk, VENUE, LITEXPO)
    await organisers.presses(town, desk.olga, "Not now", offers(town)[-1])
    assert list(offers(town)[-1].labels) == ["Tell them"] and ana.sees == ""
    old = offers(town)[-1]
    await changes(desk, DATES, LATER)
    newest = offers(town)[-1]
    assert "LITEXPO" in newest.text and "3 May 2022" in newest.text
    toast = await organisers.presses(town, desk.olga, "Tell them", old)
    assert "changed again since" in toast and ana.sees == ""
    await organisers.presses(town, desk.olga, "Tell them", newest)
    await town.moves_clock(town.clock.now())
    assert "LITEXPO" in ana.sees and "3 May 2022" in ana.sees


async def test_a_change_made_while_the_bot_was_down_is_noticed_at_its_start(desk: Desk) -> None:
    town = desk.town
    await town.person("Ana").registers("workshop")
    await town.closes()
    online = "# What `clustersbot check` need not list"
    desk.replaces("events/workshop.toml", online, f'online_url = "https://stream.example/live"\n{online}')
    town.content = Content.read(desk.content)
    await town.opens()
    await town.moves_clock(town.clock.now())
    assert "💻 Online: https://stream.example/live\nbefore: not known yet" in offers(town)[-1].text


async def test_without_anybody_registered_nobody_is_asked(desk: Desk) -> None:
    await changes(desk, VENUE, LITEXPO)
    assert offers(desk.town) == []
    ana = desk.town.person("Ana")
    await ana.registers("workshop")
    await changes(desk, LITEXPO, 'venue.en = "Town hall"')
    assert "📍 Town hall, Vilnius, Lithuania\nbefore: LITEXPO, hall 5, Vilnius, Lithuania" in offers(desk.town)[-1].text


async def test_what_is_changed_back_needs_no_telling(desk: Desk) -> None:
    ana = desk.town.person("Ana")
    await ana.registers("workshop")
    await changes(desk, VENUE, LITEXPO)
    await changes(desk, LITEXPO, VENUE)
    toast = await organisers.presses(desk.town, desk.olga, "Tell them", offers(desk.town)[-1])
    assert "changed again since" in toast and "has changed" not in ana.all


async def test_who_blocked_the_bot_is_told_by_mail_with_the_calendar_file(desk: Desk) -> None:
    town, ana = desk.town, desk.town.person("Ana")
    await ana.registers("workshop", email="ana@example.eu")
    await ana.on_telegram.blocks()
    await changes(desk, DATES, LATER)
    await organisers.presses(town, desk.olga, "Tell them", offers(town)[-1])
    await town.moves_clock(town.clock.now())
    [mail] = [mail for mail in town.world.mailbox.messages if mail.subject.startswith("Changed")]
    assert mail.recipients == ("ana@example.eu",) and WAS in mail.text
    [file] = [part.get_content() for part in mail.message.iter_attachments()]
    assert "SEQUENCE:1" in str(file)


async def test_without_telling_the_next_reminder_brings_the_calendar_file_anew(desk: Desk) -> None:
    ana = desk.town.person("Ana")
    await ana.registers("workshop", attendance="online")
    await changes(desk, VENUE, LITEXPO)
    await desk.town.moves_clock(vilnius(25, "10:00"))
    assert "begins tomorrow" in ana.sees and "Updated for your calendar" in ana.sees
    assert b"SEQUENCE:1" in ana.files["workshop.ics"] and b"LITEXPO" in ana.files["workshop.ics"]
    await desk.town.moves_clock(vilnius(26, "08:00"))
    assert ana.all.count("Updated for your calendar") == 1
