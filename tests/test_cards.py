"""Cards of enquiries in the admin chat: what they say, and that they follow what happens."""

from tests.organisers import asks, card, organiser, presses, writes
from tests.town import Town


async def test_a_card_says_who_asks_what_they_registered_for_and_how(town: Town) -> None:
    ana = town.person("Ana", language="lt")
    reference = await ana.registers("workshop", attendance="online")
    await asks(ana, "Ar bus dronų?")
    text = card(town, "Q-1").text
    for part in ("❓ Q-1 Ana (Lithuanian)", "Baltic Timber Cluster", reference, "Online", "Ar bus dronų?"):
        assert part in text
    assert card(town, "Q-1").labels[0] == "✋ Take it"


async def test_a_card_shows_who_has_taken_it(town: Town) -> None:
    ana, olga, rita = town.person("Ana"), organiser(town, "Olga"), organiser(town, "Rita")
    await asks(ana, "May I bring my drone?")
    assert await presses(town, olga, "Take it", card(town, "Q-1")) == "Q-1 is yours."
    assert card(town, "Q-1").labels[0] == "✋ Olga"
    assert "Taken by Olga" in card(town, "Q-1").text
    assert "Olga had it before" in await presses(town, rita, "Olga", card(town, "Q-1"))
    assert card(town, "Q-1").labels[0] == "✋ Rita"
    assert await presses(town, rita, "Rita", card(town, "Q-1")) == "Q-1 is free again."
    assert card(town, "Q-1").labels[0] == "✋ Take it"


async def test_a_card_shows_its_answer_its_end_and_that_it_was_reopened(town: Town) -> None:
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")
    await writes(town, olga, "Yes, a small one.", to=card(town, "Q-1"))
    assert card(town, "Q-1").text.startswith("✅") and "Answered by Olga." in card(town, "Q-1").text
    seen = len(ana.messages)
    await presses(town, olga, "Close", card(town, "Q-1"))
    assert card(town, "Q-1").text.startswith("☑️") and card(town, "Q-1").labels[0] == "Reopen"
    await presses(town, olga, "Reopen", card(town, "Q-1"))
    assert card(town, "Q-1").text.startswith("✅")
    assert len(ana.messages) == seen
    await ana.presses("Solved")
    assert card(town, "Q-1").text.startswith("☑️")


async def test_the_organisers_buttons_work_in_their_chat_and_nowhere_else(town: Town) -> None:
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")
    button = card(town, "Q-1").buttons[0][0]
    group = town.world.group("Friends of clusters")
    for number, kind in ((group.id, "supergroup"), (olga.id, "private")):
        message = card(town, "Q-1").data | {"chat": {"id": number, "type": kind}}
        query = {"id": str(abs(number)), "from": olga.on_telegram.user, "chat_instance": "1"}
        town.world.push({"callback_query": query | {"message": message, "data": button.data}})
        await town.settles()
    assert card(town, "Q-1").labels[0] == "✋ Take it"
