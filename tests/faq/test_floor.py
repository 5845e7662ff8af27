"""How good the matcher is, as a floor that a worse one falls through; bench/faq_training.py cross-validates."""

from pathlib import Path

import pytest

from faq import confidence, entries, evaluation
from faq.evaluation import Figures
from faq.matcher import Matcher

OWN = Path(__file__).parent / "data"


def check(figures: Figures, right: float, helped: float, precision: float, outside: float) -> None:
    assert figures.right >= right, figures
    assert figures.helped >= helped, figures
    assert figures.precision >= precision, figures
    assert figures.outside <= outside, figures


def test_the_shared_questions(fixed: Matcher, shared: Path) -> None:
    check(evaluation.evaluate(fixed, shared).figures, right=0.70, helped=0.96, precision=0.95, outside=0.03)


@pytest.mark.parametrize(
    "folder", [OWN, OWN / "unseen", OWN / "heldout", OWN / "last", OWN / "fresh"], ids=lambda folder: folder.name
)
def test_our_own_questions(fixed: Matcher, folder: Path) -> None:
    check(evaluation.evaluate(fixed, folder).figures, right=0.60, helped=0.93, precision=0.92, outside=0.04)


@pytest.mark.parametrize("name", ["shipped", "fresh_shipped"])
def test_the_shipped_faq(shipped: Matcher, name: str) -> None:
    figures = evaluation.ask(shipped, evaluation.questions(OWN / f"{name}.jsonl")).figures
    check(figures, right=0.60, helped=0.93, precision=0.96, outside=0.04)


def test_a_worse_matcher_falls_through_the_floor(shared: Path) -> None:
    sure = confidence.load()
    blunt = confidence.Confidence(
        [0.0] * len(sure.fit), sure.nothing, sure.answer, sure.offer, sure.doubtful, sure.beside, sure.strange
    )
    worse = Matcher.build(entries.load(shared), sure=blunt)
    with pytest.raises(AssertionError):
        check(evaluation.evaluate(worse, shared).figures, right=0.70, helped=0.96, precision=0.95, outside=0.03)


def test_the_report_shows_kinds_languages_and_mistakes(fixed: Matcher, shared: Path) -> None:
    report = evaluation.evaluate(fixed, shared)
    text = str(report)
    assert "157 questions" in text and "near_topic" in text and "worst mistakes" in text
    assert report.by(lambda outcome: outcome.question.lang)["en"].questions == 121
    assert 0 < report.spread.right < 0.1
