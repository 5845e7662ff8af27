"""Tables of questions to the shipped FAQ: plain ones, of people from elsewhere, about something else."""

import pytest

from faq import evaluation
from faq.evaluation import Question
from faq.matcher import Matcher
from faq.results import Answer, Relay, Suggest
from tests.faq.conftest import ROOT

DATA = ROOT / "tests" / "faq" / "data"


def table(name: str) -> list[Question]:
    return evaluation.questions(DATA / f"{name}.jsonl")


def shown(matcher: Matcher, text: str) -> list[str]:
    """The entries that a person sees, answered or offered."""
    result = matcher.ask(text)
    if isinstance(result, Answer):
        return [result.entry.id, *(other.entry.id for other in result.also)]
    return [entry.id for entry in result.entries] if isinstance(result, Suggest) else []


@pytest.mark.parametrize("asked", table("plain"), ids=lambda asked: asked.text)
def test_a_plain_question_is_answered_outright(shipped: Matcher, asked: Question) -> None:
    result = shipped.ask(asked.text)
    assert isinstance(result, Answer), result
    assert shown(shipped, asked.text) == [asked.id]


def test_another_event_city_or_year_is_never_answered_outright(shipped: Matcher, fixed: Matcher) -> None:
    for asked in table("away"):
        for matcher in (shipped, fixed):
            assert not isinstance(matcher.ask(asked.text), Answer), asked.text


@pytest.mark.parametrize("asked", table("origins"), ids=lambda asked: asked.text)
def test_where_a_person_comes_from_does_not_lead_elsewhere(shipped: Matcher, asked: Question) -> None:
    assert not shipped.judge(asked.text).elsewhere
    assert asked.id in shown(shipped, asked.text)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("ich moechte meine angaben aendern", "edit_registration"),
        ("ich möchte meine Angaben ändern", "edit_registration"),
        ("fuer wen ist das", "who"),
        ("koki vieshbuti rekomenduojate", "accommodation"),
        ("koki viesbuti rekomenduojate", "accommodation"),
        ("how do the 1on1s work", "b2b_how"),
    ],
)
def test_letters_that_a_keyboard_lacks_may_be_spelled_out(shipped: Matcher, text: str, id: str) -> None:
    assert shown(shipped, text)[:1] == [id]


def test_what_everybody_asks_is_answered_outright(shipped: Matcher) -> None:
    """The shortest ways to ask each entry, in English and in Lithuanian without diacritics."""
    asked = table("common")
    results = {one.text: (one.id, shipped.ask(one.text, one.lang)) for one in asked}
    wrong = [text for text, (id, got) in results.items() if isinstance(got, Answer) and got.entry.id != id]
    right = [text for text, (id, got) in results.items() if isinstance(got, Answer) and got.entry.id == id]
    assert wrong == [] and len(right) >= 0.95 * len(asked)


def test_a_question_that_names_one_of_our_events_is_about_what_it_asks(shipped: Matcher) -> None:
    figures = evaluation.ask(shipped, table("named")).figures
    assert figures.best >= 0.93, figures
    assert figures.helped >= 0.95, figures
    assert figures.right >= 0.80, figures


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("when is the workshop?", "workshop"),
        ("kada vyks seminaras", "workshop"),
        ("dates of clusters meet regions", "workshop"),
        ("kada kontaktų mugė?", "matchmaking"),
        ("wann ist das Matchmaking", "matchmaking"),
        ("when is it", None),
    ],
)
def test_an_event_is_known_by_what_it_is_called_in_any_language(shipped: Matcher, text: str, event: str | None) -> None:
    result = shipped.ask(text)
    assert isinstance(result, Answer) and result.entry.id == "dates" and result.event == event, result


@pytest.mark.parametrize(
    "text", ["when is the next workshop", "programme of the first workshop", "kada kitas seminaras", "last matchmaking"]
)
def test_another_edition_is_not_answered_as_if_it_were_ours(shipped: Matcher, text: str) -> None:
    assert isinstance(shipped.ask(text), Suggest | Relay)


def test_what_an_entry_only_mentions_is_not_its_subject(shipped: Matcher) -> None:
    for text in (
        "can I bring my dog",
        "darf mein hund mit",
        "where to drink beer in the evening",
        "czy mogę z dzieckiem",
    ):
        assert isinstance(shipped.ask(text), Suggest | Relay), text


def test_strangers_are_not_answered_and_people_are(shipped: Matcher) -> None:
    figures = evaluation.ask(shipped, [*table("manners"), *table("strangers")]).figures
    assert figures.outside <= 0.03, figures
    assert figures.precision >= 0.95, figures
    assert figures.right >= 0.70, figures
    assert figures.helped >= 0.95, figures


@pytest.mark.parametrize(
    "text",
    [
        "where do i park my car",
        "can i bring what i want",
        "I forgot to register and now it is closed",
        "will you cover my flight and hotel",
        "kann ich und mein Kollege kommen",
    ],
)
def test_a_part_that_asks_nothing_by_itself_is_no_second_question(shipped: Matcher, text: str) -> None:
    result = shipped.ask(text)
    assert not isinstance(result, Answer) or not result.also


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Where is it and how much does it cost?", ["venue", "cost"]),
        ("kada vyks renginys ir kiek kainuoja", ["dates", "cost"]),
        ("kiedy odbędzie się wydarzenie i ile kosztuje udział", ["dates", "cost"]),
        ("wann findet es statt und was kostet die Teilnahme", ["dates", "cost"]),
    ],
)
def test_and_in_the_language_of_the_text_joins_two_questions(shipped: Matcher, text: str, ids: list[str]) -> None:
    assert shown(shipped, text) == ids
