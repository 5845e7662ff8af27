"""A forum as the admin chat: each attendee has one topic."""

import pytest

from sandbox import Fault
from tests.organisers import asks, card, organiser, presses, said, writes
from tests.town import Town


@pytest.fixture(autouse=True)
async def forum(town: Town) -> None:
    town.organisers.becomes_forum()
    await town.restarts()


def titles(town: Town) -> list[str]:
    return [topic.name for topic in town.organisers.topics]


async def test_an_attendee_has_one_topic_from_the_first_question_on(town: Town) -> None:
    ana, ben = town.person("Ana"), town.person("Benas")
    await ana.starts()
    assert titles(town) == []
    await asks(ana, "May I bring my drone?")
    await asks(ana, "And my dog?")
    await asks(ben, "Is there a choir?")
    assert titles(town) == ["❓ Ana", "❓ Benas"]
    assert card(town, "Q-1").thread_id == card(town, "Q-2").thread_id == town.organisers.topics[0].id
    assert card(town, "Q-3").thread_id == town.organisers.topics[1].id


async def test_a_topics_title_shows_how_things_stand(town: Town) -> None:
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")
    await presses(town, olga, "Take it", card(town, "Q-1"))
    assert titles(town) == ["✋ Ana"]
    await writes(town, olga, "Yes.", to=card(town, "Q-1"))
    assert titles(town) == ["✅ Ana"]
    await ana.presses("Solved")
    assert titles(town) == ["☑️ Ana"]
    await asks(ana, "And my dog?")
    assert titles(town) == ["❓ Ana"]


@pytest.mark.parametrize("refusal", ["message thread not found", "TOPIC_DELETED", "TOPIC_CLOSED"])
async def test_a_topic_that_is_gone_is_made_once_more_and_the_card_is_in_it(town: Town, refusal: str) -> None:
    ana = town.person("Ana")
    await asks(ana, "May I bring my drone?")
    old = town.organisers.topics[0].id
    if refusal == "TOPIC_CLOSED":
        town.organisers.close_topic(old)
    else:
        town.organisers.delete_topic(old, refusal)
    await ana.on_telegram.sends("/ask And my dog?")
    await ana.on_telegram.sends("/ask And my cat?")
    await town.settles()
    new = [topic for topic in town.organisers.topics if topic.id != old]
    assert [topic.name for topic in new] == ["❓ Ana"]
    assert card(town, "Q-2").thread_id == card(town, "Q-3").thread_id == new[0].id
    assert len(town.world.calls("createForumTopic")) == 2


async def test_without_the_right_to_topics_cards_stand_in_the_chat_and_the_organisers_are_told_once(town: Town) -> None:
    town.world.faults.add(
        Fault.bad_request("not enough rights to create a topic", method="createForumTopic", count=None)
    )
    ana, ben = town.person("Ana"), town.person("Benas")
    await asks(ana, "May I bring my drone?")
    await asks(ben, "Is there a choir?")
    assert card(town, "Q-1").thread_id is None and card(town, "Q-2").thread_id is None
    assert len([m for m in said(town) if "may not manage topics" in m.text]) == 1
    assert len(town.world.calls("createForumTopic")) == 1


async def test_a_topic_that_telegram_is_slow_to_make_is_made_later(town: Town) -> None:
    town.world.faults.add(Fault.too_many_requests(1, method="createForumTopic"))
    ana = town.person("Ana")
    await asks(ana, "May I bring my drone?")
    await town.world.until(lambda: titles(town) == ["❓ Ana"], why="the topic")
    await town.settles()
    assert card(town, "Q-1").thread_id == town.organisers.topics[0].id


async def test_a_group_that_becomes_a_forum_is_noticed(town: Town) -> None:
    town.organisers.becomes_forum(False)
    await town.restarts()
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")
    assert card(town, "Q-1").thread_id is None
    town.organisers.becomes_forum()
    await writes(town, olga, "We have topics now!")
    await asks(ana, "And my dog?")
    assert card(town, "Q-2").thread_id == town.organisers.topics[0].id
