"""The rules of the form: which question comes next is computed from the event and the answers."""

from typing import Final

from events.models import Event
from events.questions import Answer, Answers, Question
from events.words import folded

ATTENDANCE: Final = "attendance"
MEANWHILE: Final = "meanwhile"  # among a form's answers: how they take part while they wait for what they chose
_TAKEN_OVER: Final = ("name", "email", "organisation", "organisation_type", "country")
_SKIPPING: Final = frozenset(["skip", "pass", "praleisti"])


def applicable(event: Event, answers: Answers) -> list[Question]:
    """The questions that this person is asked, in order: `only_if` is met by answers to questions that apply."""
    applying: list[Question] = []
    relevant: dict[str, Answer] = {}
    for question in event.questions:
        if _met(question, relevant):
            applying.append(question)
            relevant[question.id] = _given(question, answers)
    return applying


def next_question(event: Event, answers: Answers) -> Question | None:
    """The first question that applies and has no answer that is still valid; None: the form is complete."""
    return next(iter(unanswered(event, answers)), None)


def unanswered(event: Event, answers: Answers) -> list[Question]:
    """The questions that still want an answer, as far as the answers so far tell; their number is what is left."""
    asked = applicable(event, answers)
    return [q for q in asked if q.id not in answers or not still_valid(q, answers[q.id])]


def previous(event: Event, answers: Answers, question_id: str) -> Question | None:
    """The applicable question before this one; None at the first."""
    place = _place(event, question_id)
    earlier = [q for q in applicable(event, answers) if _place(event, q.id) < place]
    return earlier[-1] if earlier else None


def position(event: Event, answers: Answers, question_id: str) -> tuple[int, int]:
    """Which question this is, and of how many: (3, 9)."""
    asked = applicable(event, answers)
    place = _place(event, question_id)
    return max(1, sum(_place(event, q.id) <= place for q in asked)), len(asked)


def final(event: Event, answers: Answers) -> dict[str, Answer]:
    """The answers to keep: of the questions that apply, in the form's order."""
    return {q.id: answers[q.id] for q in applicable(event, answers) if q.id in answers}


def chosen(answers: Answers, attends: str | None, wants: str | None) -> dict[str, Answer]:
    """A registration's answers as they were given: of whoever waits with what for, and how they take part meanwhile."""
    meanwhile = {MEANWHILE: attends} if wants and attends else {}
    return {**answers, **({ATTENDANCE: wants} if wants else {}), **meanwhile}


def fitting(event: Event, answers: Answers) -> dict[str, Answer]:
    """Without the answers that only another attendance is asked for."""
    applying = {question.id for question in applicable(event, answers)}
    gone = {question.id for question in event.questions} - applying
    return {name: value for name, value in answers.items() if name not in gone}


def common_answers(event: Event, other: Answers) -> dict[str, Answer]:
    """What a registration for another event can lend to this one: who the person is, where that is still valid."""
    asked = (question for question in event.questions if question.id in _TAKEN_OVER)
    return {q.id: other[q.id] for q in asked if other.get(q.id) is not None and still_valid(q, other[q.id])}


def still_valid(question: Question, value: Answer) -> bool:
    """Whether a stored answer still answers the question, which organisers may have changed since."""
    return question.optional if value is None else question.holds(value)


def says_skip(question: Question, words: str) -> bool:
    """Whether these words, typed at an optional question, mean its Skip button."""
    return question.optional and (folded(words) in _SKIPPING or words.strip() in ("-", "–", "—"))


def _given(question: Question, answers: Answers) -> Answer:
    """Whoever takes part online while they wait for a seat is asked what both attendances are asked."""
    value, meanwhile = answers.get(question.id), answers.get(MEANWHILE)
    if question.id == ATTENDANCE and isinstance(value, str) and isinstance(meanwhile, str):
        return [value, meanwhile]
    return value


def _met(question: Question, answers: Answers) -> bool:
    return all(_is_given(answers.get(other), wanted) for other, wanted in (question.only_if or {}).items())


def _is_given(answer: Answer, wanted: str | bool) -> bool:
    return wanted in answer if isinstance(answer, list) else answer is not None and answer == wanted


def _place(event: Event, question_id: str) -> int:
    """Its place in the file; after all others if organisers have removed it."""
    ids = [question.id for question in event.questions]
    return ids.index(question_id) if question_id in ids else len(ids)
