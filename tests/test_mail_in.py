"""Mail comes back in: an organiser's reply by mail is an answer, each mail once, and nobody else's reaches anybody."""

import asyncio
import email.policy
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from email.utils import make_msgid
from pathlib import Path

import pytest

from bot.mail_in import Unreachable
from sandbox import Message
from sandbox.mailbox import Mail
from tests import dovecot
from tests import town as towns
from tests.test_privacy import traces
from tests.town import Town, Townsperson

FROM = "bot@clusters.example"
OLGA = "Olga Petraitė <olga@example.com>"


def reply(question: Mail, text: str, **headers: str) -> EmailMessage:
    """What Olga's mail program makes of her reply to a mail with a question."""
    mail = EmailMessage(policy=email.policy.SMTP)
    given = {
        "From": OLGA, "To": str(question.message["Reply-To"]), "Subject": f"Re: {question.subject}",
        "Message-ID": make_msgid(domain="example.com"), "In-Reply-To": str(question.message["Message-ID"]),
        "References": f"{question.message['References']} {question.message['Message-ID']}",
    } | {name.replace("_", "-"): value for name, value in headers.items()}  # fmt: skip
    for name, value in given.items():
        if value:
            mail[name] = value
    quoted = "\n".join(f"> {line}" for line in question.text.splitlines())
    mail.set_content(f"{text}\n\nOn Fri, 1 Apr 2022 at 09:12, Ana <{FROM}> wrote:\n\n{quoted}\n")
    return mail


@dataclass
class Office:
    """A town whose organisers read mail, and have Olga; Ana has asked something."""

    town: Town
    box: dovecot.Box
    ana: Townsperson
    question: Mail

    @property
    def desk(self) -> list[Message]:
        return [m for m in self.town.organisers.chat.messages if m.from_bot]

    def replies(self, text: str = "Yes, everywhere.", **headers: str) -> EmailMessage:
        """Olga's mail program's reply to the question."""
        return reply(self.question, text, **headers)

    async def receives(self, mail: EmailMessage) -> None:
        """The mail arrives, and the bot has done with it."""
        before = len(await self.taken())
        await asyncio.to_thread(self.box.receives, mail.as_bytes())
        await self.until(lambda: self.taken(), before + 1)
        await self.town.settles()

    async def taken(self) -> list[str]:
        return [row["verdict"] for row in await self.town.sql("SELECT verdict FROM mail_in ORDER BY at, key")]

    async def until(self, found: Callable[[], Awaitable[list[str]]], count: int) -> None:
        async with asyncio.timeout(30):
            while len(await found()) < count:
                await asyncio.sleep(0.01)

    async def flags(self, wanted: str) -> str:
        """The last mail's flags, once they are as wanted."""
        async with asyncio.timeout(30):
            while wanted not in (flags := (await asyncio.to_thread(self.box.flags))[-1]):
                await asyncio.sleep(0.05)
        return flags

    def answers(self, text: str) -> int:
        return sum(text in (m.text or "") for m in self.ana.messages)


@pytest.fixture
async def office(database: str, tmp_path: Path, imap: dovecot.Server) -> AsyncIterator[Office]:
    async with _opened(database, tmp_path, imap.box()) as office:
        yield office


def _opened(database: str, folder: Path, box: dovecot.Box) -> AbstractAsyncContextManager[Office]:
    @asynccontextmanager
    async def opened() -> AsyncIterator[Office]:
        settings = {"mail_from": FROM, "imap_url": box.url, "mail_organisers": "olga@example.com"}
        async with towns.built(database, folder, mail=True, **settings) as town:
            await town.opens()
            ana = town.person("Ana")
            await ana.starts()
            await ana.does("/ask Is there wifi for my drone?")
            await town.world.until(lambda: len(town.inbox) == 1, why="the question's mail")
            yield Office(town, box, ana, town.inbox[0])

    return opened()


async def test_a_reply_by_mail_reaches_the_attendee_once_and_at_once_and_the_card_says_so(
    office: Office,
) -> None:
    assert "Reply to this mail and Ana gets your words in Telegram" in office.question.text
    assert FROM in str(office.question.message["Reply-To"])
    mail = office.replies("Yes, everywhere.\n\nKind regards,\nOlga").as_bytes()
    began = time.monotonic()
    await asyncio.to_thread(office.box.receives, mail)
    await office.town.world.until(lambda: office.answers("Yes, everywhere."), why="the answer")
    took = time.monotonic() - began
    print(f"a reply by mail reached the attendee after {took:.3f} s")
    await office.town.settles()
    assert "wifi for my drone" in office.ana.last and "Olga Petraitė" in office.ana.last
    assert "Kind regards" not in office.ana.all and "wrote:" not in office.ana.all
    [card] = [m for m in office.desk if "Answered by Olga Petraitė, by mail." in m.text]
    assert "Q-1" in card.text
    told = [m.text for m in office.desk if "Q-1: answered by mail, by Olga Petraitė" in m.text]
    assert len(told) == 1 and "Yes, everywhere." in told[0]
    assert "\\Answered" in await office.flags("\\Seen")
    await asyncio.to_thread(office.box.receives, mail)  # the same mail again
    await office.flags("\\Answered")
    await office.town.restarts()
    assert office.answers("Yes, everywhere.") == 1
    assert took < 12, "sooner than the next look at a mailbox that says nothing"


async def test_the_contact_inbox_hears_of_an_answer_that_another_address_gave(office: Office) -> None:
    await office.receives(office.replies())
    await office.town.world.until(lambda: len(office.town.inbox) == 2, why="the mail about the answer")
    assert "Answered by Olga Petraitė by mail:\n\nYes, everywhere." in office.town.inbox[1].text
    desk = {"From": f"Desk <{office.town.settings.contact_inbox}>"}
    desk["In_Reply_To"] = str(office.town.inbox[1].message["Message-ID"])
    await office.receives(office.replies("And cables.", **desk))
    await office.town.settles()
    assert len(office.town.inbox) == 2 and office.answers("And cables.") == 1


async def test_a_mail_that_came_while_the_bot_was_away_is_taken_and_one_killed_over_is_taken_again(
    office: Office,
) -> None:
    await office.town.closes()
    await asyncio.to_thread(office.box.receives, office.replies("Yes.").as_bytes())
    await office.town.opens()
    await office.town.world.until(lambda: office.answers("Yes."), why="the answer")
    await office.flags("\\Answered")
    await office.town.closes()

    def unflag() -> None:  # as after a kill between the commit and the flag
        with office.box.opened() as client:
            client.store("1:*", "-FLAGS", "(\\Seen \\Answered)")

    await asyncio.to_thread(unflag)
    await office.town.opens()
    await office.flags("\\Answered")
    await office.town.settles()
    assert office.answers("Yes.") == 1


async def test_a_mail_that_somebody_has_read_before_the_bot_is_an_answer_too(office: Office) -> None:
    await office.receives(office.replies("First."))
    await office.flags("\\Answered")
    await office.town.closes()

    def read() -> None:
        office.box.receives(office.replies("Second.").as_bytes())
        with office.box.opened() as client:
            client.store("1:*", "+FLAGS", "(\\Seen)")

    await asyncio.to_thread(read)
    await office.town.opens()
    await office.town.world.until(lambda: office.answers("Second."), why="the answer")


async def test_a_stranger_reaches_nobody_is_left_unread_and_is_one_note_without_content(office: Office) -> None:
    seen = len(office.ana.messages)
    for number in range(3):
        unasked = {"From": "Spam <x@spam.example>", "In_Reply_To": "", "References": "", "To": FROM}
        await office.receives(office.replies(f"Buy drones {number}!", **unasked))
    assert len(office.ana.messages) == seen
    notes = [m.text for m in office.desk if "unread in the mailbox" in m.text]
    assert len(notes) == 1 and "drones" not in notes[0] and "spam" not in notes[0]
    assert all("Seen" not in flags for flags in await asyncio.to_thread(office.box.flags))
    await office.town.restarts()
    assert len([m for m in office.desk if "unread in the mailbox" in m.text]) == 1


async def test_a_colleague_at_an_unlisted_address_is_told_of_and_not_passed_on(office: Office) -> None:
    await office.receives(office.replies("Yes!", From="Rita <rita@example.org>"))
    assert office.answers("Yes!") == 0
    assert any("Q-1" in m.text and "MAIL_ORGANISERS" in m.text for m in office.desk)


@pytest.mark.parametrize("headers", [
    {"Auto_Submitted": "auto-replied"},
    {"Precedence": "auto_reply"},
    {"Return_Path": "<>", "Auto_Submitted": "auto-replied"},
    {"From": FROM},
], ids=["out of office", "precedence", "empty return path", "loop"])  # fmt: skip
async def test_automatic_mail_is_read_and_forgotten(office: Office, headers: dict[str, str]) -> None:
    told = len(office.desk)
    await office.receives(office.replies("I am away.", **headers))
    assert office.answers("I am away.") == 0 and len(office.desk) == told
    await office.flags("\\Seen")


async def test_a_bounce_of_our_mail_is_told_in_the_chat(office: Office) -> None:
    mail = office.replies("No such user.", From="MAILER-DAEMON@mx.example", Return_Path="<>")
    await office.receives(mail)
    assert office.answers("No such user.") == 0
    assert any("came back undelivered" in m.text and "Q-1" in m.text for m in office.desk)


async def test_a_mail_without_the_token_waits_for_an_organiser_who_vouches_for_it(office: Office) -> None:
    olga = office.town.person("Olga")
    office.town.organisers.add(olga.on_telegram)
    await office.receives(office.replies("Come in!", In_Reply_To="", References="", To=FROM))
    assert office.answers("Come in!") == 0
    held = next(m for m in office.desk if "can be forged" in m.text)
    await olga.on_telegram.presses("Send it", message=held, chat=office.town.organisers)
    await office.town.world.until(lambda: office.answers("Come in!"), why="the answer")


@pytest.mark.parametrize("press", ["Send it too", "Leave it"])
async def test_a_late_answer_by_mail_is_asked_about_in_the_chat(office: Office, press: str) -> None:
    rita = office.town.person("Rita")
    office.town.organisers.add(rita.on_telegram)
    card = next(m for m in office.desk if "Q-1" in m.text)
    await rita.on_telegram.sends("No, sorry.", chat=office.town.organisers, reply_to=card)
    await office.town.world.until(lambda: office.answers("No, sorry."), why="Rita's answer")
    await office.receives(office.replies("Yes, everywhere."))
    assert office.answers("Yes, everywhere.") == 0
    held = next(m for m in office.desk if "before Rita answered" in m.text)
    await rita.on_telegram.presses(press, message=held, chat=office.town.organisers)
    await office.town.settles()
    assert office.answers("Yes, everywhere.") == (press == "Send it too")


async def test_who_replies_to_the_mail_about_a_colleagues_answer_has_seen_it(office: Office) -> None:
    rita = office.town.person("Rita")
    office.town.organisers.add(rita.on_telegram)
    card = next(m for m in office.desk if "Q-1" in m.text)
    await rita.on_telegram.sends("No, sorry.", chat=office.town.organisers, reply_to=card)
    await office.town.world.until(lambda: len(office.town.inbox) == 2, why="the mail about Rita's answer")
    await office.receives(
        office.replies("Oh yes, there is.", In_Reply_To=str(office.town.inbox[1].message["Message-ID"]))
    )
    assert office.answers("Oh yes, there is.") == 1


async def test_html_files_and_long_mails_arrive_whole(office: Office) -> None:
    only_html = office.replies()
    only_html.set_content("<p>Only <b>HTML</b></p>", subtype="html")
    await office.receives(only_html)
    assert office.answers("Only HTML") == 1
    mail = office.replies("See the plan.")
    mail.add_attachment(b"the plan", maintype="application", subtype="pdf", filename="plan.pdf")
    mail.add_attachment(b"x" * (21 * 1024 * 1024), maintype="video", subtype="mp4", filename="film.mp4")
    await office.receives(mail)
    await office.town.world.until(lambda: office.ana.files.get("plan.pdf") == b"the plan", why="the file")
    assert any("film.mp4" in m.text and "too large" in m.text for m in office.desk)
    assert await office.town.sql("SELECT 1 FROM mail_file") == []
    long = "\n\n".join(f"Paragraph {number} " + "of many words " * 30 for number in range(20))
    await office.receives(office.replies(long))
    assert all(office.answers(f"Paragraph {number} ") == 1 for number in range(20))


async def test_who_is_forgotten_leaves_no_trace_of_their_answers_by_mail(office: Office) -> None:
    mail = office.replies("Zyxwvut, of course.")
    mail.add_attachment(b"Zyxwvut", maintype="application", subtype="pdf", filename="Zyxwvut.pdf")
    await office.receives(mail)
    await office.town.world.until(lambda: office.answers("Zyxwvut"), why="the answer")
    assert await office.town.sql("SELECT 1 FROM mail_answer") != []
    await office.ana.does("/forget", "[Yes, remove everything]")
    assert await traces(office.town, "Zyxwvut") == []
    await office.receives(office.replies("Are you there?"))
    assert any("belongs to no question" in m.text for m in office.desk)


async def test_a_reply_with_nothing_of_its_own_is_said_so(office: Office) -> None:
    await office.receives(office.replies(""))
    assert any("no words of its own" in m.text for m in office.desk)


async def test_the_mailbox_is_found_again_after_it_was_away(tmp_path: Path) -> None:
    try:
        with dovecot.server() as server:
            async with _opened(f"sqlite:///{tmp_path}/bot.db", tmp_path, server.box()) as office:
                server.stop()
                await asyncio.sleep(0.5)
                await office.ana.does("/start")
                server.start()
                await office.receives(office.replies("Back again."))
                assert office.answers("Back again.") == 1
    except dovecot.Missing as missing:
        pytest.skip(str(missing))


async def test_a_server_without_idle_is_looked_at_now_and_then(
    tmp_path: Path, imap_without_idle: dovecot.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot import imap

    monkeypatch.setattr(imap, "LOOK", 0.2)
    async with _opened(f"sqlite:///{tmp_path}/bot.db", tmp_path, imap_without_idle.box()) as office:
        await office.receives(office.replies("Seen."))
        assert office.answers("Seen.") == 1


async def test_tls_with_a_certificate_that_is_vouched_for(
    tmp_path: Path, imap: dovecot.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot import imap as client
    from bot.mail_in import Unreachable

    box = imap.box()
    with pytest.raises(Unreachable):
        async with client.opened(box.secure_url):
            pass
    monkeypatch.setenv("SSL_CERT_FILE", str(imap.folder / "certificate.pem"))
    async with client.opened(box.secure_url) as mailbox:
        assert await mailbox.waiting(None) == []


async def test_replies_that_cannot_be_read_are_told_in_the_chat_once_and_when_they_can_again(
    sqlite_town: Town,
) -> None:
    town, shut = sqlite_town, [True]

    @asynccontextmanager
    async def opened() -> AsyncIterator[Quiet]:
        if shut[0]:
            raise Unreachable("ConnectionRefusedError")
        yield Quiet()

    await town.closes()
    town.mailbox = opened
    await town.opens()
    chat = town.organisers.chat
    await asyncio.sleep(0.3)
    town.world.move_clock(town.clock.now() + timedelta(minutes=10))
    await town.world.until(lambda: any("have not been read since 09:00" in m.text for m in chat.messages), why="gap")
    shut[0] = False
    await town.world.until(lambda: any("are read again" in m.text for m in chat.messages), why="the end of the gap")
    assert len([m for m in chat.messages if "Replies by mail" in m.text]) == 2


class Quiet:
    """A mailbox in which nothing happens."""

    async def waiting(self, position: str | None) -> list[str]:
        return []

    async def fetch(self, name: str) -> bytes | None:
        return None

    async def flag(self, name: str, answered: bool) -> None:
        return None

    async def change(self) -> None:
        await asyncio.Event().wait()
