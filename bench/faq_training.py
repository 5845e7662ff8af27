"""Fits the weights of faq/weights.toml, cross-validates them and chooses the thresholds: needs NumPy.

    python -m bench.faq_training [--write]

Examples: the labelled questions of ../shared/faq and tests/faq/data; every phrasing of the FAQ, asked of an FAQ without
it; and all of these asked of an FAQ without their entry, which makes hard questions that nothing answers.
"""

import argparse
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path
from random import Random
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from faq import confidence, entries, index, lexicon, scoring, smalltalk
from faq.evaluation import OUTSIDE_TRAFFIC, Question, questions, read
from faq.reading import Reader

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "faq"
SHIPPED = ROOT / "content" / "faq"
HERE = ("Vilnius, Lithuania 2022",)
SHIPPED_QUESTIONS = ("shipped.jsonl", "manners.jsonl", "strangers.jsonl")
OWN = ROOT / "tests" / "faq" / "data"
THINNED = 3  # of the shipped phrasings, which are many
SHIPPED_SHARE = 0.15
SHARES = {
    "shared": 0.5,
    "own": 0.5,
    "shared with gaps": 0.25,
    "own with gaps": 0.25,
    "phrasing": 0.3,
    "shipped": 0.5,
    "removed": 0.3,
    "removed phrasing": 0.1,
    "shipped phrasing": SHIPPED_SHARE,
    "shipped removed phrasing": SHIPPED_SHARE / 3,
}
GAPPED = 4
GAP = 0.25  # the share of a concept's words that a thinned lexicon lacks
GAP_ELSEWHERE = 0.5
RIDGE = 0.003
FOLDS = 5
REPEATS = 10
PRECISION = 0.965  # aimed at with a thinned lexicon, so that 0.95 holds on questions that nobody has seen
OUTSIDE = 0.028  # of what a thinned lexicon makes of them, which is worse than what the whole one does
STRANGE = 0.4
OFFER = 0.1
DOUBTFUL = 0.2
BESIDE = 0.05
ABSENT = -1e9
HEADER = """\
# What each feature of faq/scoring.py counts for, and the thresholds.
# Written by bench/faq_training.py: change that instead.
"""

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Example:
    """A question with its features; `truth` is the place of the right candidate, -1: none, -2: not among them."""

    source: str
    text: str
    scored: scoring.Scored
    truth: int
    refused: bool
    elsewhere: bool


class Asked:
    """An FAQ without some phrasings, which is asked questions."""

    def __init__(
        self, faq: entries.Faq, keep: Callable[[int, int], bool], gaps: int | None = None, here: Sequence[str] = ()
    ) -> None:
        self.ids = list(faq.entries)
        asked = [(number, *words) for number, entry in enumerate(faq) for words in entry.phrasings()]
        named = [text for entry in faq for text in entry.answers("en").values()]
        kept = [row for place, row in enumerate(asked) if keep(place, row[0])]
        events = {event for entry in faq for event in (entry.event, *entry.wording("en").answers) if event}
        built = index.build(len(self.ids), kept, LEXICON, here or named, dict.fromkeys(events, ()))
        known = built.reader.lexicon if gaps is None else with_gaps(built.reader, gaps)
        self.index = replace(built, reader=replace(built.reader, lexicon=known))

    def example(self, source: str, text: str, id: str | None) -> Example:
        """A question with its features."""
        reading = self.index.reader.read(text)
        scored = scoring.score(self.index, reading)
        places = [self.ids[number] for number in scored.entries]
        truth = -1 if id is None else places.index(id) if id in places else -2
        strange = scored.nothing[scoring.NOTHING.index("unknown")] > STRANGE
        talk = smalltalk.recognise(LEXICON.smalltalk, text) is not None
        elsewhere = bool(scoring.leads_elsewhere(self.index, reading))
        return Example(source, text, scored, truth, strange or talk or elsewhere, elsewhere)


LEXICON = lexicon.load()
Value = TypeVar("Value")


def with_gaps(reader: Reader, seed: int) -> lexicon.Lexicon:
    """The lexicon without many of the words that the FAQ itself does not use.

    Whoever wrote the lexicon has seen questions like those of the examples; people will ask with words that it lacks.
    """
    random = Random(seed)
    begun = {word[:end] for word in reader.known for end in range(2, len(word) + 1)}

    def thin(
        table: dict[str, list[Value]], concept: Callable[[Value], str], used: Container[str]
    ) -> dict[str, list[Value]]:
        thinned = {}
        for word, found in table.items():
            kept = [one for one in found if word in used or random.random() > _gap(reader, concept(one))]
            if kept:
                thinned[word] = kept
        return thinned

    return replace(
        reader.lexicon,
        words=thin(reader.lexicon.words, itemgetter(0), reader.known),
        beginnings=thin(reader.lexicon.beginnings, itemgetter(0), begun),
        phrases=thin(reader.lexicon.phrases, lambda phrase: phrase.meaning[0], ()),
    )


def _gap(reader: Reader, concept: str) -> float:
    if concept.startswith(lexicon.ASKING):
        return 0.0
    return GAP_ELSEWHERE if concept in reader.lexicon.elsewhere else GAP


def examples() -> list[Example]:
    """All examples, hard ones included."""
    faq = entries.load(SHARED)
    labelled = {"shared": read(SHARED), "own": read(OWN)}
    made: list[Example] = []
    for gaps in (None, *range(GAPPED)):
        asked = Asked(faq, lambda place, number: True, gaps)
        mark = "" if gaps is None else " with gaps"
        made += [asked.example(source + mark, one.text, one.id) for source, all in labelled.items() for one in all]
    made += hard(faq, [one for all in labelled.values() for one in all], "", 1)
    shipped = entries.load(SHIPPED)
    asked = Asked(shipped, lambda place, number: True, here=HERE)
    made += [asked.example("shipped", one.text, one.id) for name in SHIPPED_QUESTIONS for one in questions(OWN / name)]
    return [*made, *hard(shipped, [], "shipped ", THINNED)]


def hard(faq: entries.Faq, questions: Sequence[Question], mark: str, step: int) -> Iterable[Example]:
    """Every step-th phrasing asked of an FAQ without it; all questions asked of an FAQ without their entry."""
    phrasings = [Question(text, entry.id) for entry in faq for _, text in entry.phrasings()]
    for fold in range(FOLDS):
        rest = Asked(faq, lambda place, number, fold=fold: place % FOLDS != fold)  # type: ignore[misc]
        yield from (rest.example(mark + "phrasing", one.text, one.id) for one in phrasings[fold :: FOLDS * step])
    for removed, entry in enumerate(faq):
        rest = Asked(faq, lambda place, number, removed=removed: number != removed)  # type: ignore[misc]
        yield from (rest.example("removed", one.text, None) for one in questions if one.id == entry.id)
        asked = [text for _, text in entry.phrasings()][::step]
        yield from (rest.example(mark + "removed phrasing", text, None) for text in asked)


@dataclass(frozen=True)
class Table:
    """Examples as numbers: `x[example, candidate, feature]`, the last candidate is "none of them"."""

    x: Floats
    absent: Floats
    truth: NDArray[np.int64]
    weight: Floats
    refused: Mask
    elsewhere: Mask
    source: Sequence[str]
    group: Sequence[str]

    def where(self, mask: Mask) -> "Table":
        """Some of the examples."""
        places = [int(place) for place in np.flatnonzero(mask)]
        return Table(
            self.x[mask], self.absent[mask], self.truth[mask], self.weight[mask],
            self.refused[mask], self.elsewhere[mask],
            [self.source[place] for place in places], [self.group[place] for place in places],
        )  # fmt: skip


def table(made: Sequence[Example]) -> Table:
    """The examples as numbers."""
    fits, nothings, most = len(scoring.FIT), len(scoring.NOTHING), scoring.CANDIDATES
    x = np.zeros((len(made), most + 1, fits + nothings))
    absent = np.full((len(made), most + 1), ABSENT)
    absent[:, most] = 0.0
    for row, example in enumerate(made):
        for place, fit in enumerate(example.scored.fits):
            x[row, place, :fits] = fit
            absent[row, place] = 0.0
        x[row, most, fits:] = example.scored.nothing
    truth = np.array([most if one.truth == -1 else one.truth for one in made])
    weight = np.array([SHARES[one.source] for one in made])
    refused = np.array([one.refused for one in made])
    elsewhere = np.array([one.elsewhere for one in made])
    return Table(x, absent, truth, weight, refused, elsewhere, [one.source for one in made], [one.text for one in made])


def fit(data: Table) -> Floats:
    """Weights of the greatest likelihood with a ridge, by Newton's method."""
    data = data.where(data.truth >= 0)
    weight = data.weight / data.weight.sum()
    rows = np.arange(len(weight))
    theta: Floats = np.zeros(data.x.shape[2])
    for _ in range(30):
        chance = chances(theta, data)
        mean = np.einsum("ij,ijf->if", chance, data.x)
        slope = weight @ (data.x[rows, data.truth] - mean) - RIDGE * theta
        square = np.einsum("i,ij,ijf,ijg->fg", weight, chance, data.x, data.x, optimize=True)
        curve = square - np.einsum("i,if,ig->fg", weight, mean, mean) + RIDGE * np.eye(len(theta))
        step: Floats = np.linalg.solve(curve, slope)
        theta = theta + step
        if np.abs(step).max() < 1e-8:
            break
    return theta


def chances(theta: Floats, data: Table) -> Floats:
    """The probability of each candidate."""
    logits = data.x @ theta + data.absent
    exponents = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(exponents / exponents.sum(axis=1, keepdims=True))


@dataclass(frozen=True)
class Predicted:
    """What was predicted for questions that the weights were not fitted to."""

    sure: Floats
    right: Mask
    three: Mask
    helped: Mask
    inside: Mask

    def at(self, threshold: float) -> tuple[float, float, float, float]:
        """Right answers, precision, out-of-scope answered, right or offered."""
        answered = self.sure >= threshold
        right = float((answered & self.right & self.inside).sum() / self.inside.sum())
        given = float((answered & self.inside).sum() / self.inside.sum())
        astray = float((answered & ~self.inside).sum() / (~self.inside).sum())
        all_given = (1 - OUTSIDE_TRAFFIC) * given + OUTSIDE_TRAFFIC * astray
        precision = (1 - OUTSIDE_TRAFFIC) * right / all_given if all_given else 1.0
        helped = np.where(answered, self.right, self.helped)[self.inside].mean()
        return right, precision, astray, float(helped)

    def threshold(self) -> float:
        """The lowest with the precision that is aimed at."""
        for threshold in np.linspace(0.4, 0.98, 59):
            _, precision, astray, _ = self.at(float(threshold))
            if precision >= PRECISION and astray <= OUTSIDE:
                return float(threshold)
        return 0.98


def predict(theta: Floats, data: Table) -> Predicted:
    """Predict with these weights."""
    most = scoring.CANDIDATES
    chance = chances(theta, data)[:, :most]
    order = np.argsort(-chance, axis=1)[:, : confidence.OFFERED]
    hit = order == data.truth[:, None]
    likely = np.take_along_axis(chance, order, axis=1)
    offered = (likely >= BESIDE) & (likely[:, :1] >= np.where(data.elsewhere, DOUBTFUL, OFFER)[:, None])
    return Predicted(
        np.where(data.refused, 0.0, chance.max(axis=1)),
        hit[:, 0],
        hit.any(axis=1),
        (hit & offered).any(axis=1),
        data.truth != most,
    )


def crossvalidate(data: Table, source: Iterable[str], repeat: int) -> tuple[float, list[float]]:
    """Fold by fold: weights and threshold from the other folds, figures on this one; a question is in one fold."""
    sources = set(source)
    groups = sorted(set(data.group))
    fold_of = dict(zip(groups, np.random.default_rng(repeat).integers(0, FOLDS, len(groups)), strict=True))
    fold = np.array([fold_of[group] for group in data.group])
    real = np.array([name.endswith("with gaps") or name == "shipped" for name in data.source])
    wanted = np.array([name in sources for name in data.source])
    parts, thresholds = [], []
    for held in range(FOLDS):
        theta = fit(data.where(fold != held))
        threshold = predict(theta, data.where((fold != held) & real)).threshold()
        part = predict(theta, data.where((fold == held) & wanted))
        answered = part.sure >= threshold
        parts.append(Predicted(answered.astype(float), part.right, part.three, part.helped, part.inside))
        thresholds.append(threshold)
    whole = Predicted(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in Predicted.__dataclass_fields__)
    )
    best = float(whole.right[whole.inside].mean())
    three = float(whole.three[whole.inside].mean())
    return float(np.mean(thresholds)), [best, three, *whole.at(0.5)]


def write(theta: Floats, threshold: float) -> None:
    """Write the weights with their names."""
    names = [*(("fit", name) for name in scoring.FIT), *(("nothing", name) for name in scoring.NOTHING)]
    lines = [HEADER]
    for part in ("fit", "nothing"):
        lines.append(f"[{part}]")
        lines += [f"{name} = {value:.3f}" for (of, name), value in zip(names, theta, strict=True) if of == part]
        lines.append("")
    thresholds = {
        "answer": round(threshold, 2),
        "offer": OFFER,
        "doubtful": DOUBTFUL,
        "beside": BESIDE,
        "strange": STRANGE,
    }
    lines += ["[thresholds]", *(f"{name} = {value}" for name, value in thresholds.items()), ""]
    confidence.WEIGHTS.write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    """Print the cross-validated figures; with --write also write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", action="store_true", help="write faq/weights.toml")
    writes = arguments.parse_args().write
    data = table(list(examples()))
    for source in (["shared"], ["own"], ["shared", "own"], ["shipped"], ["shared with gaps", "own with gaps"]):
        runs = [crossvalidate(data, source, repeat) for repeat in range(REPEATS)]
        figures = np.array([run[1] for run in runs])
        print(f"\n{' + '.join(source)}: {REPEATS} x {FOLDS}-fold, threshold {np.mean([run[0] for run in runs]):.2f}")
        for name, mean, spread in zip(
            ("best", "in three", "answered right", "precision", "outside answered", "right or offered"),
            figures.mean(axis=0),
            figures.std(axis=0),
            strict=True,
        ):
            print(f"  {name:17} {mean:.3f} ± {spread:.3f}")
    theta = fit(data)
    threshold = float(np.mean([crossvalidate(data, ["shared", "own"], repeat)[0] for repeat in range(REPEATS)]))
    for name, value in zip((*scoring.FIT, *scoring.NOTHING), theta, strict=True):
        print(f"  {name:12} {value:7.3f}")
    if writes:
        write(theta, threshold)


if __name__ == "__main__":
    main()
