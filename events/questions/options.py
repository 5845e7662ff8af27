"""Options that are buttons, and finding the one that typed words mean."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from events.content import Frozen, LocalText, OptionId
from events.words import folded, listed

SURE, NEAR, GAP = 86.0, 60.0, 10.0  # of rapidfuzz's 0 to 100; set by the tables in tests/events
_NEGATIONS: Final = listed("no not non nicht kein ne nera ei ej inte ikke nie nav")
LONGEST = 200  # characters of an option that was typed: more is a letter, not a choice
_TOLERATED = 3  # words around a label, as in "online, please"


class Option(Frozen):
    """One answer to choose: its id is stored, its label shown; `also` are other words for it."""

    id: OptionId
    label: LocalText
    also: tuple[str, ...] = ()

    def names(self) -> frozenset[str]:
        """All words that mean this option, folded."""
        return _names(self.id, self.label.all, self.also)


@lru_cache(maxsize=1024)
def _names(option_id: str, labels: tuple[str, ...], also: tuple[str, ...]) -> frozenset[str]:
    spelled = (option_id.replace("_", " "), *labels, *also)
    return frozenset(name for name in map(folded, spelled) if name)


def best(options: Sequence[Option], words: str) -> tuple[list[Option], bool]:
    """The options that these words may mean, best first (at most three), and whether the first is sure."""
    text = folded(words)
    if exact := [option for option in options if text in option.names()]:
        return exact[:3], len(exact) == 1
    if text.isdecimal():
        return _by_number(options, int(text[:6])), True
    if inside := [option for option in options if _mentions(text, option)]:
        return inside[:3], len(inside) == 1 and _is_plain(text, inside[0])
    return _by_likeness(options, text) if len(text) <= LONGEST else ([], False)


def _by_number(options: Sequence[Option], number: int) -> list[Option]:
    return [options[number - 1]] if 1 <= number <= len(options) else []


def _mentions(text: str, option: Option) -> bool:
    return any(f" {name} " in f" {text} " for name in option.names() if len(name) > 2)


def _is_plain(text: str, option: Option) -> bool:
    """Whether the words around the option's name change nothing: few, and none of them a "not"."""
    longest = max((name for name in option.names() if f" {name} " in f" {text} "), key=len)
    around = f" {text} ".replace(f" {longest} ", " ", 1).split()
    return len(around) <= _TOLERATED and not _NEGATIONS.intersection(around)


def _by_likeness(options: Sequence[Option], text: str) -> tuple[list[Option], bool]:
    scored = sorted(((_likeness(text, option), i) for i, option in enumerate(options)), key=lambda s: (-s[0], s[1]))
    near = [(score, options[i]) for score, i in scored if score >= NEAR][:3]
    if not near:
        return [], False
    runner_up = near[1][0] if len(near) > 1 else 0.0
    negated = not _NEGATIONS.isdisjoint(text.split())
    return [option for _, option in near], near[0][0] >= SURE and near[0][0] - runner_up >= GAP and not negated


def _likeness(text: str, option: Option) -> float:
    return max(_alike(text, name) for name in option.names())


def _alike(text: str, name: str) -> float:
    whole = max(fuzz.ratio(text, name), fuzz.token_sort_ratio(text, name))
    begins = len(text) >= 3 and any(word.startswith(text) for word in (name, *name.split()))
    part = fuzz.token_set_ratio(text, name) * 0.8 if len(text) >= 4 else 0.0
    return max(whole, 80.0 if begins else 0.0, part)
