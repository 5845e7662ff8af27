"""Registering for an event, from the first word to the confirmation."""

import pytest

from tests.town import Town

SAYS_REGISTERED = {"en": "You are registered", "lt": "Jūs užsiregistravote"}


@pytest.mark.parametrize("language", ["en", "lt"])
@pytest.mark.parametrize("event", ["workshop", "matchmaking"])
async def test_a_person_registers_for_either_event_in_either_language(town: Town, event: str, language: str) -> None:
    ana = town.person("Ana", language=language)
    reference = await ana.registers(event)
    assert SAYS_REGISTERED[language] in ana.all
    rows = await town.sql("SELECT * FROM registration")
    assert [(row["event"], row["reference"], row["status"]) for row in rows] == [(event, reference, "registered")]
    calendar = next(message.document for message in ana.messages if message.document)
    assert calendar.file_name == f"{event}.ics"
    assert b"SEQUENCE:0" in calendar.content
