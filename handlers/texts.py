"""The words people see: Fluent files in, sentences in the reader's language out."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk

REFERENCE = "en"
# Dates are written as Europe writes them: day before month.
LOCALES = {"en": "en_GB"}


class TextsError(Exception):
    """A text file cannot be used; the text says which and why."""


class Html(str):
    """Text that is Telegram HTML already: it is not escaped again."""

    __slots__ = ()


@dataclass(frozen=True)
class Say:
    """Sentences in one language: `say("form.confirm", event=title)`; values are escaped here and nowhere else."""

    language: str
    bundles: tuple[FluentBundle, ...]

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
        for bundle in self.bundles:
            if bundle.has_message(name) and (pattern := bundle.get_message(name).value) is not None:
                text, errors = bundle.format_pattern(pattern, dict(values))
                if errors:
                    raise TextsError(f"{self.language}: {name}: {errors[0]!r}")
                return str(text)
        raise TextsError(f"no text {name}")


def _fluent_id(key: str) -> str:
    return key.replace(".", "-").replace("_", "-")


def _escaped(value: Any) -> Any:
    return escape(value, quote=False) if isinstance(value, str) and not isinstance(value, Html) else value


class Texts:
    """All languages of content/texts; English stands in for what another language lacks."""

    def __init__(self, says: Mapping[str, Say]) -> None:
        self._says = dict(says)

    @classmethod
    def load(cls, folder: Path) -> "Texts":
        files = sorted(folder.glob("*.ftl"))
        bundles = {path.stem: _bundle(path) for path in files}
        if REFERENCE not in bundles:
            raise TextsError(f"{folder / REFERENCE}.ftl: missing; English is the reference")
        reference = bundles[REFERENCE]
        return cls(
            {
                language: Say(language, (bundle,) if bundle is reference else (bundle, reference))
                for language, bundle in bundles.items()
            }
        )

    @property
    def languages(self) -> list[str]:
        return list(self._says)

    def best(self, language: str | None) -> str:
        """The language we speak that comes nearest to what Telegram says ("lt-LT" is "lt"), else English."""
        wanted = (language or "").replace("_", "-").lower()
        return next((tag for tag in (wanted, wanted.partition("-")[0]) if tag in self._says), REFERENCE)

    def say(self, language: str | None) -> Say:
        return self._says[self.best(language)]


def _bundle(path: Path) -> FluentBundle:
    locale = LOCALES.get(path.stem, path.stem)
    try:
        Locale.parse(locale)
        source = path.read_text(encoding="utf-8")
    except (UnknownLocaleError, ValueError) as error:
        raise TextsError(f"{path}: {error}") from None
    resource = FluentResource(source)
    for entry in resource.body:
        if isinstance(entry, Junk):
            raise TextsError(f"{path}: this is not Fluent: {str(entry.content).strip().splitlines()[0]!r}")
    # Isolation marks around every value would be copied along with references and addresses.
    bundle = FluentBundle([locale.replace("_", "-")], use_isolating=False)
    bundle.add_resource(resource)
    return bundle
