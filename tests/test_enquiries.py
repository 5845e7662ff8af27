"""What the bot does not know goes to the organisers, in their chat and by mail, and their answer comes back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests import town as towns
from tests.town import Town


@pytest.fixture
async def mailing(database: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose bot sends mail."""
    async with towns.built(database, tmp_path, mail=True, mail_from="bot@clusters.example") as town:
        await town.opens()
        yield town


async def test_a_question_outside_the_faq_is_one_card_and_one_mail_and_its_answer_comes_back_once(
    mailing: Town,
) -> None:
    ana, olga = mailing.person("Ana"), mailing.person("Olga")
    mailing.organisers.add(olga.on_telegram)
    await ana.registers("workshop")
    await ana.does("is there wifi for my drone?")
    await ana.does("[Ask the organisers]")
    assert "Q-1" in ana.sees
    cards = [m for m in mailing.organisers.chat.messages if "Q-1" in (m.text or "")]
    assert len(cards) == 1
    assert "is there wifi for my drone?" in cards[0].text
    [mail] = mailing.inbox
    assert list(mail.recipients) == [mailing.settings.contact_inbox]
    assert mail.subject == "[Q-1] Ana: is there wifi for my drone?"
    assert mail.message["Reply-To"] == "zydrune@example.com"
    reply = await olga.on_telegram.sends("Yes, everywhere.", chat=mailing.organisers, reply_to=cards[0])
    await mailing.settles()
    assert ana.all.count("Yes, everywhere.") == 1
    assert "is there wifi for my drone?" in ana.messages[-1].text
    await mailing.world.until(lambda: bool(reply.reactions), why="the tick")
    await mailing.world.until(lambda: len(mailing.inbox) == 2, why="the answer's mail")
    assert mailing.inbox[1].message["In-Reply-To"] == mail.message["Message-ID"]
    await ana.does("[Solved]")
    assert [row["state"] for row in await mailing.sql("SELECT state FROM enquiry")] == ["closed"]


async def test_a_mail_that_the_server_refuses_five_times_arrives_once(mailing: Town) -> None:
    ana = mailing.person("Ana")
    await ana.starts()
    mailing.world.mailbox.fails("451 try later", count=3)
    await ana.does("/ask May I bring my own chair?")
    await mailing.world.until(lambda: len(mailing.inbox) == 1, why="the mail")
    assert "Q-1" in ana.sees


async def test_what_is_not_confirmed_is_passed_on_in_one_tap(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.does("how much does it cost?")
    assert "not confirmed yet" in ana.sees
    await ana.does("[Ask the organisers]")
    card = town.organisers.chat.messages[-1]
    assert "how much does it cost?" in card.text
    assert "cost" in card.text


async def test_colleagues_may_talk_freely_in_the_admin_chat(town: Town) -> None:
    ana, olga, rita = town.person("Ana"), town.person("Olga"), town.person("Rita")
    town.organisers.add(olga.on_telegram).add(rita.on_telegram)
    await ana.starts()
    await ana.does("/ask Where may I sleep?")
    seen = len(ana.messages)
    said = await olga.on_telegram.sends("Lunch?", chat=town.organisers)
    await rita.on_telegram.sends("Yes!", chat=town.organisers, reply_to=said)
    await town.settles()
    assert len(ana.messages) == seen


async def test_who_blocked_the_bot_is_not_answered_and_the_organisers_are_told(town: Town) -> None:
    ana, olga = town.person("Ana"), town.person("Olga")
    town.organisers.add(olga.on_telegram)
    await ana.starts()
    await ana.does("/ask Where may I sleep?")
    await ana.on_telegram.blocks()
    await olga.on_telegram.sends("In a bed.", chat=town.organisers, reply_to=town.organisers.chat.messages[-1])
    await town.settles()
    await town.world.until(
        lambda: "did not arrive" in (town.organisers.chat.last.text or ""), why="the organisers' line"
    )
