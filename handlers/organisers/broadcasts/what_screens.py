"""The second step of a broadcast, as a screen: what people will read."""

import re
from collections.abc import Mapping
from html import unescape

from db.broadcasts import Broadcast, Words
from handlers import payloads
from handlers.context import Services
from handlers.organisers.broadcasts import audience, steps
from handlers.organisers.broadcasts.steps import Step
from handlers.screens import Key, Screen, in_rows
from handlers.texts import Html, Say

BEGINNING = 160  # characters of a text that the overview shows


def text(services: Services, say: Say, found: Broadcast) -> Screen:
    """What is written so far, and a button for each part."""
    lines = [steps.head(say, found, 2), Html("")]
    for language in services.texts.languages:
        lines.append(_written(say, language, found.messages))
    if found.file:
        lines.append(say(f"broadcast.has_{found.file.kind}"))
        if found.apart:
            lines.append(say("broadcast.apart"))
    write = [
        Key(
            say.plain("button.cast_write", language=audience.language_name(say, language)),
            payloads.CastWrite(found.id, language),
        )
        for language in services.texts.languages
    ]
    parts = [_part(say, found, "file", bool(found.file))]
    for language in found.messages:
        parts.append(_links_key(say, found, language))
        if language != "en":
            name = audience.language_name(say, language)
            parts.append(Key(say.plain("button.cast_no_text", language=name), payloads.CastClear(found.id, language)))
    return Screen(
        Html("\n".join(lines)), (*in_rows(write), *in_rows(parts), *steps.moves(say, found, Step.GROUPS, Step.WHEN))
    )


def _written(say: Say, language: str, messages: Mapping[str, Words]) -> Html:
    name = audience.language_name(say, language)
    if (said := messages.get(language)) is None:
        return say("broadcast.not_written" if language == "en" else "broadcast.reads_english", language=name)
    lines = [say("broadcast.written", language=name, text=_beginning(said.text))]
    lines += [say("broadcast.link", label=label, url=url) for label, url in said.links]
    return Html("\n".join(lines))


def _beginning(html: str) -> str:
    plain = " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())
    return plain if len(plain) <= BEGINNING else f"{plain[: BEGINNING - 1]}…"


def _part(say: Say, found: Broadcast, part: str, there: bool) -> Key:
    if there:
        return Key(say.plain(f"button.cast_no_{part}"), payloads.CastClear(found.id, part))
    return Key(say.plain(f"button.cast_{part}"), payloads.CastWrite(found.id, part))


def _links_key(say: Say, found: Broadcast, language: str) -> Key:
    name = audience.language_name(say, language)
    if found.messages[language].links:
        return Key(say.plain("button.cast_no_links", language=name), payloads.CastClear(found.id, f"links_{language}"))
    return Key(say.plain("button.cast_links", language=name), payloads.CastWrite(found.id, f"links_{language}"))
