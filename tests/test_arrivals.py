"""Answers that do not simply arrive: by email to who is gone, and asked about when they have perhaps arrived."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox import Fault
from tests import town as towns
from tests.organisers import asks, card, organiser, presses, said, writes
from tests.town import Town, Townsperson


@pytest.fixture
async def mailing(database: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose bot sends mail."""
    async with towns.built(database, tmp_path, mail=True, mail_from="bot@clusters.example") as town:
        await town.opens()
        yield town


async def gone(town: Town, ana: Townsperson, how: str) -> None:
    await (ana.on_telegram.blocks() if how == "blocked" else ana.on_telegram.leaves())
    await town.settles()


@pytest.mark.parametrize("how", ["blocked", "left"])
async def test_who_is_gone_and_registered_gets_the_answer_by_email_and_the_organisers_are_told(
    mailing: Town, how: str
) -> None:
    ana, olga = mailing.person("Ana"), organiser(mailing, "Olga")
    await ana.registers("workshop")
    await asks(ana, "May I bring my drone?")
    await gone(mailing, ana, how)
    await writes(mailing, olga, "Yes, a small one.", to=card(mailing, "Q-1"))
    await mailing.world.until(lambda: any("by email instead" in m.text for m in said(mailing)), why="the line")
    [mail] = [m for m in mailing.world.mailbox.messages if list(m.recipients) == ["zydrune@example.com"]
              and "answer to your question" in m.subject]  # fmt: skip
    for words in ("> May I bring my drone?", "Yes, a small one.", "Olga answers, for the organisers:", "https://t.me/"):
        assert words in mail.text
    assert mail.message["Reply-To"] == mailing.settings.contact_inbox
    assert "Ana" in said(mailing)[-1].text and said(mailing)[-1].reply_to is not None
    assert not any("did not arrive" in m.text for m in said(mailing))


async def test_who_is_gone_and_never_registered_cannot_be_answered_and_the_organisers_are_told(mailing: Town) -> None:
    ana, olga = mailing.person("Ana"), organiser(mailing, "Olga")
    await asks(ana, "May I bring my drone?")
    await gone(mailing, ana, "blocked")
    await writes(mailing, olga, "Yes, a small one.", to=card(mailing, "Q-1"))
    await mailing.world.until(lambda: any("did not arrive" in m.text for m in said(mailing)), why="the line")


async def test_a_mail_in_the_answers_place_that_is_refused_is_told_too(mailing: Town) -> None:
    ana, olga = mailing.person("Ana"), organiser(mailing, "Olga")
    await ana.registers("workshop")
    await asks(ana, "May I bring my drone?")
    await gone(mailing, ana, "blocked")
    mailing.world.mailbox.fails("550 no such user", count=None)
    await writes(mailing, olga, "Yes, a small one.", to=card(mailing, "Q-1"))
    await mailing.world.until(
        lambda: any("answer could not be delivered" in m.text for m in said(mailing)), why="the line"
    )


async def test_who_comes_back_is_answered_in_the_chat_again(mailing: Town) -> None:
    ana, olga = mailing.person("Ana"), organiser(mailing, "Olga")
    await ana.registers("workshop")
    await asks(ana, "May I bring my drone?")
    await gone(mailing, ana, "blocked")
    await writes(mailing, olga, "Yes, a small one.", to=card(mailing, "Q-1"))
    await ana.on_telegram.unblocks()
    await ana.starts()
    await writes(mailing, olga, "Or a big one.", to=card(mailing, "Q-1"))
    assert "Or a big one." in ana.sees


@pytest.mark.parametrize("arrived", [True, False])
async def test_an_answer_that_perhaps_arrived_is_sent_again_only_when_an_organiser_says_so(
    town: Town, arrived: bool
) -> None:
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")
    town.world.faults.add(Fault.drops(method="sendMessage", chat_id=ana.id, acted=arrived))
    await writes(town, olga, "Yes, a small one.", to=card(town, "Q-1"))
    assert ana.all.count("Yes, a small one.") == arrived
    assert "perhaps arrived" in said(town)[-1].text and said(town)[-1].labels == ["Send it again"]
    await presses(town, olga, "Send it again", said(town)[-1])
    assert ana.all.count("Yes, a small one.") == arrived + 1
