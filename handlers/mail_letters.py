"""The mails of an enquiry to the contact inbox: the question, what was added, and the answers given elsewhere."""

from html import unescape

from db import enquiries, enquiry_messages, people, registrations
from db.engine import Transaction
from db.outbox import Promise
from db.people import Person
from handlers import enquiry_letters
from handlers.context import Mail, Services
from handlers.texts import Html


async def enquiry(tx: Transaction, services: Services, promise: Promise) -> Mail | None:
    """One message of an enquiry; one thread an enquiry."""
    found = await enquiries.get(tx, promise.payload["enquiry"])
    question = await enquiry_messages.first(tx, found.id) if found else None
    person = await people.find(tx, found.chat_id) if found else None
    said = await enquiry_messages.get(tx, promise.payload["message"])
    if found is None or question is None or person is None or said is None:
        return None
    say = services.texts.say(None)
    subject = say.plain("mail.subject", reference=found.reference, name=person.name, words=_first_words(question.text))
    about = [_bare(line) for line in await enquiry_letters.registered(tx, services, say, person)]
    text = "\n".join([question.text, "", say.plain("mail.from", name=person.name, language=person.language), *about])
    is_first = said.id == question.id
    if not is_first:
        text = f"{say.plain('mail.answered', name=said.author or '')}\n\n{said.text}\n\n> {question.text}"
    return Mail(
        to=promise.recipient,
        subject=subject if is_first else f"Re: {subject}",
        text=text,
        sender_name=said.author or person.name,
        message_id=f"enquiry.{found.id}" + ("" if is_first else f".{said.id}"),
        thread="" if is_first else f"enquiry.{found.id}",
        reply_to=await _address(tx, person),
    )


async def _address(tx: Transaction, person: Person) -> str:
    """Where the person reads mail, if they registered."""
    mine = await registrations.of_person(tx, person.chat_id)
    return str(mine[-1].answers.get("email") or "") if mine else ""


def _first_words(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:59]}…"


def _bare(line: Html) -> str:
    """As plain text, for mail."""
    return unescape(line)
