"""Several who ask the same: shown together, answered together."""

from tests.organisers import asks, card, organiser, presses, said, writes
from tests.town import Town


async def test_those_who_ask_the_same_are_shown_together_and_one_answer_goes_to_all(town: Town) -> None:
    people = [town.person(name) for name in ("Ana", "Benas", "Cecilia", "Dana")]
    questions = (
        "Is there a choir?",
        "will there be a choir",
        "Is there parking for a bus?",
        "Is there going to be a choir?",
    )
    for person, question in zip(people, questions, strict=True):
        await asks(person, question)
    olga = organiser(town, "Olga")
    assert "Asked alike: Q-1, Q-2" in card(town, "Q-4").text
    assert "Asked alike: Q-2, Q-4" in card(town, "Q-1").text
    assert "Asked alike" not in card(town, "Q-3").text
    sent = await writes(town, olga, "Yes, at seven.", to=card(town, "Q-2"))
    offer = said(town)[-1]
    assert offer.text.startswith("2 others asked the same:") and "Q-1 Ana: Is there a choir?" in offer.text
    assert "Yes, at seven." not in people[0].all
    assert offer.labels == ["Send to all 3"]
    await presses(town, olga, "Send to all 3", offer)
    for person in (people[0], people[1], people[3]):
        assert person.all.count("Yes, at seven.") == 1 and "choir" in person.last
    assert "Yes, at seven." not in people[2].all
    assert offer.text == "✓ Sent to 2 more: Q-1, Q-4"
    assert "Answered by Olga" in card(town, "Q-4").text
    await olga.on_telegram.edits(sent, "Yes, at eight.")
    await town.settles()
    assert all("Yes, at eight." in person.last for person in (people[0], people[1], people[3]))


async def test_who_was_answered_meanwhile_gets_nothing_more(
    sqlite_town: Town,
) -> None:
    town = sqlite_town
    ana, ben, olga = town.person("Ana"), town.person("Benas"), organiser(town, "Olga")
    await asks(ana, "Is there a choir?")
    await asks(ben, "will there be a choir")
    await writes(town, olga, "Yes.", to=card(town, "Q-1"))
    offer = said(town)[-1]
    assert offer.labels == ["Send to both"]
    await writes(town, olga, "There is.", to=card(town, "Q-2"))
    await presses(town, olga, "Send to both", offer)
    assert "Yes." not in ben.all and offer.text == "Nobody waits for it any more."
