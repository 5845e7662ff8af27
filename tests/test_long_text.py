"""Texts longer than one message: split where a reader would, tags closed, nothing dropped."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot

from bot.wire import Wire
from handlers import long_text
from sandbox import Sandbox


def shown(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def is_balanced(html: str) -> bool:
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z]+)[^>]*>", html):
        if closing and (not opened or opened.pop() != name):
            return False
        if not closing:
            opened.append(name)
    return not opened


@pytest.mark.parametrize("text", [
    "😀" * 2049,
    "w" * 10_000,
    "<b>" + "word " * 2000 + "</b>",
    "&amp;" * 5000,
    "\n\n".join(["A paragraph. " * 50] * 20),
    '<a href="https://example.com/a?b=1&amp;c=2">' + "link " * 1500 + "</a>",
], ids=["emoji", "one word", "bold", "entities", "paragraphs", "link"])  # fmt: skip
async def test_a_long_text_arrives_whole_in_parts_that_telegram_takes(text: str) -> None:
    world = Sandbox(token="100:test")
    async with world.serve() as url:
        ana = world.person("Ana")
        await ana.starts()
        wires = [Wire(), Wire()]
        async with Bot("100:test", f"{url}/bot", request=wires[0], get_updates_request=wires[1]) as bot:
            for part in long_text.split(text):
                await bot.send_message(ana.id, part, parse_mode="HTML")
        arrived = "".join(message.text for message in ana.chat.messages if message.from_bot)
    assert re.sub(r"\s", "", arrived) == re.sub(r"\s", "", shown(text))


PIECES = st.sampled_from(["word ", "a", "😀", "\n", "\n\n", ". ", "&lt;", "&amp;", "long" * 5])


@given(st.lists(st.tuples(PIECES, st.sampled_from([None, "b", "i", "code"])), max_size=60), st.integers(8, 60))
def test_nothing_is_dropped_and_every_part_is_whole(pieces: list[tuple[str, str | None]], limit: int) -> None:
    html = "".join(f"<{tag}>{text}</{tag}>" if tag else text for text, tag in pieces)
    parts = long_text.split(html, limit)
    assert all(long_text.length(part) <= limit and is_balanced(part) for part in parts)
    assert re.sub(r"\s", "", shown("".join(parts))) == re.sub(r"\s", "", shown(html))
