"""Reminders: at each due moment exactly the right people get exactly one, in their language, and nobody at night."""

import asyncio
import json
import re
import shutil
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import check
from bot.content import Content
from sandbox import Fault
from tests import town as towns
from tests.test_privacy import traces
from tests.town import CONTENT, Town, Townsperson

UNFINISHED = "is not finished yet"
NEW = "Would you like to take part?"
WORKSHOP = "Second Clusters meet Regions workshop"
MATCHMAKING = "EU Clusters Matchmaking Event"


def vilnius(day: int, hour: str) -> datetime:
    return datetime.fromisoformat(f"2022-04-{day:02}T{hour}:00+03:00")


async def look_away(people: Iterable[Townsperson]) -> None:
    for person in people:
        person.looks_away()


def content_with(folder: Path, rule: str, closes: str = "14 23:59") -> Path:
    """The content, but the workshop has one reminder by this rule, and nothing else has any."""
    content = shutil.copytree(CONTENT, folder / "content")
    for name in ("workshop", "matchmaking"):
        file = content / "events" / f"{name}.toml"
        text = file.read_text().partition("[[reminders]]")[0].replace("2022-04-14 23:59", f"2022-04-{closes}")
        one = f'[[reminders]]\nid = "one"\n{rule}\ntext.en = "Now then!"\n' if name == "workshop" else ""
        file.write_text(text + one)
    return content


@asynccontextmanager
async def with_reminder(folder: Path, rule: str, closes: str = "14 23:59") -> AsyncIterator[Town]:
    """A town with the only reminder."""
    content = content_with(folder, rule, closes)
    async with towns.built(f"sqlite:///{folder}/bot.db", folder, content_dir=content) as town:
        await town.opens()
        yield town


async def test_at_each_due_moment_exactly_the_right_ones_get_exactly_one(town: Town) -> None:
    new, begun, registered, blocked, silent = (town.person(name) for name in ("Nora", "Ben", "Rita", "Bo", "Sam"))
    benas = town.person("Benas", language="lt")
    for person in (new, blocked, silent, benas):
        await person.starts()
    await silent.does("/reminders", "[None]")
    await begun.starts("workshop")
    await begun.fills_in("workshop", until="consent")
    await registered.registers("workshop", attendance="online")
    await registered.registers("matchmaking", attendance="online")
    await blocked.on_telegram.blocks()
    await town.settles()
    everyone = (new, begun, registered, blocked, silent, benas)
    for day, hour in ((7, "10:00"), (11, "10:00"), (13, "10:00"), (14, "20:00")):
        await look_away(everyone)
        await town.moves_clock(vilnius(day, hour) - timedelta(minutes=1))
        assert [person.sees for person in everyone] == [""] * 6
        await town.moves_clock(vilnius(day, hour))
        assert (new.sees.count(NEW), new.sees.count(WORKSHOP), new.sees.count(MATCHMAKING)) == (2, 1, 1)
        assert (begun.sees.count(UNFINISHED), begun.sees.count(NEW)) == (1, 1)
        assert begun.sees.count(f"{WORKSHOP} is not finished yet.\n📝 one question left; closes") == 1
        assert f"{MATCHMAKING} closes" in begun.sees
        assert benas.sees.count("Ar norėtumėte dalyvauti?") == 2
        assert [person.sees for person in (registered, blocked, silent)] == [""] * 3
        await town.restarts()
        await town.moves_clock(vilnius(day, hour) + timedelta(minutes=10))
        assert new.sees.count(NEW) == 2
    await look_away(everyone)
    for day, hour, words in (
        (19, "10:00", f"{WORKSHOP} begins in a week, on Tuesday, 26 April."),
        (20, "10:00", f"{MATCHMAKING} begins in a week, on Wednesday, 27 April."),
        (25, "10:00", f"{WORKSHOP} begins tomorrow."),
        (26, "08:00", f"Good morning! {WORKSHOP} begins today."),
        (26, "10:00", f"{MATCHMAKING} begins tomorrow."),
        (27, "08:00", f"Good morning! {MATCHMAKING} begins today."),
    ):
        registered.looks_away()
        await town.moves_clock(vilnius(day, hour))
        assert registered.sees.count(words) == 1
        assert len(registered.sees.split("💻")) == 2
        assert "The address to join is not confirmed yet." in registered.sees
    assert [p.sees.count("begins in a week") for p in (new, silent, benas)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "📝 3 questions left; closes tomorrow, 23:59 Brussels, 00:59 Vilnius."),
        ("lt", "📝 liko 3 klausimai; registracija baigiasi rytoj, 23:59 Briuselio laiku, 00:59 Vilniaus laiku."),
    ],
)
async def test_who_did_not_finish_hears_how_much_is_left_and_continues_with_one_tap(
    sqlite_town: Town, language: str, words: str
) -> None:
    ana = sqlite_town.person("Ana", language=language)
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="days", **({"country": "Lietuva"} if language == "lt" else {}))
    asked = ana.asked
    await ana.does("/cancel")
    await sqlite_town.moves_clock(vilnius(13, "10:00"))
    assert words in ana.sees
    await ana.does(f"[{ana.buttons[0]}]")
    assert ana.asked == asked


async def test_in_person_and_online_each_hear_what_is_for_them(sqlite_town: Town) -> None:
    ana, ben = sqlite_town.person("Ana"), sqlite_town.person("Benas", language="lt")
    await ana.registers("workshop", attendance="onsite")
    await ben.registers("workshop", attendance="online", country="Lietuva")
    await look_away((ana, ben))
    await sqlite_town.moves_clock(vilnius(25, "10:00"))
    assert "We look forward to seeing you!\n📍 Vilnius, Lithuania" in ana.sees and "💻" not in ana.sees
    assert "The venue’s address is not confirmed yet." in ana.sees
    assert "prasideda rytoj.\n💻 Kaip dalyvauti nuotoliu?" in ben.sees and "📍" not in ben.sees
    assert ana.buttons == ["🎟 Ticket", "My registrations"] and ben.buttons == ["Mano registracijos"]
    await ana.does("[🎟 Ticket]")
    assert ana.messages[-1].photo


async def test_not_for_me_ends_it_and_registering_begins_it_anew(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await town.moves_clock(vilnius(7, "10:00"))
    assert ana.buttons == ["Register", "Not for me"]
    await ana.presses("Not for me")  # the newest: the workshop's
    declined = WORKSHOP if f"I will not ask again about {WORKSHOP}" in ana.all else MATCHMAKING
    assert f"All right, I will not ask again about {declined}" in ana.all
    ana.looks_away()
    await town.moves_clock(vilnius(11, "10:00"))
    assert ana.sees.count(NEW) == 1 and declined not in ana.sees
    await ana.does("[Register after all]", "/cancel")
    await town.moves_clock(vilnius(13, "10:00"))
    assert f"Your registration for {declined} {UNFINISHED}" in ana.sees


async def test_not_for_me_pressed_after_registering_does_no_harm(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts()
    await sqlite_town.moves_clock(vilnius(7, "10:00"))
    held = ana.holds("Not for me")
    event = str(held[1].data).partition(":")[2]
    await ana.registers(event)
    await ana.presses_held(held)
    assert "already" in ana.sees
    assert len(await sqlite_town.sql("SELECT 1 FROM registration WHERE status = 'registered'")) == 1


async def test_deadlines_only_leaves_out_what_is_no_deadline_and_all_brings_it_back(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.registers("workshop", attendance="online")
    await ana.does("/reminders")
    assert ana.buttons == ["✓ All", "Deadlines only", "None"]
    await ana.does("[Deadlines only]")
    assert ana.buttons == ["All", "✓ Deadlines only", "None"]
    await sqlite_town.moves_clock(vilnius(13, "10:00"))
    assert MATCHMAKING in ana.sees and NEW in ana.sees
    ana.looks_away()
    await sqlite_town.moves_clock(vilnius(19, "10:00"))
    assert ana.sees == ""
    await ana.does("/reminders", "[All]")
    await sqlite_town.moves_clock(vilnius(25, "10:00"))
    assert f"{WORKSHOP} begins tomorrow" in ana.sees


async def test_who_acts_between_the_promise_and_the_delivery_gets_nothing(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await town.moves_clock(vilnius(7, "10:00"))
    not_for_me = ana.holds("Not for me")
    away = town.world.faults.add(Fault.answers(502, "Bad Gateway", method="sendMessage", chat_id=ana.id, count=None))
    tried = len(town.world.calls("sendMessage", chat_id=ana.id))
    town.world.move_clock(vilnius(11, "10:00"))
    await town.world.until(lambda: len(town.world.calls("sendMessage", chat_id=ana.id)) >= tried + 2)
    await ana.presses_held(not_for_me)  # its message is edited
    ana.looks_away()
    town.world.faults.remove(away)
    await town.world.until(lambda: NEW in ana.sees)
    await town.moves_clock(vilnius(11, "10:10"))
    assert ana.sees.count(NEW) == 1


async def test_who_registers_on_the_day_is_not_told_that_it_is_tomorrow(tmp_path: Path) -> None:
    rule = 'when = "1 day before starts at 10:00"\nto = "online"'
    async with with_reminder(tmp_path, rule, closes="26 08:00") as town:
        early, today, late = (town.person(name) for name in ("Early", "Today", "Late"))
        await early.registers("workshop", attendance="online")
        await town.moves_clock(vilnius(25, "09:00"))
        await today.registers("workshop", attendance="online")
        await look_away((early, today))
        await town.moves_clock(vilnius(25, "10:00"))
        await late.registers("workshop", attendance="online")
        await town.moves_clock(vilnius(25, "11:00"))
        assert early.sees.count("Now then!") == 1
        assert "Now then!" not in today.all + late.all


async def test_two_hours_late_it_is_sent_two_days_late_it_is_skipped_and_the_organisers_know(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await town.closes()
    town.world.move_clock(vilnius(7, "12:00"))
    await town.opens()
    await town.moves_clock(vilnius(7, "12:01"))
    assert ana.sees.count(NEW) == 2
    await town.closes()
    ana.looks_away()
    town.world.move_clock(vilnius(13, "09:00"))
    await town.opens()
    await town.moves_clock(vilnius(13, "09:01"))
    assert ana.sees == ""
    assert "too late:\n• Matchmaking Event: closes_3d_new, closes_3d_unfinished\n• Clusters meet" in digest(town)
    await town.moves_clock(vilnius(13, "10:00"))
    assert ana.sees.count(NEW) == 2
    await town.moves_clock(vilnius(14, "09:00"))
    assert "• Clusters meet Regions: closes_1d_new – 1" in digest(town)


def digest(town: Town) -> str:
    """The newest one that the organisers got."""
    return [message.text for message in town.organisers.chat.messages if "Good morning" in message.text][-1]


async def test_what_is_late_at_night_waits_and_nobody_is_woken(sqlite_town: Town) -> None:
    town, ana = sqlite_town, sqlite_town.person("Ana")
    await ana.starts()
    await town.closes()
    town.world.move_clock(vilnius(14, "22:00"))
    await town.opens()
    ana.looks_away()
    await town.moves_clock(vilnius(14, "22:01"))
    assert ana.sees == ""
    await town.moves_clock(vilnius(15, "08:00"))
    assert ana.sees == ""


async def test_what_is_owed_at_night_waits_for_the_morning_and_if_that_is_too_late_it_is_told(
    tmp_path: Path,
) -> None:
    rule = 'when = "2022-04-12 20:59"\nto = "unregistered"'
    async with with_reminder(tmp_path, rule) as town:
        ana = town.person("Ana")
        await ana.starts()
        away = town.world.faults.add(Fault.answers(502, "Bad Gateway", method="sendMessage", count=None))
        tried = len(town.world.calls("sendMessage"))
        town.world.move_clock(vilnius(12, "20:59"))
        await town.world.until(lambda: len(town.world.calls("sendMessage")) > tried)
        town.world.move_clock(vilnius(12, "21:05"))
        town.world.faults.remove(away)
        async with asyncio.timeout(30):
            while await next_reminder(town) != vilnius(13, "08:00"):
                await asyncio.sleep(0.05)
        await town.moves_clock(vilnius(13, "08:00"))
        await town.moves_clock(vilnius(13, "09:00"))
        assert "Now then!" not in ana.all
        assert "Could not be delivered\n• reminders: 1" in digest(town), "nobody thinks that it has arrived"


async def next_reminder(town: Town) -> datetime | None:
    rows = await town.sql("SELECT due FROM outbox WHERE kind = 'reminder' AND state = 'owed'")
    return datetime.fromtimestamp(rows[0]["due"] / 1000, UTC) if rows else None


async def test_the_bot_that_comes_to_an_event_late_apologises_for_nothing(quiet_town: Town) -> None:
    quiet_town.world.move_clock(vilnius(12, "12:00"))
    await quiet_town.opens()
    await quiet_town.moves_clock(vilnius(12, "12:01"))
    assert [message.text for message in quiet_town.organisers.chat.messages] == []


async def test_who_blocked_the_bot_and_is_registered_gets_it_by_mail(database: str, tmp_path: Path) -> None:
    async with towns.built(database, tmp_path, mail=True, mail_from="bot@clusters.example") as town:
        await town.opens()
        ana, ben, new = town.person("Ana"), town.person("Benas", language="lt"), town.person("New")
        reference = await ana.registers("workshop", attendance="online", email="ana@example.eu")
        await ben.registers("workshop", attendance="onsite", email="benas@example.lt", country="Lietuva")
        await new.starts()
        await ana.on_telegram.blocks()  # the bot is told
        await town.settles()
        # Of Benas and of New it does not know until it writes to them.
        for person in (ben, new):
            town.world.faults.add(Fault.forbidden(method="sendMessage", chat_id=person.id, count=None))
        await town.moves_clock(vilnius(13, "10:00"))
        await town.moves_clock(vilnius(25, "10:00"))
        mails = {m.recipients[0]: m for m in town.world.mailbox.messages if m.subject.startswith(("Rem", "Prim"))}
        assert sorted(mails) == ["ana@example.eu", "benas@example.lt"]
        assert mails["ana@example.eu"].subject == f"Reminder: {WORKSHOP}"
        assert "begins tomorrow." in mails["ana@example.eu"].text and reference in mails["ana@example.eu"].text
        assert "prasideda rytoj." in mails["benas@example.lt"].text
        assert "<b>" not in mails["ana@example.eu"].text


def test_check_prints_the_whole_timetable_in_the_desks_zone(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.run() == 0
    printed = capsys.readouterr().out
    assert "reminders, Europe/Vilnius time (quiet from 21:00 to 08:00):" in printed
    assert "Thu 2022-04-14 20:00 (not Thu 21:59: quiet)  workshop  closes_3h_new: who knows the bot" in printed
    lines = [line for line in printed.splitlines() if "closes_" in line or "event_" in line]
    assert len(lines) == 28 and [line[6:22] for line in lines] == sorted(line[6:22] for line in lines)


async def test_a_reminder_moved_follows_until_it_has_gone_out_and_then_comes_no_more(tmp_path: Path) -> None:
    content = content_with(tmp_path, 'when = "2022-04-05 10:00"\nto = "unregistered"')
    file = content / "events" / "workshop.toml"

    async def moved(town: Town, to: str) -> None:
        file.write_text(re.sub(r'when = "[^"]+"', f'when = "{to}"', file.read_text()))
        await town.closes()
        town.content = Content.read(content)
        await town.opens()

    async with towns.built(f"sqlite:///{tmp_path}/bot.db", tmp_path, content_dir=content) as town:
        await town.opens()
        ana = town.person("Ana")
        await ana.starts()
        await moved(town, "2022-04-06 10:00")  # later
        await town.moves_clock(vilnius(5, "10:00"))
        assert "Now then!" not in ana.all
        await moved(town, "2022-04-05 12:00")  # earlier than that
        await town.moves_clock(vilnius(5, "12:00"))
        assert ana.all.count("Now then!") == 1
        await moved(town, "2022-04-07 10:00")  # too late to move it
        await town.moves_clock(vilnius(7, "10:00"))
        assert ana.all.count("Now then!") == 1


async def test_one_that_was_skipped_and_gets_another_moment_goes_out_then(tmp_path: Path) -> None:
    content = content_with(tmp_path, 'when = "2022-04-05 10:00"\nto = "unregistered"')
    file = content / "events" / "workshop.toml"
    async with towns.built(f"sqlite:///{tmp_path}/bot.db", tmp_path, content_dir=content) as town:
        await town.opens()
        ana = town.person("Ana")
        await ana.starts()
        await town.moves_clock(vilnius(6, "10:00"))
        file.write_text(file.read_text().replace("2022-04-05 10:00", "2022-04-08 10:00"))
        await town.closes()
        town.content = Content.read(content)
        await town.opens()
        await town.moves_clock(vilnius(8, "10:00"))
        assert ana.all.count("Now then!") == 1


async def test_what_they_said_of_reminders_is_shown_and_forgotten(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.does("/reminders", "[Deadlines only]")
    await town.moves_clock(vilnius(13, "10:00"))
    await ana.presses("Not for me")
    await ana.does("/mydata")
    data = json.loads(ana.files["my-data.json"])
    assert data["person"][0]["reminders"] == "deadlines"
    assert data["declined"][0]["at"].startswith("2022-04-13T07:0")
    assert [one["kind"] for one in data["messages_owed"]].count("reminder") == 2
    await ana.does("/forget", "[Yes, remove everything]")
    assert await traces(town, str(ana.id)) == []
