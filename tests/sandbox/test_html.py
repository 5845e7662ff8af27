"""HTML is read as Telegram reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import ApiError
from sandbox.html import parse
from sandbox.markup import as_html, found, read


def spans(source: str) -> list[tuple[str, int, int]]:
    return [(entity["type"], entity["offset"], entity["length"]) for entity in parse(source)[1]]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>a</b> <strong>b</strong>", "a b", [("bold", 0, 1), ("bold", 2, 1)]),
        ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", i, 1) for i in range(3)]),
        ("<span class='tg-spoiler'>x</span>", "x", [("spoiler", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
        ("<code>x</code><pre>y</pre>", "xy", [("code", 0, 1), ("pre", 1, 1)]),
        ("<blockquote>q</blockquote>", "q", [("blockquote", 0, 1)]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ("😀<b>é</b>", "😀é", [("bold", 2, 1)]),
        ("<b>😀</b>", "😀", [("bold", 0, 2)]),
        ("<B>x</B>", "x", [("bold", 0, 1)]),
        ("<b>x</>", "x", [("bold", 0, 1)]),
        ("<b></b>x", "x", []),
        ("&lt;&gt;&amp;&quot;&#65;&#x42;", '<>&"AB', []),
        ("&nbsp;&copy; &", "&nbsp;&copy; &", []),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    assert parse(source)[0] == text
    assert spans(source) == entities


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("hello world <x>", 'Unsupported start tag "x" at byte offset 12'),
        ("é<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("<3", "Unclosed start tag at byte offset 0"),
        ("a <3 b>", 'Unsupported start tag "3" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("a<br/>b", 'Unsupported start tag "br/" at byte offset 1'),
    ],
)
def test_a_mistake_is_refused_with_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {complaint}"


def test_links_languages_and_emoji_keep_their_arguments() -> None:
    assert parse('<a href="https://a.eu/?x=1&amp;y=2">l</a>')[1][0]["url"] == "https://a.eu/?x=1&y=2"
    assert parse("<a>https://a.eu</a>")[1][0]["url"] == "https://a.eu"
    nested = '<pre><code class="language-python">x</code></pre>'
    assert parse(nested)[1] == [{"offset": 0, "length": 1, "type": "pre", "language": "python"}]
    assert parse('<tg-emoji emoji-id="5">x</tg-emoji>')[1][0]["custom_emoji_id"] == "5"


def test_a_text_is_trimmed_and_its_entities_with_it() -> None:
    text, entities = read("\n <b> bold </b> \n", "HTML", None)
    assert text == "bold"
    assert entities == [{"offset": 0, "length": 4, "type": "bold"}]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("/start now", ["bot_command"]),
        ("see https://a.eu/x, or a@b.eu", ["url", "email"]),
        ("ask @someone about #clusters", ["mention", "hashtag"]),
        ("26/04 and and/or", []),
        ("/stats@clusters_demo_bot", ["bot_command"]),
    ],
)
def test_telegram_marks_links_and_commands_by_itself(text: str, kinds: list[str]) -> None:
    assert [entity["type"] for entity in found(text)] == kinds


@given(st.text(alphabet="ab<>&;/ \"'=😀é#x1biu", max_size=40))
def test_any_text_is_read_or_refused_and_never_crashes(source: str) -> None:
    try:
        text, entities = parse(source)
    except ApiError:
        return
    end = len(text.encode("utf-16-le")) // 2
    assert all(e["length"] > 0 and e["offset"] + e["length"] <= end for e in entities)


@given(st.lists(st.sampled_from(["<b>a</b>", "<i>é</i>", "😀", "x &lt; y", "<code>c</code>"]), max_size=8))
def test_what_is_written_as_html_reads_back_the_same(pieces: list[str]) -> None:
    text, entities = parse("".join(pieces))
    assert parse(as_html(text, entities)) == (text, entities)
