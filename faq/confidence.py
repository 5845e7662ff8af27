"""How sure the matcher is: one model with few weights, and all thresholds.

The model is McFadden's conditional logit (1974): every candidate and "none of them" get a score that is linear in their
features; the softmax of the scores is the probability of each. Weights and thresholds stand in weights.toml, which
bench/faq_training.py writes.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

from faq.scoring import FIT, NOTHING, Scored

WEIGHTS = Path(__file__).with_name("weights.toml")
OFFERED = 3


@dataclass(frozen=True)
class Confidence:
    """Weights in the order of FIT and NOTHING, and from which chance on something is shown.

    The best candidate is answered from `answer` on, offered from `offer` on, or from `doubtful` on when the question
    seems to be about something else; others are offered `beside` it from a lower one on.
    """

    fit: Sequence[float]
    nothing: Sequence[float]
    answer: float
    offer: float
    doubtful: float
    beside: float
    strange: float

    def chances(self, scored: Scored, context: Sequence[float] = ()) -> list[float]:
        """The probability of each candidate; what is missing to 1 is the probability that none is meant."""
        extra = context or [0.0] * len(scored.entries)
        logits = [_product(self.fit, fit) + more for fit, more in zip(scored.fits, extra, strict=True)]
        none = _product(self.nothing, scored.nothing)
        highest = max([none, *logits])
        weights = [exp(logit - highest) for logit in logits]
        total = sum(weights) + exp(none - highest)
        return [weight / total for weight in weights]


def _product(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def load(path: Path = WEIGHTS) -> Confidence:
    """The trained weights that come with the program."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Confidence(
        fit=[table["fit"][name] for name in FIT],
        nothing=[table["nothing"][name] for name in NOTHING],
        answer=table["thresholds"]["answer"],
        offer=table["thresholds"]["offer"],
        doubtful=table["thresholds"]["doubtful"],
        beside=table["thresholds"]["beside"],
        strange=table["thresholds"]["strange"],
    )
