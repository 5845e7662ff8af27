"""What is kept about a person: told, shown, and forgotten without a trace."""

import json
import re
import secrets

import pytest

from tests.town import Town, Townsperson

SECRET = "Zyxwvut"  # in every answer of somebody who is then forgotten
EVERY_TABLE = {
    "sqlite": "SELECT name FROM sqlite_schema WHERE type = 'table'",
    "postgresql": "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()",
}


async def leaves_traces(town: Town) -> Townsperson:
    """Somebody with a registration, a withdrawn one, a form, slips, questions and a chosen language."""
    ana = town.person(f"{SECRET} Ana")
    await ana.starts(f"workshop-{SECRET}")
    words = {"name": f"{SECRET} Ana", "organisation": SECRET, "position": SECRET, "needs": SECRET}
    await ana.fills_in("workshop", **words)
    await ana.does("/my", "[Withdraw]", "[Yes, withdraw]")
    await ana.registers("workshop", **words)
    await ana.starts("matchmaking")
    await ana.fills_in("matchmaking", until="seek", offer=SECRET)
    await ana.does(f"{SECRET}?", "/cancel", f"what about {SECRET}?", "/language", "[English]")
    return ana


async def traces(town: Town, *words: str) -> list[tuple[str, str]]:
    """Every table and column, found in the schema itself, that holds one of the words in any row."""
    kind = town.settings.database_url.partition(":")[0]
    found = []
    for table in [row["name"] for row in await town.sql(EVERY_TABLE[kind])]:
        for row in await town.sql(f'SELECT * FROM "{table}"'):
            found += [(table, name) for name, value in row.items() if any(is_in(str(value), word) for word in words)]
    return sorted(set(found))


def is_in(value: str, word: str) -> bool:
    """Not: a person's number within the digits of an instant."""
    return re.search(rf"(?<!\d){re.escape(word)}(?!\d)", value) is not None


async def test_forgetting_removes_every_trace_from_every_column_of_every_table(town: Town) -> None:
    ana, ben = await leaves_traces(town), town.person("Benas")
    kept = await ben.registers("workshop")
    assert {table for table, _ in await traces(town, SECRET, str(ana.id))} >= {"person", "registration", "draft"}
    await ana.does("/forget")
    assert "Remove everything about you?" in ana.sees
    await ana.does("[Yes, remove everything]")
    assert "Everything about you has been removed" in ana.all
    assert await traces(town, SECRET, str(ana.id)) == []
    assert [row["reference"] for row in await town.sql("SELECT reference FROM registration")] == [kept]
    assert [row["actor"] for row in await town.sql("SELECT actor FROM audit")] == ["attendee"]


async def test_who_was_forgotten_begins_anew_as_if_never_met(sqlite_town: Town) -> None:
    ana = await leaves_traces(sqlite_town)
    await ana.does("/forget", "[Yes, remove everything]", "/my")
    assert "You are not registered for any event yet." in ana.sees
    assert await ana.registers("workshop")


async def test_who_does_not_want_to_be_forgotten_keeps_everything(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    reference = await ana.registers("workshop")
    await ana.does("/forget", "[No, keep it]", "/my")
    assert reference in ana.sees


async def test_forgetting_twice_does_no_harm(sqlite_town: Town) -> None:
    ana = await leaves_traces(sqlite_town)
    await ana.does("/forget")
    await ana.presses_twice("Yes, remove everything")
    assert await traces(sqlite_town, SECRET, str(ana.id)) == []


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Regulation (EU) 2018/1725"), ("lt", "Reglamentu (ES) 2018/1725")]
)
async def test_privacy_says_what_why_how_long_and_who_is_responsible(
    sqlite_town: Town, language: str, words: str
) -> None:
    ana = sqlite_town.person("Ana", language=language)
    await ana.does("/privacy")
    for part in (words, "/mydata", "/forget", "clustersmeetregions@clustercollaboration.eu"):
        assert part in ana.sees


async def test_mydata_is_a_file_with_all_that_is_stored(town: Town) -> None:
    ana = await leaves_traces(town)
    await ana.does("/mydata")
    data = json.loads(ana.files["my-data.json"])
    assert data["person"][0]["name"] == f"{SECRET} Ana"
    assert [one["status"] for one in data["registrations"]] == ["withdrawn", "registered"]
    assert data["registrations"][0]["answers"]["organisation"] == SECRET
    assert data["drafts"][0]["answers"]["offer"] == SECRET
    assert data["registrations"][0]["created"].startswith("2022-04-01T06:")
    assert data["history"] and data["messages_owed"]


async def test_what_is_shown_of_one_person_holds_nothing_of_another(sqlite_town: Town) -> None:
    ana, token = sqlite_town.person("Ana"), secrets.token_hex(8)
    ben = sqlite_town.person("Benas")
    await ben.registers("workshop", organisation=token)
    await ana.registers("workshop")
    await ana.does("/mydata")
    assert token not in ana.files["my-data.json"].decode()
