"""Answers at hand: chosen on the card, seen before, sent in the attendee's language."""

from pathlib import Path

import pytest

from faq import canned
from faq.entries import FaqErrors
from tests.organisers import asks, card, organiser, presses, said
from tests.town import CONTENT, Town


async def test_an_answer_at_hand_is_chosen_seen_and_sent_in_the_attendees_language(town: Town) -> None:
    ona, olga = town.person("Ona", language="lt"), organiser(town, "Olga")
    await asks(ona, "Kaip man ateiti?")
    await presses(town, olga, "Answers", card(town, "Q-1"))
    choice = said(town)[-1]
    assert choice.labels == ["Please tell us more", "Not confirmed yet", "How to register"]
    assert choice.reply_to == card(town, "Q-1")
    await presses(town, olga, "How to register", choice)
    assert "Ona (Lithuanian) would read:" in choice.text and "atsiųskite /register" in choice.text
    assert "/register" not in ona.all
    await presses(town, olga, "Send", choice)
    assert "atsiųskite /register ir pasirinkite renginį" in ona.last and "14 d." in ona.last
    assert choice.text.startswith("Given to Ona") and choice.reactions == ["👍"] and choice.labels == []
    assert "Answered by Olga" in card(town, "Q-1").text


async def test_a_language_without_a_version_gets_the_english_one(sqlite_town: Town) -> None:
    town = sqlite_town
    eva, olga = town.person("Eva", language="de-AT"), organiser(town, "Olga")
    await asks(eva, "Wie melde ich mich an?")
    await presses(town, olga, "Answers", card(town, "Q-1"))
    await presses(town, olga, "Not confirmed", said(town)[-1])
    await presses(town, olga, "Send", said(town)[-1])
    assert "This is not confirmed yet" in eva.last


async def test_of_two_the_second_is_asked_here_too(sqlite_town: Town) -> None:
    town = sqlite_town
    ana, olga, rita = town.person("Ana"), organiser(town, "Olga"), organiser(town, "Rita")
    await asks(ana, "How do I come?")
    for who in (olga, rita):
        await presses(town, who, "Answers", card(town, "Q-1"))
        await presses(town, who, "Not confirmed", said(town)[-1])
        await presses(town, who, "Send", said(town)[-1])
    assert said(town)[-1].text.startswith("Olga answered just now") and ana.all.count("not confirmed yet") == 1


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("Parking.en.md", "# P\n\nYes", "Parking.en.md: the name must be like parking.en.md"),
        ("parking.lt.md", "# P\n\nTaip", "parking.en.md: missing; English stands in"),
        ("parking.en.md", "Yes", "the first line must be its title"),
        ("parking.en.md", "# Parking", "there is no text below the title"),
        (
            "parking.en.md",
            "# P\n\nOn {workshop.datse}",
            'no placeholder {workshop.datse}; did you mean "workshop.dates"?',
        ),
        ("parking.en.md", "# P\n\n" + "word " * 700, "longer than 3000 characters"),
        ("parking.en.md", "# P\n\n![a map](https://example.org/map.png)", "Telegram shows no pictures"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_what_to_do(tmp_path: Path, name: str, text: str, wrong: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(FaqErrors) as refused:
        canned.load(tmp_path, {"workshop.dates"})
    assert wrong in str(refused.value)


def test_the_shipped_answers_are_there_in_both_languages() -> None:
    shipped = canned.load(CONTENT / "answers")
    assert len(shipped) >= 3
    assert {language for one in shipped.values() for language in one.versions} == {"en", "lt"}
    assert all(len(one.versions) == 2 for one in shipped.values())
