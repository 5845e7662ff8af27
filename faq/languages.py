"""Which language a question is in: judged from its words and letters, with the person's language as a prior."""

from collections.abc import Iterable, Mapping

from faq import words
from faq.lexicon import LANGUAGES, Lexicon
from faq.meanings import ENGLISH, meanings

RIVAL = 0.75  # a language with this share of the best one's evidence is read too
PRIOR = 0.6  # what the person's own language counts for, in words of evidence
_LETTERS = {
    "ąęėįųū": "lt", "āēģīķļņ": "lv", "õ": "et", "ąęćłńśźż": "pl", "ß": "de", "å": "sv",
    "čšž": "lt", "äö": "de", "äöü": "et", "üõ": "et", "öäå": "fi", "šž": "lv", "ü": "de", "ó": "pl",
}  # fmt: skip

Known = Mapping[str, frozenset[str]]  # the languages in which the FAQ uses a word


def judge(lexicon: Lexicon, known: Known, text: str, spelled: Iterable[str], prior: str) -> tuple[str, frozenset[str]]:
    """The language of the text, and those that it could be as well."""
    evidence = dict.fromkeys(LANGUAGES, 0.0)
    if prior in evidence:
        evidence[prior] += PRIOR
    evidence[ENGLISH] += PRIOR / 2
    for word in spelled:
        spoken = _of(lexicon, known, word)
        for language in spoken:
            evidence[language] += 1.0 / len(spoken)
    lowered = text[: words.LONGEST_TEXT].lower()
    for letters, language in _LETTERS.items():
        evidence[language] += 0.3 * sum(letter in lowered for letter in letters)
    best = max(LANGUAGES, key=lambda language: evidence[language])
    rivals = {language for language in LANGUAGES if evidence[language] >= RIVAL * evidence[best]}
    return best, frozenset(rivals | {best, ENGLISH})


def _of(lexicon: Lexicon, known: Known, word: str) -> set[str]:
    """Those that have this very word; where none has, those that have a word that begins like it."""
    found = set(lexicon.filler.get(word, ()))
    found.update(known.get(word, ()))
    found.update(language for _, language in lexicon.words.get(word, ()))
    return found or {language for _, language in meanings(lexicon, word, None)}
