"""Whatever changes how somebody takes part asks what that needs, and drops what it does not."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.seats import CLOSES, town_with
from tests.test_seats import in_line, seated, too_late, withdraws
from tests.town import OPEN, Town, Townsperson

ANCHOR = "# The text itself is in content/consent"
ONLINE_ONLY = """
[[questions]]
id = "screen"
kind = "text"
only_if = { attendance = "online" }
ask.en = "Which screen will you watch on?"
ask.lt = "Per kokį ekraną žiūrėsite?"
label.en = "Screen"
label.lt = "Ekranas"

"""
ASKS = "Which screen will you watch on?"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """One seat on site, and a question for whoever takes part online."""
    question = (ANCHOR, ONLINE_ONLY + ANCHOR)
    async with town_with(f"sqlite:///{tmp_path}/bot.db", tmp_path, 1, question) as built:
        yield built


async def kept(town: Town, person: Townsperson) -> dict[str, Any]:
    """Where they stand, and their answers that only one attendance is asked for."""
    [row] = await town.sql("SELECT * FROM registration WHERE chat_id = :id ORDER BY id DESC LIMIT 1", id=person.id)
    answers = orjson.loads(row["answers"])
    special = {name: answers[name] for name in ("days", "needs", "screen") if name in answers}
    return {"is": row["status"], "attends": row["attends"], "attendance": answers["attendance"]} | special


SEATED = {"is": "registered", "attends": "onsite", "attendance": "onsite", "days": "both", "needs": None}
ONLINE = {"is": "registered", "attends": "online", "attendance": "online", "screen": "A wall"}


async def test_joining_online_instead_asks_what_is_asked_online_and_drops_the_rest(town: Town) -> None:
    await seated(town)
    ben = await too_late(town)
    await ben.does("[Join online instead]")
    assert ASKS in ben.sees
    await ben.does("A wall", "[✅ Confirm]")
    assert await kept(town, ben) == ONLINE


async def test_an_offer_answered_with_online_asks_first_and_holds_the_seat_until_that_is_saved(town: Town) -> None:
    ana, ben, cleo = await seated(town), await in_line(town), await in_line(town, name="Cleo")
    await withdraws(ana)
    await ben.does("[Online instead]")
    assert ASKS in ben.sees and "until then nothing changes for you" in ben.sees
    assert (await kept(town, ben))["is"] == "offered" and "A seat has become free" not in cleo.all
    await ben.does("A wall", "[✅ Save]")
    assert "You are not in line for a seat any more." in ben.sees
    assert await kept(town, ben) == ONLINE and "A seat has become free" in cleo.all
    assert "✅ Take the seat" not in ben.labels


async def test_whoever_is_asked_first_may_still_take_the_seat(town: Town) -> None:
    ana, ben = await seated(town), await in_line(town)
    await withdraws(ana)
    await ben.does("[Online instead]", "[✅ Take the seat]")
    assert await kept(town, ben) == SEATED
    await ben.does("/my", "[Drop changes]")
    assert await kept(town, ben) == SEATED


async def test_after_the_deadline_leaving_the_line_for_online_is_still_nobodys_to_decide(town: Town) -> None:
    ana, ben = await seated(town), await in_line(town)
    await town.moves_clock(CLOSES + timedelta(hours=12))
    await ben.does("/my", "[Online instead]", "A wall")
    assert ben.buttons[0] == "✅ Save"
    await ben.does("[✅ Save]")
    assert await kept(town, ben) == ONLINE and await town.sql("SELECT * FROM request") == []
    await ana.does("/my", "[Ask for a change]", "[Change]", "[Attendance]", "[Online (ECCP website)]", "A wall")
    assert ana.buttons[0] == "Send to organisers"


async def test_both_asks_what_both_attendances_are_asked_and_the_seat_drops_what_is_for_online(town: Town) -> None:
    ana, ben = await seated(town), await too_late(town)
    await ben.does("[Both: online and waiting]")
    assert ASKS in ben.sees and "You take part online meanwhile" in ben.sees
    assert await town.sql("SELECT * FROM registration WHERE chat_id = :id", id=ben.id) == []
    await ben.does("A wall", "[✅ Confirm]")
    assert "You are registered online, and number 1 in line for a seat." in ben.sees
    assert await kept(town, ben) == ONLINE | {"is": "waiting", "days": "both", "needs": None}
    await ben.does("/my", "[Change answers]", "[Change]", "[Screen]", "A tablet", "[✅ Save]")
    assert (await kept(town, ben)) | {"screen": ""} == ONLINE | {"is": "waiting"} | {
        "days": "both", "needs": None, "screen": "",
    }  # fmt: skip
    await withdraws(ana)
    await ben.does("[✅ Take the seat]")
    assert await kept(town, ben) == SEATED


async def test_whoever_stays_online_or_lets_the_offer_lapse_keeps_only_what_is_asked_online(town: Town) -> None:
    ana = await seated(town)
    people = []
    for name in ("Benas", "Cleo"):
        people.append(await too_late(town, name=name))
        await people[-1].does("[Both: online and waiting]", "A wall", "[✅ Confirm]")
    ben, cleo = people
    await withdraws(ana)
    await ben.does("[Stay online]")
    assert await kept(town, ben) == ONLINE
    await town.moves_clock(OPEN + timedelta(hours=25))
    assert await kept(town, cleo) == ONLINE


async def test_whoever_is_online_and_waits_for_a_seat_keeps_what_both_are_asked(town: Town) -> None:
    ana, ben = await seated(town), town.person("Benas")
    await ben.registers("workshop", attendance="online", screen="A wall")
    await ben.does("/my", "[Change answers]", "[Change]", "[Attendance]", "[In person in Vilnius]", "[Both days]")
    await ben.does("[Skip ›]", "[✅ Save]", "[Wait, online meanwhile]")
    assert await kept(town, ben) == ONLINE | {"is": "waiting", "days": "both", "needs": None}
    await withdraws(ana)
    await ben.does("[✅ Take the seat]")
    assert await kept(town, ben) == SEATED
    await ben.does("/my", "[Change answers]", "[Change]", "[Attendance]", "[Online (ECCP website)]")
    assert ASKS in ben.sees
    await ben.does("A wall", "[✅ Save]")
    assert await kept(town, ben) == ONLINE
