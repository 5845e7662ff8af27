"""The mails of an enquiry to the contact inbox: the question, what was added or edited, and the answers."""

from dataclasses import dataclass
from html import unescape

from db import enquiries, enquiry_messages, people, registrations
from db.engine import Transaction
from db.enquiries import Enquiry
from db.enquiry_messages import Message, Via
from db.outbox import Promise
from db.people import Person
from handlers import enquiry_letters, mail_threads
from handlers.context import Enclosure, Mail, Services
from handlers.texts import Say

MEGABYTE = 1024 * 1024
FIRST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Subject:
    """What a mail is about: an enquiry, its first message, and who asked."""

    enquiry: Enquiry
    question: Message
    person: Person


async def enquiry(tx: Transaction, services: Services, promise: Promise) -> Mail | None:
    """One message of an enquiry, or the words that an edit has changed; one thread an enquiry."""
    about = await _subject(tx, promise.payload["enquiry"])
    said = await enquiry_messages.get(tx, promise.payload["message"])
    if about is None or said is None:
        return None
    say, wording = services.texts.say(None), promise.payload["wording"]
    messages = [said] if said.author or wording else await enquiry_messages.together(tx, said)
    lines = await _lines(tx, services, say, about, messages, wording)
    is_first = said.id == about.question.id and not wording
    subject = _title(say, about)
    first = mail_threads.message_id(about.enquiry, about.question.id)
    thread = mail_threads.thread_id(about.enquiry)
    return Mail(
        to=promise.recipient,
        subject=subject if is_first else f"Re: {subject}",
        text="\n".join(lines),
        sender_name=said.author or about.person.name,
        message_id=first if is_first else mail_threads.message_id(about.enquiry, said.id, wording),
        answers="" if is_first else first,
        thread=(thread,) if is_first else (thread, first),
        reply_to=await _reply_to(tx, services, about),
        enclosed=tuple(enclosure(say, message) for message in messages if message.file and not wording),
    )


async def _subject(tx: Transaction, enquiry_id: int) -> Subject | None:
    found = await enquiries.get(tx, enquiry_id)
    question = await enquiry_messages.first(tx, enquiry_id) if found else None
    person = await people.find(tx, found.chat_id) if found else None
    return Subject(found, question, person) if found and question and person else None


async def _lines(
    tx: Transaction, services: Services, say: Say, about: Subject, messages: list[Message], wording: int | None
) -> list[str]:
    words = [message.text for message in messages if message.text]
    said, name = messages[0], about.person.name
    if wording:
        before = await enquiry_messages.wording(tx, wording) or ""
        words = [say.plain("mail.edited", name=said.author or name), "", *words, "", say.plain("mail.before")]
        return [*words, *quoted(before)]
    if said.author:
        asked = await enquiry_messages.asked_before(tx, said)
        key = "mail.answered_by_mail" if said.via is Via.MAIL else "mail.answered"
        return [say.plain(key, name=said.author), "", *words, "", *quoted(asked.text if asked else "")]
    if said.id != about.question.id:
        return [say.plain("mail.added", name=name), "", *words]
    who = say.plain("mail.from", name=name, language=about.person.language or "?")
    registered = [unescape(line) for line in await enquiry_letters.registered(tx, services, say, about.person)]
    return [*words, "", "—", who, *registered, "", await _how(tx, services, say, about)]


async def _how(tx: Transaction, services: Services, say: Say, about: Subject) -> str:
    """Where a reply to this mail goes."""
    if services.mail_comes_in:
        return say.plain("mail.reply_telegram", name=about.person.name)
    key = "mail.reply_address" if await address(tx, about.person.chat_id) else "mail.reply_nowhere"
    return say.plain(key, name=about.person.name)


async def _reply_to(tx: Transaction, services: Services, about: Subject) -> tuple[str, str] | None:
    """To the bot, which carries it to Telegram; else to where the person reads mail."""
    if services.mail_comes_in:
        return f"{about.person.name} ({mail_threads.thread_id(about.enquiry)})", services.mail_from
    where = await address(tx, about.person.chat_id)
    return ("", where) if where else None


async def address(tx: Transaction, chat_id: int) -> str:
    """Where the person reads mail, if they registered."""
    mine = await registrations.of_person(tx, chat_id)
    return str(mine[-1].answers.get("email") or "") if mine else ""


def _title(say: Say, about: Subject) -> str:
    words = " ".join(about.question.text.split()) or (about.question.file.name if about.question.file else "")
    shown = words if len(words) <= FIRST_WORDS else f"{words[: FIRST_WORDS - 1]}…"
    return say.plain("mail.subject", reference=about.enquiry.reference, name=about.person.name, words=shown)


def enclosure(say: Say, message: Message) -> Enclosure:
    """The file of a message, to go with a mail."""
    file = message.file
    assert file is not None
    name = file.name or f"{file.kind}-{message.id}{ENDINGS.get(file.kind, '')}"
    if not file.file_id:
        return Enclosure("", name, 0, say.plain("mail.file_kind", kind=file.kind))
    size = f"{max(file.size / MEGABYTE, 0.1):.1f}"
    return Enclosure(file.file_id, name, file.size, say.plain("mail.file_missing", file=name, size=size))


ENDINGS = {"photo": ".jpg", "voice": ".ogg", "video": ".mp4", "video_note": ".mp4", "animation": ".mp4"}


def quoted(text: str) -> list[str]:
    """The lines as mail quotes them."""
    return [f"> {line}" for line in text.split("\n")] if text else []
