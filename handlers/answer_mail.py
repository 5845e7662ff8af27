"""The organisers' answer by email, for somebody whom Telegram does not reach any more and who registered."""

from typing import Any

from db import enquiries, enquiry_messages, people
from db.engine import Transaction
from db.outbox import Promise
from handlers import mail_letters
from handlers.context import Mail, Services


async def is_possible(tx: Transaction, services: Services, about: dict[str, Any]) -> bool:
    """Whether mail goes out, and the person's address is known."""
    enquiry = await enquiries.get(tx, about["enquiry"])
    return services.mails and enquiry is not None and bool(await mail_letters.address(tx, enquiry.chat_id))


async def write(tx: Transaction, services: Services, promise: Promise) -> Mail | None:
    """Their question quoted, what was answered, by whom; a reply goes to the contact inbox."""
    said = await enquiry_messages.get(tx, promise.payload["message"])
    enquiry = await enquiries.get(tx, said.enquiry) if said else None
    person = await people.find(tx, enquiry.chat_id) if enquiry else None
    if said is None or enquiry is None or person is None or not (to := await mail_letters.address(tx, enquiry.chat_id)):
        return None
    say, asked = services.texts.say(person.language), await enquiry_messages.asked_before(tx, said)
    quoted = mail_letters.quoted(asked.text) if asked else []
    link = f"https://t.me/{services.bot_username}"
    lines = [
        say.plain("mail.to_attendee", name=person.name), "", *quoted, "",
        say.plain("mail.by_organiser", name=said.author or ""), "", said.text, "", "—",
        say.plain("mail.why_by_mail", link=link),
    ]  # fmt: skip
    return Mail(
        to=to,
        subject=say.plain("mail.answer_subject", reference=enquiry.reference),
        text="\n".join(lines),
        sender_name=said.author or "",
        message_id=f"answer.{said.id}.{said.at}",  # without the token: it is the organisers' alone
        reply_to=("", services.contact),
        enclosed=(mail_letters.enclosure(say, said),) if said.file else (),
    )
