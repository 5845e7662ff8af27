"""Markdown as organisers write it becomes Telegram's subset of HTML; tags written as tags stay."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_ADDRESS = re.compile(r"https?://|tg://|mailto:|tel:|\{")
_LEFT_OVER = {r"\*\*": "**bold**", "~~": "~~struck out~~", r"\]\s*\(": "[words](https://…)"}
_TAGS = {"strong": "b", "em": "i", "s": "s", "code_inline": "code", "heading": "b", "blockquote": "blockquote"}
_IMPOSSIBLE = {
    "image": "Telegram shows no pictures within a text; write a link: [words](https://…)",
    "table": "Telegram shows no tables; write a list, each line beginning with -",
    "hr": "Telegram shows no lines across; leave an empty line instead",
}
_MISTAKEN = {r"\*\*+": "*", "~~+": "~", r"\](\s*)\(": r"]:\1(", r"\{": "(", r"\}": ")"}
_PIECES = re.compile(r"(<[^>]+>|&[#\w]+;)")
_SIGNS = re.compile(r"[\\`*_\[\]~|]")
_BEGINS = re.compile(r"(^[ \t]*(?:\d+)?)([-+#=>.)])", re.MULTILINE)  # would begin a list, a heading or a quotation
_BULLETS = ("•", "◦")


@dataclass
class Converted:
    """The HTML, and what in the Markdown cannot be used."""

    html: str = ""
    faults: list[str] = field(default_factory=list)


@cache
def _parser() -> MarkdownIt:
    """CommonMark (https://spec.commonmark.org), without what a text in TOML would stumble into: indented code."""
    parser = MarkdownIt("commonmark").enable(["strikethrough", "table"])
    parser.disable(["code", "html_block", "lheading", "reference"])
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def convert(text: str) -> Converted:
    """The text as Telegram reads it; {placeholders} stay."""
    converted = Converted()
    tree = SyntaxTreeNode(_parser().parse(text))
    converted.html = "\n\n".join(_block(node, converted, 0) for node in tree.children)
    return converted


def escaped(html: str) -> str:
    """Telegram's HTML as Markdown that `convert` makes the same of.

    Signs that would be taken for a slip (two stars in a row, a bracket before a parenthesis, braces) become others."""
    pieces = _PIECES.split(html)
    return "".join(piece if number % 2 else _escaped(piece) for number, piece in enumerate(pieces))


def _escaped(words: str) -> str:
    for sign, instead in _MISTAKEN.items():
        words = re.sub(sign, instead, words)
    return _BEGINS.sub(r"\1\\\2", _SIGNS.sub(r"\\\g<0>", words))


def _block(node: SyntaxTreeNode, into: Converted, depth: int) -> str:
    match node.type:
        case "bullet_list" | "ordered_list":
            return "\n".join(_item(item, into, depth) for item in node.children)
        case "fence":
            return f"<pre>{escape(node.content.rstrip(), quote=False)}</pre>"
        case "heading" | "paragraph" | "inline":
            return _tagged(node, "".join(_inline(child, into) for child in node.children))
        case "blockquote":
            return _tagged(node, "\n\n".join(_block(child, into, depth) for child in node.children))
    into.faults.append(_IMPOSSIBLE.get(node.type, f"Telegram shows no {node.type}; write it as plain words"))
    return ""


def _item(item: SyntaxTreeNode, into: Converted, depth: int) -> str:
    marker = f"{item.info}{item.markup}" if item.info else _BULLETS[min(depth, len(_BULLETS) - 1)]
    blocks = [_block(child, into, depth + 1) for child in item.children]
    return f"{marker} " + "\n".join(blocks).replace("\n", "\n   ")


def _inline(node: SyntaxTreeNode, into: Converted) -> str:
    match node.type:
        case "text":
            into.faults += _left_over(node.content)
            return escape(node.content, quote=False)
        case "softbreak" | "hardbreak":
            return "\n"
        case "html_inline":
            return node.content
        case "code_inline":
            return _tagged(node, escape(node.content, quote=False))
        case "link":
            return _link(node, into)
        case "image":
            into.faults.append(_IMPOSSIBLE["image"])
            return ""
    return _tagged(node, "".join(_inline(child, into) for child in node.children))


def _link(node: SyntaxTreeNode, into: Converted) -> str:
    address = str(node.attrs.get("href", ""))
    if not _ADDRESS.match(address):
        into.faults.append(f'the address of a link must begin with https://, not "{address[:40]}"')
    return f'<a href="{escape(address)}">{"".join(_inline(child, into) for child in node.children)}</a>'


def _left_over(text: str) -> Iterator[str]:
    for sign, shape in _LEFT_OVER.items():
        if found := re.search(sign, text):
            yield f"{found[0]} opens or closes nothing; write {shape}, without spaces between signs and words"


def _tagged(node: SyntaxTreeNode, text: str) -> str:
    tag = _TAGS.get(node.type)
    return f"<{tag}>{text}</{tag}>" if tag else text
