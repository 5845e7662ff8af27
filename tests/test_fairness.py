"""Limits, fairly: nobody floods the organisers, nobody loses a word, nobody waits for somebody loud."""

import asyncio
from datetime import timedelta

import pytest

from sandbox import Fault
from tests.organisers import card, organiser, said, writes
from tests.town import OPEN, Town

CLOSES = "when does registration close?"


async def test_whoever_sends_much_is_told_when_to_go_on_and_nothing_of_it_is_lost(town: Town) -> None:
    ana = town.person("Ana")
    await ana.does("/ask Where is my drone?")
    receipt = ana.messages[-1]
    for number in range(19):
        await ana.on_telegram.sends(f"It is number {number}.", reply_to=receipt)
    await town.settles()
    ana.looks_away()
    late = [await ana.on_telegram.sends(f"And number {number}.", reply_to=receipt) for number in range(19, 40)]
    await town.settles()
    assert ana.sees.count("I pass on 20 messages an hour") == 1
    assert "From 10:00 (Vilnius time) on there is room again" in ana.sees and "Nothing is lost" in ana.sees
    assert all(message.reactions == ["✍"] for message in late[1:])
    assert not any("And number" in m.text for m in said(town))
    await ana.does("[Send it]")
    assert "From 10:00" in ana.sees
    await town.moves_clock(OPEN + timedelta(hours=1, minutes=1))
    await ana.does("[Send it]")
    assert "Added to Q-1" in ana.sees
    [added] = [m for m in said(town) if "And number" in m.text]
    assert all(f"And number {number}." in added.text for number in range(19, 40))


async def test_whoever_has_ten_open_questions_waits_for_an_answer_and_the_next_one_is_kept(town: Town) -> None:
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    for number in range(10):
        await ana.does(f"/ask Where is my drone {number}?")
    await ana.does("/ask Where is my parrot?")
    assert "You have 10 open questions" in ana.sees and "Nothing is lost" in ana.sees
    assert not any("parrot" in m.text for m in said(town))
    await writes(town, olga, "On the roof.", to=card(town, "Q-3"))
    await ana.does("[Send it]")
    assert "Your question is Q-11" in ana.sees and "Where is my parrot?" in card(town, "Q-11").text


async def test_beyond_the_limits_answers_buttons_and_the_form_still_work(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    for number in range(11):
        await ana.does(f"/ask Where is my drone {number}?")
    assert "You have 10 open questions" in ana.sees
    await ana.does(CLOSES)
    assert "14 April" in ana.sees
    await ana.registers("workshop")
    assert "You are registered" in ana.all


async def test_what_is_kept_survives_a_restart(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    for number in range(11):
        await ana.does(f"/ask Where is my drone {number}?")
    await sqlite_town.restarts()
    await sqlite_town.sql("UPDATE enquiry SET state = 'closed' WHERE id = 1 RETURNING id")
    await ana.does("[Send it]")
    assert "Where is my drone 10?" in card(sqlite_town, "Q-11").text


@pytest.mark.parametrize("by", ["a reply", "a reference"])
async def test_a_muted_person_is_told_and_declined_politely_and_everything_else_still_works(
    town: Town, by: str
) -> None:
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await ana.does("/ask You are all fools, aren't you?")
    receipt = ana.messages[-1]
    await writes(
        town, olga, "/mute" if by == "a reply" else "/mute Q-1", to=card(town, "Q-1") if by == "a reply" else None
    )
    assert "The organisers do not take messages from you" in ana.sees
    assert "Ana is muted and has been told so" in said(town)[-1].text
    await town.restarts()
    heard = len(said(town))
    await ana.does("/ask Fools!", "is there wifi for my drone?")
    assert ana.sees.count("have not passed this on") == 1
    await ana.on_telegram.sends("Fools!", reply_to=receipt)
    await ana.on_telegram.sends_photo()
    await town.settles()
    assert len(said(town)) == heard
    await ana.does(CLOSES)
    assert "14 April" in ana.sees
    await ana.registers("workshop")
    await writes(town, olga, "/unmute Q-1")
    assert "take messages from you through this bot again" in ana.sees
    await ana.does("/ask Where may I park?")
    assert "Where may I park?" in card(town, "Q-2").text


async def test_muting_nobody_asks_whom(sqlite_town: Town) -> None:
    olga = organiser(sqlite_town, "Olga")
    await writes(sqlite_town, olga, "/mute")
    assert "Whom?" in said(sqlite_town)[-1].text
    await writes(sqlite_town, olga, "/mute Q-99")
    assert "Whom?" in said(sqlite_town)[-1].text


async def test_while_somebody_loud_is_served_everybody_else_is_answered(town: Town) -> None:
    loud, others = town.person("Loud"), [town.person(f"Person {number}") for number in range(5)]
    slow = town.world.faults.add(Fault.delays(1.0, count=None, method="sendMessage", chat_id=loud.id))
    for number in range(100):
        await loud.on_telegram.sends(f"{CLOSES} {number}")
    for other in others:
        await other.on_telegram.sends(CLOSES)
    for other in others:
        await town.world.until(lambda other=other: "14 April" in other.all, why="an answer")  # type: ignore[misc]
    assert len(loud.messages) < 100
    town.world.faults.remove(slow)
    await town.settles()
    assert len(loud.messages) == 100


async def test_three_hundred_who_start_at_once_are_all_greeted_once(sqlite_town: Town) -> None:
    people = [sqlite_town.person(f"Person {number}") for number in range(300)]
    await asyncio.gather(*(person.on_telegram.starts() for person in people))
    await sqlite_town.settles()
    assert [len(person.messages) for person in people] == [1] * 300
