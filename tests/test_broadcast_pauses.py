"""Broadcasts that cannot go on by themselves ask the organisers, and are watched wherever those are."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from sandbox import Fault, Person
from tests.broadcasts import Organiser, crowd, received
from tests.organisers import asks
from tests.test_broadcast_runs import reached
from tests.town import OPEN, Town

REFUSAL = "can't parse entities: unsupported start tag"


def _refused(town: Town, people: list[Person]) -> Fault:
    """Telegram refuses whatever is sent to these people."""
    ids = {person.id for person in people}
    refusal = Fault.bad_request(REFUSAL, method="sendMessage", count=None)
    return town.world.faults.add(replace(refusal, when=lambda given: given["chat_id"] in ids))


@pytest.mark.timeout(120)
async def test_what_telegram_refuses_to_everybody_pauses_itself_and_nobody_is_left_out(town: Town) -> None:
    people, olga = await crowd(town, 60), Organiser.of(town)
    refusal = _refused(town, people[5:])
    await olga.writes_to_registered()
    await olga.sends()
    await town.world.until(lambda: any("has paused itself" in m.text for m in olga.said), why="the pause")
    await town.settles()
    told = olga.said[-1]
    assert "“Can't parse entities”" in told.text and told.labels == ["▶️ Resume", "⏹ Stop"]
    assert any("⏸ Paused by itself: “Can't parse entities”" in m.text for m in olga.said)
    tried = len([call for call in town.world.calls("sendMessage") if call.parameters["chat_id"] != town.organisers.id])
    assert 15 <= tried < 60 and reached(people) == 5
    town.world.faults.remove(refusal)
    assert "goes on" in await olga.presses("▶️ Resume", settle=False)
    report, lines = await olga.report()
    await town.settles()
    assert "✓ 60 done" in report.caption and "failed" not in report.caption
    assert [line["outcome"] for line in lines] == ["sent"] * 60
    assert [len(received(person)) for person in people] == [1] * 60
    assert not any(label == "▶️ Resume" for message in olga.said for label in message.labels)


@pytest.mark.timeout(120)
async def test_if_telegram_says_that_everybody_has_gone_nobody_is_written_off(sqlite_town: Town) -> None:
    town = sqlite_town
    people, olga = await crowd(town, 50), Organiser.of(town)
    ids = {person.id for person in people}
    refusal = Fault.forbidden("bot was blocked by the user", method="sendMessage", count=None)
    town.world.faults.add(gone := replace(refusal, when=lambda given: given["chat_id"] in ids))
    await olga.writes_to_registered()
    await olga.sends()
    await town.world.until(lambda: any("has paused itself" in m.text for m in olga.said), why="the pause")
    await town.settles()
    await asyncio.sleep(0.5)
    assert await town.sql("SELECT 1 FROM person WHERE unreachable_since IS NOT NULL") == []
    town.world.faults.remove(gone)
    await olga.presses("▶️ Resume", settle=False)
    report, _ = await olga.report()
    assert "✓ 50 done" in report.caption and reached(people) == 50


@pytest.mark.timeout(120)
async def test_who_really_has_gone_does_not_pause_it_for_ever(town: Town) -> None:
    people, olga = await crowd(town, 45), Organiser.of(town)
    ids = {person.id for person in people[:40]}
    refusal = Fault.forbidden("user is deactivated", method="sendMessage", count=None)
    town.world.faults.add(replace(refusal, when=lambda given: given["chat_id"] in ids))
    await olga.writes_to_registered()
    await olga.sends()
    await town.world.until(lambda: any("has paused itself" in m.text for m in olga.said), why="the pause")
    await town.settles()
    await olga.presses("▶️ Resume", settle=False)
    report, _ = await olga.report()
    assert "✓ 5 done · 40 not reached (40 left Telegram)" in report.caption
    assert len(await town.sql("SELECT 1 FROM person WHERE unreachable_since IS NOT NULL")) == 40


async def test_refused_to_all_of_a_few_it_is_stopped_corrected_and_sent(sqlite_town: Town) -> None:
    town = sqlite_town
    people, olga = await crowd(town, 2), Organiser.of(town)
    refusal = _refused(town, people)
    await olga.writes_to_registered("Come at 10")
    await olga.sends()
    await town.world.until(lambda: any("has paused itself" in m.text for m in olga.said), why="the pause")
    await town.settles()
    await olga.presses("⏹ Stop", settle=False)
    report, _ = await olga.report()
    assert "2 left" in report.caption and report.labels == ["▶️ Send to the other 2", "✏️ Correct it"]
    await town.settles()
    town.world.faults.remove(refusal)
    await olga.presses("Correct it", "✏️ English")
    await olga.replies("Come at 11")
    await olga.presses("Yes, put it right", settle=False)
    await town.world.until(lambda: any("is corrected" in m.caption for m in olga.said), why="the correction")
    await town.settles()
    await olga.presses("Send to the other 2", settle=False)
    await town.world.until(lambda: reached(people) == 2, why="all")
    assert [[m.text for m in received(person)] for person in people] == [["Come at 11"]] * 2


async def test_one_person_whom_telegram_refuses_does_not_stop_the_others(sqlite_town: Town) -> None:
    people, olga = await crowd(sqlite_town, 20), Organiser.of(sqlite_town)
    _refused(sqlite_town, people[3:4])
    await olga.writes_to_registered()
    await olga.sends()
    report, lines = await olga.report()
    assert "✓ 19 done · 1 failed" in report.caption
    assert [line["reason"] for line in lines if line["outcome"] == "failed"] == ["Can't parse entities"]


@pytest.mark.parametrize(("due", "back"), [("10:00", "2022-04-01T11:30"), ("20:45", "2022-04-01T21:15")])
async def test_what_was_due_while_the_bot_was_down_goes_out_only_when_organisers_say_so(
    sqlite_town: Town, due: str, back: str
) -> None:
    """Hours later it may be wrong by now; at night it would wake people."""
    town = sqlite_town
    [ana] = await crowd(town, 1)
    olga = Organiser.of(town)
    await olga.writes("/broadcast")
    await olga.presses("Clusters meet Regions", "Next", "✏️ English")
    await olga.replies("Doors open in an hour")
    await olga.presses("Next", "Another time")
    await olga.replies(f"today {due}")
    await olga.presses("Next", "Send to 1 person")
    await town.closes()
    town.world.move_clock(OPEN.fromisoformat(f"{back}:00+03:00"))
    await town.opens()
    await town.world.until(lambda: any("waits for you" in m.text for m in olga.said), why="the question")
    await town.settles()
    assert f"1 April 2022, {due}" in olga.last and olga.said[-1].labels == ["▶️ Resume", "Call it off"]
    assert received(ana) == []
    if due == "10:00":
        await olga.presses("▶️ Resume", settle=False)
        await olga.report()
        assert reached([ana]) == 1
    else:
        await olga.presses("Call it off")
        assert "is a draft again" in olga.said[-2].text and "step 3 of 4" in olga.last
        await town.moves_clock(OPEN + timedelta(days=1))
        assert received(ana) == []


async def test_in_a_forum_everything_about_it_stays_in_the_topic_where_it_was_begun(town: Town) -> None:
    people, olga = await crowd(town, 30), Organiser.of(town)
    town.organisers.becomes_forum()
    await town.restarts()
    await asks(town.person("Cleo"), "May I bring my drone?")  # somebody's topic
    topic = town.organisers.creates_topic("News")
    before = len(olga.said)
    await olga.who.on_telegram.sends("/broadcast", chat=town.organisers, topic=topic)
    await town.settles()
    await olga.presses("Clusters meet Regions", "Next", "✏️ English")
    asked = olga.said[-1]
    await olga.who.on_telegram.sends("Hello", chat=town.organisers, topic=topic, reply_to=asked)
    await town.settles()
    refusal = _refused(town, people[:12])
    await olga.presses("Next", "Next")
    await olga.sends()
    await town.world.until(lambda: any("has paused itself" in m.text for m in olga.said), why="the pause")
    town.world.faults.remove(refusal)
    await olga.presses("▶️ Resume", settle=False)
    await olga.report()
    await town.settles()
    assert {message.thread_id for message in olga.said[before:]} == {topic}
    await olga.who.on_telegram.sends("/broadcasts", chat=town.organisers, topic=topic)
    await town.settles()
    await olga.presses("Report 1")
    assert [message.thread_id for message in olga.said if message.document] == [topic, topic]
    await olga.presses("Take back")
    await olga.presses("Yes, take it back", settle=False)
    town.organisers.delete_topic(topic)
    await town.world.until(lambda: any("is taken back" in m.caption for m in olga.said), why="the report")
    assert olga.said[-1].thread_id is None, "the topic is gone: the chat is not"
    assert not any("not be delivered" in message.text for message in olga.said)


@pytest.mark.timeout(120)
async def test_when_the_group_becomes_a_supergroup_it_is_watched_and_stopped_there(town: Town) -> None:
    people, olga = await crowd(town, 150), Organiser.of(town)
    await olga.writes_to_registered()
    await olga.sends()
    await town.world.until(lambda: reached(people) >= 5, why="the first")
    town.organisers.becomes_supergroup()
    await town.world.until(lambda: any("⏹ Stop" in m.labels for m in olga.said), why="the bar")
    await olga.presses("⏹ Stop", settle=False)
    report, _ = await olga.report()
    assert f"✓ {reached(people)} done" in report.caption and reached(people) < 150
    assert any("⏹ Stopped" in m.text for m in olga.said)


@pytest.mark.timeout(120)
async def test_whose_bar_is_lost_finds_it_again_with_broadcasts(sqlite_town: Town) -> None:
    town = sqlite_town
    people, olga = await crowd(town, 120), Organiser.of(town)
    await olga.writes_to_registered()
    await olga.sends()
    await town.world.until(lambda: reached(people) >= 5, why="the first")
    await olga.who.on_telegram.deletes(olga.with_button("⏹ Stop"))
    await olga.who.on_telegram.sends("/broadcasts", chat=town.organisers)
    await olga.presses("Progress 1", settle=False)
    await town.world.until(lambda: olga.has_button("⏹ Stop"), why="the bar")
    bar = olga.with_button("⏹ Stop")
    await olga.presses("⏹ Stop", settle=False)
    await olga.report()
    await town.settles()
    assert "⏹ Stopped" in bar.text and reached(people) < 120


async def test_a_run_that_is_done_says_so_to_whoever_presses_late(sqlite_town: Town) -> None:
    people, olga = await crowd(sqlite_town, 40), Organiser.of(sqlite_town)
    await olga.writes_to_registered()
    await olga.sends()
    held: dict[str, Any] = {}
    await sqlite_town.world.until(lambda: olga.has_button("⏸ Pause"), why="the bar")
    for label in ("⏸ Pause", "⏹ Stop"):
        held[label] = olga.holds(label)
    await olga.report()
    await sqlite_town.settles()
    for label in held:
        await olga.presses_held(*held[label])
    assert reached(people) == 40 and any("✅ Finished" in message.text for message in olga.said)
    assert await sqlite_town.sql("SELECT state FROM broadcast_run") == [{"state": "done"}]
