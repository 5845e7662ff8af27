"""Texts longer than one message: split where a reader would, tags closed, nothing dropped."""

import re
from collections.abc import Iterator
from html import escape

from handlers.texts import Html

LIMIT = 4096
PIECE = 3000  # UTF-16 units of one message of ours that quotes somebody: the rest of it needs room too
_PIECE = re.compile(r"<[^>]+>|&[#\w]+;|[^<&]")
_SINGLE = re.compile(r"<(/?)([a-z-]+)")


def length(html: str) -> int:
    """As Telegram counts: UTF-16 units of what is shown, without tags and with entities as one."""
    return sum(_units(piece) for piece in _PIECE.findall(html))


def units(text: str) -> int:
    """How long Telegram says a plain text is: UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def split(html: str, limit: int = LIMIT) -> list[str]:
    """Parts of at most `limit` shown UTF-16 units each; tags open at a cut are closed and opened again."""
    if len(html) <= limit // 2 or length(html) <= limit:
        return [html]
    return [part for part in _parts(_PIECE.findall(html), limit) if length(part.strip())]


def first_line(html: str) -> tuple[str, str]:
    """The first line and the rest; tags open at the cut are closed and opened again."""
    found = _PIECE.findall(html)
    at = found.index("\n") if "\n" in found else len(found)
    opened = _still_open([], found[:at])
    return "".join(found[:at]) + _closing(opened), "".join(opened) + "".join(found[at + 1 :])


def pieces(text: str) -> list[Html]:
    """Somebody's words in as many parts as it takes to quote them, escaped; nothing is dropped."""
    return [Html(piece) for piece in split(escape(text, quote=False), PIECE)] if text else []


def _units(piece: str) -> int:
    if piece.startswith("<") and len(piece) > 1:
        return 0
    return 1 if len(piece) > 1 else 1 + (ord(piece) > 0xFFFF)


def _parts(pieces: list[str], limit: int) -> Iterator[str]:
    start, opened = 0, list[str]()
    while start < len(pieces):
        end = _end(pieces, start, limit)
        body = pieces[start:end]
        head = "".join(opened)
        opened = _still_open(opened, body)
        yield head + "".join(body).strip("\n") + _closing(opened)
        start = end


def _end(pieces: list[str], start: int, limit: int) -> int:
    """Where the part that begins at `start` ends: after a paragraph, a line, a sentence, a word, or at the limit."""
    used, end = 0, start
    while end < len(pieces) and used + _units(pieces[end]) <= limit:
        used += _units(pieces[end])
        end += 1
    if end == len(pieces):
        return end
    half = start + (end - start) // 2
    for break_after in ("\n\n", "\n", ". ", " "):
        for at in range(end, half, -1):
            if "".join(pieces[at - len(break_after) : at]) == break_after:
                return at
    return end


def _still_open(opened: list[str], body: list[str]) -> list[str]:
    result = list(opened)
    for piece in body:
        if piece.startswith("</"):
            result.pop()
        elif piece.startswith("<") and len(piece) > 1:
            result.append(piece)
    return result


def _closing(opened: list[str]) -> str:
    return "".join(f"</{_name(tag)}>" for tag in reversed(opened))


def _name(tag: str) -> str:
    match = _SINGLE.match(tag)
    return match[2] if match else ""
