"""The kinds of questions: a new kind is one class, added here."""

from typing import Annotated, Final

from pydantic import Field

from events.questions.choice import Choice
from events.questions.consent import Consent
from events.questions.country import Country
from events.questions.email import Email
from events.questions.many import Many
from events.questions.options import Option
from events.questions.question import Accepted, Answer, Answers, Asked, Candidate, Reading, Unsure
from events.questions.text import Text
from events.questions.yes_no import YesNo

Question = Annotated[
    Text | Email | Country | Choice | Many | YesNo | Consent,
    Field(discriminator="kind"),
]
KINDS: Final[dict[str, type[Asked]]] = {
    "text": Text,
    "email": Email,
    "country": Country,
    "choice": Choice,
    "many": Many,
    "yes_no": YesNo,
    "consent": Consent,
}

__all__ = [
    "KINDS",
    "Accepted",
    "Answer",
    "Answers",
    "Asked",
    "Candidate",
    "Choice",
    "Consent",
    "Country",
    "Email",
    "Many",
    "Option",
    "Question",
    "Reading",
    "Text",
    "Unsure",
    "YesNo",
]
