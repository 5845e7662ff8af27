"""What an organiser says in a mail: their own words, without quotation and signature, and their files."""

import re
import tomllib
from email.message import EmailMessage, Message
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import quotequail

PHRASES = Path(__file__).parent / "mail_phrases.toml"
CONSIDERED = 12_000  # characters: what is above them is a person's, what is below is history
LONG_LINE = 300  # quotequail's patterns take their time with long lines, and no line that they look for is long
BLOCKS = {"p", "div", "br", "tr", "li", "ul", "ol", "table", "hr", "h1", "h2", "h3", "h4", "blockquote", "pre"}
SILENT = {"head", "style", "script", "title"}
SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")

# The lines above a quotation in Lithuanian, as quotequail knows them in English.
LITHUANIAN = (
    (re.compile(r"^(> ?)?(.{6,200}) (?:pa)?rašė:$"), r"\1On \2 wrote:"),
    (re.compile(r"^(\*?)Nuo:"), r"\1From:"),
    (re.compile(r"^(\*?)(?:Išsiųsta|Data):"), r"\1Sent:"),
    (re.compile(r"^(\*?)Kam:"), r"\1To:"),
    (re.compile(r"^(\*?)Tema:"), r"\1Subject:"),
)
LONGEST_FOOTER = 80
AFTER_CLOSING = 12  # lines that a signature has at most


def of(mail: EmailMessage) -> str:
    """The person's own words; empty where there are none."""
    plain = mail.get_body(preferencelist=("plain",))
    own = _own(_text(plain)) if plain is not None else ""
    if own:
        return own
    html = mail.get_body(preferencelist=("html",))
    return _own(_Lines.of(_text(html))) if html is not None else ""


def files(mail: EmailMessage) -> list[tuple[str, bytes]]:
    """What was attached, by name; pictures inside the text and signatures are none."""
    found = []
    for part in mail.iter_attachments():
        is_inside = part.get_content_disposition() != "attachment" and part["Content-ID"] is not None
        if is_inside or part.get_content_type() in SIGNATURES:
            continue
        content = part.get_payload(decode=True)
        name = " ".join((part.get_filename() or "").split()).replace("/", "_")[-100:]
        ending = "eml" if part.get_content_maintype() == "message" else part.get_content_subtype()
        if isinstance(content, bytes) and content:
            found.append((name or f"file.{ending}", content))
    return found


def _text(part: Message) -> str:
    """Decoded, whatever charset it claims."""
    content = part.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeError):
            continue
    return raw.decode("cp1252", "replace")


def _own(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\xa0", " ").replace("\x00", "")[:CONSIDERED].split("\n")
    long = {f"\ue000{place}": line for place, line in enumerate(lines) if len(line) > LONG_LINE}
    shown = [f"\ue000{place}" if len(line) > LONG_LINE else _as_known(line) for place, line in enumerate(lines)]
    unwrapped = quotequail.unwrap("\n".join(shown))
    above = unwrapped.get("text_top", "") if unwrapped else "\n".join(shown)
    below = unwrapped.get("text_bottom", "") if unwrapped else ""
    kept = _without_signature(above) or _without_signature(below)
    return "\n".join(long.get(line, line) for line in kept.split("\n")).strip()


def _as_known(line: str) -> str:
    for pattern, instead in LITHUANIAN:
        line = pattern.sub(instead, line)
    return line


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    found = tomllib.loads(PHRASES.read_text("utf-8"))
    return {name: tuple(phrases) for name, phrases in found.items()}


def _without_signature(text: str) -> str:
    """Up to "-- ", to a device's own line, or to a closing phrase with no more than a signature after it."""
    lines = text.rstrip().split("\n")
    for place, line in enumerate(lines):
        above, rest = "\n".join(lines[:place]).strip(), [one for one in lines[place + 1 :] if one.strip()]
        bare = line.strip().rstrip(",.!").lower()
        is_closing = bare in _phrases()["closings"] and len(rest) <= AFTER_CLOSING and not any(map(_is_more, rest))
        is_end = is_closing or (bare.startswith(_phrases()["devices"]) and len(bare) < LONGEST_FOOTER and not rest)
        if line.rstrip() == "--" or (is_end and above):
            return _without_signature(above) if above else ""
    return "\n".join(lines).strip()


def _is_more(line: str) -> bool:
    """Whether somebody still says something after their greetings."""
    return line.lstrip().lower().startswith(("ps", "p.s", "p. s"))


class _Lines(HTMLParser):
    """HTML as lines of text, with > before what is quoted."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._quoted = 0
        self._silent = 0

    @classmethod
    def of(cls, html: str) -> str:
        parser = cls()
        parser.feed(html[: 40 * CONSIDERED])
        parser.close()
        lines = [line.rstrip() for line in parser._lines]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        self._quoted += tag == "blockquote"
        if tag == "br":
            self._lines.append("> " * self._quoted)
        elif tag in BLOCKS:
            self._break()
        if tag == "li":
            self._lines[-1] += "- "

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT and self._silent > 0
        self._quoted -= tag == "blockquote" and self._quoted > 0
        if tag in BLOCKS - {"br"}:
            self._break()
        if tag == "p":
            self._lines.append("> " * self._quoted)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            words = re.sub(r"\s+", " ", data)
            self._lines[-1] += words.lstrip() if not self._lines[-1].strip("> ") else words

    def _break(self) -> None:
        if self._lines[-1].strip("> "):
            self._lines.append("> " * self._quoted)
        else:
            self._lines[-1] = "> " * self._quoted
