"""What an attendee adds to an enquiry, as the organisers see it under the card: files, more words, edits."""

from db import enquiries, enquiry_messages, people
from db.engine import Transaction
from db.outbox import Promise
from handlers import enquiry_place, long_text
from handlers.context import PLAIN, Reply, Services
from handlers.long_text import PIECE, pieces
from handlers.passing_on import CAPTION
from handlers.texts import Html


async def copy(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """A file, a place, a contact or a poll, copied with its caption; one too long for a caption follows as words."""
    said = await enquiry_messages.get(tx, promise.payload["message"])
    if said is None or said.source is None:
        return None
    parameters = await enquiry_place.under(tx, services, said.enquiry)
    parameters |= {"from_chat_id": said.source.chat_id, "message_id": said.source.message_id}
    if long_text.units(said.text) > CAPTION:
        parameters["caption"] = ""
    return Reply("copy_message", parameters, about=f"enquiry:{said.enquiry}")


async def words(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """One piece of what the attendee said."""
    said, number = await enquiry_messages.get(tx, promise.payload["message"]), promise.payload["piece"]
    if said is None or number >= len(pieces(said.text)):
        return None
    text, say = pieces(said.text)[number], services.texts.say(None)
    if number:
        html = say("admin.added_more", text=text)
    else:
        name = await _name(tx, said.enquiry)
        html = say("admin.added", reference=enquiries.reference(said.enquiry), name=name, text=text)
    return await _under(tx, services, said.enquiry, html)


async def edited(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The words as they are now, and as they were."""
    about = promise.payload
    said, was = await enquiry_messages.get(tx, about["message"]), await enquiry_messages.wording(tx, about["wording"])
    if said is None or was is None:
        return None
    reference, name = enquiries.reference(said.enquiry), await _name(tx, said.enquiry)
    html = services.texts.say(None)("admin.edited", reference=reference, name=name, text=said.text, before=was)
    parts = long_text.split(html, PIECE)
    return (
        await _under(tx, services, said.enquiry, Html(parts[about["piece"]])) if about["piece"] < len(parts) else None
    )


async def _under(tx: Transaction, services: Services, enquiry: int, html: Html) -> Reply:
    parameters = await enquiry_place.under(tx, services, enquiry)
    parameters |= {"text": html, "parse_mode": "HTML", "link_preview_options": PLAIN}
    return Reply("send_message", parameters, about=f"enquiry:{enquiry}")


async def _name(tx: Transaction, enquiry_id: int) -> str:
    enquiry = await enquiries.get(tx, enquiry_id)
    person = await people.find(tx, enquiry.chat_id) if enquiry else None
    return person.name if person else ""
