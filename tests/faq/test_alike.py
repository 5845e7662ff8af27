"""Questions that ask the same, and questions that only look alike."""

import pytest

from bot.content import Content
from faq.alike import Asked, alike
from faq.matcher import Matcher
from tests.town import CONTENT

SAME = [
    ("Is there parking for a bus?", "is there bus parking"),
    ("May I bring my drone?", "Can I bring a drone?"),
    ("May I bring my drone?", "are drones allowed"),
    ("How much does it cost?", "what does it cost"),
    ("is lunch included", "Will there be lunch?"),
    ("Do you provide an invitation letter for the visa?", "I need a visa invitation letter, do you send it?"),
    ("what is the wifi password", "wifi password?"),
    ("Is there a choir?", "will there be a choir"),
    ("is there a dress code", "what's the dress code?"),
    ("When will the agenda be published?", "when do you publish the agenda?"),
]
OTHER = [
    ("May I bring my drone?", "May I bring my dog?"),
    ("Is there a choir?", "Is there parking for a bus?"),
    ("is lunch included", "is dinner included"),
    ("what is the wifi password", "what is the dress code"),
    ("Where can I park a bus?", "Where can I park a boat?"),
    ("Can I pay by card?", "Can I pay by invoice?"),
    ("When will the agenda be published?", "When will the slides be published?"),
    ("Is the workshop in English?", "Is the workshop in Lithuanian?"),
    ("How do I change my registration?", "How do I withdraw my registration?"),
    ("Is there a shuttle from the airport?", "Is there a shuttle from the hotel?"),
    ("Question 1?", "Question 2?"),
]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    """Of the shipped questions: a small FAQ knows too little of the words that do not matter."""
    return Content.read(CONTENT).knowledge.matcher


def are_alike(matcher: Matcher, one: str, other: str, language: str = "en") -> bool:
    return alike(matcher.index, Asked(1, one, language), [Asked(2, other, language)]) == [2]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_question_in_other_words_is_recognised(matcher: Matcher, one: str, other: str) -> None:
    assert are_alike(matcher, one, other) and are_alike(matcher, other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_question_in_like_words_is_not(matcher: Matcher, one: str, other: str) -> None:
    assert not are_alike(matcher, one, other) and not are_alike(matcher, other, one)


def test_the_same_in_another_language_and_with_a_slip_is_recognised(matcher: Matcher) -> None:
    assert are_alike(matcher, "Ar galiu atsivežti šunį?", "Ar galima atsivezti šuni?", "lt")


def test_a_question_is_not_alike_to_itself_nor_to_silence(matcher: Matcher) -> None:
    asked = Asked(1, "Is there a choir?", "en")
    assert alike(matcher.index, asked, [asked, Asked(2, "", "en"), Asked(3, "?!", "en")]) == []
