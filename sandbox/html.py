"""HTML as Telegram reads it: text and entities, or the exact complaint.

The rules and the complaints follow `parse_html` of Telegram's own td library (td/telegram/MessageEntity.cpp).
"""

import re
from dataclasses import dataclass

from sandbox.errors import bad_request
from sandbox.json import Json

_KINDS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_PLAIN = re.compile(r"[^<&]+")
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]{1,7})|#([0-9]{1,8})|(lt|gt|amp|quot)(?![A-Za-z]));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"[^\s=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_SPACE = re.compile(r"\s*")


@dataclass(slots=True)
class _Open:
    """A start tag whose end is still to come."""

    tag: str
    argument: str
    offset: int
    length: int


def units(text: str) -> int:
    """The length as Telegram counts it: in UTF-16 code units."""
    return len(text) if text.isascii() else len(text) + sum(letter > "\uffff" for letter in text)


def parse(source: str) -> tuple[str, list[Json]]:
    """The text without its tags and the entities in it. Refused with Telegram's words where it is not well-formed."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._text: list[str] = []
        self._offset = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        while self._at < len(self._source):
            if plain := _PLAIN.match(self._source, self._at):
                self._write(plain[0])
                self._at = plain.end()
            elif self._source[self._at] == "&":
                self._write(self._character())
            elif self._source.startswith("</", self._at):
                self._end_tag()
            else:
                self._start_tag()
        if self._open:
            self._refuse(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        self._entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self._text), self._entities

    def _write(self, text: str) -> None:
        self._text.append(text)
        self._offset += units(text)

    def _character(self) -> str:
        match = _CHARACTER.match(self._source, self._at)
        code = int(match[1], 16) if match and match[1] else int(match[2]) if match and match[2] else 0
        if match is None or (match[3] is None and (code == 0 or code >= 0x10FFFF or 0xD800 <= code < 0xE000)):
            self._at += 1
            return "&"
        self._at = match.end()
        return _NAMED[match[3]] if match[3] else chr(code)

    def _start_tag(self) -> None:
        begin = self._at
        name = self._take(_TAG_NAME, begin + 1)
        if self._at >= len(self._source):
            self._refuse("Unclosed start tag", begin)
        tag = name.lower()
        if tag not in _KINDS:
            self._refuse(f'Unsupported start tag "{tag}"', begin)
        argument = self._attributes(tag, begin)
        if tag == "span" and argument != "spoiler":
            self._refuse('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(_Open(tag, argument, self._offset, len(self._text)))

    def _attributes(self, tag: str, begin: int) -> str:
        argument = ""
        while True:
            self._skip_space()
            if self._source.startswith(">", self._at):
                self._at += 1
                return argument
            name = self._take(_ATTRIBUTE, self._at)
            if not name and self._at < len(self._source):
                self._refuse(f'Empty attribute name in the tag "{tag}"', begin)
            self._skip_space()
            if tag == "blockquote" and name == "expandable":
                argument = "1"
            if self._source.startswith("=", self._at):
                argument = self._value(begin, tag, name) or argument
            if self._at >= len(self._source):
                self._refuse("Unclosed start tag", begin)

    def _value(self, begin: int, tag: str, name: str) -> str:
        self._at += 1
        self._skip_space()
        quote = self._source[self._at : self._at + 1]
        if quote in ("'", '"') and quote:
            value = self._quoted(quote, begin)
        else:
            start = self._at
            value = self._take(_TOKEN, start).lower()
            if self._at < len(self._source) and not re.match(r"[\s>]", self._source[self._at]):
                self._refuse("Unexpected end of name token", start)
        return _meaning(tag, name, value)

    def _quoted(self, quote: str, begin: int) -> str:
        end = self._source.find(quote, self._at + 1)
        if end < 0:
            self._refuse("Unclosed start tag", begin)
        raw, self._at = self._source[self._at + 1 : end], end + 1
        return "".join(_Parser(raw)._characters()) if "&" in raw else raw

    def _characters(self) -> list[str]:
        letters = []
        while self._at < len(self._source):
            if self._source[self._at] == "&":
                letters.append(self._character())
            else:
                letters.append(self._source[self._at])
                self._at += 1
        return letters

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            self._refuse("Unexpected end tag", begin)
        name = self._take(_TAG_NAME, begin + 2)
        self._skip_space()
        if not self._source.startswith(">", self._at):
            self._refuse("Unclosed end tag", begin)
        self._at += 1
        opened = self._open.pop()
        if name and name.lower() != opened.tag:
            self._refuse(f'Unmatched end tag, expected "</{opened.tag}>", found "</{name}>"', begin)
        if self._offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Json = {
            "offset": opened.offset,
            "length": self._offset - opened.offset,
            "type": _KINDS[opened.tag],
        }
        match opened.tag:
            case "a":
                entity["url"] = opened.argument or "".join(self._text[opened.length :])
                if not re.match(r"(https?://|tg://|mailto:|tel:)?[^\s<>]+$", entity["url"]):
                    return
            case "tg-emoji":
                entity["custom_emoji_id"] = opened.argument
            case "blockquote" if opened.argument:
                entity["type"] = "expandable_blockquote"
            case "code" if opened.argument:
                entity["language"] = opened.argument
            case "pre" if self._joins_code(entity):
                entity["language"] = self._entities.pop()["language"]
        self._entities.append(entity)

    def _joins_code(self, entity: Json) -> bool:
        last = self._entities[-1] if self._entities else {}
        return "language" in last and (last["offset"], last["length"]) == (entity["offset"], entity["length"])

    def _take(self, pattern: re.Pattern[str], start: int) -> str:
        match = pattern.match(self._source, start)
        assert match is not None  # every pattern may match nothing
        self._at = match.end()
        return match[0]

    def _skip_space(self) -> None:
        self._take(_SPACE, self._at)

    def _refuse(self, complaint: str, begin: int | None = None) -> None:
        if begin is not None:
            place = len(self._source[:begin].encode())
            head, comma, tail = complaint.partition(", ")
            complaint = f"{head} at byte offset {place}{comma}{tail}"
        raise bad_request(f"can't parse entities: {complaint}")


def _meaning(tag: str, name: str, value: str) -> str:
    """What an attribute says, or nothing if the tag does not know it."""
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case ("code", "class") if value.startswith("language-"):
            return value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            return value.removeprefix("tg-")
    return ""
