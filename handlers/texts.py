"""The words people see: Fluent files in, sentences in the reader's language out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape, unescape
from pathlib import Path
from typing import Any

from babel.numbers import format_decimal
from fluent.runtime import FluentBundle
from fluent.syntax import FluentSerializer
from fluent.syntax.ast import Message, Pattern, Resource, TextElement, VariableReference

from handlers import text_checks
from handlers.text_checks import REFERENCE

# Dates are written as Europe writes them: day before month.
LOCALES = {"en": "en_GB"}


class TextsError(Exception):
    """A text file cannot be used; the text says which and why."""


class Html(str):
    """Text that is Telegram HTML already: it is not escaped again."""

    __slots__ = ()


_TAG = re.compile(r"<[^>]+>")


def bare(html: str) -> str:
    """The words alone, for where no HTML is read."""
    return unescape(_TAG.sub("", html))


@dataclass(frozen=True, eq=False)
class Say:
    """Sentences in one language: `say("form.confirm", event=title)`; values are escaped here and nowhere else."""

    language: str
    bundles: tuple[FluentBundle, ...]
    templates: Mapping[str, "Template | None"]

    @property
    def locale(self) -> str:
        """The locale by which Babel writes dates and countries."""
        return LOCALES.get(self.language, self.language)

    def __call__(self, key: str, **values: Any) -> Html:
        return Html(self._format(key, {name: _escaped(value) for name, value in values.items()}))

    def plain(self, key: str, **values: Any) -> str:
        """The same where Telegram reads no HTML: buttons, toasts, file names, mail."""
        return self._format(key, values)

    def knows(self, key: str) -> bool:
        return any(bundle.has_message(_fluent_id(key)) for bundle in self.bundles)

    def _format(self, key: str, values: Mapping[str, Any]) -> str:
        name = _fluent_id(key)
        if (template := self.templates.get(name)) and template.takes(values):
            return template.filled(values, self.locale)
        for bundle in self.bundles:
            if bundle.has_message(name) and (pattern := bundle.get_message(name).value) is not None:
                text, errors = bundle.format_pattern(pattern, dict(values))
                if errors:
                    raise TextsError(f"{self.language}: {name}: {errors[0]!r}")
                return str(text)
        raise TextsError(f"no text {name}")


@dataclass(frozen=True)
class Template:
    """A message of words and plain values, as most are: filled in here, at a tenth of what Fluent's resolver takes."""

    parts: tuple[tuple[str, str | None], ...]  # words, and the name of the value after them

    @classmethod
    def of(cls, pattern: Pattern) -> "Template | None":
        """None where Fluent has to choose a form, or to follow a reference."""
        parts: list[tuple[str, str | None]] = []
        for element in pattern.elements:
            if isinstance(element, TextElement):
                parts.append((element.value, None))
            elif isinstance(element.expression, VariableReference):
                parts.append(("", element.expression.id.name))
            else:
                return None
        return cls(tuple(parts))

    def takes(self, values: Mapping[str, Any]) -> bool:
        return all(name is None or type(values.get(name)) in (str, Html, int) for _, name in self.parts)

    def filled(self, values: Mapping[str, Any], locale: str) -> str:
        return "".join(words if name is None else _shown(values[name], locale) for words, name in self.parts)


def _shown(value: str | int, locale: str) -> str:
    return value if isinstance(value, str) else _number(value, locale)


@lru_cache(maxsize=1024)
def _number(value: int, locale: str) -> str:
    return format_decimal(value, locale=locale)


@cache
def _fluent_id(key: str) -> str:
    return key.replace(".", "-").replace("_", "-")


def _escaped(value: Any) -> Any:
    return escape(value, quote=False) if isinstance(value, str) and not isinstance(value, Html) else value


class Texts:
    """All languages of content/texts; English stands in for what another language lacks."""

    def __init__(self, says: Mapping[str, Say], messages: Mapping[str, Mapping[str, Message]]) -> None:
        self._says = dict(says)
        self._messages = messages

    @classmethod
    def load(cls, folder: Path) -> "Texts":
        """Refused with TextsError, a line for everything that is wrong: `file: key: what, and what to do`."""
        wrong: list[str] = []
        resources = text_checks.resources(folder, wrong)
        bundles = {language: _bundle(language, resource) for language, resource in resources.items()}
        messages = {language: _messages(resource) for language, resource in resources.items()}
        for language, known in messages.items() if REFERENCE in messages else ():
            lines = text_checks.problems(known, messages[REFERENCE], bundles[language])
            wrong += (f"{folder / language}.ftl: {line}" for line in lines)
        if wrong:
            raise TextsError("\n".join(wrong))
        return cls({language: _say(language, bundles, messages) for language in resources}, messages)

    @property
    def sources(self) -> dict[str, str]:
        """Every text as its file has it, by language and key."""
        return {
            f"{language}: {key}": FluentSerializer().serialize_entry(message)
            for language, messages in self._messages.items()
            for key, message in messages.items()
        }

    def lost(self, before: "Texts") -> list[str]:
        """What the English texts lack that the bot needs, known from those before."""
        return list(text_checks.lost(self._messages[REFERENCE], before._messages[REFERENCE]))

    def lacking(self, language: str) -> list[str]:
        """The keys for which English stands in."""
        return [key for key in self._messages[REFERENCE] if key not in self._messages[language]]

    @property
    def languages(self) -> list[str]:
        return list(self._says)

    def best(self, language: str | None) -> str:
        """The language we speak that comes nearest to what Telegram says ("lt-LT" is "lt"), else English."""
        wanted = (language or "").replace("_", "-").lower()
        return next((tag for tag in (wanted, wanted.partition("-")[0]) if tag in self._says), REFERENCE)

    def say(self, language: str | None) -> Say:
        return self._says[self.best(language)]


def _say(language: str, bundles: Mapping[str, FluentBundle], messages: Mapping[str, Mapping[str, Message]]) -> Say:
    known = {key: Template.of(text.value) if text.value else None for key, text in messages[language].items()}
    if language == REFERENCE:
        return Say(language, (bundles[language],), known)
    english = {key: Template.of(text.value) if text.value else None for key, text in messages[REFERENCE].items()}
    return Say(language, (bundles[language], bundles[REFERENCE]), english | known)


def _bundle(language: str, resource: Resource) -> FluentBundle:
    # Isolation marks around every value would be copied along with references and addresses.
    bundle = FluentBundle([LOCALES.get(language, language).replace("_", "-")], use_isolating=False)
    bundle.add_resource(resource)
    return bundle


def _messages(resource: Resource) -> dict[str, Message]:
    return {entry.id.name: entry for entry in resource.body if isinstance(entry, Message)}
