"""Tickets, and the door: whose ticket is scanned, who is here, and what a stranger learns."""

import asyncio
import io
import re
from datetime import datetime

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from events import finding, tickets
from events.finding import Known
from handlers import ticket_picture
from handlers import tickets as tickets_of
from sandbox import Message
from tests.test_exports import organiser, says
from tests.town import Town, Townsperson

MORNING = datetime.fromisoformat("2022-04-26T09:12:00+03:00")


def ticket(person: Townsperson) -> Message:
    return [m for m in person.messages if m.photo][-1]


def code(message: Message) -> str:
    """What a decoder reads from the picture as it was sent."""
    assert message.photo
    [read] = zxingcpp.read_barcodes(Image.open(io.BytesIO(message.photo.content)).convert("L"))
    return read.text


def scanned(message: Message) -> str:
    """What a phone's camera opens the bot with."""
    return code(message).partition("?start=")[2]


async def test_whoever_comes_in_person_gets_a_ticket_that_a_decoder_reads(town: Town) -> None:
    ana = town.person("Ana", language="lt")
    reference = await ana.registers("workshop")
    assert [bool(m.document) for m in ana.messages[-2:]] == [True, False], "the calendar file, then the ticket"
    assert "Jūsų bilietas" in ana.last and reference in ana.last
    assert code(ticket(ana)).startswith("https://t.me/")
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", scanned(ticket(ana)))
    assert "Ana" not in code(ticket(ana)) and reference not in code(ticket(ana))
    await ana.does("/my", "[🎟 Bilietas]")
    assert len([m for m in ana.messages if m.photo]) == 2 and scanned(ticket(ana)) == scanned(ana.messages[-1])


def test_no_name_spoils_the_picture_of_a_ticket() -> None:
    def drawn(name: str) -> Image.Image:
        words = tickets_of.Words("Workshop", "26 April 2022", "Vilnius " * 40, name, "W" * 300, "CMR-7K3F", "Show it.")
        picture = Image.open(io.BytesIO(ticket_picture.draw(words, "https://t.me/bot?start=t-1-AAAAAAAAAAAAAAAA")))
        [read] = zxingcpp.read_barcodes(picture.convert("L"))
        assert read.text.endswith("t-1-AAAAAAAAAAAAAAAA") and picture.width + picture.height < 5000
        return picture

    assert drawn("Ana 🇱🇹👩\u200d💻").tobytes() == drawn("Ana").tobytes(), "no boxes for what the font does not have"
    assert drawn("สมชาย ใจดี").tobytes() == drawn("").tobytes(), "the reference is there"
    assert drawn("محمد عبد الله").tobytes() != drawn("").tobytes()
    shorter = drawn("Leutheusser-Schnarrenbergerin").tobytes() != drawn("Leutheusser-Schnarrenbergerinnen").tobytes()
    assert shorter, "a long name is written smaller, not cut"
    for name in ("Maria " * 50, "M" * 300, "A\nB", "\u202eevil", "\u0301\u0301"):
        drawn(name)


async def test_whoever_takes_part_online_has_no_ticket_until_they_come_in_person(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.registers("matchmaking", attendance="online")
    assert not [m for m in ana.messages if m.photo] and "ticket" not in ana.all
    await ana.does("/my", "[Change answers]", "[Change]", "[Attendance]", "[In person in Vilnius]", "[✅ Save]")
    assert ticket(ana).caption.startswith("🎟 Your ticket")


async def test_whoever_changes_their_name_gets_a_ticket_with_it_and_no_other_change_brings_one(
    sqlite_town: Town,
) -> None:
    ana = sqlite_town.person("Ana")
    await ana.registers("workshop", name="Ana Senoji")
    first = ticket(ana)
    await ana.does("/my", "[Change answers]", "[Change]", "[Position]", "Director", "[✅ Save]")
    assert ticket(ana).id == first.id
    assert "your calendar file follows" in ana.sees and "your ticket for the entrance" not in ana.sees
    await ana.does("/my", "[Change answers]", "[Change]", "[Full name]", "Ana Naujoji", "[✅ Save]")
    assert "your ticket for the entrance" in ana.sees
    second = ticket(ana)
    assert second.id > first.id and first.photo and second.photo
    assert second.photo.content != first.photo.content and scanned(second) == scanned(first)
    assert "Your ticket with your new details" in second.caption and "The one before is still valid" in second.caption
    await ana.does("/my", "[🎟 Ticket]")
    assert ana.messages[-1].photo and ana.messages[-1].photo.content == second.photo.content


async def test_an_organiser_who_scans_a_ticket_checks_the_person_in_and_a_second_scan_says_when(town: Town) -> None:
    ana, olga, rita = town.person("Ana"), organiser(town, "Olga"), organiser(town, "Rita")
    reference = await ana.registers("workshop", name="Žydrūnas Łukasz")
    await town.moves_clock(MORNING)
    await olga.starts(scanned(ticket(ana)))
    for words in ("Žydrūnas Łukasz", "Baltic Timber Cluster", reference, "Registered, in person", "Nobody is here yet"):
        assert words in olga.sees
    await olga.does("[✅ Check in]")
    assert "Checked in at 09:12 by Olga" in olga.sees and "One person is here" in olga.sees
    await rita.starts(scanned(ticket(ana)))
    assert "Checked in at 09:12 by Olga" in rita.sees and rita.buttons == ["Undo"]
    await rita.does("[Undo]")
    assert "Registered, in person" in rita.sees and "Nobody is here yet" in rita.sees


async def test_a_stranger_who_scans_a_ticket_learns_nothing(town: Town) -> None:
    ana, mallory, fresh = town.person("Ana"), town.person("Mallory"), town.person("Fresh", language="lt")
    reference = await ana.registers("workshop", name="Žydrūnas Łukasz", organisation="Timber Cluster")
    await mallory.starts()
    greeting = mallory.last
    for words in (scanned(ticket(ana)), "t-1-AAAAAAAAAAAAAAAA", "t-999999-AAAAAAAAAAAAAAAA"):
        await mallory.starts(words)
        assert mallory.last == greeting
    await fresh.starts(scanned(ticket(ana)))
    assert "Fresh" in fresh.last
    for told in (mallory.all, fresh.all):
        assert not [w for w in ("Žydrūnas", "Timber Cluster", reference) if w in told]
    await ana.starts(scanned(ticket(ana)))
    assert not ana.last.startswith("Žydrūnas")


async def test_a_door_button_works_for_the_organiser_it_was_made_for_and_nobody_else(town: Town) -> None:
    ana, olga, mallory = town.person("Ana"), organiser(town), town.person("Mallory")
    await ana.registers("workshop")
    await mallory.starts()
    await olga.starts(scanned(ticket(ana)))
    message, button = olga.holds("✅ Check in")
    query = {"id": "1", "from": mallory.on_telegram.user, "chat_instance": "1"}
    mine = mallory.messages[-1]
    town.world.push({"callback_query": query | {"message": mine.data, "data": button.data}})
    await town.settles()
    assert await town.sql("SELECT * FROM check_in") == []
    assert "too old" in mallory.all or "too old" in str(town.world.calls("answerCallbackQuery")[-1].parameters)
    assert message.text


async def test_whoever_leaves_the_organisers_checks_nobody_in_and_learns_nothing_more(town: Town) -> None:
    ana, olga, rita = town.person("Ana"), organiser(town, "Olga"), organiser(town, "Rita")
    await ana.registers("workshop", name="Žydrūnas Łukasz")
    await olga.starts(scanned(ticket(ana)))
    held = olga.holds("✅ Check in")
    town.organisers.remove(olga.on_telegram)
    await town.settles()
    assert "too old" in await olga.presses_held(held)
    await olga.starts(scanned(ticket(ana)))
    assert "Žydrūnas" not in olga.sees and "Olga" in olga.sees
    assert await town.sql("SELECT * FROM check_in") == []
    town.organisers.add(olga.on_telegram, quietly=False)
    await town.settles()
    for one in (olga, rita):
        await one.starts(scanned(ticket(ana)))
        assert "Žydrūnas" in one.sees
    await olga.does("[✅ Check in]")
    assert len(await town.sql("SELECT * FROM check_in")) == 1


async def test_an_undo_takes_back_the_check_in_that_it_was_shown_for_and_no_other(town: Town) -> None:
    ana, olga, rita = town.person("Ana"), organiser(town, "Olga"), organiser(town, "Rita")
    await ana.registers("workshop")
    for one in (olga, rita):
        await one.starts(scanned(ticket(ana)))
    told = sorted(await asyncio.gather(olga.presses("✅ Check in"), rita.presses("✅ Check in")))
    assert told == ["", "Was checked in before"], "two doors at once"
    [before] = await town.sql("SELECT * FROM check_in")
    undo = olga.holds("Undo")
    assert await olga.presses_held(undo) == ""
    assert "changed meanwhile" in await olga.presses_held(undo), "twice"
    await rita.starts(scanned(ticket(ana)))
    await rita.does("[✅ Check in]")
    assert "changed meanwhile" in await olga.presses_held(undo)
    [after] = await town.sql("SELECT * FROM check_in")
    assert after["organiser"] == "Rita" and after["at"] > before["at"] and "by Rita" in olga.all


async def test_a_ticket_that_was_cut_off_or_made_up_is_named_so_to_organisers_only(sqlite_town: Town) -> None:
    ana, olga, mallory = sqlite_town.person("Ana"), organiser(sqlite_town), sqlite_town.person("Mallory")
    await ana.registers("workshop")
    good = scanned(ticket(ana))
    for words in (good[:-1], good + "A", good.replace("t-", "t-0"), "t-1", "t-", f"t-{'9' * 20}-AAAAAAAAAAAAAAAA"):
        await olga.starts(words)
        assert "not a ticket of ours" in olga.sees, words
        await mallory.starts(words)
        assert "ticket" not in mallory.sees and "Mallory" in mallory.sees


async def test_the_door_says_clearly_who_is_not_expected(town: Town) -> None:
    ana, ben, olga = town.person("Ana"), town.person("Benas"), organiser(town, "Olga")
    await ana.registers("workshop")
    held = scanned(ticket(ana))
    await ana.does("/my", "[Withdraw]", "[Yes, withdraw]")
    await olga.starts(held)
    assert "Withdrew" in olga.sees and "Check in" not in " ".join(olga.messages[-1].labels)
    await ben.registers("workshop", attendance="online", name="Benas Online")
    [card] = await says(town, olga, "/checkin benas online")
    assert "not for a seat here" in card.text and card.labels == ["Check in anyway"]


async def test_checkin_finds_people_by_half_a_name_and_counts_them(town: Town) -> None:
    olga = organiser(town, "Olga")
    names = ["Žydrūnas Šimkus", "Jürgen Müller", "Johanna Müller"]
    people = [town.person(name) for name in names]
    references = [
        await person.registers("workshop", name=name, organisation=f"House {i}")
        for i, (person, name) in enumerate(zip(people, names, strict=True))
    ]
    [counts] = await says(town, olga, "/checkin")
    assert "0 here, 3 expected in person" in counts.text
    for words in ("zydrunas", "simkus", "Šimkas", references[0], references[0][4:].lower(), "house 0"):
        [card] = await says(town, olga, f"/checkin {words}")
        assert "Žydrūnas Šimkus" in card.text, words
    [choice] = await says(town, olga, "/checkin muller")
    assert len(choice.labels) == 2
    await olga.on_telegram.presses(next(label for label in choice.labels if "Johanna" in label), message=choice)
    await town.settles()
    await olga.on_telegram.presses("✅ Check in", message=choice)
    await town.settles()
    assert "Checked in at" in choice.text and "by Olga" in choice.text and choice.labels == ["Undo"]
    [counts] = await says(town, olga, "/checkin")
    assert "1 here, 3 expected in person" in counts.text
    [nobody] = await says(town, olga, "/checkin zzzz")
    assert "I find nobody for “zzzz”" in nobody.text


async def test_tickets_stay_good_when_the_bot_is_restarted(town: Town) -> None:
    ana, olga = town.person("Ana"), organiser(town)
    reference = await ana.registers("workshop")
    await town.restarts()
    await olga.starts(scanned(ticket(ana)))
    assert reference in olga.sees


async def test_whoever_was_forgotten_is_no_more_at_the_door_either(town: Town) -> None:
    ana, olga = town.person("Ana"), organiser(town)
    await ana.registers("workshop")
    held = scanned(ticket(ana))
    await olga.starts(held)
    await olga.does("[✅ Check in]")
    await ana.does("/forget", "[Yes, remove everything]")
    await olga.starts(held)
    assert "not there any more" in olga.sees
    assert await town.sql("SELECT * FROM check_in") == []


@given(st.binary(min_size=1, max_size=32), st.integers(0, 10**14), st.integers(0, 31), st.sampled_from("AZaz09_-"))
def test_only_what_we_signed_is_a_ticket(key: bytes, registration: int, place: int, letter: str) -> None:
    good = tickets.payload(key, registration)
    assert tickets.read(key, good) == registration and len(good) <= 64
    place %= len(good)
    changed = good[:place] + letter + good[place + 1 :]
    assert changed == good or tickets.read(key, changed) is None
    assert tickets.read(key + b"!", good) is None


def test_an_organisers_button_works_for_them_and_for_that_day_only() -> None:
    until, mark = tickets.permit(b"key", 5, 77, MORNING)
    assert tickets.permits(b"key", 5, 77, until, mark, MORNING)
    assert not tickets.permits(b"key", 6, 77, until, mark, MORNING)
    assert not tickets.permits(b"key", 5, 78, until, mark, MORNING)
    assert not tickets.permits(b"key", 5, 77, until + 1, mark, MORNING)
    assert not tickets.permits(b"key", 5, 77, until, mark, MORNING + tickets.SHIFT)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        *[("zydrunas", [1]), ("muller", [2, 3]), ("mueller", [2, 3]), ("johana muler", [3]), ("cmr 7k3f", [1])],
        *[("", []), ("李", [4]), ("🚀", [5]), ("' OR 1=1 --", []), ("%", []), ("aabb" * 1000, [])],
    ],
)
def test_whom_words_at_the_door_may_mean(words: str, who: list[int]) -> None:
    people = [
        Known(1, "CMR-7K3F", "Žydrūnas Šimkus", "Baltic Timber Cluster"),
        Known(2, "CMR-AAAA", "Jürgen Müller", "Werke"),
        Known(3, "CMR-BBBB", "Johanna Müller", "Haus"),
        Known(4, "CMR-CCCC", "李雷", "A"),
        Known(5, "CMR-DDDD", "🚀🚀", "b"),
    ]
    found = finding.found(words, people)
    assert [number for _, number in found][: len(who)] == who and bool(found) == bool(who)


async def test_audit_tells_what_happened_when_and_by_whom(town: Town) -> None:
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    reference = await ana.registers("workshop")
    await town.moves_clock(datetime.fromisoformat("2022-04-02T10:30:00+03:00"))
    await ana.does("/my", "[Change answers]", "[Change]", "[Position]", "Chief of wood", "[✅ Save]")
    await town.moves_clock(MORNING)
    await olga.starts(scanned(ticket(ana)))
    await olga.does("[✅ Check in]", "[Undo]")
    [told] = await says(town, olga, f"/audit {reference.lower()}")
    for line in ("09:00 registered · the person", "10:30 answers changed · the person", "2 April 2022"):
        assert line in told.text, line
    for line in ("26 April 2022", "09:12 checked in · Olga", "09:12 check-in undone · Olga", "Vilnius time"):
        assert line in told.text, line
    for typed in (reference.replace("-", " "), reference.replace("-", "").lower(), reference[4:]):
        [told] = await says(town, olga, f"/audit {typed}")
        assert "checked in · Olga" in told.text, typed
    for typed in ("' OR 1=1; DROP TABLE person --", "<b>", "x" * 3000, "CMR", "-"):
        [unknown] = await says(town, olga, f"/audit {typed}")
        assert "There is no registration" in unknown.text, typed
    [unknown] = await says(town, olga, "/audit CMR-XXXX")
    assert "There is no registration CMR-XXXX" in unknown.text
    [help_] = await says(town, olga, "/help")
    for command in ("/audit", "/checkin", "/stats", "/export"):
        assert command in help_.text


async def test_audit_says_whose_duplicate_a_registration_may_be(sqlite_town: Town) -> None:
    ana, twin, olga = sqlite_town.person("Ana"), sqlite_town.person("Twin"), organiser(sqlite_town)
    first, second = await ana.registers("workshop"), await twin.registers("workshop")
    [told] = await says(sqlite_town, olga, f"/audit {first}")
    assert f"Possible duplicate of {second}" in told.text
