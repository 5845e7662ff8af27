"""The contacts that B2Match's import takes: its columns, and whether our options are spelled as its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Self

from pydantic import Field, StrictBool, model_validator

from events.content import Frozen, OptionId, suggestion
from events.questions import Many, Question

Spelled = tuple[Annotated[str, Field(min_length=1, max_length=200)], ...]

COLUMNS: Final = (
    *("First name", "Last name", "Email", "Job description", "Phone number", "Organization name"),
    *("Organization description", "Company website", "Street", "City", "Postal code", "Country"),
    *("Participation type", "Organization type", "Areas of activities", "Validated"),
)
LISTS: Final = {
    "participation_types": ("Participation type", "attendance"),
    "organisation_types": ("Organization type", "organisation_type"),
    "areas": ("Areas of activities", "ecosystems"),
}
LONGEST_DESCRIPTION: Final = 5000


class Options(Frozen):
    """The event's own lists on B2Match, spelled as there; a list that is absent is a column that is left out."""

    participation_types: Spelled = ()
    organisation_types: Spelled = ()
    areas: Spelled = ()
    spelling: Mapping[OptionId, str] = {}  # where B2Match calls one of our options otherwise than we do
    validated: StrictBool = False

    @model_validator(mode="after")
    def _spelled_as_listed(self) -> Self:
        if parted := next((area for area in self.areas if ";" in area), None):
            raise ValueError(f'areas: "{parted}" holds a semicolon, which stands between areas in the import')
        listed = [*self.participation_types, *self.organisation_types, *self.areas]
        for option, text in self.spelling.items():
            if text not in listed:
                raise ValueError(f'spelling: {option}: "{text}" is in none of the lists{suggestion(text, listed)}')
        return self

    @property
    def missing(self) -> list[str]:
        """The columns that cannot be filled in yet."""
        return [column for name, (column, _) in LISTS.items() if not getattr(self, name)]


@dataclass(frozen=True)
class Wrong:
    """Why a contact cannot be imported: the column, and what it would hold."""

    column: str
    text: str


def columns(options: Options) -> list[str]:
    return [column for column in COLUMNS if column not in options.missing]


def contact(options: Options, questions: Sequence[Question], answers: Mapping[str, Any]) -> dict[str, str]:
    """A row by column, whatever B2Match may say to it."""
    first, last = _names(str(answers.get("name") or ""))
    row = dict.fromkeys(COLUMNS, "") | {
        "First name": first,
        "Last name": last,
        "Email": str(answers.get("email") or ""),
        "Job description": str(answers.get("position") or ""),
        "Organization name": str(answers.get("organisation") or ""),
        "Organization description": _description(questions, answers),
        "Company website": str(answers.get("website") or ""),
        "Country": str(answers.get("country") or ""),
        "Validated": "Yes" if options.validated else "No",
    }
    for column, question in LISTS.values():
        row[column] = ";".join(_spelled(options, questions, question, answers.get(question)))
    return {column: row[column] for column in columns(options)}


def wrong(options: Options, row: Mapping[str, str]) -> Iterator[Wrong]:
    """Every reason for which the import would refuse this row, or take it otherwise than meant."""
    if not row["Email"]:
        yield Wrong("Email", "")
    if len(row["Organization description"]) > LONGEST_DESCRIPTION:
        yield Wrong("Organization description", row["Organization description"][:40] + "…")
    for name, (column, _) in LISTS.items():
        listed = getattr(options, name)
        for text in filter(None, row.get(column, "").split(";")):
            if text not in listed:
                yield Wrong(column, text)


def _names(name: str) -> tuple[str, str]:
    """The last word is the last name; what stands before it the first."""
    first, _, last = name.strip().rpartition(" ")
    return (first, last) if first else (last, "")


def _description(questions: Sequence[Question], answers: Mapping[str, Any]) -> str:
    told = [
        (q.label.in_("en"), str(answers[q.id])) for q in questions if q.id in ("offer", "seek") and answers.get(q.id)
    ]
    return "\n".join(f"{label}: {text}" for label, text in told)


def _spelled(options: Options, questions: Sequence[Question], question_id: str, value: Any) -> list[str]:
    question = next((question for question in questions if question.id == question_id), None)
    if question is None or value is None:
        return []
    chosen = value if isinstance(question, Many) else [value]
    return [
        options.spelling.get(str(one)) or question.show([one] if isinstance(question, Many) else one, "en")
        for one in chosen
    ]
