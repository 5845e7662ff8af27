"""What a mail that came in is: only an organiser's reply to one of our mails speaks for the organisers."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from db.mail_in import Verdict
from handlers import mail_verdicts
from handlers.mail_verdicts import Desk, Judgement

DESK = Desk("bot@clusters.example", frozenset({"desk@example.com", "olga@example.com"}))
TOKEN = "0123456789abcdef"
TOKENS = {27: TOKEN, 28: "fedcba9876543210", 29: None}
OURS = f"<q27.5.{TOKEN}@clusters.example>"
REPLY = {"From": "Olga <olga@example.com>", "Subject": "Re: [Q-27] Ana: wifi?", "In-Reply-To": OURS}

CASES = {
    "a reply": (REPLY, Verdict.ANSWER, 27, 5),
    "a reply from the contact inbox": (REPLY | {"From": "desk@example.com"}, Verdict.ANSWER, 27, 5),
    "an address in capitals": (REPLY | {"From": "OLGA@Example.COM"}, Verdict.ANSWER, 27, 5),
    "a reply whose server changed our id": (
        {"From": "olga@example.com", "In-Reply-To": "<changed@ses>", "References": f"<q27.{TOKEN}@x> <changed@ses>"},
        Verdict.ANSWER, 27, 0,
    ),
    "a reply that kept only the address's name": (
        {"From": "olga@example.com", "To": f'"Ana (q27.{TOKEN})" <bot@clusters.example>'}, Verdict.ANSWER, 27, 0,
    ),
    "a token in the subject": ({"From": "olga@example.com", "Subject": f"about q27.{TOKEN}"}, Verdict.ANSWER, 27, 0),
    "a reply to an edit": (REPLY | {"In-Reply-To": f"<q27.9.e4.{TOKEN}@x>"}, Verdict.ANSWER, 27, 9),
    "the newest of our mails": (REPLY | {"References": f"{OURS} <q27.8.{TOKEN}@x>"}, Verdict.ANSWER, 27, 8),
    "a mailbox that says it is not automatic": (REPLY | {"Auto-Submitted": "no"}, Verdict.ANSWER, 27, 5),
    "no token": ({"From": "olga@example.com", "Subject": "Re: [Q-27] Ana: wifi?"}, Verdict.UNPROVED, 27, 0),
    "a wrong token": (REPLY | {"In-Reply-To": "<q27.5.0000000000000000@x>"}, Verdict.UNPROVED, 27, 0),
    "another enquiry's token": (
        {"From": "olga@example.com", "In-Reply-To": f"<q28.1.{TOKEN}@x>"}, Verdict.UNPROVED, 28, 0,
    ),
    "an enquiry without a token": (
        {"From": "olga@example.com", "In-Reply-To": "<q29.1.None@x>", "Subject": "[Q-29]"}, Verdict.UNPROVED, 29, 0,
    ),
    "an unknown enquiry": (
        {"From": "olga@example.com", "In-Reply-To": f"<q99.1.{TOKEN}@x>"}, Verdict.STRANGER, None, 0,
    ),
    "an organiser about something else": ({"From": "olga@example.com", "Subject": "Lunch?"}, Verdict.STRANGER, None, 0),
    "a stranger": ({"From": "x@spam.example", "Subject": "Re: [Q-27] Ana"}, Verdict.STRANGER, None, 0),
    "a stranger with the token": (REPLY | {"From": "x@spam.example"}, Verdict.STRANGER, 27, 0),
    "an organiser's name, a stranger's address": (
        REPLY | {"From": '"olga@example.com" <x@spam.example>'}, Verdict.STRANGER, 27, 0,
    ),
    "nobody": ({"Subject": "Re: [Q-27] Ana"}, Verdict.STRANGER, None, 0),
    "an organiser's address for a name, unquoted": (
        REPLY | {"From": "olga@example.com <x@spam.example>"}, Verdict.STRANGER, 27, 0,
    ),
    "an organiser, then somebody": (REPLY | {"From": "olga@example.com, x@spam.example"}, Verdict.STRANGER, 27, 0),
    "an organiser's address twice": (REPLY | {"From": '"olga@example.com" <olga@example.com>'}, Verdict.ANSWER, 27, 5),
    "two senders": (REPLY | {"From": "x@spam.example, olga@example.com"}, Verdict.STRANGER, 27, 0),
    "out of office": (REPLY | {"Auto-Submitted": "auto-replied"}, Verdict.AUTOMATIC, None, 0),
    "out of office, vacation": (
        REPLY | {"Auto-Submitted": "auto-replied (vacation)", "Return-Path": "<>"}, Verdict.AUTOMATIC, None, 0,
    ),
    "generated": (REPLY | {"Auto-Submitted": "auto-generated; x=y"}, Verdict.AUTOMATIC, None, 0),
    "precedence": (REPLY | {"Precedence": "Bulk"}, Verdict.AUTOMATIC, None, 0),
    "a mailing list": (REPLY | {"List-Id": "<x.example.com>"}, Verdict.AUTOMATIC, None, 0),
    "an old responder": (REPLY | {"X-Autoreply": "yes"}, Verdict.AUTOMATIC, None, 0),
    "empty return path": (REPLY | {"Return-Path": "<>"}, Verdict.BOUNCE, 27, 0),
    "a report": (REPLY | {"Content-Type": "multipart/report; boundary=x"}, Verdict.BOUNCE, 27, 0),
    "the mail daemon": ({"From": "MAILER-DAEMON@mx.example", "Subject": "failed"}, Verdict.BOUNCE, None, 0),
    "our own address": (REPLY | {"From": "bot@clusters.example"}, Verdict.LOOP, None, 0),
    "our own mail": (REPLY | {"Message-ID": OURS}, Verdict.LOOP, None, 0),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_a_mail_is(name: str) -> None:
    headers, verdict, enquiry, follows = CASES[name]
    came = "".join(f"{header}: {value}\r\n" for header, value in headers.items())
    mail = message_from_bytes(f"{came}\r\nYes.".encode(), policy=default)
    assert mail_verdicts.judge(mail, DESK, TOKENS) == Judgement(verdict, enquiry, follows)


def test_one_mailbox_may_be_the_bots_and_the_organisers() -> None:
    shared = Desk("desk@example.com", frozenset({"desk@example.com"}))
    mail = EmailMessage()
    for header, value in (REPLY | {"From": "desk@example.com"}).items():
        mail[header] = value
    assert mail_verdicts.judge(mail, shared, TOKENS).verdict is Verdict.ANSWER
    mail["Message-ID"] = OURS
    assert mail_verdicts.judge(mail, shared, TOKENS).verdict is Verdict.LOOP


def test_an_organisers_name_is_what_their_mail_program_says() -> None:
    for given, name in (
        ("Olga Petraitė <olga@example.com>", "Olga Petraitė"),
        ('"olga@example.com" <olga@example.com>', ""),
        ("olga@example.com", ""),
    ):
        mail = EmailMessage()
        mail["From"] = given
        assert mail_verdicts.author(mail) == name


def test_a_header_that_the_library_stumbles_over_is_read_all_the_same() -> None:
    mail = message_from_bytes(b"Message-ID: <<>>@@\r\nSubject: [Q-27]\r\n\r\nYes.", policy=default)
    assert "@@" in mail_verdicts.header(mail, "Message-ID")
    assert mail_verdicts.enquiries_named(mail) == {27}
