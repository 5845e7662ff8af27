"""Text with entities: what Telegram finds in it by itself, and how it reads as HTML."""

import re
from html import escape

from sandbox.errors import bad_request
from sandbox.html import parse, units
from sandbox.json import Json

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024

_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]*[^\s<>\".,;:!?)'\]}»”“’]|(?<![\w.@/-])(?:www\.|t\.me/)[^\s<>\"]*[^\s<>\".,;:!?)])"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,})"
    r"|(?P<mention>(?<![\w@/.])@[A-Za-z]\w{3,31}\b)"
    r"|(?P<hashtag>(?<![\w#&/])#[^\W\d]\w*)"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?\b(?![/]))"
)
_MAYBE = re.compile(r"[@#/]|www\.")
_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


def found(text: str, known: list[Json] | None = None) -> list[Json]:
    """What Telegram marks by itself, links and commands and the like, outside the known entities."""
    if not _MAYBE.search(text):
        return []
    entities: list[Json] = []
    for match in _FOUND.finditer(text):
        start, length = units(text[: match.start()]), units(match[0])
        taken = any(e["offset"] < start + length and start < e["offset"] + e["length"] for e in known or ())
        if not taken:
            entities.append({"offset": start, "length": length, "type": match.lastgroup})
    return entities


def read(text: str, mode: str | None, given: list[Json] | None) -> tuple[str, list[Json]]:
    """A text of the bot with its entities, trimmed as Telegram trims it."""
    if mode and mode.lower() == "html":
        text, entities = parse(text)
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        entities = list(given or [])
    text, entities = trimmed(text.replace("\r", ""), entities)
    marks = found(text, [e for e in entities if e["type"] in ("code", "pre", "text_link", "text_mention")])
    if marks:
        entities = sorted(entities + marks, key=lambda entity: (entity["offset"], -entity["length"]))
    return text, entities


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The text without white space around it, the entities moved and cut with it."""
    if text == text.strip():
        return text, entities
    gone = units(text) - units(text.lstrip())
    text = text.strip()
    end = units(text)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - gone, 0)
        stop = min(entity["offset"] - gone + entity["length"], end)
        if stop > start:
            kept.append(entity | {"offset": start, "length": stop - start})
    return text, kept


def message_text(text: str, mode: str | None, given: list[Json] | None) -> tuple[str, list[Json]]:
    text, entities = read(text, mode, given)
    if not text:
        raise bad_request("message text is empty")
    if units(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return text, entities


def caption(text: str, mode: str | None, given: list[Json] | None) -> tuple[str, list[Json]]:
    text, entities = read(text, mode, given)
    if units(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return text, entities


def as_html(text: str, entities: list[Json]) -> str:
    """The text as HTML that Telegram would read back into the same entities."""
    wide = text.encode("utf-16-le")
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for entity in entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        before, after = _tags(entity)
        marks.setdefault(start, []).append((1, -end, before))
        marks.setdefault(end, []).append((0, -start, after))
    pieces, last = [], 0
    for place in sorted(marks):
        pieces.append(escape(wide[2 * last : 2 * place].decode("utf-16-le"), quote=False))
        pieces.extend(tag for _, _, tag in sorted(marks[place], key=lambda mark: mark[:2]))
        last = place
    pieces.append(escape(wide[2 * last :].decode("utf-16-le"), quote=False))
    return "".join(pieces)


def _tags(entity: Json) -> tuple[str, str]:
    match entity["type"]:
        case "text_link":
            return f'<a href="{escape(entity["url"])}">', "</a>"
        case "pre" if entity.get("language"):
            return f'<pre><code class="language-{escape(entity["language"])}">', "</code></pre>"
        case "custom_emoji":
            return f'<tg-emoji emoji-id="{escape(entity["custom_emoji_id"])}">', "</tg-emoji>"
        case kind:
            return _TAGS.get(kind, ("", ""))
