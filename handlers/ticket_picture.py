"""Draws a ticket: the code, and around it for whom and what it is."""

import io
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path

import segno
from PIL import Image, ImageDraw, ImageFont

from handlers.tickets import Words

WIDTH, MARGIN = 1000, 60
CODE = 620  # dots; large enough for a camera that sees a screen at arm's length
SMALLEST = 24
NO_LETTER = "\U0010ffff"
INK, QUIET, PAPER, ACCENT = "#1c2733", "#5b6770", "#ffffff", "#1f5fa8"

Font = ImageFont.FreeTypeFont


def draw(words: Words, address: str) -> bytes:
    """A PNG, light whatever the chat's colours are: cameras want dark on light."""
    lines = [
        *_lines(words.event, 44, True, ACCENT, most=3),
        *_lines(words.when, 36, False, INK, most=1),
        *_lines(words.place, 36, False, QUIET, most=2),
    ]
    below = [
        *_lines(words.name, 54, True, INK, most=2),
        *_lines(words.organisation, 38, False, INK, most=2),
        *_lines(words.reference, 46, True, ACCENT, most=1),
        *_lines(words.how, 30, False, QUIET, most=3),
    ]
    height = MARGIN + _height(lines) + CODE + _height(below) + MARGIN
    picture = Image.new("RGB", (WIDTH, height), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, 18), fill=ACCENT)
    y = _write(pen, MARGIN, lines)
    code = _code(address)
    picture.paste(code, ((WIDTH - code.width) // 2, y + (CODE - code.height) // 2))
    _write(pen, y + CODE, below)
    content = io.BytesIO()
    picture.quantize(16).save(content, "PNG", optimize=True)
    return content.getvalue()


def _code(address: str) -> Image.Image:
    """The QR code; a quarter of it may be scratched or shine."""
    drawn = io.BytesIO()
    code = segno.make(address, error="q", boost_error=False, micro=False)
    code.save(drawn, kind="png", scale=CODE // code.symbol_size()[0])
    return Image.open(drawn).convert("RGB")


Line = tuple[str, Font, str]


def _lines(text: str, size: int, bold: bool, colour: str, most: int) -> list[Line]:
    """The text in lines that fit, smaller if it is long; what still does not fit ends in "…"."""
    words = _drawn(text, bold)
    for smaller in range(size, SMALLEST - 1, -4):
        font = _font(smaller, bold)
        lines = _wrapped(words, font)
        if len(lines) <= most and all(map(partial(_fits, font=font), words)):
            break
    if len(lines) <= most:
        return [(line, font, colour) for line in lines]
    lines[most - 1] = _cut(lines[most - 1] + "…", font)
    return [(line, font, colour) for line in lines[:most]]


def _drawn(text: str, bold: bool) -> list[str]:
    """The words that the font can write: nothing is better than boxes in the place of an emoji, or of a name."""
    words = [word for word in text.split() if all(_has(letter, bold) for letter in word if letter.isalpha())]
    drawn = ("".join(letter for letter in word if _has(letter, bold)) for word in words)
    return list(filter(None, drawn))


@cache
def _has(letter: str, bold: bool) -> bool:
    font = _font(SMALLEST, bold)
    return bool(letter.isprintable() and bytes(font.getmask(letter)) != bytes(font.getmask(NO_LETTER)))


def _wrapped(words: list[str], font: Font) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and _fits(f"{lines[-1]} {word}", font):
            lines[-1] += f" {word}"
        else:
            lines.append(_cut(word, font))
    return lines


def _cut(word: str, font: Font) -> str:
    """A word that is wider than the ticket ends in "…"."""
    while not _fits(word, font):
        word = word.rstrip("…")[:-1] + "…"
    return word


def _fits(words: str, font: Font) -> bool:
    return font.getlength(words) <= WIDTH - 2 * MARGIN


def _height(lines: list[Line]) -> int:
    return sum(_step(font) for _, font, _ in lines)


def _step(font: Font) -> int:
    return round(font.size * 1.35)


def _write(pen: ImageDraw.ImageDraw, y: int, lines: list[Line]) -> int:
    """Writes the lines in the middle; where the next would begin."""
    for text, font, colour in lines:
        pen.text((WIDTH / 2, y), text, font=font, fill=colour, anchor="ma")
        y += _step(font)
    return y


@cache
def _font(size: int, bold: bool) -> Font:
    """DejaVu, which has the letters of all Europe, comes with matplotlib; to find it is not to import it."""
    found = find_spec("matplotlib")
    assert found is not None and found.origin is not None
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return ImageFont.truetype(Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / name, size)
