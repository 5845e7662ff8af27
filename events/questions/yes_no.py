"""Questions answered by yes or no."""

import re
from typing import Final, Literal

from events.content import LocalText
from events.questions.question import Accepted, Answer, Asked, Candidate, Reading, Unsure
from events.refused import Refused
from events.words import folded, listed, tidy

_YES: Final = listed("""
    yes y yeah yep yup sure ok okay true + taip taigi nu jo zinoma gerai ja jaa jah jep jo joo
    kylla tak jasne oczywiscie pewnie natuerlich naturlich klar javisst absolut labi protams muidugi да ага так
    конечно хорошо 👍 ✅ ✔ 👌
""") | {"yes please", "of course", "taip zinoma"}
_NO: Final = listed("""
    no n nope nah false never - ne nea nera nenoriu nein nee nej nie ei eip eiku en nop нет неа не ні ні nav negribu
    👎 ❌ ✖
""") | {"no thanks", "no thank you", "not really", "ne aciu", "nein danke", "nej tack", "ei kiitos", "nie dziekuje"}
_LABELS: Final = {
    True: LocalText(
        {"en": "Yes", "lt": "Taip", "lv": "Jā", "et": "Jah", "pl": "Tak", "de": "Ja", "fi": "Kyllä", "sv": "Ja"}
    ),
    False: LocalText(
        {"en": "No", "lt": "Ne", "lv": "Nē", "et": "Ei", "pl": "Nie", "de": "Nein", "fi": "Ei", "sv": "Nej"}
    ),
}
_SKIN: Final = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")


class YesNo(Asked):
    """Yes or no, as a button or a word of any of our languages."""

    kind: Literal["yes_no"]

    @property
    def choosable(self) -> tuple[str | bool, ...]:
        return (True, False)

    def buttons(self, language: str) -> tuple[Candidate, ...]:
        return tuple(Candidate(value, label.in_(language)) for value, label in _LABELS.items())

    def read(self, words: str, language: str) -> Reading:
        if (meant := agreed(words)) is not None:
            return Accepted(meant)
        first = agreed(next(iter(tidy(words).split()), ""))
        if first is None:
            raise Refused("form.yes_no.unknown")
        return Unsure((Candidate(first, _LABELS[first].in_(language)),))

    def show(self, value: Answer, language: str) -> str:
        return _LABELS[value].in_(language) if isinstance(value, bool) else ""

    def holds(self, value: object) -> bool:
        return isinstance(value, bool)


def agreed(words: str) -> bool | None:
    """Whether these words, and nothing besides, say yes or no."""
    plain = _SKIN.sub("", tidy(words))
    for spelled in (folded(plain), plain.strip(" .!,")):
        if spelled in _YES:
            return True
        if spelled in _NO:
            return False
    return None
