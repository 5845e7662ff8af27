"""/stats: a picture that can be read on a phone, and the same numbers in words."""

import io
import subprocess
import sys
from datetime import datetime

import orjson
import pytest
from PIL import Image

from handlers.organisers import stats
from tests.test_exports import organiser, says
from tests.town import CONTENT, Town


async def test_stats_is_one_picture_and_the_same_numbers_in_words(town: Town) -> None:
    ana, ben, cid, eva, olga = *(town.person(n) for n in ("Ana", "Benas", "Cid", "Eva")), organiser(town)
    await ana.registers("workshop")
    await ben.registers("workshop", attendance="online", country="Latvia", organisation_type="sme")
    await ben.registers("matchmaking", attendance="online")
    await cid.registers("workshop")
    await cid.does("/my", "[Withdraw]", "[Yes, withdraw]")
    await eva.starts("workshop")
    await eva.fills_in("workshop", until="country")
    await ana.does("When does registration close?", "/ask May I bring a dog?", "/ask And a cat?")
    card = next(m for m in town.organisers.chat.messages if "a dog" in (m.text or ""))
    town.world.move_clock(datetime.fromisoformat("2022-04-01T09:31:00+03:00"))
    await olga.on_telegram.sends("Yes.", chat=town.organisers, reply_to=card)
    await town.settles()
    picture, words = await says(town, olga, "/stats")
    assert picture.photo and Image.open(io.BytesIO(picture.photo.content)).width == 1080
    assert "matplotlib" not in sys.modules, "it is drawn by another process"
    assert "Clusters meet Regions: 2 registered (on site 1, online 1)" in words.text
    assert "1 withdrew" in words.text and "Forms: 4 begun, 3 finished" in words.text
    assert "Matchmaking Event: 1 registered (online 1)" in words.text
    assert "Countries: Lithuania 1, Latvia 1" in words.text or "Countries: Latvia 1, Lithuania 1" in words.text
    assert "Cluster organisation 1" in words.text and "SME 1" in words.text
    assert "1 answered by the bot, 1 by people, 1 open" in words.text
    assert "answered within 31 minutes" in words.text or "answered within 30 minutes" in words.text


async def test_before_anybody_has_registered_there_is_a_picture_too(sqlite_town: Town) -> None:
    picture, words = await says(sqlite_town, organiser(sqlite_town), "/stats")
    assert picture.photo
    assert words.text.count("nobody is registered yet") == 2 and "Countries" not in words.text


@pytest.mark.parametrize("events", [1, 4])
def test_the_picture_holds_long_names_and_big_numbers(events: int) -> None:
    day = {f"2022-03-{day:02}": day * 37 for day in range(1, 32)}
    name = "Clusters meet Regions and everybody else who lives around the Baltic Sea"
    modes = [{"label": label, "total": 12345, "days": day} for label in ("on site", "online", "both")]
    one = {"title": name, "first": "2022-01-01", "last": "2022-04-14", "closes": "2022-04-14"}
    rows = [[f"{name} {number}", 10**number] for number in range(6)] + [["x", 0]] * 20
    bars = {"title": "Bars", "others": "Others", "rows": rows}
    told = {
        "title": "All", "when": "now", "events": [one | {"deadline": "closes", "modes": modes}] * events,
        "countries": bars, "types": bars,
        "forms": {"title": "Forms", "rows": [[name, [["finished", 0], ["not", 0]]]] * events},
        "enquiries": {"title": "Questions", "rows": [["", [["bot", 10**6], ["people", 1], ["open", 0]]]]},
    }  # fmt: skip
    picture = Image.open(io.BytesIO(stats.draw(told)))
    assert picture.width == 1080 and picture.width + picture.height < 10_000, "as Telegram takes it"


LOOKS = """
import json, sys
from handlers.organisers import chart
days, countries, types, *_ = chart.draw(json.load(sys.stdin)).axes
bars = [[bar.get_x(), bar.get_x() + bar.get_width()] for bar in days.patches if bar.get_height()]
deadline = float(days.convert_xunits(days.lines[0].get_xdata()[0]))
last = [[label.get_text() for label in axes.get_yticklabels()][-1] for axes in (countries, types)]
print(json.dumps([list(days.get_xlim()), bars, deadline, last], default=float))
"""


def test_no_bar_is_cut_off_and_what_remains_alone_has_its_name() -> None:
    modes = [{"label": "on site", "total": 2, "days": {"2022-04-01": 1, "2022-04-14": 1}}]
    one = {"title": "One", "first": "2022-04-01", "last": "2022-04-14", "closes": "2022-04-14", "deadline": "closes"}
    told = {
        "title": "All", "when": "now", "events": [one | {"modes": modes}],
        "countries": {"title": "Countries", "others": "Others", "rows": [[f"C{n}", 1] for n in range(8)]},
        "types": {"title": "Types", "others": "Others", "rows": [[f"T{n}", 1] for n in range(9)]},
        "forms": {"title": "Forms", "rows": [["One", [["finished", 1], ["not", 0]]]]},
        "enquiries": {"title": "Questions", "rows": [["", [["bot", 0], ["people", 0], ["open", 0]]]]},
    }  # fmt: skip
    looked = subprocess.run(  # matplotlib stays out of the bot's own process
        [sys.executable, "-c", LOOKS], input=orjson.dumps(told), capture_output=True, check=True, cwd=CONTENT.parent
    )
    (left, right), bars, deadline, last = orjson.loads(looked.stdout)
    assert len(bars) == 2 and all(left < bar[0] and bar[1] < right for bar in bars)
    assert deadline >= bars[-1][1], "behind its day"
    assert last == ["C7", "Others"]
