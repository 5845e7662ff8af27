"""How good a matcher is, on questions whose right entry is known: inscope.jsonl and outofscope.jsonl of a folder."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from statistics import fmean, stdev

from faq.confidence import OFFERED
from faq.matcher import Matcher
from faq.results import Answer, Suggest

OUTSIDE_TRAFFIC = 0.3  # the share of questions that the FAQ cannot answer, in what people really ask
RESAMPLES = 200


@dataclass(frozen=True)
class Question:
    """A question as typed; id None: the FAQ has no answer."""

    text: str
    id: str | None
    lang: str = "en"
    kind: str = ""


@dataclass(frozen=True)
class Outcome:
    """What the matcher made of a question."""

    question: Question
    ranked: tuple[str, ...]
    answered: str | None
    offered: tuple[str, ...]
    confidence: float

    @property
    def inside(self) -> bool:
        """Whether the FAQ has the answer."""
        return self.question.id is not None

    @property
    def right(self) -> bool:
        """Whether the right answer was given."""
        return self.inside and self.answered == self.question.id

    @property
    def wrong(self) -> bool:
        """Whether a wrong answer was given, or one where there is none."""
        return self.answered is not None and not self.right

    @property
    def helped(self) -> bool:
        """Whether the right answer was given or offered."""
        return self.right or (self.inside and self.question.id in self.offered)


@dataclass(frozen=True)
class Figures:
    """Shares from 0 to 1."""

    questions: int
    best: float
    three: float
    right: float
    helped: float
    precision: float
    outside: float

    def __str__(self) -> str:
        return (
            f"best {self.best:.3f}  in three {self.three:.3f}  answered right {self.right:.3f}  "
            f"right or offered {self.helped:.3f}  precision {self.precision:.3f}  outside answered {self.outside:.3f}"
        )


@dataclass(frozen=True)
class Report:
    """All outcomes; print it."""

    outcomes: tuple[Outcome, ...]

    @cached_property
    def figures(self) -> Figures:
        """Over all questions."""
        return figures(self.outcomes)

    @cached_property
    def spread(self) -> Figures:
        """The standard error of each figure, by drawing the questions anew (Efron's bootstrap, 1979)."""
        random = Random(0)
        drawn = [figures(random.choices(self.outcomes, k=len(self.outcomes))) for _ in range(RESAMPLES)]
        names = [name for name in Figures.__dataclass_fields__ if name != "questions"]
        return Figures(RESAMPLES, *(stdev(getattr(one, name) for one in drawn) for name in names))

    def by(self, key: Callable[[Outcome], str]) -> dict[str, Figures]:
        """The figures of each group."""
        groups: dict[str, list[Outcome]] = {}
        for outcome in self.outcomes:
            groups.setdefault(key(outcome), []).append(outcome)
        return {name: figures(groups[name]) for name in sorted(groups)}

    @property
    def mistakes(self) -> list[Outcome]:
        """Wrong answers, then questions left without help, worst first."""
        wrong = sorted((outcome for outcome in self.outcomes if outcome.wrong), key=lambda one: -one.confidence)
        return wrong + [one for one in self.outcomes if one.inside and not one.helped and not one.wrong]

    def __str__(self) -> str:
        lines = [f"{self.figures.questions} questions", f"  {self.figures}", f"± {self.spread}"]
        for title, key in (("kind", _kind), ("language", _language)):
            lines += ["", f"by {title}"]
            lines += [f"  {name:14} {of.questions:4}  {of}" for name, of in self.by(key).items()]
        lines += ["", "worst mistakes"]
        for one in self.mistakes[:20]:
            got = one.answered or f"offered {', '.join(one.offered) or 'nothing'}"
            lines.append(f"  {one.confidence:.2f}  {one.question.text[:80]!r}: {got}, not {one.question.id}")
        return "\n".join(lines)


def _kind(outcome: Outcome) -> str:
    return outcome.question.kind


def _language(outcome: Outcome) -> str:
    return outcome.question.lang


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Shares; precision as if OUTSIDE_TRAFFIC of the questions were out of scope."""
    inside = [one for one in outcomes if one.inside]
    outside = [one for one in outcomes if not one.inside]
    right = _share(one.right for one in inside)
    answered = _share(one.answered is not None for one in inside)
    astray = _share(one.answered is not None for one in outside)
    given = (1 - OUTSIDE_TRAFFIC) * answered + OUTSIDE_TRAFFIC * astray
    return Figures(
        questions=len(outcomes),
        best=_share(one.ranked[:1] == (one.question.id,) for one in inside),
        three=_share(one.question.id in one.ranked for one in inside),
        right=right,
        helped=_share(one.helped for one in inside),
        precision=(1 - OUTSIDE_TRAFFIC) * right / given if given else 1.0,
        outside=astray,
    )


def _share(facts: Iterable[bool]) -> float:
    return fmean(values) if (values := [float(fact) for fact in facts]) else 0.0


class Unusable(ValueError):
    """Questions that cannot be read: file, line, and how they are written."""


def questions(path: Path) -> list[Question]:
    """The labelled questions of a file, one JSON object a line. Unusable: something else stands there."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise Unusable(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise Unusable(f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8") from None
    return [_question(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _question(path: Path, number: int, line: str) -> Question:
    try:
        question = Question(**json.loads(line))
    except (ValueError, TypeError, RecursionError):
        question = None
    if question and isinstance(question.text, str) and isinstance(question.id, str | None):
        return question
    shape = '{"text": "…", "id": "dates", "lang": "en", "kind": "…"}, and "id": null out of scope'
    raise Unusable(f"{path}:{number}: no question; a line is written {shape}")


def read(folder: Path) -> list[Question]:
    """The labelled questions of a folder. Unusable: there are none."""
    found = [*questions(folder / "inscope.jsonl"), *questions(folder / "outofscope.jsonl")]
    if not found:
        raise Unusable(f"{folder}: no questions in inscope.jsonl and outofscope.jsonl")
    return found


def ask(matcher: Matcher, asked: Iterable[Question]) -> Report:
    """Ask every question, with English as the person's language."""
    return Report(tuple(_outcome(matcher, question) for question in asked))


def evaluate(matcher: Matcher, folder: Path) -> Report:
    """Ask every question of the folder. Unusable: it cannot be read, or names an entry that is not there."""
    asked, known = read(folder), {entry.id for entry in matcher.entries}
    if strange := sorted({question.id for question in asked if question.id} - known):
        raise Unusable(f"{folder}: the FAQ has no entry {', '.join(strange[:5])}; is it for another FAQ?")
    return ask(matcher, asked)


def _outcome(matcher: Matcher, question: Question) -> Outcome:
    result = matcher.ask(question.text)
    judged = matcher.judge(question.text)
    return Outcome(
        question,
        ranked=tuple(matcher.entries[number].id for number, _ in judged.candidates[:OFFERED]),
        answered=result.entry.id if isinstance(result, Answer) else None,
        offered=tuple(entry.id for entry in result.entries) if isinstance(result, Suggest) else (),
        confidence=judged.best,
    )
