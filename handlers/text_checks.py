"""The rules of a text file: what is wrong with its sentences, compared with the English ones, and what to do."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel import Locale, UnknownLocaleError
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import visitor
from fluent.syntax.ast import Junk, Message, Pattern, Resource, SelectExpression, TextElement, VariableReference
from rapidfuzz import process

from faq.markup import faults

REFERENCE = "en"
Messages = Mapping[str, Message]
_TAG = re.compile(r"<([a-z-]+)")


def resources(folder: Path, wrong: list[str]) -> dict[str, Resource]:
    """The text files by language; what cannot be read, and what stands twice, is added to `wrong`."""
    files = sorted(folder.glob("*.ftl"))
    if folder / f"{REFERENCE}.ftl" not in files:
        wrong.append(f"{folder / REFERENCE}.ftl: missing; English is the reference")
    return {path.stem: resource for path in files if (resource := _resource(path, wrong))}


def _resource(path: Path, wrong: list[str]) -> Resource | None:
    try:
        Locale.parse(path.stem)
        source = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        wrong.append(f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8")
    except (UnknownLocaleError, ValueError):
        wrong.append(f"{path}: no language is called {path.stem!r}; the name must be such as lt.ftl")
    else:
        resource = FluentResource(source)
        wrong += (f"{path}:{fault}" for fault in _syntax(resource, source))
        return resource
    return None


def _syntax(resource: Resource, source: str) -> Iterator[str]:
    """Each with its line."""
    seen: set[str] = set()
    for entry in resource.body:
        line = source.count("\n", 0, entry.span.start) + 1 if entry.span else 1
        if isinstance(entry, Junk):
            found = str(entry.content).strip().splitlines()[0][:60]
            yield f"{line}: this is not Fluent: {found!r}; write key = text"
        elif isinstance(entry, Message):
            if entry.id.name in seen:
                yield f"{line}: {entry.id.name}: stands twice; remove one of them"
            seen.add(entry.id.name)


def problems(messages: Messages, reference: Messages, bundle: FluentBundle) -> Iterator[str]:
    """What is wrong in one language, a line each, beginning with the key."""
    for key, message in messages.items():
        if message.value is None:
            yield f"{key}: has no text; write {key} = …"
        elif key not in reference:
            near = process.extractOne(key, list(reference), score_cutoff=70)
            yield f"{key}: the bot has no such text{f'; did you mean {near[0]}?' if near else '; remove it'}"
        else:
            yield from (f"{key}: {fault}" for fault in _of(message.value, reference[key].value, key, bundle))


def lost(messages: Messages, before: Messages) -> Iterator[str]:
    """Where English texts say less, or ask for more, than those with which the bot has worked until now."""
    for key, message in before.items():
        if key not in messages:
            yield f"{key}: is missing, and the bot needs it; put it back"
        elif message.value and (text := messages[key].value):
            known = _Reader(message.value).variables
            for name in sorted(_Reader(text).variables - known):
                there = ", ".join(f"{{ ${one} }}" for one in sorted(known))
                yield f"{key}: the bot gives no {{ ${name} }} here; it gives {there or 'nothing'}"


def _of(text: Pattern, english: Pattern | None, key: str, bundle: FluentBundle) -> Iterator[str]:
    here, there = _Reader(text), _Reader(english) if english else None
    for variant in here.variants():
        yield from dict.fromkeys(faults(variant))
    if there and here is not there:
        yield from _compared("{ $%s }", here.variables, there.variables)
        yield from _compared("<%s>", here.tags(), there.tags())
    compiled = bundle.get_message(key).value
    assert compiled is not None
    _, errors = bundle.format_pattern(compiled, dict.fromkeys(here.variables, 1))
    yield from (f"{str(error) or type(error).__name__}; correct what stands in braces" for error in errors)


def _compared(shape: str, here: set[str], there: set[str]) -> Iterator[str]:
    for name in sorted(here - there):
        allowed = ", ".join(shape % known for known in sorted(there))
        yield f"{shape % name} does not stand in the English text; {f'there: {allowed}' if allowed else 'remove it'}"
    for name in sorted(there - here):
        yield f"{shape % name} is missing, which the English text has; add it"


class _Reader(visitor.Visitor):
    """The variables of a pattern, and what it can become."""

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern
        self.variables: set[str] = set()
        self.choices = 1
        self.visit(pattern)

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: SelectExpression) -> None:
        self.choices = max(self.choices, len(node.variants))
        self.generic_visit(node)

    def variants(self) -> Iterator[str]:
        """Texts in which every variant of every choice occurs once at least."""
        return (_written(self.pattern, choice) for choice in range(self.choices))

    def tags(self) -> set[str]:
        return {tag for variant in self.variants() for tag in _TAG.findall(variant)}


def _written(pattern: Pattern, choice: int) -> str:
    parts = []
    for element in pattern.elements:
        if isinstance(element, TextElement):
            parts.append(element.value)
        elif isinstance(select := element.expression, SelectExpression):
            variant = select.variants[min(choice, len(select.variants) - 1)]
            parts.append(_written(variant.value, choice))
        else:
            parts.append("…")
    return "".join(parts)
