"""Mail goes out: every message of an enquiry is one mail in one thread, whatever people type and servers answer."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiosmtplib
import pytest

from bot import mail as mail_out
from bot.outcomes import Fate
from db import enquiries, enquiry_messages
from db.engine import Transaction
from db.enquiry_messages import Attachment, Message
from handlers import mailing
from sandbox import Attachment as File
from sandbox import Fault
from sandbox.mailbox import Mail
from tests import smtp
from tests import town as towns
from tests.town import Town, Townsperson

FROM = "bot@clusters.example"
BIG = 21 * 1024 * 1024


@pytest.fixture
async def mailing_town(database: str, tmp_path: Path) -> AsyncIterator[Town]:
    async with towns.built(database, tmp_path, mail=True, mail_from=FROM) as town:
        await town.opens()
        yield town


@pytest.fixture
async def ana(mailing_town: Town) -> Townsperson:
    ana = mailing_town.person("Ana")
    await ana.starts()
    return ana


def mails(town: Town) -> list[Mail]:
    return town.world.mailbox.messages


async def arrives(town: Town, count: int) -> Mail:
    await town.world.until(lambda: len(mails(town)) >= count, why=f"mail {count}")
    await town.settles()
    assert len(mails(town)) == count
    return mails(town)[-1]


async def test_a_question_is_a_mail_in_words_and_html_that_says_who_asks_and_that_a_machine_sent_it(
    mailing_town: Town, ana: Townsperson
) -> None:
    await ana.does("/ask May I bring\n<b>my chair</b> & table?")
    mail = await arrives(mailing_town, 1)
    message = mail.message
    assert mail.sender == FROM and list(mail.recipients) == [mailing_town.settings.contact_inbox]
    assert message["Subject"] == "[Q-1] Ana: May I bring <b>my chair</b> & table?"
    assert message["From"] == f"Ana <{FROM}>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert "<b>my chair</b> & table?" in mail.text and "From Ana (en), by Telegram." in mail.text
    html = message.get_body(preferencelist=("html",))
    assert html is not None and "&lt;b&gt;my chair&lt;/b&gt; &amp; table?" in html.get_content()
    token = (await mailing_town.sql("SELECT token FROM enquiry"))[0]["token"]
    assert len(token) >= 16 and token in message["Message-ID"] and token in message["References"]


async def test_nothing_that_a_person_typed_begins_a_header_of_its_own(mailing_town: Town) -> None:
    mallory = mailing_town.person("Mallory\r\nBcc: all@example.com")
    await mallory.starts()
    await mallory.does("/ask Hello\r\nTo: all@example.com\r\n\r\nand more")
    mail = await arrives(mailing_town, 1)
    assert "all@example.com" not in str(mail.recipients)
    assert mail.message["Bcc"] is None and mail.message.get_all("To") == [mailing_town.settings.contact_inbox]
    assert mail.message["Subject"] == "[Q-1] Mallory Bcc: all@example.com: Hello To: all@example.com and more"


async def test_a_long_subject_in_any_script_loses_no_letter(mailing_town: Town) -> None:
    person = mailing_town.person('Žydrūnė Müller-Lüdenscheidt 🪑 "de" <Õ>, Ü')
    await person.starts()
    await person.does("/ask Ar galėčiau atsivežti savo kėdę, stalą ir dar šį bei tą")
    mail = await arrives(mailing_town, 1)
    name = person.on_telegram.name
    words = "Ar galėčiau atsivežti savo kėdę, stalą ir dar šį bei tą"
    assert mail.message["Subject"] == f"[Q-1] {name}: {words}"
    assert [(a.display_name, a.addr_spec) for a in mail.message["From"].addresses] == [(name, FROM)]


async def test_what_happens_in_the_chat_is_a_reply_in_the_mails_thread(mailing_town: Town, ana: Townsperson) -> None:
    olga = mailing_town.person("Olga")
    mailing_town.organisers.add(olga.on_telegram)
    await ana.does("/ask May I bring my chair?")
    first = await arrives(mailing_town, 1)
    card = mailing_town.organisers.chat.messages[-1]
    await olga.on_telegram.sends("Please do.", chat=mailing_town.organisers, reply_to=card)
    answer = await arrives(mailing_town, 2)
    assert "Answered by Olga in Telegram:\n\nPlease do.\n\n> May I bring my chair?" in answer.text
    said = await _says(mailing_town, "And a table")
    added = await arrives(mailing_town, 3)
    assert "Ana adds:\n\nAnd a table" in added.text
    await _edits(mailing_town, said, "And two tables")
    edited = await arrives(mailing_town, 4)
    assert "Ana has changed a message. It now says:\n\nAnd two tables\n\nBefore:\n> And a table" in edited.text
    for mail in (answer, added, edited):
        assert mail.subject == f"Re: {first.subject}"
        assert mail.message["In-Reply-To"] == first.message["Message-ID"]
        assert first.message["References"] in mail.message["References"]
    assert len({mail.message["Message-ID"] for mail in mails(mailing_town)}) == 4


async def _says(town: Town, text: str, file: Attachment | None = None) -> Message:
    """The attendee adds something to their first enquiry."""
    assert town.bot is not None

    async def unit(tx: Transaction) -> Message:
        now = int(town.clock.now().timestamp() * 1000)
        found = await enquiries.get(tx, 1)
        assert found is not None and town.bot is not None
        said = await enquiry_messages.add(tx, found.id, text, now, file=file)
        await mailing.owe(tx, town.bot.services, found.id, said.id, now)
        return said

    said = await town.bot.db.run(unit)
    town.bot.delivery.wake()
    return said


async def _edits(town: Town, said: Message, text: str) -> None:
    assert town.bot is not None

    async def unit(tx: Transaction) -> None:
        now = int(town.clock.now().timestamp() * 1000)
        wording = await enquiry_messages.reword(tx, said, text, now)
        assert town.bot is not None
        await mailing.owe(tx, town.bot.services, said.enquiry, said.id, now, wording)

    await town.bot.db.run(unit)
    town.bot.delivery.wake()


async def _file(ana: Townsperson, **about: Any) -> Attachment:
    """A file as Telegram knows it."""
    content = about.pop("content", b"the plan")
    sent = await ana.on_telegram.sends_file(File(content, "document", "plan.pdf", "application/pdf", **about))
    document = sent.data["document"]
    return Attachment("document", document["file_id"], document["file_size"], document["file_name"])


async def test_a_file_comes_along(mailing_town: Town, ana: Townsperson) -> None:
    await ana.does("/ask May I bring my chair?")
    await _says(mailing_town, "This one", await _file(ana))
    mail = await arrives(mailing_town, 2)
    [attached] = mail.message.iter_attachments()
    assert attached.get_filename() == "plan.pdf" and attached.get_content() == b"the plan"
    assert "This one" in mail.text


@pytest.mark.parametrize("trouble", ["too large", "refused", "down"])
async def test_a_file_that_cannot_come_along_is_named_and_the_words_arrive(
    mailing_town: Town, ana: Townsperson, trouble: str
) -> None:
    await ana.does("/ask May I bring my chair?")
    file = await _file(ana, size=BIG if trouble == "too large" else None)
    if trouble == "refused":
        mailing_town.world.faults.add(Fault.bad_request("file is too big", method="getFile", count=None))
    if trouble == "down":
        mailing_town.world.faults.add(Fault.answers(502, "Bad Gateway", method="getFile", count=None))
    await _says(mailing_town, "This one", file)
    mail = await arrives(mailing_town, 2)
    assert list(mail.message.iter_attachments()) == []
    assert "This one" in mail.text and "“plan.pdf”" in mail.text and "organisers’ chat" in mail.text


@pytest.mark.parametrize("trouble", ["451", "hang", "refuse"])
async def test_a_mail_arrives_once_when_the_server_is_itself_again(
    mailing_town: Town, ana: Townsperson, trouble: str
) -> None:
    assert mailing_town.bot is not None
    mailing_town.bot.delivery.mailer.patience = 0.5
    mailbox = mailing_town.world.mailbox
    match trouble:
        case "451":
            mailbox.fails("451 try later", count=5)
        case "hang":
            mailbox.hangs(count=1)
        case "refuse":
            await mailbox.refuses()
    await ana.does("/ask May I bring my chair?")
    assert "Q-1" in ana.sees
    if trouble == "refuse":
        await asyncio.sleep(0.5)
        await mailbox.accepts()
    await arrives(mailing_town, 1)


async def test_a_mail_refused_for_good_is_told_to_the_organisers_in_their_chat(
    mailing_town: Town, ana: Townsperson
) -> None:
    mailing_town.world.mailbox.fails("550 no such user here", count=1)
    await ana.does("/ask May I bring my chair?")
    chat = mailing_town.organisers.chat
    await mailing_town.world.until(lambda: any("refused" in m.text for m in chat.messages), why="the organisers' line")
    assert any("Q-1" in m.text and "May I bring my chair?" in m.text for m in chat.messages)
    await ana.does("/ask And a table?")
    await arrives(mailing_town, 1)


@pytest.mark.parametrize(("error", "fate"), [
    (aiosmtplib.SMTPDataError(451, "later"), Fate.RETRY),
    (aiosmtplib.SMTPDataError(550, "never"), Fate.REFUSED),
    (aiosmtplib.SMTPSenderRefused(553, "not you", FROM), Fate.REFUSED),
    (aiosmtplib.SMTPRecipientsRefused([aiosmtplib.SMTPRecipientRefused(550, "unknown", "a@b.c")]), Fate.REFUSED),
    (aiosmtplib.SMTPRecipientsRefused([aiosmtplib.SMTPRecipientRefused(450, "busy", "a@b.c")]), Fate.RETRY),
    (aiosmtplib.SMTPNotSupported("SMTP AUTH extension not supported by server."), Fate.REFUSED),
    (aiosmtplib.SMTPAuthenticationError(535, "wrong password"), Fate.RETRY),
    (aiosmtplib.SMTPConnectResponseError(554, "no service"), Fate.RETRY),
    (aiosmtplib.SMTPServerDisconnected("gone"), Fate.RETRY),
    (ssl.SSLCertVerificationError("self-signed"), Fate.RETRY),
    (ConnectionRefusedError(), Fate.RETRY),
], ids=lambda given: type(given).__name__ if isinstance(given, Exception) else str(given))  # fmt: skip
def test_what_is_the_mails_own_fault_is_final_and_what_is_the_servers_is_tried_again(
    error: Exception, fate: Fate
) -> None:
    assert mail_out.outcome(error).fate is fate


async def test_with_mail_and_chat_both_down_nothing_is_lost(mailing_town: Town, ana: Townsperson) -> None:
    world, group = mailing_town.world, mailing_town.organisers
    await world.mailbox.refuses()
    fault = world.faults.add(Fault.answers(502, "Bad Gateway", method="sendMessage", chat_id=group.id, count=None))
    await ana.does("/ask May I bring my chair?")
    assert "Q-1" in ana.sees
    await mailing_town.restarts()
    world.faults.remove(fault)
    await world.mailbox.accepts()
    await arrives(mailing_town, 1)
    await world.until(lambda: _cards(mailing_town), why="the card")
    assert len(_cards(mailing_town)) == 1


def _cards(town: Town) -> list[str]:
    return [m.text for m in town.organisers.chat.messages if "May I bring my chair?" in m.text]


@pytest.mark.filterwarnings("ignore:Requiring AUTH while", "ignore:Session.login_data")  # aiosmtpd about itself
@pytest.mark.parametrize(("scheme", "options"), [
    ("smtps", {"tls": True, "login": True}),
    ("smtp", {"starttls": True, "login": True}),
    ("smtp", {"login": True}),
], ids=["tls", "starttls", "login"])  # fmt: skip
async def test_mail_goes_out_with_a_login_through_tls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str, options: dict[str, bool]
) -> None:
    async with smtp.server(tmp_path, **options) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
        url = f"{scheme}://bot%40clusters.example:p%40ss%3Aword%2F1@localhost:{server.port}"
        async with towns.built(f"sqlite:///{tmp_path}/bot.db", tmp_path, smtp_url=url, mail_from=FROM) as town:
            await town.opens()
            await _asks(town)
            async with asyncio.timeout(30):
                while not server.mails:
                    await asyncio.sleep(0.02)
            assert server.logins == [smtp.USER]


async def test_a_certificate_that_nobody_vouches_for_is_not_trusted(tmp_path: Path) -> None:
    async with smtp.server(tmp_path, tls=True) as server:
        url = f"smtps://localhost:{server.port}"
        async with towns.built(f"sqlite:///{tmp_path}/bot.db", tmp_path, smtp_url=url, mail_from=FROM) as town:
            await town.opens()
            await _asks(town)
            await _is_tried(town)
            assert server.mails == []


async def test_a_password_is_not_sent_in_the_open_to_another_machine() -> None:
    from urllib.parse import urlsplit

    from bot.mail import _start_tls

    assert _start_tls(urlsplit("smtp://bot:secret@mail.example.com")) is True
    assert _start_tls(urlsplit("smtp://bot:secret@127.0.0.1:25")) is None
    assert _start_tls(urlsplit("smtp://mail.example.com")) is None


async def _asks(town: Town) -> None:
    ana = town.person("Ana")
    await ana.on_telegram.starts()
    await ana.on_telegram.sends("/ask May I bring my chair?")


async def _is_tried(town: Town) -> None:
    async with asyncio.timeout(30):
        while not await town.sql("SELECT 1 FROM outbox WHERE channel = 'mail' AND attempts > 0"):
            await asyncio.sleep(0.02)


async def test_a_mailbox_out_of_reach_is_told_in_the_chat_once_and_again_when_it_is_back(
    mailing_town: Town, ana: Townsperson
) -> None:
    world, chat = mailing_town.world, mailing_town.organisers.chat
    await world.mailbox.refuses()
    await ana.does("/ask May I bring my chair?")
    await ana.does("/ask And a table?")
    await _is_tried(mailing_town)
    await asyncio.sleep(1.5)
    assert not any("mailbox" in m.text for m in chat.messages)
    world.move_clock(mailing_town.clock.now() + timedelta(minutes=10))
    await world.until(lambda: any("not been reached since 09:00" in m.text for m in chat.messages), why="the gap")
    [told] = [m.text for m in chat.messages if "mailbox" in m.text]
    assert "2 mails wait" in told
    await world.mailbox.accepts()
    await world.until(lambda: any("reached again" in m.text for m in chat.messages), why="the end of the gap")
    assert len(mails(mailing_town)) == 2
    assert len([m for m in chat.messages if "mailbox" in m.text]) == 2


@pytest.mark.slow
async def test_an_admin_chat_out_of_reach_is_told_by_mail_and_the_card_is_there_when_it_is_back(
    mailing_town: Town, ana: Townsperson
) -> None:
    world, group = mailing_town.world, mailing_town.organisers
    kicked = Fault.forbidden("bot was kicked from the group chat", chat_id=group.id, count=None)
    world.faults.add(kicked)
    await ana.does("/ask May I bring my chair?")
    await world.until(lambda: len(mails(mailing_town)) == 1, why="the mail")
    world.move_clock(mailing_town.clock.now() + timedelta(minutes=10))
    await world.until(lambda: len(mails(mailing_town)) == 2, why="the mail about the chat")
    assert "has not been reached since 09:00" in mails(mailing_town)[1].text
    world.faults.clear()
    async with asyncio.timeout(60):
        while not _cards(mailing_town):
            world.move_clock(mailing_town.clock.now() + timedelta(minutes=2))
            await asyncio.sleep(0.3)
    await world.until(lambda: len(mails(mailing_town)) == 3, why="the mail that the chat is back")
    assert "reached again" in mails(mailing_town)[2].text and len(_cards(mailing_town)) == 1
