"""What organisers write for a broadcast: checked at once, and filled in for one person."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape
from urllib.parse import quote
from zoneinfo import ZoneInfo

from db.broadcasts import Link, Words
from events.content import suggestion
from events.moments import instant
from events.refused import Refused
from handlers import long_text

PLACEHOLDERS = ("name", "event", "reference")
CAPTION = 1024
MOST_LINKS = 8
LONGEST_LABEL = 60
LONGEST_NAME = 130  # characters that Telegram, or the form, lets a name have
LONGEST_REFERENCE = 11
_TOKEN = re.compile(r"\{([^{}\n]{0,40})\}")
_TAG_OR_TOKEN = re.compile(rf"<[^>]+>|{_TOKEN.pattern}")
_TAG = re.compile(r"<[^>]+>")
_NAME = r"[^\W_](?:[\w-]*[^\W_])?"  # a part of a host's name, in any alphabet
_ADDRESS = re.compile(rf"https?://(?:{_NAME}\.)+{_NAME}(?::\d{{1,5}})?(?:[/?#]\S*)?|tg://\w\S*")
_LINK = re.compile(r"(?P<label>.+?)\s*(?:[–—:|]|-|\s)\s*(?P<url>https?://\S+|tg://\S+)", re.DOTALL)
_MOMENT = re.compile(
    r"(?:(?P<word>today|tomorrow|šiandien|rytoj)|(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)"
    r"|(?P<d>\d\d?)\.(?P<m>\d\d?)\.?(?P<y>\d{4})?)?[ ,T]*(?:at )?(?P<hour>\d\d?)[:.](?P<minute>\d\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands for the placeholders when one person reads it."""

    name: str
    event: str | None
    reference: str | None


def check(said: Words, event_titles: list[str], references: bool) -> int:
    """How long the text can become, in UTF-16 units. Refused: it is empty, too long, or asks for what there is not."""
    html = said.text
    elsewhere = "".join([*_TAG.findall(html), *(part for link in said.links for part in link)])
    for name in dict.fromkeys(_TOKEN.findall(f"{_TAG.sub('', html)}\n{elsewhere}")):
        _check_placeholder(name, f"{html}\n{elsewhere}", bool(event_titles), references)
    longest_event = max(event_titles, key=len, default="")
    longest = fill(html, Filling("n" * LONGEST_NAME, longest_event, "r" * LONGEST_REFERENCE))
    length = long_text.length(longest)
    if not long_text.length(html.strip()):
        raise Refused("broadcast.empty")
    if length > long_text.LIMIT:
        raise Refused("broadcast.too_long", length=length, max=long_text.LIMIT)
    return length


def _check_placeholder(name: str, html: str, event: bool, references: bool) -> None:
    if name not in PLACEHOLDERS:
        near = suggestion(name, PLACEHOLDERS).partition('"')[2].partition('"')[0]
        key = "broadcast.unknown_placeholder_near" if near else "broadcast.unknown_placeholder"
        raise Refused(key, found=f"{{{name}}}", near=f"{{{near}}}")
    if f"{{{name}}}" not in html:
        raise Refused("broadcast.formatted_placeholder", found=f"{{{name}}}")
    if name == "event" and not event:
        raise Refused("broadcast.no_event_placeholder")
    if name == "reference" and not references:
        raise Refused("broadcast.no_reference_placeholder")


def fill(html: str, filling: Filling) -> str:
    """The text as one person reads it; what stands for a placeholder is escaped."""

    def part(match: re.Match[str]) -> str:
        return address(match[0], filling) if match[0].startswith("<") else escape(label(match[0], filling), quote=False)

    return _TAG_OR_TOKEN.sub(part, html)


def label(text: str, filling: Filling) -> str:
    """The same for a button's label, which is no HTML."""
    return _TOKEN.sub(lambda match: _values(filling).get(match[1], match[0]), text)


def address(url: str, filling: Filling) -> str:
    """The same for an address."""
    values = {name: quote(value, safe="") for name, value in _values(filling).items()}
    return _TOKEN.sub(lambda match: values.get(match[1], match[0]), url)


def _values(filling: Filling) -> dict[str, str]:
    return {"name": filling.name, "event": filling.event or "", "reference": filling.reference or ""}


def links(text: str) -> tuple[Link, ...]:
    """Buttons, one a line: "Label – https://…". Refused: a line is something else."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        match = _LINK.fullmatch(line)
        if match is None or not _ADDRESS.fullmatch(match["url"]):
            raise Refused("broadcast.no_link", line=line[:80])
        if len(match["label"]) > LONGEST_LABEL:
            raise Refused("broadcast.long_label", label=match["label"], max=LONGEST_LABEL)
        found.append((match["label"].strip(), match["url"]))
    if len(found) > MOST_LINKS:
        raise Refused("broadcast.many_links", max=MOST_LINKS)
    return tuple(found)


def moment(text: str, now: datetime, zone: str) -> datetime:
    """The instant that these words are, in the organisers' zone. Refused: they are none, or it has passed."""
    match = _MOMENT.fullmatch(text.strip())
    here = now.astimezone(ZoneInfo(zone))
    try:
        day = _day(match.groupdict(), here.date()) if match else None
        at = here.replace(hour=int(match["hour"]), minute=int(match["minute"])) if match else None
    except ValueError:
        day = at = None
    if day is None or at is None:
        raise Refused("broadcast.no_moment", text=text[:40])
    due = instant(datetime(day.year, day.month, day.day, at.hour, at.minute), zone)
    if due <= now:
        raise Refused("broadcast.moment_passed")
    if due > now + timedelta(days=366):
        raise Refused("broadcast.moment_far")
    return due


def _day(part: dict[str, str | None], today: date) -> date:
    if word := part["word"]:
        return today + timedelta(days=word.lower() in ("tomorrow", "rytoj"))
    if part["year"]:
        return date(int(part["year"]), int(part["month"] or 0), int(part["day"] or 0))
    if part["d"]:
        return date(int(part["y"] or today.year), int(part["m"] or 0), int(part["d"]))
    return today
