"""A mail that came in: judged, kept, and, if an organiser speaks in it, on its way to the attendee."""

from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

from db import cards, enquiries, enquiry_messages, mail_answers, mail_in, outbox, rate_limits
from db.engine import Transaction
from db.enquiry_messages import Message, Via
from db.mail_answers import MailAnswer, State
from db.mail_in import Verdict
from handlers import answering, long_text, mail_verdicts
from handlers.answering import Answer
from handlers.context import Services
from handlers.mail_verdicts import Desk, Judgement
from handlers.organisers import desk as desks

PIECE = 3000  # UTF-16 units of one message to the attendee, with room for what is around it
TOGETHER = 20 * 1024 * 1024  # bytes of files
HOUR = 3_600_000_000  # microseconds
MOST_NAMED = 5


@dataclass(frozen=True)
class Received:
    """A mail as it was read: `text` and `files` are the person's own."""

    key: str
    mail: EmailMessage
    text: str
    files: list[tuple[str, bytes]]


async def take(tx: Transaction, services: Services, desk: Desk, received: Received, now: int) -> Verdict:
    """What the mail is; what follows from it happens once, however often it is read."""
    if known := await mail_in.find(tx, received.key):
        return known
    named = sorted(mail_verdicts.enquiries_named(received.mail))[:MOST_NAMED]
    found = [one for number in named if (one := await enquiries.get(tx, number))]
    judged = mail_verdicts.judge(received.mail, desk, {one.id: one.token for one in found})
    if await mail_in.take(tx, received.key, judged.verdict, now):
        if judged.verdict in (Verdict.ANSWER, Verdict.UNPROVED):
            await _answer(tx, services, received, judged, now)
        else:
            await _note(tx, services, received.key, judged, now)
    return judged.verdict


async def unreadable(tx: Transaction, services: Services, key: str, now: int) -> None:
    """A mail that could not even be judged."""
    if await mail_in.take(tx, key, Verdict.UNREADABLE, now):
        await _tell(tx, services, key, "mail_note", {"what": "unreadable"}, now)


async def send(tx: Transaction, services: Services, kept: MailAnswer, now: int) -> None:
    """What was kept goes to the attendee: the words, in as many messages as they need, and the files."""
    enquiry = await enquiries.get(tx, kept.enquiry)
    if enquiry is None or not await mail_answers.settle(tx, kept.id, State.SENT):
        return
    files = await mail_answers.files(tx, kept.id)
    words = kept.text or "📎 " + ", ".join(name for _, name in files)
    for piece in _pieces(words):
        answer = Answer(piece, kept.author, via=Via.MAIL, in_mailbox=kept.in_mailbox)
        await answering.give(tx, services, enquiry, answer, now)
    for number, _ in files:
        key, payload = f"enquiry:{enquiry.id}:mail-file:{number}", {"file": number, "enquiry": enquiry.id}
        await outbox.owe(tx, key=key, to=enquiry.chat_id, kind="mail_file", payload=payload, now=now)


async def _answer(tx: Transaction, services: Services, received: Received, judged: Judgement, now: int) -> None:
    assert judged.enquiry is not None
    await cards.revise(tx, judged.enquiry)  # of two doors at once the second waits here for the first
    files, left_out = _fitting(received.files)
    if left_out:
        payload = {"what": "large", "enquiry": judged.enquiry, "names": left_out}
        await _tell(tx, services, f"{received.key}:large", "mail_note", payload, now)
    if not received.text and not files:
        await _tell(tx, services, received.key, "mail_note", {"what": "empty", "enquiry": judged.enquiry}, now)
        return
    author = mail_verdicts.author(received.mail) or services.texts.say(None).plain("mail.organisers")
    sender = parseaddr(mail_verdicts.header(received.mail, "From"))[1].lower()
    kept = await mail_answers.keep(
        tx, judged.enquiry, author, received.text, files, sender == services.contact.lower(), now
    )
    earlier = await _unseen(tx, judged, author)
    if judged.verdict is Verdict.ANSWER and earlier is None:
        await send(tx, services, kept, now)
        await _tell(tx, services, received.key, "mail_told", {"answer": kept.id, "enquiry": kept.enquiry}, now)
        return
    payload = {"answer": kept.id, "enquiry": kept.enquiry, "after": earlier.id if earlier else None}
    await _tell(tx, services, received.key, "mail_held", payload, now)
    await desks.redraw(tx, services, kept.enquiry, now)


async def _unseen(tx: Transaction, judged: Judgement, author: str) -> Message | None:
    """A colleague's answer that whoever wrote this mail has perhaps not seen."""
    assert judged.enquiry is not None
    last = await enquiry_messages.last_answer(tx, judged.enquiry)
    if last is None or judged.follows >= last.id or await enquiry_messages.asked_since(tx, last):
        return None
    return None if (last.via, last.author) == (Via.MAIL, author) else last


async def _note(tx: Transaction, services: Services, key: str, judged: Judgement, now: int) -> None:
    """What the organisers are told of a mail that is no answer; of strangers' once an hour."""
    payload: dict[str, Any] = {"what": str(judged.verdict), "enquiry": judged.enquiry}
    match judged.verdict:
        case Verdict.BOUNCE if judged.enquiry is not None:
            await _tell(tx, services, f"bounce:{judged.enquiry}", "mail_note", payload, now)
        case Verdict.STRANGER if judged.enquiry is not None:
            await _tell(tx, services, key, "mail_note", payload | {"what": "unlisted"}, now)
        case Verdict.STRANGER:
            if await rate_limits.take(tx, "mail_strangers", now * 1000, HOUR, 0) == 0:
                await _tell(tx, services, key, "mail_note", payload, now)


async def _tell(tx: Transaction, services: Services, key: str, kind: str, payload: dict[str, Any], now: int) -> None:
    if services.admin_chat_id is not None:
        to = services.admin_chat_id
        await outbox.owe(tx, key=f"mail-in:{key}", to=to, kind=kind, payload=payload, now=now)


def _fitting(files: list[tuple[str, bytes]]) -> tuple[list[tuple[str, bytes]], list[str]]:
    """The files that can be sent on, and the names of those that are too large."""
    kept: list[tuple[str, bytes]] = []
    left_out, room = [], TOGETHER
    for name, content in files:
        if len(content) <= room:
            kept.append((name, content))
            room -= len(content)
        else:
            left_out.append(name)
    return kept, left_out


def _pieces(words: str) -> list[str]:
    """At the ends of paragraphs, lines or words, so that each fits into a message."""
    pieces = []
    while long_text.length(words) > PIECE:
        part = words[:PIECE]
        cut = next((place for mark in ("\n\n", "\n", " ") if (place := part.rfind(mark)) > PIECE // 2), PIECE)
        while long_text.length(words[:cut]) > PIECE:
            cut = cut * 3 // 4
        pieces.append(words[:cut].strip())
        words = words[cut:].strip()
    return [*pieces, words]
