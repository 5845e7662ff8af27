"""What a mail is on the wire: headers that nobody's words can break, the text, the same in HTML, and the files."""

import mimetypes
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr, formatdate
from html import escape
from itertools import groupby

from bot.enclosures import Fetched
from handlers.context import Mail

LONGEST_LINE, LONGEST_NAME = 200, 100
CRLF = "\r\n"


def of(letter: Mail, files: Fetched, sender: str) -> bytes:
    """The mail from `sender`; nothing that a person typed can begin a header of its own."""
    head = _line("Subject", one_line(letter.subject)) + _from("From", letter.sender_name, sender)
    if letter.reply_to:
        head += _from("Reply-To", *letter.reply_to)
    message = EmailMessage(policy=SMTP)
    message["To"] = letter.to
    message["Date"] = formatdate()
    _thread(message, letter, sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply"  # how Exchange is asked not to answer for people
    text = "\n".join([letter.text, *_missing(letter, files)])
    message.set_content(text)
    message.add_alternative(_html(text), subtype="html")
    for file in letter.files:
        _attach(message, one_line(file.name), file.content)
    for enclosure in letter.enclosed:
        if (content := files.get(enclosure.file_id)) is not None:
            _attach(message, one_line(enclosure.name), content)
    return head.encode("ascii") + message.as_bytes()


def _thread(message: EmailMessage, letter: Mail, domain: str) -> None:
    message["Message-ID"] = f"<{letter.message_id}@{domain}>"
    if letter.answers:
        message["In-Reply-To"] = f"<{letter.answers}@{domain}>"
    if letter.thread:
        message["References"] = " ".join(f"<{one}@{domain}>" for one in letter.thread)


def _line(name: str, words: str) -> str:
    """A header with somebody's words. EmailMessage would lose spaces of long ones that are not ASCII."""
    if words.isascii():
        return f"{name}: {words}\r\n"
    return f"{name}: {Header(words, 'utf-8', header_name=name).encode(linesep=CRLF)}\r\n"


def _from(name: str, words: str, address: str) -> str:
    return _line(name, formataddr((one_line(words)[:LONGEST_NAME], one_line(address))))


def one_line(words: str) -> str:
    """Somebody's words as a part of a header."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())[:LONGEST_LINE]


def _missing(letter: Mail, files: Fetched) -> list[str]:
    lines = [enclosure.otherwise for enclosure in letter.enclosed if enclosure.file_id not in files]
    return ["", *lines] if lines else []


def _attach(message: EmailMessage, name: str, content: bytes) -> None:
    main, _, sub = (mimetypes.guess_type(name)[0] or "application/octet-stream").partition("/")
    if main in ("message", "multipart"):  # bytes as they are, whatever they claim to be
        main, sub = "application", "octet-stream"
    message.add_attachment(content, maintype=main, subtype=sub, filename=name)


def _html(text: str) -> str:
    """The same words in HTML: lines that begin with > are a quotation."""
    parts = []
    for quoted, lines in groupby(text.split("\n"), key=lambda line: line.startswith(">")):
        shown = "<br>\n".join(escape(line.removeprefix("> ") if quoted else line) for line in lines)
        parts.append(f"<blockquote>{shown}</blockquote>" if quoted else f"<p>{shown}</p>")
    return "<!doctype html>\n<html><body>\n" + "\n".join(parts) + "\n</body></html>\n"
