"""An organiser's own words in a mail: what the usual mail programs quote and sign, in three languages, is left out."""

# ruff: noqa: W291 - mail programs leave spaces at the ends of lines

import time
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import pytest

from handlers import mail_words

SAMPLES = {
    "gmail-en": (
        """Yes, there is wifi everywhere.

On Fri, 1 Apr 2022 at 09:12, Clusters bot <bot@clusters.example> wrote:

> is there wifi for my drone?
>
> From Ana (en), by Telegram.
""",
        """Yes, there is wifi everywhere.""",
    ),
    "gmail-en-wrapped": (
        """Yes, there is wifi everywhere.

Best,
Olga

On Fri, 1 Apr 2022 at 09:12, A very long name of somebody <
a.very.long.address@clusters.example> wrote:

> is there wifi for my drone?
""",
        """Yes, there is wifi everywhere.""",
    ),
    "gmail-lt": (
        """Taip, belaidis ryšys veikia visur.

2022-04-01, pn, 09:12 Clusters bot <bot@clusters.example> rašė:

> ar yra belaidis ryšys?
""",
        """Taip, belaidis ryšys veikia visur.""",
    ),
    "gmail-lt2": (
        """Taip, veikia.

2022 m. bal. 1 d., penktadienis 09:12 Ana <bot@clusters.example> rašė:

> ar yra belaidis ryšys?
""",
        """Taip, veikia.""",
    ),
    "gmail-lt3": (
        """Taip, veikia.

pn, 2022-04-01 09:12 Ana <bot@clusters.example> rašė:

> ar yra belaidis ryšys?
""",
        """Taip, veikia.""",
    ),
    "gmail-de": (
        """Ja, überall.

Am Fr., 1. Apr. 2022 um 09:12 Uhr schrieb Clusters bot <
bot@clusters.example>:

> gibt es wlan?
""",
        """Ja, überall.""",
    ),
    "outlook-en": (
        """Yes, everywhere.

Kind regards,
Olga Petraitė
ECCP

________________________________
From: Ana <bot@clusters.example>
Sent: Friday, April 1, 2022 9:12 AM
To: clustersmeetregions@clustercollaboration.eu <clustersmeetregions@clustercollaboration.eu>
Subject: [Q-1] Ana: is there wifi

is there wifi for my drone?
""",
        """Yes, everywhere.""",
    ),
    "outlook-en-desktop": (
        """Yes, everywhere.

From: Ana <bot@clusters.example> 
Sent: Friday, April 1, 2022 9:12 AM
To: clustersmeetregions@clustercollaboration.eu
Subject: [Q-1] Ana: is there wifi

is there wifi for my drone?
""",
        """Yes, everywhere.""",
    ),
    "outlook-lt": (
        """Taip, visur.

________________________________
Nuo: Ana <bot@clusters.example>
Išsiųsta: 2022 m. balandžio 1 d., penktadienis 09:12
Kam: clustersmeetregions@clustercollaboration.eu <clustersmeetregions@clustercollaboration.eu>
Tema: [Q-1] Ana: ar yra

ar yra belaidis ryšys?
""",
        """Taip, visur.""",
    ),
    "outlook-lt-desktop": (
        """Taip, visur.

Nuo: Ana <bot@clusters.example> 
Išsiųsta: 2022 m. balandžio 1 d., penktadienis 09:12
Kam: clustersmeetregions@clustercollaboration.eu
Tema: [Q-1] Ana: ar yra

ar yra belaidis ryšys?
""",
        """Taip, visur.""",
    ),
    "outlook-de": (
        """Ja, überall.

________________________________
Von: Ana <bot@clusters.example>
Gesendet: Freitag, 1. April 2022 09:12
An: clustersmeetregions@clustercollaboration.eu <clustersmeetregions@clustercollaboration.eu>
Betreff: [Q-1] Ana: gibt es wlan

gibt es wlan?
""",
        """Ja, überall.""",
    ),
    "outlook-de-desktop": (
        """Ja, überall.

Mit freundlichen Grüßen
Olga

Von: Ana <bot@clusters.example> 
Gesendet: Freitag, 1. April 2022 09:12
An: clustersmeetregions@clustercollaboration.eu
Betreff: [Q-1] Ana: gibt es wlan

gibt es wlan?
""",
        """Ja, überall.""",
    ),
    "apple-en": (
        """Yes, everywhere.

> On 1 Apr 2022, at 09:12, Ana <bot@clusters.example> wrote:
> 
> is there wifi for my drone?
""",
        """Yes, everywhere.""",
    ),
    "apple-en-phone": (
        """Yes, everywhere.

Sent from my iPhone

> On 1 Apr 2022, at 09:12, Ana <bot@clusters.example> wrote:
> 
> is there wifi for my drone?
""",
        """Yes, everywhere.""",
    ),
    "apple-lt": (
        """Taip, visur.

> 2022-04-01, 09:12, Ana <bot@clusters.example> rašė:
> 
> ar yra?
""",
        """Taip, visur.""",
    ),
    "apple-lt-phone": (
        """Taip, visur.

Išsiųsta iš „iPhone“

> Ana <bot@clusters.example> 2022-04-01 09:12 parašė:
> 
> ar yra?
""",
        """Taip, visur.""",
    ),
    "apple-de": (
        """Ja, überall.

Von meinem iPhone gesendet

> Am 01.04.2022 um 09:12 schrieb Ana <bot@clusters.example>:
> 
> gibt es wlan?
""",
        """Ja, überall.""",
    ),
    "thunderbird-en": (
        """Yes, everywhere.

On 4/1/22 09:12, Ana wrote:
> is there wifi for my drone?

-- 
Olga Petraitė
ECCP
""",
        """Yes, everywhere.""",
    ),
    "thunderbird-en-dated": (
        """Yes, everywhere.

On 01/04/2022 09:12, Ana wrote:
> is there wifi for my drone?
""",
        """Yes, everywhere.""",
    ),
    "thunderbird-lt": (
        """Taip, visur.

2022-04-01 09:12, Ana rašė:
> ar yra?
""",
        """Taip, visur.""",
    ),
    "thunderbird-de": (
        """Ja, überall.

Am 01.04.22 um 09:12 schrieb Ana:
> gibt es wlan?

-- 
Olga
""",
        """Ja, überall.""",
    ),
    "bottom-post": (
        """On 4/1/22 09:12, Ana wrote:
> is there wifi for my drone?

Yes, everywhere.
""",
        """Yes, everywhere.""",
    ),
    "plain": (
        """Yes: from 9 to 17.

Please bring:
- a badge
- your drone

From: the main station take bus 3.
Sent tickets are valid.
""",
        """Yes: from 9 to 17.

Please bring:
- a badge
- your drone

From: the main station take bus 3.
Sent tickets are valid.""",
    ),
}

HTML = {
    "gmail": (
        '<div dir="ltr">Yes, <b>everywhere</b>.<div><br></div><div>See <a href="https://x.example">here</a> &amp; there'
        "</div></div>"
        '<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Fri, 1 Apr 2022 at 09:12, Ana &lt;'
        '<a href="mailto:bot@clusters.example">bot@clusters.example</a>&gt; wrote:<br></div>'
        '<blockquote class="gmail_quote"><p>is there wifi?</p></blockquote></div>'
    ),
    "outlook": (
        "<html><head><style>p {color: red}</style></head><body><div>Yes, everywhere.</div><div><br></div>"
        "<div>See here &amp; there</div><hr><div id=divRplyFwdMsg><b>From:</b> Ana &lt;bot@clusters.example&gt;<br>"
        "<b>Sent:</b> Friday, April 1, 2022 9:12 AM<br><b>To:</b> desk@example.com<br><b>Subject:</b> [Q-1] Ana: wifi"
        "<div>&nbsp;</div></div><div>is there wifi?</div></body></html>"
    ),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_quoted_and_signed_is_left_out(name: str) -> None:
    written, own = SAMPLES[name]
    assert mail_words.of(_mail(written)) == own


@pytest.mark.parametrize("name", HTML)
def test_a_mail_in_html_only_is_read_too(name: str) -> None:
    mail = EmailMessage()
    mail.set_content(HTML[name], subtype="html")
    assert mail_words.of(mail) == "Yes, everywhere.\n\nSee here & there"


def test_an_answer_between_the_quoted_lines_is_kept_with_what_it_answers() -> None:
    words = mail_words.of(_mail("On 4/1/22 09:12, Ana wrote:\n> is there wifi?\nYes.\n> and lunch?\nNo.\n"))
    assert "Yes." in words and "and lunch?" in words and "No." in words


def test_words_after_a_greeting_in_the_middle_are_not_taken_for_a_signature() -> None:
    for written in (
        "Thanks, Ana!\nYes, there is wifi.",
        "Best\nregards to the cluster! There is wifi.",
        "Yes.\n\nKind regards,\nOlga\n\nPS: bring the drone.",
        "Pagarbiai\n" + "Ir dar viena eilutė.\n" * 20,
    ):
        assert mail_words.of(_mail(written)) == written.strip()


def test_eight_megabytes_of_history_take_no_time() -> None:
    began = time.monotonic()
    for history in ("> some words and more of them\n", "From: a\nSent: b\n", "words " * 2000 + "\n", "On a wrote\n"):
        many = history * (8 * 1024 * 1024 // len(history))
        words = mail_words.of(_mail(f"Yes.\n\nOn 1 Apr 2022, at 09:12, Ana <bot@clusters.example> wrote:\n\n{many}"))
        assert words.startswith("Yes.")
    assert time.monotonic() - began < 30


@pytest.mark.parametrize(("charset", "raw", "words"), [
    ("windows-1257", "Taip, žinoma".encode("cp1257"), "Taip, žinoma"),
    ("iso-8859-13", "Taip, žinoma".encode("iso-8859-13"), "Taip, žinoma"),
    ("utf-8", "Taip, žinoma".encode(), "Taip, žinoma"),
    ("no-such-charset", "Taip, žinoma".encode(), "Taip, žinoma"),
    ("us-ascii", "Taip, žinoma".encode(), "Taip, žinoma"),
    ("utf-8", "Grüße".encode("latin-1"), "Grüße"),
])  # fmt: skip
def test_odd_charsets_are_read(charset: str, raw: bytes, words: str) -> None:
    head = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".encode()
    mail = BytesParser(policy=policy.default).parsebytes(head + raw)
    assert isinstance(mail, EmailMessage)
    assert mail_words.of(mail) == words


def test_files_are_those_that_were_attached_and_not_the_pictures_of_a_signature() -> None:
    mail = _mail("See the plan.")
    mail.add_alternative('<p>See the plan.</p><img src="cid:logo">', subtype="html")
    html = mail.get_body(preferencelist=("html",))
    assert isinstance(html, EmailMessage)
    html.add_related(b"logo", "image", "png", cid="<logo>")
    mail.add_attachment(b"the plan", maintype="application", subtype="pdf", filename="../plan.pdf")
    mail.add_attachment(b"signed", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    assert mail_words.files(mail) == [(".._plan.pdf", b"the plan")]
    assert mail_words.of(mail) == "See the plan."


def _mail(text: str) -> EmailMessage:
    mail = EmailMessage()
    mail.set_content(text)
    return mail
