"""Questions for an email address."""

import re
from functools import lru_cache
from typing import Final, Literal

from email_validator import EmailNotValidError, validate_email

from events.questions.email_domains import corrected
from events.questions.question import Accepted, Asked, Candidate, Reading, Unsure
from events.refused import Refused
from events.words import tidy

_BRACKETS: Final = re.compile(r"<([^<>\s@]+@[^<>\s@]+)>")
_MAILTO: Final = re.compile(r"^mailto:([^?]*).*$", re.IGNORECASE)
_AROUND: Final = " .,;:!<>()[]{}\"'„“”‘’«»"


class Email(Asked):
    """An address that can exist; a slip in a well-known domain is asked back, never changed silently."""

    kind: Literal["email"]

    def read(self, words: str, language: str) -> Reading:
        text = tidy(words)
        found = _addresses(text)
        if not found:
            raise Refused("form.email.wrong" if text else "form.text.empty")
        if len(found) > 1:
            raise Refused("form.email.several")
        address = _valid(found[0])
        return _checked(address) if _is_alone(text) else Unsure((Candidate(address, address),))

    def holds(self, value: object) -> bool:
        try:
            return isinstance(value, str) and _valid(value) == value
        except Refused:
            return False


def _addresses(text: str) -> list[str]:
    if inside := _BRACKETS.findall(text):
        return list(dict.fromkeys(inside))
    bare = (_MAILTO.sub(r"\1", word.strip(_AROUND)).strip(_AROUND) for word in re.split(r"[\s,;]+", text))
    return list(dict.fromkeys(word for word in bare if "@" in word))


def _is_alone(text: str) -> bool:
    """Whether nothing but the address (or a name and `<address>`) was typed."""
    return bool(_BRACKETS.search(text)) or len(text.split()) == 1


@lru_cache(maxsize=4096)
def _valid(address: str) -> str:
    """Asked again for every stored address whenever the next question is computed."""
    try:
        # Addresses at example.test are of people who are trying the bot out.
        return validate_email(address, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        raise Refused("form.email.wrong") from None


def _checked(address: str) -> Reading:
    local, _, domain = address.rpartition("@")
    if (right := corrected(domain.lower())) is None:
        return Accepted(address)
    return Unsure(tuple(Candidate(a, a) for a in (f"{local}@{right}", address)))
