"""/export: an event's registrations as files that open as they should, and the contacts for B2Match."""

import csv
import io
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from events import b2match, duplicates
from handlers.organisers import sheets
from handlers.organisers.sheets import Sheet
from sandbox import Message
from tests import office
from tests import town as towns
from tests.town import CONTENT, Town, Townsperson

NAMES = ["Žydrūnas Šimkus", "Łukasz Wójcik", "Jürgen Müller", "Øyvind Ås", "Õnne Pärn", "Αθηνά Πάππας"]


def organiser(town: Town, name: str = "Olga") -> Townsperson:
    olga = town.person(name)
    town.organisers.add(olga.on_telegram)
    return olga


async def says(town: Town, olga: Townsperson, words: str) -> list[Message]:
    """What the bot writes into the admin chat after these words."""
    seen = max((m.id for m in town.organisers.chat.messages), default=0)
    await olga.on_telegram.sends(words, chat=town.organisers)
    await town.settles()
    return [m for m in town.organisers.chat.messages if m.from_bot and m.id > seen]


def files(messages: list[Message]) -> dict[str, bytes]:
    return {str(m.document.file_name): m.document.content for m in messages if m.document}


def page(content: bytes) -> Worksheet:
    found = load_workbook(io.BytesIO(content)).active
    assert isinstance(found, Worksheet)
    return found


def columns(sheet: Worksheet) -> dict[str, list[object]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return {str(name): [row[i] for row in rows] for i, name in enumerate(head)}


async def test_an_export_is_a_spreadsheet_for_people_and_a_csv_for_programs(town: Town) -> None:
    ana, olga = town.person("Ana"), organiser(town)
    reference = await ana.registers("workshop", organisation="=HYPERLINK(1)", needs="No nuts", position="@home")
    told = files(await says(town, olga, "/export workshop"))
    assert list(told) == ["workshop.xlsx", "workshop.csv"]
    sheet = page(told["workshop.xlsx"])
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref and sheet.auto_filter.ref.startswith("A1:")
    seen = columns(sheet)
    assert seen["Reference"] == [reference] and seen["Country"] == ["Lithuania"]
    assert seen["Attendance"] == ["In person in Vilnius"] and seen["Status"] == ["registered"]
    [made] = seen["Registered on"]
    assert isinstance(made, datetime) and made.date().isoformat() == "2022-04-01" and made.hour == 9
    assert seen["Changed on"] == [None] and seen["Language"] == ["English"]
    assert seen["Organisation"] == ["'=HYPERLINK(1)"] and seen["Position"] == ["'@home"]
    assert "No nuts" not in str(seen) and b"No nuts" not in told["workshop.csv"]
    [row] = csv.DictReader(io.StringIO(told["workshop.csv"].decode("utf-8-sig")))
    assert row["reference"] == reference and row["attendance"] == "onsite" and row["country"] == "LT"
    assert row["organisation"] == "'=HYPERLINK(1)"


async def test_diet_and_accessibility_are_exported_only_when_asked_for(sqlite_town: Town) -> None:
    ana, olga = sqlite_town.person("Ana"), organiser(sqlite_town)
    await ana.registers("workshop", needs="No nuts")
    messages = await says(sqlite_town, olga, "/export workshop needs")
    assert "Please delete this file after the event" in messages[0].caption
    assert columns(page(files(messages)["workshop.xlsx"]))["Diet or accessibility"] == ["No nuts"]


async def test_without_an_event_there_are_buttons_and_a_wrong_one_is_named(sqlite_town: Town) -> None:
    olga = organiser(sqlite_town)
    [asked] = await says(sqlite_town, olga, "/export")
    assert "/export workshop needs" in asked.text and "/export matchmaking b2match" in asked.text
    for words in ("party", "workshop all", "workshop b2match", "matchmaking b2match needs", "workshop needs needs"):
        [wrong] = await says(sqlite_town, olga, f"/export {words}")
        assert f"I do not know “{words.removeprefix('workshop ').removeprefix('matchmaking ')}”" in wrong.text, words
    await olga.on_telegram.presses("Clusters meet Regions", message=asked)
    await sqlite_town.settles()
    assert list(files(sqlite_town.organisers.chat.messages)) == ["workshop.xlsx", "workshop.csv"]


async def test_possible_duplicates_are_marked_and_nobody_else(sqlite_town: Town) -> None:
    olga = organiser(sqlite_town)
    ana, twin, same = (sqlite_town.person(name) for name in ("Ana", "Twin", "Same"))
    other = sqlite_town.person("Other")
    first = await ana.registers("workshop", email="ana@example.com", name="Ana Žukė", organisation="Timber")
    second = await twin.registers("workshop", email="ANA@example.com", name="Somebody Else", organisation="Wood")
    third = await same.registers("workshop", email="b@example.com", name="zuke ana", organisation="TIMBER")
    await other.registers("workshop", email="c@example.com", name="Ana Žukė", organisation="Another")
    sheet = page(files(await says(sqlite_town, olga, "/export workshop"))["workshop.xlsx"])
    assert columns(sheet)["Possible duplicate of"] == [f"{second}, {third}", first, first, None]


async def test_names_of_all_europe_open_in_libreoffice_without_a_warning(sqlite_town: Town, tmp_path: Path) -> None:
    olga = organiser(sqlite_town)
    for number, full_name in enumerate(NAMES):
        person = sqlite_town.person(full_name)
        await person.registers("matchmaking", name=full_name, email=f"person{number}@example.com")
    told = files(await says(sqlite_town, olga, "/export matchmaking"))
    told |= files(await says(sqlite_town, olga, "/export matchmaking b2match"))
    seen, said = await office.opened("matchmaking.xlsx", told["matchmaking.xlsx"], tmp_path)
    assert "warn" not in said.lower() and "error" not in said.lower()
    column = seen[0].index("Full name")
    assert [row[column] for row in seen[1:]] == NAMES
    seen, said = await office.opened("contacts.xlsx", told["matchmaking-b2match.xlsx"], tmp_path)
    assert "warn" not in said.lower() and "error" not in said.lower()
    assert [" ".join(row[:2]) for row in seen[1:]] == NAMES


async def test_b2match_gets_who_is_new_and_says_which_columns_are_not_known_yet(town: Town) -> None:
    ana, ben, olga = town.person("Ana"), town.person("Benas"), organiser(town)
    await ana.registers("matchmaking", email="ana@example.com")
    note, document = await says(town, olga, "/export matchmaking b2match")
    assert "One contact is in the file that follows" in note.text
    assert "Participation type, Organization type, Areas of activities" in note.text
    assert "content/events/matchmaking.toml" in note.text
    seen = columns(page(files([document])["matchmaking-b2match.xlsx"]))
    assert list(seen) == [c for c in b2match.COLUMNS if c not in b2match.Options().missing]
    assert seen["First name"] == ["Žydrūnė"] and seen["Last name"] == ["Müller"]
    assert seen["Email"] == ["ana@example.com"] and seen["Country"] == ["LT"] and seen["Validated"] == ["No"]
    await ben.registers("matchmaking", email="ben@example.com")
    note, document = await says(town, olga, "/export matchmaking b2match")
    assert "One was in an earlier file and is left out" in note.text
    assert columns(page(files([document])["matchmaking-b2match.xlsx"]))["Email"] == ["ben@example.com"]
    await ana.does("/my", "[Withdraw]", "[Yes, withdraw]")
    [note] = await says(town, olga, "/export matchmaking b2match")
    assert "There is nobody new to export" in note.text and "withdrawn since" in note.text
    note, document = await says(town, olga, "/export matchmaking b2match all")
    assert columns(page(files([document])["matchmaking-b2match.xlsx"]))["Email"] == ["ben@example.com"]


async def test_who_b2match_would_refuse_is_named_before_the_file(tmp_path: Path) -> None:
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    with (content / "events" / "matchmaking.toml").open("a", encoding="utf-8") as file:
        file.write('\n[b2match]\nparticipation_types = ["In person in Vilnius"]\nareas = ["Construction", "ICT"]\n')
        file.write('organisation_types = ["Cluster organisation"]\nspelling = { digital = "ICT" }\n')
    async with towns.built(f"sqlite:///{tmp_path}/bot.db", tmp_path, content_dir=content) as town:
        await town.opens()
        ana, ben, cid, olga = town.person("Ana"), town.person("Benas"), town.person("Cid"), organiser(town)
        await ana.registers("matchmaking", email="ana@example.com")
        refused = await ben.registers("matchmaking", email="ben@example.com", ecosystems=["health"])
        again = await cid.registers("matchmaking", email="Ana@Example.com")
        note, document = await says(town, olga, "/export matchmaking b2match")
    assert f"{refused} Žydrūnė Müller: Areas of activities “Health” is not in B2Match’s list" in note.text
    assert f"{again} Žydrūnė Müller: the same email address as another contact" in note.text
    seen = columns(page(files([document])["matchmaking-b2match.xlsx"]))
    assert list(seen) == list(b2match.COLUMNS)
    assert seen["Areas of activities"] == ["Construction;ICT"] and seen["Email"] == ["ana@example.com"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"email": "a@b.eu"}, {"email": "A@B.eu "}, True),
        ({"email": "a@b.eu"}, {"email": "c@b.eu"}, False),
        ({"name": "Ana Žukė", "organisation": "X"}, {"name": "zuke, ana", "organisation": "x"}, True),
        ({"name": "Ana", "organisation": "X"}, {"name": "Ana", "organisation": "Y"}, False),
        ({"name": "Ana"}, {"name": "Ana"}, False),
        ({}, {}, False),
    ],
)
def test_who_may_be_the_same_person(one: dict[str, str], other: dict[str, str], alike: bool) -> None:
    class Registered:
        def __init__(self, number: int, answers: dict[str, str]) -> None:
            self.id = self.chat_id = number
            self.reference, self.answers = f"R-{number}", answers

    expected = {1: ["R-2"], 2: ["R-1"]} if alike else {}
    assert duplicates.among([Registered(1, one), Registered(2, other)]) == expected


@pytest.mark.parametrize(
    "text", ["=1+1", "+370", "-", "@home", "\t=1", "\n=1", "＝1+1", "＠x", "#N/A", "#REF!", "A\x0bB"]
)
def test_no_cell_is_taken_for_a_formula_or_an_error_and_none_stops_the_file(text: str) -> None:
    for exact in (False, True):
        made = sheets.to_xlsx(Sheet("2022/23: who? [all]", ["Name"], [[text]], exact))
        cell = page(made)["A2"]
        assert cell.data_type == "s" and (not exact or cell.value == text.replace("\x0b", "")), text
    first = sheets.to_csv(Sheet("x", ["Name"], [[text]])).decode("utf-8-sig").splitlines()[1].lstrip('"')
    assert first[:1] in "'#A"


def test_an_area_of_b2match_may_not_hold_what_stands_between_areas() -> None:
    with pytest.raises(ValueError, match="semicolon"):
        b2match.Options(areas=("Wood; metal",))
