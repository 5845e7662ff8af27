"""After a deadline organisers decide: late registrations, changes and withdrawals are cards in their chat."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from sandbox import Message
from tests.seats import CLOSES, town_with
from tests.town import Town, Townsperson

SAYS = {
    "en": {
        "ask": "[Ask to register late]", "asked": "I have asked the organisers whether you can still register",
        "in": "The organisers let you in", "register": "[Register]", "registered": "You are registered for",
        "refused": "the organisers cannot take late registrations", "closed": "Registration for",
        "until": "19 April 2022, 09:00", "withdraw": "[Ask to withdraw]", "yes": "[Yes, ask them]",
        "agreed": "The organisers have agreed.", "withdrawn": "is withdrawn",
        "kept": "You are still registered.", "change": "[Ask for a change]", "send": "[Send to organisers]",
        "saved": "Your changes are saved.", "attendance": "[Attendance]", "choose": "[Change]",
        "online": "[Online (ECCP website)]", "not_changed": "could not agree to your changes",
    },
    "lt": {
        "ask": "[Prašyti priimti]", "asked": "Paklausiau organizatorių, ar dar galite užsiregistruoti",
        "in": "Organizatoriai jus priima.", "register": "[Registruotis]", "registered": "Jūs užsiregistravote",
        "refused": "vėluojančių organizatoriai nebegali priimti", "closed": "registracija baigėsi",
        "until": "2022 m. balandžio 19 d., 09:00", "withdraw": "[Prašyti atšaukti]", "yes": "[Taip, paprašyti]",
        "agreed": "Organizatoriai sutiko.", "withdrawn": "Registracija atšaukta",
        "kept": "Ji tebegalioja.", "change": "[Prašyti pakeisti]", "send": "[Siųsti organizatoriams]",
        "saved": "Pakeitimai išsaugoti.", "attendance": "[Dalyvavimas]", "choose": "[Keisti]",
        "online": "[Nuotoliu (ECCP svetainėje)]", "not_changed": "negalėjo sutikti su jūsų pakeitimais",
    },
}  # fmt: skip
LATE = CLOSES.replace(day=17, hour=8, minute=0)  # 9:00 in Vilnius
languages = pytest.mark.parametrize("language", ["en", "lt"])


@pytest.fixture
async def town(database: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with town_with(database, tmp_path, 1) as built:
        yield built


@pytest.fixture
async def small_town(tmp_path: Path) -> AsyncIterator[Town]:
    async with town_with(f"sqlite:///{tmp_path}/bot.db", tmp_path, 1) as built:
        yield built


def organiser(town: Town, name: str = "Olga") -> Townsperson:
    olga = town.person(name)
    town.organisers.add(olga.on_telegram)
    return olga


def card(town: Town, number: int = 1) -> Message:
    number_of = re.compile(rf"\bR-{number}\b")  # and not the end of CMR-2ABC
    return next(m for m in town.organisers.chat.messages if m.from_bot and number_of.search(m.text or ""))


async def decides(town: Town, olga: Townsperson, label: str, number: int = 1) -> str:
    """Presses a button of the card; the toast."""
    answer = await olga.on_telegram.presses(label, message=card(town, number), chat=town.organisers)
    await town.settles()
    return answer.text or ""


async def refuses(town: Town, olga: Townsperson, reason: str, number: int = 1) -> None:
    await decides(town, olga, "Refuse…", number)
    asked = town.organisers.chat.messages[-1]
    assert f"Why is R-{number} refused? Reply to this message" in (asked.text or "")
    await olga.on_telegram.sends(reason, chat=town.organisers, reply_to=asked)
    await town.settles()


async def asks_late(town: Town, language: str = "en", name: str = "Ana") -> Townsperson:
    """Somebody who finds registration closed, and asks."""
    ana = town.person(name, language=language)
    await ana.starts("workshop")
    assert SAYS[language]["closed"] in ana.sees
    await ana.does(SAYS[language]["ask"])
    assert SAYS[language]["asked"] in ana.sees
    return ana


@languages
async def test_who_is_late_asks_in_one_tap_and_is_let_in_alone_for_48_hours(town: Town, language: str) -> None:
    olga = organiser(town)
    await town.moves_clock(LATE)
    ana, ben = await asks_late(town, language), town.person("Benas", language=language)
    assert "Ana would like to register late: Clusters meet Regions" in (card(town).text or "")
    await decides(town, olga, "Approve")
    assert SAYS[language]["in"] in ana.sees and SAYS[language]["until"] in ana.sees
    assert "✓ Approved by Olga" in (card(town).text or "") and card(town).labels == []
    await ana.does(SAYS[language]["register"])
    await ana.fills_in_the_rest("workshop")
    assert SAYS[language]["registered"] in ana.sees
    await ben.starts("workshop")
    assert SAYS[language]["closed"] in ben.sees and "Register" not in ben.buttons
    rows = await town.sql("SELECT what, organiser FROM audit ORDER BY id")
    assert [(row["what"], row["organiser"]) for row in rows] == [("registered", None), ("admitted_late", "Olga")]


@languages
async def test_a_late_request_is_refused_with_the_organisers_reason(town: Town, language: str) -> None:
    olga = organiser(town)
    await town.moves_clock(LATE)
    ana = await asks_late(town, language)
    await refuses(town, olga, "The <room> is full.")
    assert SAYS[language]["refused"] in ana.sees and "The <room> is full." in ana.sees and "Olga" in ana.sees
    assert "✗ Refused by Olga “The <room> is full.”" in (card(town).text or "")
    await ana.starts("workshop")
    assert SAYS[language]["closed"] in ana.sees


@languages
@pytest.mark.parametrize("agrees", [True, False])
async def test_after_the_time_for_changes_a_withdrawal_is_the_organisers_to_agree(
    town: Town, language: str, agrees: bool
) -> None:
    says, olga = SAYS[language], organiser(town)
    ana = town.person("Ana", language=language)
    reference = await ana.registers("workshop")
    await town.moves_clock(LATE)
    await ana.does("/my", says["withdraw"], says["yes"])
    assert "Ana would like to withdraw" in (card(town).text or "") and reference in (card(town).text or "")
    if agrees:
        await decides(town, olga, "Approve")
        assert says["agreed"] in ana.sees and says["withdrawn"] in ana.sees
        assert b"METHOD:CANCEL" in ana.files["workshop.ics"]
    else:
        await refuses(town, olga, "Please come!")
        assert says["kept"] in ana.sees and "Please come!" in ana.sees
    [row] = await town.sql("SELECT status FROM registration")
    assert row["status"] == ("withdrawn" if agrees else "registered")


@languages
@pytest.mark.parametrize("agrees", [True, False])
async def test_after_the_time_for_changes_a_change_is_the_organisers_to_agree(
    town: Town, language: str, agrees: bool
) -> None:
    says, olga = SAYS[language], organiser(town)
    ana = town.person("Ana", language=language)
    await ana.registers("workshop")
    await town.moves_clock(LATE)
    await ana.does("/my", says["change"], says["choose"], says["attendance"], says["online"], says["send"])
    assert "Attendance: In person in Vilnius → Online (ECCP website)" in (card(town).text or "")
    assert says["saved"] not in ana.all
    if agrees:
        await decides(town, olga, "Approve")
        assert says["agreed"] in ana.sees and says["saved"] in ana.sees
        assert (card(town).text or "").endswith("Days: Both days → –\n\n✓ Approved by Olga")
    else:
        await refuses(town, olga, "No.")
        assert says["not_changed"] in ana.sees and "No." in ana.sees
    [row] = await town.sql("SELECT attends FROM registration")
    assert row["attends"] == ("online" if agrees else "onsite")


async def test_two_organisers_at_once_decide_once_and_the_second_is_told(town: Town) -> None:
    olga, rita = organiser(town), organiser(town, "Rita")
    await town.moves_clock(LATE)
    ana = await asks_late(town)
    await olga.on_telegram.taps("Approve", message=card(town), chat=town.organisers)
    await rita.on_telegram.taps("Approve", message=card(town), chat=town.organisers)
    await town.settles()
    toasts = [str(call.parameters.get("text", "")) for call in town.world.calls("answerCallbackQuery")]
    assert sum("has approved this already" in toast or "just decided this" in toast for toast in toasts) == 1
    assert ana.all.count("The organisers let you in") == 1


async def test_a_reason_that_comes_after_a_decision_says_who_decided(small_town: Town) -> None:
    olga, rita = organiser(small_town), organiser(small_town, "Rita")
    await small_town.moves_clock(LATE)
    ana = await asks_late(small_town)
    await decides(small_town, olga, "Refuse…")
    question = small_town.organisers.chat.messages[-1]
    await decides(small_town, rita, "Approve")
    await olga.on_telegram.sends("Too late.", chat=small_town.organisers, reply_to=question)
    await small_town.settles()
    assert "Rita has approved this already." in (small_town.organisers.chat.messages[-1].text or "")
    assert "Too late." not in ana.all


async def test_asking_twice_asks_once(small_town: Town) -> None:
    await small_town.moves_clock(LATE)
    ana = await asks_late(small_town)
    await ana.starts("workshop")
    await ana.does("[Ask to register late]")
    assert "The organisers have been asked already." in str(
        small_town.world.calls("answerCallbackQuery")[-1].parameters
    )
    assert len(await small_town.sql("SELECT * FROM request")) == 1


async def test_a_pass_is_for_one_registration_and_ends(small_town: Town) -> None:
    olga = organiser(small_town)
    await small_town.moves_clock(LATE)
    ana = await asks_late(small_town)
    await decides(small_town, olga, "Approve")
    await ana.does("[Register]")
    await ana.fills_in_the_rest("workshop", until="country")
    await small_town.moves_clock(LATE + timedelta(hours=49))
    await ana.does("Lithuania")
    assert "ended on 19 April 2022, 09:00 (Vilnius time), before your form was finished" in ana.all
    assert "Ask to register late" in ana.labels and "You are registered for" not in ana.all
    assert await small_town.sql("SELECT * FROM registration") == []


async def test_no_seat_is_no_seat_for_a_change_that_organisers_approve(small_town: Town) -> None:
    olga, ana, ben = organiser(small_town), small_town.person("Ana"), small_town.person("Ben")
    await ana.registers("workshop")
    await ben.registers("workshop", attendance="online")
    await small_town.moves_clock(LATE)
    await ben.does("/my", "[Ask for a change]", "[Change]", "[Attendance]", "[In person in Vilnius]", "[Both days]")
    await ben.does("[Skip ›]", "[Send to organisers]")
    assert "No seat is free for that." in await decides(small_town, olga, "Approve")
    rows = await small_town.sql("SELECT state FROM request")
    assert [row["state"] for row in rows] == ["open"]


async def test_leaving_the_waiting_list_needs_nobodys_leave(small_town: Town) -> None:
    ana, ben = small_town.person("Ana"), small_town.person("Ben")
    await ana.registers("workshop")
    await ben.starts("workshop")
    await ben.fills_in("workshop", until="review")
    await ben.does("[✅ Confirm]", "[Waiting list]")
    await small_town.moves_clock(LATE)
    await ben.does("/my", "[Leave the line]", "[Yes, withdraw]")
    assert "is withdrawn" in ben.sees
    assert await small_town.sql("SELECT * FROM request") == []


async def test_answers_can_be_changed_after_registration_closed_where_the_event_says_so(tmp_path: Path) -> None:
    later = ('closes = "2022-04-14 23:59"\n', 'closes = "2022-04-14 23:59"\nchanges_close = "2022-04-20 18:00"\n')
    async with town_with(f"sqlite:///{tmp_path}/bot.db", tmp_path, None, later) as town:
        ana = town.person("Ana")
        await ana.registers("workshop")
        await town.moves_clock(LATE)
        await ana.does("/my", "[Change answers]", "[Change]", "[Full name]", "Ana Nauja", "[✅ Save]")
        assert "Your changes are saved." in ana.sees
        await ana.does("/my", "[Change answers]", "[Change]", "[Full name]", "Ana Vėlyvoji")
        ana.looks_away()
        await town.moves_clock(CLOSES.replace(day=20, hour=18, minute=0))
        assert "You are still registered, with your earlier answers." in ana.sees
        await ana.does("[Continue registering]", "[Send to organisers]")
        assert "I have sent your changes" in ana.sees


async def test_the_card_warns_of_a_possible_duplicate(small_town: Town) -> None:
    ana, twin = small_town.person("Ana"), small_town.person("Ana")
    await ana.registers("workshop", attendance="online")
    reference = await twin.registers("workshop", attendance="online")
    await small_town.moves_clock(LATE)
    await ana.does("/my", "[Ask to withdraw]", "[Yes, ask them]")
    assert f"Possible duplicate of {reference}" in (card(small_town).text or "")


async def test_a_request_of_somebody_forgotten_is_settled(small_town: Town) -> None:
    olga = organiser(small_town)
    await small_town.moves_clock(LATE)
    ana = await asks_late(small_town)
    await ana.does("/forget", "[Yes, remove everything]")
    assert "There is nothing to decide any more" in await decides(small_town, olga, "Approve")


async def test_a_change_of_answers_that_is_agreed_later_leaves_how_somebody_takes_part_by_then(
    small_town: Town,
) -> None:
    olga, ana, ben = organiser(small_town), small_town.person("Ana"), small_town.person("Benas")
    await ana.registers("workshop")
    await ben.starts("workshop")
    await ben.fills_in("workshop", until="review")
    await ben.does("[✅ Confirm]", "[Both: online and waiting]")
    await small_town.moves_clock(LATE)
    await ben.does("/my", "[Ask for a change]", "[Change]", "[Full name]", "Benas Naujas", "[Send to organisers]")
    assert "Full name: Žydrūnė Müller → Benas Naujas" in (card(small_town).text or "")
    assert "Attendance" not in (card(small_town).text or "")
    await ben.does("/my", "[Stay online]")
    await ana.does("/my", "[Ask to withdraw]", "[Yes, ask them]")
    await decides(small_town, olga, "Approve", 2)
    assert await decides(small_town, olga, "Approve") == ""
    rows = await small_town.sql("SELECT attends, answers FROM registration ORDER BY id")
    assert [row["attends"] for row in rows] == [None, "online"] and "Benas Naujas" in rows[1]["answers"]
    assert '"days"' not in rows[1]["answers"]


async def test_the_longest_change_that_can_be_asked_for_is_one_card(small_town: Town) -> None:
    olga, ana = organiser(small_town), small_town.person("Ana")
    long = {"offer": "🌲" * 990, "seek": "<&>" * 330}
    await ana.registers("matchmaking", **long)
    await small_town.moves_clock(LATE)
    await ana.does("/my", "[Ask for a change]")
    for label, words in (("You offer", "🪵" * 990), ("You seek", "</b>" * 247)):
        await ana.does("[Change]", f"[{label}]", words)
    await ana.does("[Send to organisers]")
    text = card(small_town).text or ""
    assert "🪵🪵🪵…" in text and "</b></b>" in text and card(small_town).labels == ["Approve", "Refuse…"]
    await decides(small_town, olga, "Approve")
    [row] = await small_town.sql("SELECT answers FROM registration")
    assert "🪵" * 990 in row["answers"]


async def test_a_late_request_that_nothing_can_come_of_any_more_is_not_agreed_to(tmp_path: Path) -> None:
    async with town_with(f"sqlite:///{tmp_path}/bot.db", tmp_path, None) as town:
        olga = organiser(town)
        await town.moves_clock(LATE)
        ana = await asks_late(town)
        await town.moves_clock(LATE.replace(day=28))
        assert "The event is over." in await decides(town, olga, "Approve")
        assert "The organisers let you in" not in ana.all


async def test_two_organisers_who_approve_and_refuse_at_once_decide_once(town: Town) -> None:
    olga, rita = organiser(town), organiser(town, "Rita")
    await town.moves_clock(LATE)
    ana = await asks_late(town)
    await decides(town, rita, "Refuse…")
    asked = town.organisers.chat.messages[-1]
    await olga.on_telegram.taps("Approve", message=card(town), chat=town.organisers)
    await rita.on_telegram.taps("Refuse without reason", message=asked, chat=town.organisers)
    await town.settles()
    let_in, refused = ("The organisers let you in" in ana.all), (SAYS["en"]["refused"] in ana.all)
    assert let_in is not refused and card(town).labels == []
    assert ("Approved by Olga" in (card(town).text or "")) is let_in
    assert len(await town.sql("SELECT 1 FROM request WHERE state IN ('approved', 'refused')")) == 1


@pytest.mark.parametrize("reason", ["photo", "long", "note"])
async def test_a_reason_that_is_no_words_is_asked_for_again_and_a_note_stays_among_colleagues(
    small_town: Town, reason: str
) -> None:
    olga = organiser(small_town)
    await small_town.moves_clock(LATE)
    ana = await asks_late(small_town)
    await decides(small_town, olga, "Refuse…")
    question = small_town.organisers.chat.messages[-1]
    if reason == "photo":
        await olga.on_telegram.sends_photo(caption="No <room>", chat=small_town.organisers, reply_to=question)
    else:
        words = "x" * 1001 if reason == "long" else "// is there any room?"
        await olga.on_telegram.sends(words, chat=small_town.organisers, reply_to=question)
    await small_town.settles()
    told = small_town.organisers.chat.messages[-1]
    assert ("Please give the reason in words" in (told.text or "")) is (reason != "note")
    assert SAYS["en"]["refused"] not in ana.all and card(small_town).labels == ["Approve", "Refuse…"]
    await olga.on_telegram.sends("<b>Full</b> & 'done'", chat=small_town.organisers, reply_to=question)
    await small_town.settles()
    assert "<b>Full</b> & 'done'" in ana.all


async def test_a_pass_is_not_good_for_a_second_registration(small_town: Town) -> None:
    olga = organiser(small_town)
    await small_town.moves_clock(LATE)
    ana = await asks_late(small_town)
    await decides(small_town, olga, "Approve")
    await ana.does("[Register]")
    await ana.fills_in_the_rest("workshop")
    await ana.does("/my", "[Ask to withdraw]", "[Yes, ask them]")
    await decides(small_town, olga, "Approve", 2)
    assert "is withdrawn" in ana.sees and "Register again" not in ana.labels
    await ana.starts("workshop")
    assert SAYS["en"]["closed"] in ana.sees and "Register" not in ana.buttons


async def test_a_pass_ends_with_the_last_of_its_48_hours(small_town: Town) -> None:
    olga = organiser(small_town)
    await small_town.moves_clock(LATE)
    ana = await asks_late(small_town)
    await decides(small_town, olga, "Approve")
    [row] = await small_town.sql("SELECT pass_ends, decided FROM request")
    assert row["pass_ends"] - row["decided"] == 48 * 3_600_000
    await ana.does("[Register]")
    await ana.fills_in_the_rest("workshop", until="review")
    small_town.world.move_clock(LATE + timedelta(hours=48) - timedelta(seconds=20))
    await ana.does("[✅ Confirm]")
    assert SAYS["en"]["registered"] in ana.sees
