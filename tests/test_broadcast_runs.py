"""Broadcasts under way: paused, stopped, gone on with, corrected and taken back; what went wrong is counted."""

import asyncio
import itertools
from datetime import timedelta

import pytest

from sandbox import Attachment, Fault, Message, Person
from tests.broadcasts import Organiser, crowd, received
from tests.town import Town

MANY = 120


def reached(people: list[Person]) -> int:
    return sum(bool(received(person)) for person in people)


async def _under_way(town: Town, olga: Organiser, people: list[Person], after: int) -> None:
    await olga.writes_to_registered()
    await olga.sends()
    await town.world.until(lambda: reached(people) >= after, why=f"the first {after}")


@pytest.mark.timeout(120)
async def test_stopped_at_fifty_it_stops_within_a_second_and_the_report_adds_up(town: Town) -> None:
    people, olga = await crowd(town, MANY), Organiser.of(town)
    await _under_way(town, olga, people, 50)
    await olga.presses("⏹ Stop", settle=False)
    at_stop = town.world.clock.now()
    report, lines = await olga.report()
    await asyncio.sleep(1.5)
    last = max(message.record.data["date"] for person in people for message in received(person))
    assert last <= (at_stop + timedelta(seconds=1)).timestamp()
    count = reached(people)
    assert 50 <= count < MANY and f"✓ {count} done · {MANY - count} left" in report.caption
    outcomes = [line["outcome"] for line in lines]
    assert (outcomes.count("sent"), outcomes.count("not sent")) == (count, MANY - count)
    assert f"Send to the other {MANY - count}" in " ".join(report.labels)
    assert any("⏹ Stopped" in message.text for message in olga.said)


@pytest.mark.timeout(120)
async def test_a_stop_by_mistake_can_be_made_good(sqlite_town: Town) -> None:
    town = sqlite_town
    people, olga = await crowd(town, 30), Organiser.of(town)
    await _under_way(town, olga, people, 5)
    await olga.presses("⏹ Stop", settle=False)
    await olga.report()
    await olga.presses("Send to the other", settle=False)
    await town.world.until(lambda: reached(people) == 30, why="the rest")
    await town.settles()
    assert [len(received(person)) for person in people] == [1] * 30


@pytest.mark.timeout(120)
async def test_paused_it_rests_and_resumed_it_goes_on_also_after_a_restart(town: Town) -> None:
    people, olga = await crowd(town, MANY), Organiser.of(town)
    await _under_way(town, olga, people, 10)
    await olga.presses("⏸ Pause", settle=False)
    await asyncio.sleep(0.5)
    paused = reached(people)
    assert any("⏸ Paused" in message.text for message in olga.said)
    await town.restarts()
    await asyncio.sleep(1)
    assert reached(people) == paused < MANY
    await olga.presses("▶️ Resume", settle=False)
    await olga.report()
    assert [len(received(person)) for person in people] == [1] * MANY


@pytest.mark.timeout(120)
async def test_its_progress_is_one_message_edited_every_five_seconds_at_most(sqlite_town: Town) -> None:
    town = sqlite_town
    await crowd(town, 270)
    olga = Organiser.of(town)
    await olga.writes_to_registered()
    await olga.sends()
    await town.world.until(lambda: olga.has_button("⏹ Stop"), why="the bar")
    shown = olga.with_button("⏹ Stop")
    await town.world.until(lambda: "█" in shown.text and "Done at" in shown.text, timeout=30, why="the bar")
    assert "left" in shown.text
    await olga.report()
    await town.settles()
    edits = [
        call for call in town.world.calls("editMessageText", message_id=shown.id) if "░" in call.parameters["text"]
    ]
    apart = [(b.time - a.time).total_seconds() for a, b in itertools.pairwise(edits[1:-1])]
    assert len(edits) >= 2 and all(seconds >= 4.9 for seconds in apart)
    assert "✓ 270 done" in shown.text and "✅ Finished" in shown.text and not shown.buttons


async def test_what_perhaps_arrived_is_not_sent_again_and_is_told(town: Town) -> None:
    ana, ben = await crowd(town, 2)
    olga = Organiser.of(town)
    town.world.faults.add(Fault.drops(acted=True, chat_id=ana.id, method="sendMessage"))
    await olga.writes_to_registered()
    await olga.sends()
    report, lines = await olga.report()
    assert "1 perhaps (the connection broke; not sent again)" in report.caption
    assert sorted(line["outcome"] for line in lines) == ["perhaps", "sent"]
    assert len(received(ana)) == len(received(ben)) == 1


async def test_who_removes_their_data_meanwhile_is_gone_from_the_report(sqlite_town: Town) -> None:
    town = sqlite_town
    people, olga = await crowd(town, 40), Organiser.of(town)
    await _under_way(town, olga, people, 3)
    await olga.presses("⏸ Pause", settle=False)
    unsent = next(person for person in people if not received(person))
    await unsent.sends("/forget")
    await town.settles()
    await unsent.presses("Yes, remove everything")
    await town.settles()
    await olga.presses("▶️ Resume", settle=False)
    report, lines = await olga.report()
    assert "✓ 39 done" in report.caption and "1 person has removed their data since" in report.caption
    assert len(lines) == 39


@pytest.mark.timeout(120)
async def test_a_refusal_of_telegram_is_obeyed_and_nobody_is_left_out(town: Town) -> None:
    people, olga = await crowd(town, 40), Organiser.of(town)
    town.world.faults.add(Fault.too_many_requests(2, method="sendMessage", chat_id=people[10].id))
    await olga.writes_to_registered()
    await olga.sends()
    await olga.report()
    calls = [call for person in people for call in town.world.calls("sendMessage", chat_id=person.id)]
    refused = next(call for call in calls if call.reply and not call.reply["ok"])
    after = [c.time for c in calls if c.time > refused.time + timedelta(seconds=0.3)]
    assert (min(after) - refused.time).total_seconds() >= 1.7, "the whole bot was refused: all of it waits"
    assert [len(received(person)) for person in people] == [1] * 40


@pytest.mark.timeout(120)
async def test_two_broadcasts_share_the_rate(sqlite_town: Town) -> None:
    town = sqlite_town
    english, lithuanian = await crowd(town, 60), await crowd(town, 60, "lt")
    olga = Organiser.of(town)
    ready = list[Message]()
    for language in ("English", "Lithuanian"):
        await olga.writes("/broadcast")
        if ready:
            await olga.presses("Begin another one")
        await olga.presses("Clusters meet Regions", "Language …", f"{language} ·", "Done", "Next", "✏️ English")
        await olga.replies(f"To {language}")
        await olga.presses("Next", "Next")
        ready.append(olga.with_button("Send to"))
    for message in ready:
        button = next(b for row in message.buttons for b in row if "Send to" in b.label)
        await olga.who.on_telegram.presses(button, message=message, chat=town.organisers)
    await town.world.until(lambda: reached(english) == 60 or reached(lithuanian) == 60, why="one of them")
    assert min(reached(english), reached(lithuanian)) > 35, "neither waited for the other's end"
    await town.world.until(lambda: reached(english) == reached(lithuanian) == 60, why="both")
    sent = [m for person in english + lithuanian for m in town.world.calls("sendMessage", chat_id=person.id)]
    times = sorted(call.time for call in sent)
    most = max(sum(1 for other in times if t <= other < t + timedelta(seconds=1)) for t in times)
    assert most <= 28, "25 a second, and what makes up for lateness"


async def test_it_is_corrected_where_it_was_sent(town: Town) -> None:
    english, lithuanian = await crowd(town, 2), await crowd(town, 1, "lt", "Žmogus")
    olga = Organiser.of(town)
    await olga.writes_to_registered("Come at 10, {name}")
    await olga.sends()
    await olga.report()
    await town.settles()
    await olga.presses("Correct it", "✏️ English")
    await olga.replies("Come at 11, {nmae}")
    assert "Did you mean {name}?" in olga.last
    await olga.replies("Come at 11, {name}")
    assert "Come at 11, Person" in olga.said[-2].text
    assert received(english[0])[0].text == f"Come at 10, {english[0].name}", "nothing changes before it is confirmed"
    await olga.presses("Yes, put it right", settle=False)
    await town.world.until(lambda: any("is corrected" in m.caption for m in olga.said), why="the report")
    for person in english + lithuanian:
        assert [m.text for m in received(person)] == [f"Come at 11, {person.name}"]


async def test_a_caption_is_corrected_and_both_messages_of_a_long_one_are_taken_back(town: Town) -> None:
    [ana] = await crowd(town, 1)
    olga = Organiser.of(town)
    for text in ("Short, {name}", "Long " * 300):
        await olga.writes("/broadcast")
        await olga.presses("Clusters meet Regions", "Next", "✏️ English")
        await olga.replies(text, Attachment())
        await olga.presses("Next", "Next")
        await olga.sends()
        count = len([m for m in olga.said if m.document])
        await town.world.until(lambda: len([m for m in olga.said if m.document]) > count, why="the report")  # noqa: B023
        await town.settles()
        if text.startswith("Short"):
            await olga.presses("Correct it", "✏️ English")
            await olga.replies("Shorter " * 200)
            assert "Below a file 1,024 characters fit" in olga.last
            await olga.replies("Shorter, {name}")
            await olga.presses("Yes, put it right", settle=False)
            await town.world.until(lambda: received(ana)[0].caption == f"Shorter, {ana.name}", why="the correction")
    await town.world.until(lambda: len(received(ana)) == 3, why="all")
    await olga.presses("Take back")
    assert "Delete broadcast 2 from 1 chat?" in olga.last
    await olga.presses("Yes, take it back", settle=False)
    await town.world.until(lambda: len(received(ana)) == 1, why="the removal")


async def test_after_two_days_it_stays_as_it_is(sqlite_town: Town) -> None:
    await crowd(sqlite_town, 1)
    olga = Organiser.of(sqlite_town)
    await olga.writes_to_registered()
    await olga.sends()
    await olga.report()
    await sqlite_town.settles()
    await sqlite_town.moves_clock(sqlite_town.clock.now() + timedelta(hours=48, minutes=1))
    assert "older than 48 hours" in await olga.presses("Correct it")
    assert "older than 48 hours" in await olga.presses("Take back")


async def test_a_reply_to_a_broadcast_is_an_enquiry_that_shows_which_one_it_answers(town: Town) -> None:
    [ana] = await crowd(town, 1)
    olga = Organiser.of(town)
    await olga.writes_to_registered()
    await olga.sends()
    await olga.report()
    await ana.sends("Which pen?", reply_to=received(ana)[0])
    await town.settles()
    assert [row["broadcast"] for row in await town.sql("SELECT broadcast FROM enquiry")] == [1]
    card = next(m.text for m in olga.said if "Which pen?" in m.text)
    assert "roadcast 1" in card
