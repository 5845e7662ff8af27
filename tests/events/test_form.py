"""The next question is computed from the event and the answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import form
from events.models import Event
from events.questions import Answer, Question
from tests.events.shipped import matchmaking, workshop

ANA: dict[str, Answer] = {
    "name": "Ana",
    "email": "ana@x.lt",
    "organisation": "Klasteris",
    "organisation_type": "cluster",
    "country": "LT",
}
AGREED: Answer = {"name": "registration", "version": "1", "agreed": "2022-04-01T06:00:00+00:00"}


def ids(questions: list[Question]) -> list[str]:
    return [question.id for question in questions]


def test_the_workshop_asks_what_the_issue_lists() -> None:
    assert " ".join(ids(list(workshop().questions))) == (
        "name email organisation organisation_type country position attendance days needs consent"
    )


def test_the_matchmaking_event_asks_what_the_issue_lists() -> None:
    assert " ".join(ids(list(matchmaking().questions))) == (
        "name email organisation organisation_type country website attendance ecosystems offer seek pitch pitch_title "
        "consent"
    )


def test_days_and_needs_are_asked_only_of_people_on_site() -> None:
    online = ids(form.applicable(workshop(), {"attendance": "online"}))
    onsite = ids(form.applicable(workshop(), {"attendance": "onsite"}))
    assert "days" not in online and "needs" not in online
    assert onsite.index("days") == onsite.index("attendance") + 1


@pytest.mark.parametrize(("pitch", "asked"), [(True, True), (False, False), (None, False)])
def test_a_pitch_has_a_title_only_if_wanted(pitch: Answer, asked: bool) -> None:
    assert ("pitch_title" in ids(form.applicable(matchmaking(), {"pitch": pitch}))) is asked


def test_the_form_goes_from_the_first_question_to_the_end_and_skips_what_was_skipped() -> None:
    answers: dict[str, Answer] = {}
    values = ANA | {"position": None, "attendance": "online", "consent": AGREED}
    seen = []
    while question := form.next_question(workshop(), answers):
        seen.append(question.id)
        answers[question.id] = values[question.id]
    assert seen == [*ANA, "position", "attendance", "consent"]
    assert form.final(workshop(), answers) == answers


def test_answers_that_no_longer_apply_are_left_out_at_the_end() -> None:
    answers = ANA | {"position": None, "attendance": "online", "days": "both", "needs": "tea", "consent": AGREED}
    assert form.next_question(workshop(), answers) is None
    assert list(form.final(workshop(), answers)) == [*ANA, "position", "attendance", "consent"]


def test_an_option_that_disappeared_is_asked_again() -> None:
    answers = ANA | {"position": None, "attendance": "by_balloon"}
    question = form.next_question(workshop(), answers)
    assert question and question.id == "attendance"


def test_consent_to_an_earlier_text_is_asked_again() -> None:
    old: Answer = {"name": "registration", "version": "0", "agreed": "2022-03-01T00:00:00+00:00"}
    answers = ANA | {"position": None, "attendance": "online", "consent": old}
    assert ids(form.unanswered(workshop(), answers)) == ["consent"]


def test_nothing_may_be_left_out_but_what_is_optional() -> None:
    assert form.still_valid(workshop().question("position"), None)
    assert not form.still_valid(workshop().question("name"), None)


def test_the_position_counts_the_questions_that_apply() -> None:
    assert form.position(workshop(), {}, "organisation") == (3, 8)
    assert form.position(workshop(), {"attendance": "onsite"}, "consent") == (10, 10)
    assert form.position(workshop(), {}, "removed_by_organisers") == (8, 8)


def test_back_leads_to_the_question_before() -> None:
    def before(answers: dict[str, Answer], question_id: str) -> str | None:
        question = form.previous(workshop(), answers, question_id)
        return question.id if question else None

    assert before({}, "name") is None
    assert before({"attendance": "online"}, "consent") == "attendance"
    assert before({"attendance": "onsite"}, "consent") == "needs"
    assert before({}, "removed_by_organisers") == "consent"


def test_who_a_person_is_can_be_taken_over_from_the_other_event() -> None:
    other = ANA | {"organisation_type": "a_type_of_last_year", "attendance": "onsite", "consent": AGREED}
    assert list(form.common_answers(matchmaking(), other)) == ["name", "email", "organisation", "country"]


def test_skip_can_be_typed_where_it_is_offered() -> None:
    assert form.says_skip(workshop().question("position"), "Skip")
    assert form.says_skip(workshop().question("position"), "-")
    assert not form.says_skip(workshop().question("name"), "skip")


ANY_ANSWER = (
    st.none()
    | st.booleans()
    | st.sampled_from(["onsite", "online", "both", "LT", "cluster", ""])
    | st.lists(st.sampled_from(["digital", "x"]), max_size=2)
)


@given(
    event=st.sampled_from(["workshop", "matchmaking"]),
    answers=st.dictionaries(
        st.sampled_from([q.id for q in (*workshop().questions, *matchmaking().questions)]), ANY_ANSWER
    ),
)
def test_whatever_was_stored_the_form_has_a_next_question_or_is_complete(
    event: str, answers: dict[str, Answer]
) -> None:
    of: Event = workshop() if event == "workshop" else matchmaking()
    question = form.next_question(of, answers)
    if question:
        n, total = form.position(of, answers, question.id)
        assert 1 <= n <= total
    assert (question is None) == (not form.unanswered(of, answers))
    assert set(form.final(of, answers)) <= set(ids(form.applicable(of, answers)))
