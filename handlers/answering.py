"""An organiser's answer, through either door: kept, owed to the attendee, and shown at the other door."""

from dataclasses import dataclass

from db import enquiries, enquiry_messages, outbox
from db.engine import Transaction
from db.enquiries import Enquiry, State
from db.enquiry_messages import Attachment, Message, Source, Via
from handlers import mailing
from handlers.context import Services
from handlers.organisers import desk


@dataclass(frozen=True, slots=True)
class Answer:
    """What an organiser says to an attendee; `source`: where in the admin chat they wrote it; `in_mailbox`: the
    contact inbox has it already."""

    text: str
    author: str
    author_id: int | None = None
    via: Via = Via.TELEGRAM
    file: Attachment | None = None
    source: Source | None = None
    album: str | None = None
    html: str | None = None  # the words with their formatting
    in_mailbox: bool = False


async def give(tx: Transaction, services: Services, enquiry: Enquiry, answer: Answer, now: int) -> Message:
    """The answer is on its way, and the mailbox will know of it."""
    said = await enquiry_messages.add(
        tx, enquiry.id, answer.text, now, author=answer.author, author_id=answer.author_id, via=answer.via,
        file=answer.file, source=answer.source, album=answer.album, html=answer.html,
    )  # fmt: skip
    await enquiries.move(tx, enquiry.id, State.ANSWERED, now)
    place = answer.source
    payload = {"enquiry": enquiry.id, "message": said.id}
    payload |= {"chat": place.chat_id, "reply": place.message_id} if place else {}
    key = f"enquiry:{enquiry.id}:answer:{said.id}"
    await outbox.owe(tx, key=key, to=enquiry.chat_id, kind="answer", payload=payload, now=now)
    if not answer.in_mailbox:
        await mailing.owe(tx, services, enquiry.id, said.id, now)
    await desk.redraw(tx, services, enquiry.id, now)
    return said


async def edit(tx: Transaction, services: Services, said: Message, text: str, html: str, now: int) -> None:
    """The organiser changed their words: the attendee's message changes with them."""
    wording = await enquiry_messages.reword(tx, said, text, now)
    await enquiry_messages.format_(tx, said.id, html)
    enquiry = await enquiries.get(tx, said.enquiry)
    if enquiry is not None:
        key, payload = f"enquiry:{enquiry.id}:answer:{said.id}:edit:{wording}", {"message": said.id}
        await outbox.owe(tx, key=key, to=enquiry.chat_id, kind="answer_edit", payload=payload, now=now)
        await mailing.owe(tx, services, enquiry.id, said.id, now, wording)
