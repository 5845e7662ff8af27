"""Telegram's subset of HTML: https://core.telegram.org/bots/api#html-style."""

import re
from collections.abc import Iterator
from html import unescape

TAGS = {
    "b": (), "strong": (), "i": (), "em": (), "u": (), "ins": (), "s": (), "strike": (), "del": (),
    "code": ("class",), "pre": (), "tg-spoiler": (), "blockquote": ("expandable",),
    "a": ("href",), "span": ("class",), "tg-emoji": ("emoji-id",),
}  # fmt: skip
_NEEDED = {"a": "href", "span": "class", "tg-emoji": "emoji-id"}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r"([A-Za-z-]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'))?")
_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);)([A-Za-z]+);")


def faults(text: str) -> Iterator[str]:
    """What Telegram would refuse, and what to do about it."""
    opened: list[str] = []
    for closing, name, attributes in _TAG.findall(text):
        tag = name.lower()
        if tag not in TAGS:
            yield f"Telegram has no <{name}>; allowed: {', '.join(TAGS)}"
        elif closing:
            if not opened or opened.pop() != tag:
                yield f"</{name}> closes nothing that is open there; check the order of the tags"
        else:
            opened.append(tag)
            yield from _attributes(tag, attributes)
    for tag in opened:
        yield f"<{tag}> is not closed; add </{tag}>"
    if "<" in _TAG.sub("", text):
        yield "a < that begins no tag; write &lt;"
    for entity in _ENTITY.findall(text):
        yield f"Telegram does not know &{entity};; write the character itself"


def _attributes(tag: str, text: str) -> Iterator[str]:
    names = [name.lower() for name in _ATTRIBUTE.findall(text)]
    for name in names:
        if name not in TAGS[tag]:
            yield f"<{tag}> takes no {name}; remove it"
    if (needed := _NEEDED.get(tag)) and needed not in names:
        yield f'<{tag}> needs {needed}="…"'


def length(text: str) -> int:
    """How long Telegram finds a text: UTF-16 units, without the tags."""
    return len(unescape(_TAG.sub("", text)).encode("utf-16-le", "surrogatepass")) // 2
