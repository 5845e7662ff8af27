"""The admin chat is slow, or away: no card is lost, and the mailbox does not wait for it."""

from pathlib import Path

from tests import town as towns
from tests.organisers import asks, card, organiser, said, writes
from tests.town import Town


def cards(town: Town) -> list[str]:
    """The references of the cards that stand, in their order."""
    return [m.text.split()[1] for m in said(town) if m.text.startswith("❓ Q-")]


async def test_forty_questions_at_once_are_forty_cards_however_few_messages_a_group_takes(sqlite_town: Town) -> None:
    town = sqlite_town
    people = [town.person(f"Person {number}") for number in range(40)]
    for person in people:
        await person.starts()
    town.world.limits_floods(0.07)  # 20 messages in 4 seconds
    for number, person in enumerate(people):
        await person.on_telegram.sends(f"/ask What is number {number} * 7 in Old Prussian?")
    await town.world.until(lambda: len(cards(town)) == 40, why="the cards")
    town.world.flood_limits = False
    await town.settles()
    assert sorted(cards(town)) == sorted(f"Q-{number}" for number in range(1, 41))
    sent = town.world.calls("sendMessage", chat_id=town.organisers.id)
    assert any(call.reply and call.reply.get("error_code") == 429 for call in sent)
    assert len(town.world.calls("editMessageText", chat_id=town.organisers.id)) < 40  # though all ask the same


async def test_while_the_bot_is_out_of_the_admin_chat_the_mail_goes_on_and_the_card_waits(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/bot.db"
    async with towns.built(url, tmp_path, mail=True, mail_from="bot@clusters.example") as town:
        await town.opens()
        ana, olga = town.person("Ana"), organiser(town, "Olga")
        town.organisers.kicks_bot(by=olga.on_telegram)
        await ana.on_telegram.sends("/ask May I bring my drone?")
        await town.world.until(lambda: len(town.world.mailbox.messages) == 1, why="the mail")
        assert "Q-1" in ana.all and said(town) == []
        town.organisers.adds_bot(by=olga.on_telegram)
        await town.world.until(lambda: len(cards(town)) == 1, why="the card")
        await town.settles()
        assert cards(town) == ["Q-1"] and len(town.world.mailbox.messages) == 1
        await writes(town, olga, "A small one.", to=card(town, "Q-1"))
        assert "A small one." in ana.last


async def test_a_card_that_waited_shows_how_things_stand_when_it_comes(sqlite_town: Town) -> None:
    town = sqlite_town
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")
    town.organisers.kicks_bot(by=olga.on_telegram)
    await ana.on_telegram.sends("/ask And my dog?")
    await town.world.until(lambda: "Q-2" in ana.all, why="the receipt")
    town.organisers.adds_bot(by=olga.on_telegram)
    await town.world.until(lambda: len(cards(town)) == 2, why="the card")
    await town.settles()
    assert [m.text.split("\n")[0] for m in said(town)][-1] == "❓ Q-2 Ana (English)"
