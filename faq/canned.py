"""What organisers write: content/answers/NAME.LANG.md, answers that are at hand for questions that come again."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from faq import markdown
from faq.checks import Problems
from faq.entries import PLACEHOLDER, REFERENCE, FaqErrors
from faq.markup import faults, length

LONGEST = 3000  # UTF-16 units: the question and the author stand in the same message
_NAME = re.compile(r"([a-z0-9][a-z0-9-]{0,23})\.([a-z]{2}(?:-[a-z]{2})?)\.md")
_TITLE = re.compile(r"#\s+(\S.*)")


@dataclass(frozen=True)
class Version:
    """A canned answer in one language: what the button says, and Telegram's HTML with {placeholders}."""

    title: str
    html: str


@dataclass(frozen=True)
class Canned:
    """A canned answer; the English version is always there."""

    name: str
    versions: Mapping[str, Version]

    def version(self, language: str) -> Version:
        """In this language, or else in English."""
        return self.versions.get(language) or self.versions[REFERENCE]


def load(folder: Path, placeholders: Collection[str] | None = None) -> dict[str, Canned]:
    """The canned answers of the folder by name; FaqErrors names everything that is wrong in it.

    `placeholders` are the allowed names; None: any."""
    problems, found = Problems(), dict[str, dict[str, Version]]()
    for path in sorted(folder.glob("*.md")):
        if path.name == "README.md":
            continue
        if not (named := _NAME.fullmatch(path.name)):
            problems.add(path.name, "", "the name must be like parking.en.md: small letters, a language, .md")
        elif version := _read(path, placeholders, problems):
            found.setdefault(named[1], {})[named[2]] = version
    for name, versions in found.items():
        if REFERENCE not in versions:
            problems.add(f"{name}.{REFERENCE}.md", "", "missing; English stands in for all other languages")
    if problems.lines:
        raise FaqErrors(problems.lines)
    return {name: Canned(name, versions) for name, versions in found.items()}


def _read(path: Path, placeholders: Collection[str] | None, problems: Problems) -> Version | None:
    try:
        head, _, body = path.read_text("utf-8-sig").strip().partition("\n")
    except UnicodeDecodeError as error:
        problems.add(path.name, "", f"not UTF-8 at byte {error.start}; save the file as UTF-8")
        return None
    title, converted = _TITLE.fullmatch(head.strip()), markdown.convert(body.strip())
    wrong = [*converted.faults, *faults(converted.html)]
    if title is None:
        wrong.append("the first line must be its title, such as: # How to register")
    if not converted.html.strip():
        wrong.append("there is no text below the title")
    if length(converted.html) > LONGEST:
        wrong.append(f"longer than {LONGEST} characters; shorten it")
    known = set(PLACEHOLDER.findall(converted.html)) if placeholders is not None else set()
    for name in sorted(known - set(placeholders or ())):
        problems.unknown(path.name, "", f"no placeholder {{{name}}}", name, placeholders or ())
    for what in wrong:
        problems.add(path.name, "", what)
    return Version(title[1].strip(), converted.html) if title and not wrong else None
