"""Each confirmation, change, promotion and withdrawal also comes by mail, with the calendar file where there is one."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from sandbox.mailbox import Mail
from tests.seats import town_with
from tests.town import Town, Townsperson

ADDRESS = "zydrune@example.com"
NOT_YOU = {"en": "You did not register?", "lt": "Registravotės ne jūs?"}


@pytest.fixture
async def town(database: str, tmp_path: Path) -> AsyncIterator[Town]:
    """One seat on site, and the bot sends mail."""
    async with town_with(database, tmp_path, 1, mail=True, mail_from="bot@clusters.example") as built:
        yield built


def files(mail: Mail) -> list[Any]:
    return [part.get_content() for part in mail.message.iter_attachments()]


def words(mail: Mail) -> str:
    body = mail.message.get_body(("plain",))
    return str(body.get_content()) if body else ""


async def waits(town: Town, name: str, address: str, way: str = "[Waiting list]") -> Townsperson:
    ben = town.person(name)
    await ben.starts("workshop")
    await ben.fills_in("workshop", until="review", email=address)
    await ben.does("[✅ Confirm]", way)
    return ben


@pytest.mark.parametrize("language", ["en", "lt"])
async def test_a_confirmation_comes_by_mail_and_says_what_to_do_if_it_was_somebody_else(
    town: Town, language: str
) -> None:
    ana = town.person("Ana", language=language)
    reference = await ana.registers("workshop")
    [mail] = town.mails_to(ADDRESS)
    assert {"en": "You are registered for", "lt": "Jūs užsiregistravote"}[language] in mail.subject
    assert NOT_YOU[language] in words(mail) and "clustersmeetregions@clustercollaboration.eu" in words(mail)
    assert reference in words(mail) and "<b>" not in words(mail)
    assert mail.message["Reply-To"] == "clustersmeetregions@clustercollaboration.eu"
    [file] = files(mail)
    assert reference.lower().encode() in (file if isinstance(file, bytes) else file.encode())


async def test_who_only_waits_is_mailed_no_calendar_until_the_seat_is_theirs(town: Town) -> None:
    ana = town.person("Ana")
    await ana.registers("workshop")
    ben = await waits(town, "Benas", "benas@example.com")
    await ana.does("/my", "[Withdraw]", "[Yes, withdraw]")
    await ben.does("[✅ Take the seat]")
    subjects = [(mail.subject, len(files(mail))) for mail in town.mails_to("benas@example.com")]
    assert [count for _, count in subjects] == [0, 0, 1]
    assert "waiting list" in words(town.mails_to("benas@example.com")[0])
    assert "A seat has become free for you!" in subjects[1][0] and "The seat is yours!" in subjects[2][0]
    confirmed, withdrawn = town.mails_to(ADDRESS)
    assert "is withdrawn" in words(withdrawn)
    [cancelled] = files(withdrawn)
    assert "METHOD:CANCEL" in (cancelled if isinstance(cancelled, str) else cancelled.decode())
    assert withdrawn.message["In-Reply-To"] == confirmed.message["Message-ID"]


async def test_without_smtp_nothing_is_mailed_and_nothing_waits(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.registers("workshop")
    assert await sqlite_town.sql("SELECT * FROM outbox WHERE channel = 'mail' AND state <> 'sent'") == []


async def test_two_independent_parsers_read_the_same_calendar(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana", language="lt")
    reference = await ana.registers("workshop")
    content = ana.files["workshop.ics"]
    [entry] = icalendar.Calendar.from_ical(content).walk("VEVENT")
    other = vobject.readOne(content.decode()).vevent
    assert str(entry["UID"]) == other.uid.value == f"{reference.lower()}@clustersbot"
    assert (entry.decoded("DTSTART"), entry.decoded("DTEND")) == (other.dtstart.value, other.dtend.value)
    assert str(entry["SUMMARY"]) == other.summary.value == "Antrasis „Clusters meet Regions“ seminaras"
    await ana.does("/my", "[Atšaukti registraciją]", "[Taip, atšaukti]")
    cancelled = vobject.readOne(ana.files["workshop.ics"].decode())
    assert (cancelled.method.value, cancelled.vevent.status.value) == ("CANCEL", "CANCELLED")
    assert int(cancelled.vevent.sequence.value) == 1
