"""What a mail that came in is, by its headers alone; whether it may speak for the organisers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import getaddresses, parseaddr

from db.mail_in import Verdict
from handlers import mail_threads

DAEMONS = ("mailer-daemon", "postmaster", "mail-daemon")
AUTOMATIC = ("x-autoreply", "x-autorespond", "x-autoresponder", "list-id", "list-unsubscribe")
PRECEDENCE = ("bulk", "junk", "list", "auto_reply", "auto-reply")
ADDRESS = re.compile(r"""[^\s<>"'(),;:]+@[^\s<>"'(),;:]+""")
SUBJECT = re.compile(r"\[Q-([0-9]{1,15})\]")


@dataclass(frozen=True, slots=True)
class Desk:
    """Who we are, and from which addresses, in small letters, organisers write."""

    own: str
    organisers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """`enquiry`: what the mail is about, if it says so credibly; `follows`: the newest of our mails that it knows."""

    verdict: Verdict
    enquiry: int | None = None
    follows: int = 0


def enquiries_named(mail: EmailMessage) -> set[int]:
    """The enquiries that the mail names, with or without their tokens."""
    subject = SUBJECT.findall(header(mail, "Subject"))
    return {thread.enquiry for thread in _threads(mail)} | {int(number) for number in subject}


def judge(mail: EmailMessage, desk: Desk, tokens: Mapping[int, str | None]) -> Judgement:
    """`tokens`: those of the enquiries that the mail names, as far as there are such enquiries.

    From can be forged: only the token, which nobody can guess, makes a mail from an organiser's address an answer."""
    sender = _sender(mail)
    proved = [one for one in _threads(mail) if one.token == tokens.get(one.enquiry)]
    is_own = sender == desk.own.lower() and sender not in desk.organisers  # one mailbox may be both
    if is_own or mail_threads.threads(header(mail, "Message-ID")):
        return Judgement(Verdict.LOOP)
    if _is_bounce(mail, sender):
        return Judgement(Verdict.BOUNCE, proved[0].enquiry if proved else None)
    if _is_automatic(mail):
        return Judgement(Verdict.AUTOMATIC)
    if sender not in desk.organisers:
        return Judgement(Verdict.STRANGER, proved[0].enquiry if proved else None)
    if proved:
        enquiry = proved[0].enquiry
        return Judgement(Verdict.ANSWER, enquiry, max(one.message for one in proved if one.enquiry == enquiry))
    known = [number for number in sorted(enquiries_named(mail)) if number in tokens]
    return Judgement(Verdict.UNPROVED, known[0]) if known else Judgement(Verdict.STRANGER)


def _sender(mail: EmailMessage) -> str:
    """The one address that the mail is from; empty where there are several, or readers may differ about which it is."""
    found = {address.lower() for address in ADDRESS.findall(_raw(mail, "From"))}
    sender = parseaddr(header(mail, "From"))[1].lower()
    return sender if found == {sender} else ""


def author(mail: EmailMessage) -> str:
    """The name that the organiser's mail program gives; empty where it gives none."""
    name, address = parseaddr(header(mail, "From"))
    return "" if name.lower() == address.lower() else " ".join(name.split())[:60]


def header(mail: EmailMessage, name: str) -> str:
    """A header as text, however broken it is."""
    try:
        found = [str(value) for value in mail.get_all(name, [])]
    except (ValueError, IndexError):  # the library stumbles over some; the words are there all the same
        return _raw(mail, name).replace("\0", "")
    return " ".join(found).replace("\0", "")


def _raw(mail: EmailMessage, name: str) -> str:
    """A header as it came: the library leaves out of a broken one what it does not understand."""
    return " ".join(str(value) for key, value in mail.raw_items() if key.lower() == name.lower())


def _threads(mail: EmailMessage) -> list[mail_threads.Thread]:
    """What replies bring back of our ids: where mail programs keep them, and, as a fallback, in address and subject."""
    addressed = [f"{name} {address}" for name, address in getaddresses([header(mail, "To"), header(mail, "Cc")])]
    places = [header(mail, "In-Reply-To"), header(mail, "References"), *addressed, header(mail, "Subject")]
    return [thread for place in places for thread in mail_threads.threads(place)]


def _is_bounce(mail: EmailMessage, sender: str) -> bool:
    empty = header(mail, "Return-Path").strip() == "<>" and mail["Auto-Submitted"] is None
    return mail.get_content_type() == "multipart/report" or sender.partition("@")[0] in DAEMONS or empty


def _is_automatic(mail: EmailMessage) -> bool:
    submitted = header(mail, "Auto-Submitted").partition(";")[0].strip().lower()
    return (
        submitted not in ("", "no")
        or header(mail, "Precedence").strip().lower() in PRECEDENCE
        or any(mail[name] is not None for name in AUTOMATIC)
        or header(mail, "Return-Path").strip() == "<>"
    )
