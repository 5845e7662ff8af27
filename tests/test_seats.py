"""Seats on site run out: who finds none waits in line, joins online, or both, and a freed seat goes to the first."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from sandbox import Fault
from tests.organisers import organiser
from tests.seats import CLOSES, changes_seats, town_with
from tests.town import OPEN, Town, Townsperson

DAY = timedelta(days=1)
SAYS = {
    "en": {
        "full": "I am sorry: all seats are taken.",
        "confirm": "[✅ Confirm]",
        "wait": "[Waiting list]",
        "online": "[Join online instead]",
        "both": "[Both: online and waiting]",
        "waiting": "number 1 in line. You do not have a seat yet.",
        "both_said": "You are registered online, and number 1 in line for a seat.",
        "registered": "You are registered for",
        "offer": "A seat has become free for you!",
        "take": "[✅ Take the seat]",
        "yours": "The seat is yours!",
        "stay": "[Stay online]",
        "no": "[No, thanks]",
        "passed": "your registration for Second Clusters meet Regions workshop has ended",
        "over": "The time to take your seat for Second Clusters meet Regions workshop is over",
        "reminder": "A seat is still held for you, but not for long.",
        "withdraw": "[Withdraw]",
        "yes": "[Yes, withdraw]",
        "gone": "The time to take this seat has passed.",
        "taken": "You have taken this seat.",
        "ended": "This registration was withdrawn.",
    },
    "lt": {
        "full": "Apgailestauju, visos vietos užimtos.",
        "confirm": "[✅ Patvirtinti]",
        "wait": "[Laukiančiųjų sąrašas]",
        "online": "[Dalyvausiu nuotoliu]",
        "both": "[Nuotoliu ir eilėje]",
        "waiting": "jūsų eilės numeris – 1. Vietos renginyje dar neturite.",
        "both_said": "Užsiregistravote nuotoliu ir laukiate vietos, eilės numeris – 1.",
        "registered": "Jūs užsiregistravote",
        "offer": "Jums atsilaisvino vieta!",
        "take": "[✅ Užimti vietą]",
        "yours": "Vieta jūsų!",
        "stay": "[Lieku nuotoliu]",
        "no": "[Ne, ačiū]",
        "passed": "jūsų registracija baigta",
        "over": "laikas užimti vietą baigėsi",
        "reminder": "Vieta jums dar laikoma, bet jau nebeilgai.",
        "withdraw": "[Atšaukti registraciją]",
        "yes": "[Taip, atšaukti]",
        "gone": "Laikas užimti šią vietą praėjo.",
        "taken": "Šią vietą užėmėte.",
        "ended": "Ši registracija buvo atšaukta.",
    },
}
languages = pytest.mark.parametrize("language", ["en", "lt"])


@pytest.fixture
async def town(database: str, tmp_path: Path) -> AsyncIterator[Town]:
    """One seat on site, on either database."""
    async with town_with(database, tmp_path, 1) as built:
        yield built


@pytest.fixture
async def small_town(tmp_path: Path) -> AsyncIterator[Town]:
    """One seat on site, where the database does not matter."""
    async with town_with(f"sqlite:///{tmp_path}/bot.db", tmp_path, 1) as built:
        yield built


async def seated(town: Town, language: str = "en") -> Townsperson:
    """Somebody who has the only seat."""
    ana = town.person("Ana", language=language)
    await ana.registers("workshop", name="Ana Pirmoji")
    return ana


async def too_late(town: Town, language: str = "en", name: str = "Benas") -> Townsperson:
    """Somebody who has just been told that all seats are taken."""
    ben = town.person(name, language=language)
    await ben.starts("workshop")
    await ben.fills_in("workshop", until="review", name=f"{name} Antrasis")
    await ben.does(SAYS[language]["confirm"])
    return ben


async def in_line(town: Town, way: str = "wait", language: str = "en", name: str = "Benas") -> Townsperson:
    ben = await too_late(town, language, name)
    await ben.does(SAYS[language][way])
    return ben


async def withdraws(person: Townsperson, language: str = "en") -> None:
    await person.does("/my", SAYS[language]["withdraw"], SAYS[language]["yes"])


def entry_of(file: bytes) -> Any:
    """The one event in a calendar file."""
    [entry] = Calendar.from_ical(file).walk("VEVENT")
    return entry


async def states(town: Town) -> list[tuple[str, str | None]]:
    rows = await town.sql("SELECT status, attends FROM registration ORDER BY id")
    return [(row["status"], row["attends"]) for row in rows]


@languages
async def test_who_finds_no_seat_is_told_so_and_may_wait_join_online_or_both(town: Town, language: str) -> None:
    says = SAYS[language]
    await seated(town, language)
    ben = await too_late(town, language)
    assert says["full"] in ben.sees and says["registered"] not in ben.sees
    *ways, back = [f"[{label}]" for label in ben.buttons]
    assert ways == [says["wait"], says["online"], says["both"]] and back.startswith("[‹")
    assert not ben.messages[-2].labels
    assert await states(town) == [("registered", "onsite")]


@languages
async def test_a_seat_given_back_goes_to_the_first_in_line(town: Town, language: str) -> None:
    says = SAYS[language]
    ana, ben = await seated(town, language), await in_line(town, language=language)
    assert says["waiting"] in ben.sees and says["registered"] not in ben.sees
    assert "workshop.ics" not in ben.files
    ben.looks_away()
    await withdraws(ana, language)
    assert says["offer"] in ben.sees
    await ben.does(says["take"])
    assert says["yours"] in ben.sees
    entry = entry_of(ben.files["workshop.ics"])
    assert entry.decoded("DTSTART") == date(2022, 4, 26)
    assert await states(town) == [("withdrawn", None), ("registered", "onsite")]


@languages
async def test_both_is_online_now_and_a_place_in_line(town: Town, language: str) -> None:
    says = SAYS[language]
    ana, ben = await seated(town, language), await in_line(town, "both", language)
    assert says["both_said"] in ben.sees
    assert await states(town) == [("registered", "onsite"), ("waiting", "online")]
    entry = entry_of(ben.files["workshop.ics"])
    assert entry["SEQUENCE"] == 0
    await withdraws(ana, language)
    await ben.does(says["take"])
    assert says["yours"] in ben.sees
    assert await states(town) == [("withdrawn", None), ("registered", "onsite")]
    again = entry_of(ben.files["workshop.ics"])
    assert (again["UID"], again["SEQUENCE"]) == (entry["UID"], 2)
    assert again["UID"] == entry["UID"] and again["SEQUENCE"] > 0
    [row] = await town.sql("SELECT answers FROM registration WHERE status = 'registered'")
    assert '"days":"both"' in row["answers"]


@languages
async def test_joining_online_instead_is_one_tap(town: Town, language: str) -> None:
    await seated(town, language)
    ben = await in_line(town, "online", language)
    assert SAYS[language]["registered"] in ben.sees
    assert await states(town) == [("registered", "onsite"), ("registered", "online")]


async def test_an_offer_that_ends_after_the_deadline_leaves_no_way_in(small_town: Town) -> None:
    ana, ben = await seated(small_town), await in_line(small_town)
    await small_town.moves_clock(CLOSES - timedelta(hours=1))
    await withdraws(ana)
    await small_town.moves_clock(CLOSES + timedelta(hours=22))
    await ben.does("/my", "[Ask for a change]")
    small_town.world.move_clock(CLOSES + timedelta(hours=23, seconds=5))
    await ben.does("[Send to organisers]")
    await small_town.moves_clock(CLOSES + timedelta(hours=24))
    assert "You are registered for" not in ben.all
    assert await states(small_town) == [("withdrawn", None), ("expired", None)]


@languages
@pytest.mark.parametrize("answer", ["stay", "no"])
async def test_a_seat_not_wanted_goes_to_the_next(town: Town, language: str, answer: str) -> None:
    says = SAYS[language]
    ana = await seated(town, language)
    ben = await in_line(town, "both" if answer == "stay" else "wait", language)
    cleo = await in_line(town, "wait", language, name="Cleo")
    await withdraws(ana, language)
    assert says["offer"] in ben.sees and says["offer"] not in cleo.sees
    await ben.does(says[answer])
    assert says["offer"] in cleo.sees
    left = ("registered", "online") if answer == "stay" else ("declined", None)
    assert await states(town) == [("withdrawn", None), left, ("offered", None)]
    if answer == "no":
        assert says["passed"] in ben.sees


@languages
async def test_an_offer_is_reminded_of_once_then_passes_on(town: Town, language: str) -> None:
    says = SAYS[language]
    ana, ben = await seated(town, language), await in_line(town, language=language)
    cleo = await in_line(town, "both", language, name="Cleo")
    await withdraws(ana, language)
    assert "2 April 2022, 09:0" in ben.sees or "2022 m. balandžio 2 d., 09:0" in ben.sees
    await town.moves_clock(OPEN + timedelta(hours=13))
    assert ben.all.count(says["reminder"]) == 1
    await town.moves_clock(OPEN + DAY - timedelta(minutes=5))
    assert ben.all.count(says["reminder"]) == 1 and says["offer"] not in cleo.all
    take = ben.holds(says["take"][1:-1])
    await town.moves_clock(OPEN + DAY + timedelta(hours=1))
    assert says["over"] in ben.all and says["offer"] in cleo.all
    assert says["take"][1:-1] not in ben.labels and ben.all.count(says["gone"]) == 2
    assert await states(town) == [("withdrawn", None), ("expired", None), ("offered", "online")]
    await ben.presses_held(take)
    assert await states(town) == [("withdrawn", None), ("expired", None), ("offered", "online")]


async def test_a_change_to_online_frees_the_seat(town: Town) -> None:
    ana, ben = await seated(town), await in_line(town)
    await ana.does("/my", "[Change answers]", "[Change]", "[Attendance]", "[Online (ECCP website)]", "[✅ Save]")
    assert "Your changes are saved." in ana.sees
    assert SAYS["en"]["offer"] in ben.sees


async def test_more_seats_are_offered_to_the_line_while_the_bot_is_running(town: Town) -> None:
    await seated(town)
    people = [await in_line(town, name=name) for name in ("Ben", "Cleo", "Dora")]
    changes_seats(town, 3)
    await town.moves_clock(OPEN + timedelta(hours=1))
    assert [SAYS["en"]["offer"] in person.all for person in people] == [True, True, False]


async def test_withdrawing_ends_the_entry_and_a_new_registration_goes_to_the_end(town: Town) -> None:
    ana, ben = await seated(town), await in_line(town)
    cleo = await in_line(town, name="Cleo")
    assert "number 2 in line" in cleo.sees
    await ben.does("/my", "[Leave the line]")
    assert "Your place in line would be gone for good." in ben.sees
    await ben.does("[Yes, withdraw]")
    await cleo.does("/my")
    assert "number 1 in line" in cleo.sees
    await ben.does("[Register again]")
    await ben.fills_in_the_rest("workshop")
    await ben.does("[Waiting list]")
    assert "number 2 in line" in ben.sees
    await withdraws(ana)
    assert SAYS["en"]["offer"] in cleo.sees and SAYS["en"]["offer"] not in ben.all


async def test_who_let_a_seat_go_is_not_asked_everything_again(small_town: Town) -> None:
    ana, ben = await seated(small_town), await in_line(small_town)
    await withdraws(ana)
    await ben.does("[No, thanks]", "[Register again]")
    assert "You have told me this before" in ben.sees and "Full name: Benas Antrasis" in ben.sees
    await ben.does("[Use these]")
    assert ben.asked == ("workshop", "position")


async def test_a_second_press_of_an_offers_button_does_nothing_and_says_so(small_town: Town) -> None:
    ana, ben = await seated(small_town), await in_line(small_town)
    await withdraws(ana)
    take, no = ben.holds("✅ Take the seat"), ben.holds("No, thanks")
    await ben.does("[✅ Take the seat]")
    assert "You have answered that already." in await ben.presses_held(no)
    assert "You have answered that already." in await ben.presses_held(take)
    assert await states(small_town) == [("withdrawn", None), ("registered", "onsite")]


@pytest.mark.parametrize("language", ["en", "lt"])
async def test_what_was_answered_or_has_ended_says_so_and_has_no_buttons_any_more(
    small_town: Town, language: str
) -> None:
    says = SAYS[language]
    ana, ben = await seated(small_town, language), await in_line(small_town, language=language)
    await ben.does("/my")
    await withdraws(ana, language)
    assert ana.all.count(says["ended"]) == 1 and says["withdraw"][1:-1] not in ana.labels
    await ben.does("/my")
    await small_town.moves_clock(OPEN + timedelta(hours=13))
    await ben.does(says["take"])
    assert ben.all.count(says["taken"]) == 4, "the card of before, the offer, the card that shows it, the reminder"
    assert says["take"][1:-1] not in ben.labels and says["yours"] in ben.all
    await withdraws(ben, language)
    assert says["withdraw"][1:-1] not in ben.labels and ben.all.count(says["taken"]) == 4


async def test_an_offer_that_ended_while_it_was_on_its_way_says_so(small_town: Town) -> None:
    ana, ben = await seated(small_town), await in_line(small_town)
    await ana.does("/my", "[Withdraw]")
    small_town.world.faults.add(Fault.delays(2.5, method="sendMessage", chat_id=ben.id, count=1))
    await ana.on_telegram.taps("Yes, withdraw")
    await small_town.world.until(lambda: not small_town.world.faults.active)
    await small_town.moves_clock(OPEN + DAY + timedelta(hours=1))
    assert SAYS["en"]["gone"] in ben.all and "✅ Take the seat" not in ben.labels


async def test_an_offer_is_never_open_beyond_the_lists_cut_off_and_then_all_hear_that_it_is_closed(
    tmp_path: Path,
) -> None:
    cut_off = ("[waiting]\n", '[waiting]\ncloses = "2022-04-02 06:00"\n')
    async with town_with(f"sqlite:///{tmp_path}/bot.db", tmp_path, 1, cut_off) as town:
        ana, ben = await seated(town), await in_line(town)
        cleo, dora = await in_line(town, "both", name="Cleo"), await in_line(town, name="Dora")
        await withdraws(ana)
        assert "before 2 April 2022, 06:00" in ben.sees
        await cleo.does("/my")
        stay = cleo.holds("Stay online")
        await town.moves_clock(OPEN + DAY)
        assert SAYS["en"]["over"] in ben.all
        assert "has closed, and no seat became free for you" in cleo.all and "still registered online" in cleo.all
        assert "You are not registered." in dora.all
        assert await states(town) == [
            ("withdrawn", None),
            ("expired", None),
            ("registered", "online"),
            ("expired", None),
        ]
        assert "not held for you any more" in await cleo.presses_held(stay), "and not: answered"
        eve = town.person("Eve")
        await eve.registers("workshop")
        assert "You are registered for" in eve.sees
        finn = await too_late(town, name="Finn")
        assert "The waiting list has closed, too." in finn.sees
        assert finn.buttons == ["Join online instead", "‹ Back to my answers"]


async def test_nobody_overtakes_the_line_when_a_seat_is_free(small_town: Town) -> None:
    ana, ben = await seated(small_town), await in_line(small_town)
    await withdraws(ana)
    cleo = await too_late(small_town, name="Cleo")
    assert SAYS["en"]["full"] in cleo.sees
    await ben.does("[✅ Take the seat]")
    assert await states(small_town) == [("withdrawn", None), ("registered", "onsite")]


async def test_the_question_about_attendance_says_already_that_the_seats_are_taken(small_town: Town) -> None:
    await seated(small_town)
    ben = small_town.person("Benas")
    await ben.starts("workshop")
    await ben.fills_in("workshop", until="attendance")
    assert "In person in Vilnius: all seats are taken. You can still choose it and wait in line" in ben.sees


async def test_who_is_online_may_wait_for_a_seat_and_stays_online_meanwhile(small_town: Town) -> None:
    ana = await seated(small_town)
    ben = small_town.person("Benas")
    await ben.registers("workshop", attendance="online")
    await ben.does("/my", "[Change answers]", "[Change]", "[Attendance]", "[In person in Vilnius]", "[Both days]")
    await ben.does("[Skip ›]", "[✅ Save]")
    assert "Your registration stays as it was." in ben.sees
    assert ben.buttons == ["Wait, online meanwhile", "Leave it as it is", "‹ Back to my answers"]
    await ben.does("[Wait, online meanwhile]")
    assert "You are registered online, and number 1 in line" in ben.sees
    await withdraws(ana)
    await ben.does("[✅ Take the seat]")
    assert "The seat is yours!" in ben.sees
    await ben.does("/my")
    assert "Attendance: In person in Vilnius" in ben.sees and "Days: Both days" in ben.sees


async def test_my_shows_the_place_in_line_and_the_ways_out_of_it(small_town: Town) -> None:
    await seated(small_town)
    await in_line(small_town)
    cleo = await in_line(small_town, "both", name="Cleo")
    await cleo.does("/my")
    assert "number 2 in line for a seat" in cleo.sees
    assert cleo.buttons == ["Stay online", "Change answers", "Withdraw"]
    await cleo.does("[Stay online]")
    assert "You are not in line for a seat any more." in cleo.sees
    assert await states(small_town) == [("registered", "onsite"), ("waiting", None), ("registered", "online")]


async def test_whoever_is_forgotten_gives_their_seat_to_the_next(small_town: Town) -> None:
    ana, ben = await seated(small_town), await in_line(small_town)
    await ana.does("/forget", "[Yes, remove everything]")
    await small_town.moves_clock(OPEN + timedelta(minutes=5))
    assert SAYS["en"]["offer"] in ben.all


async def test_a_withdrawal_takes_the_event_off_the_calendar(small_town: Town) -> None:
    ana = await seated(small_town)
    entry = entry_of(ana.files["workshop.ics"])
    await withdraws(ana)
    calendar = Calendar.from_ical(ana.files["workshop.ics"])
    cancelled = entry_of(ana.files["workshop.ics"])
    assert calendar["METHOD"] == "CANCEL" and cancelled["STATUS"] == "CANCELLED"
    assert cancelled["UID"] == entry["UID"] and cancelled["SEQUENCE"] > entry["SEQUENCE"]


async def test_every_change_has_its_line_in_the_audit(small_town: Town) -> None:
    ana, ben = await seated(small_town), await in_line(small_town)
    await withdraws(ana)
    await ben.does("[✅ Take the seat]")
    rows = await small_town.sql("SELECT registration, actor, what FROM audit ORDER BY id")
    assert [(row["registration"], row["actor"], row["what"]) for row in rows] == [
        (1, "attendee", "registered"), (2, "attendee", "queued"), (1, "attendee", "withdrawn"),
        (2, "clock", "offered"), (2, "attendee", "accepted"),
    ]  # fmt: skip


async def test_an_event_that_is_taken_out_of_the_content_keeps_its_people_until_it_is_back(small_town: Town) -> None:
    ana, ben = await seated(small_town), await in_line(small_town)
    await ana.does("/my")
    withdraw, line, reference = ana.holds("Withdraw"), ben.holds("My registrations"), ana.reference
    olga = organiser(small_town, "Olga")
    assert small_town.bot is not None
    services, events = small_town.bot.services, small_town.bot.services.events
    services.events = type(events)({"matchmaking": events["matchmaking"]}, events.consents, events.desk)
    assert "That button is from earlier." in await ana.presses_held(withdraw)
    await ben.presses_held(line)
    await small_town.moves_clock(OPEN + timedelta(hours=1))
    await ben.starts("workshop")
    await ben.does("/register", "/cancel", "How many seats are there?")
    await ana.does("/mydata", "/my")
    assert f"Your registration {reference} is kept" in ana.sees and "not registered" not in ana.sees
    for command in ("/stats", "/open", "/export workshop", "/event", "/find Ana"):
        await olga.on_telegram.sends(command, chat=small_town.organisers)
    await small_town.settles()
    assert await small_town.sql("SELECT 1 FROM inbox WHERE state = 'parked'") == []
    services.events = events
    await withdraws(ana)
    assert SAYS["en"]["offer"] in ben.all
    assert await states(small_town) == [("withdrawn", None), ("offered", None)]


async def test_fewer_seats_than_are_taken_offer_none_until_enough_are_given_back(small_town: Town) -> None:
    ana, ben = await seated(small_town), small_town.person("Benas")
    changes_seats(small_town, 2)
    await ben.registers("workshop")
    cleo = await in_line(small_town, name="Cleo")
    changes_seats(small_town, 1)
    await withdraws(ana)
    await small_town.moves_clock(OPEN + timedelta(minutes=5))
    assert SAYS["en"]["offer"] not in cleo.all
    await withdraws(ben)
    assert SAYS["en"]["offer"] in cleo.all
    changes_seats(small_town, 0)
    await cleo.does("[✅ Take the seat]")
    assert SAYS["en"]["yours"] in cleo.all, "what was promised is kept"


async def test_every_button_around_seats_pressed_twice_does_it_once(small_town: Town) -> None:
    ana, ben = await seated(small_town), await too_late(small_town)
    cleo, dora = await too_late(small_town, name="Cleo"), await too_late(small_town, name="Dora")
    await ben.presses_twice("Waiting list")
    await cleo.presses_twice("Both: online and waiting")
    await dora.presses_twice("Join online instead")
    for person, said in (
        (ben, "number 1 in line. You"),
        (cleo, "number 2 in line for"),
        (dora, "You are registered for"),
    ):
        assert person.sees.count(said) == 1
    await ana.does("/my", "[Withdraw]")
    await ana.presses_twice("Yes, withdraw")
    assert ana.all.count("is withdrawn.") == 1
    await ben.presses_twice("No, thanks")
    assert ben.all.count("the seat goes to the next in line") == 1
    await cleo.presses_twice("✅ Take the seat")
    assert cleo.all.count("The seat is yours!") == 1
    rows = await small_town.sql("SELECT registration, what FROM audit ORDER BY id")
    assert [(row["registration"], row["what"]) for row in rows] == [
        (1, "registered"), (2, "queued"), (3, "queued"), (4, "registered"), (1, "withdrawn"), (2, "offered"),
        (2, "declined"), (3, "offered"), (3, "accepted"),
    ]  # fmt: skip


async def test_whoever_answers_an_offer_in_the_middle_of_another_form_goes_on_with_it(small_town: Town) -> None:
    ana, ben = await seated(small_town), await in_line(small_town)
    await ben.starts("matchmaking")
    await ben.fills_in("matchmaking", until="offer")
    question = ben.last
    await withdraws(ana)
    await ben.does("[✅ Take the seat]")
    assert SAYS["en"]["yours"] in ben.sees and question in ben.sees
    await ben.does("Timber houses")
    assert ben.asked == ("matchmaking", "seek")
    question = ben.last
    await ben.does("/my", "[Withdraw]", "[Yes, withdraw]")
    assert "is withdrawn" in ben.sees and question in ben.sees


async def test_whoever_waits_for_a_place_online_is_not_asked_to_take_part_online_instead(tmp_path: Path) -> None:
    online = ("[seats]\n", "[seats]\nonline = 1\n")
    async with town_with(f"sqlite:///{tmp_path}/bot.db", tmp_path, None, online) as town:
        ana, ben = town.person("Ana"), town.person("Benas")
        await ana.registers("workshop", attendance="online")
        await ben.starts("workshop")
        await ben.fills_in("workshop", until="review", attendance="online")
        await ben.does("[✅ Confirm]")
        assert ben.buttons[0] == "Waiting list" and "Join online instead" not in ben.buttons
        await ben.does("[Waiting list]", "/my")
        assert ben.buttons == ["Change answers", "Leave the line"]
        await withdraws(ana)
        assert ben.buttons == ["✅ Take the seat", "No, thanks"]
        await ben.does("[✅ Take the seat]")
        assert await states(town) == [("withdrawn", None), ("registered", "online")]
