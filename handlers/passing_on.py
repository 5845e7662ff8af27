"""What goes to the organisers: an enquiry is opened or added to, and each promise that this brings is owed."""

from collections.abc import Sequence
from datetime import datetime

from db import enquiries, enquiry_messages, links, outbox
from db.enquiries import Enquiry, State
from db.enquiry_messages import Message, Source
from db.times import instant, milliseconds
from db.unanswered import Part
from events.desk import HOUR
from handlers import long_text, mailing, questions
from handlers.context import Context
from handlers.organisers import desk

CAPTION = 1024  # UTF-16 units under a file
ALBUM = 3000  # milliseconds: the mail of an album waits so long for the rest of it


async def open_(
    context: Context, parts: Sequence[Part], entry: str | None = None, broadcast: int | None = None
) -> Enquiry:
    """A new enquiry of the person who is talking: a card in the admin chat and a mail, each kept by itself."""
    question = "\n".join(part.text for part in parts if part.text)
    known = await questions.nearest(context, question)
    await questions.relay(context, entry, known)
    enquiry = await enquiries.open_(
        context.tx, context.person.chat_id, context.at, entry=entry, known=known, broadcast=broadcast
    )
    said = [await _say(context, enquiry, part) for part in parts]
    await desk.show(context.tx, context.services, enquiry.id, context.at)
    for message in said:
        await _relay(context, message, on_card=message is said[0])
    await _mail(context, said[0], None)
    return enquiry


async def add(context: Context, enquiry: Enquiry, parts: Sequence[Part], reopens: bool = True) -> None:
    """More in an enquiry of the person who is talking; an answered or closed one is open again, if it `reopens`."""
    earlier = await _album(context, parts[0])
    said = [await _say(context, enquiry, part) for part in parts]
    for message in said:
        await _relay(context, message)
    await _mail(context, said[0], earlier)
    if reopens and enquiry.state is not State.OPEN:
        await move(context, enquiry, State.OPEN)


async def move(context: Context, enquiry: Enquiry, state: State) -> None:
    """It is open, or closed, from now on; its card shows it."""
    await enquiries.move(context.tx, enquiry.id, state, context.at)
    await desk.redraw(context.tx, context.services, enquiry.id, context.at)


async def edit(context: Context, message: Message, text: str) -> None:
    """The person changed the words of a message: the organisers see both."""
    was = await enquiry_messages.reword(context.tx, message, text, context.at)
    payload = {"enquiry": message.enquiry, "message": message.id, "wording": was}
    for number in range(len(long_text.pieces(text)) + len(long_text.pieces(message.text))):
        key = f"enquiry:{message.enquiry}:edited:{was}:{number}"
        await _owe(context, key, "enquiry_edited", payload | {"piece": number})
    await mailing.owe(context.tx, context.services, message.enquiry, message.id, context.at, wording=was)


async def goes_on(context: Context) -> datetime | None:
    """When the person who is talking may send the organisers more; None: now."""
    since = milliseconds(context.now - HOUR)
    sent = await enquiry_messages.sent_since(context.tx, context.person.chat_id, since)
    return context.services.desk.enquiries.goes_on([instant(at) for at in sent], context.now)


async def has_room(context: Context) -> bool:
    """Whether the person who is talking may open another enquiry."""
    mine = await enquiries.of_person(context.tx, context.person.chat_id)
    return sum(one.state is State.OPEN for one in mine) < context.services.desk.enquiries.open_at_once


async def _say(context: Context, enquiry: Enquiry, part: Part) -> Message:
    """Kept, and tied: a reply to their own message goes to its enquiry too."""
    chat_id = context.person.chat_id
    source = None if part.message_id is None else Source(chat_id, part.message_id)
    if source:
        await links.tie(context.tx, chat_id, [source.message_id], f"enquiry:{enquiry.id}")
    return await enquiry_messages.add(
        context.tx, enquiry.id, part.text, context.at, file=part.file, source=source, album=part.album
    )


async def _relay(context: Context, message: Message, on_card: bool = False) -> None:
    """A copy of the file, and the words that no card and no caption has room for."""
    about = {"enquiry": message.enquiry, "message": message.id}
    key = f"enquiry:{message.enquiry}:added:{message.id}"
    if message.file:
        await _owe(context, key, "enquiry_copy", about)
    captioned = message.file is not None and long_text.units(message.text) <= CAPTION
    for number, _ in enumerate(long_text.pieces(message.text)):
        if not captioned and not (on_card and number == 0):
            await _owe(context, f"{key}:{number}", "enquiry_words", about | {"piece": number})


async def _mail(context: Context, first: Message, earlier: Message | None) -> None:
    """One mail for what was sent together; `earlier` began the album that this goes on with."""
    if earlier and await outbox.waits(context.tx, mailing.key(earlier.enquiry, earlier.id)):
        return
    later = ALBUM if first.album else 0
    await mailing.owe(context.tx, context.services, first.enquiry, first.id, context.at, later=later)


async def _album(context: Context, part: Part) -> Message | None:
    """The first message of the album that this is a part of, if it was passed on before."""
    if part.album is None:
        return None
    return await enquiry_messages.of_album(context.tx, context.person.chat_id, part.album)


async def _owe(context: Context, key: str, kind: str, payload: dict[str, int]) -> None:
    admin = context.services.admin_chat_id
    if admin is not None:
        await outbox.owe(context.tx, key=key, to=admin, kind=kind, payload=payload, now=context.at)
