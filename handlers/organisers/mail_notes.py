"""What the admin chat is told of mails that came in, and what happens to an answer that waits for a second word."""

from telegram import Update

from db import enquiries, enquiry_messages, mail_answers
from db.engine import Transaction
from db.mail_answers import State
from db.outbox import Arrival, Promise
from events.refused import Refused
from handlers import enquiry_place, payloads
from handlers import mail_answers as verbs
from handlers.context import Context, File, Reply, Services, message
from handlers.screens import Key, Screen, rows

SHOWN = 3000


async def told(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """Somebody answered by mail: the words as the attendee gets them."""
    kept = await mail_answers.get(tx, promise.payload["answer"])
    if kept is None:
        return None
    say = services.texts.say(None)
    text = say("admin.mail_told", name=kept.author, reference=enquiries.reference(kept.enquiry), text=_shown(kept.text))
    return await _under(tx, services, promise, Screen(text))


async def held(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """A mail that waits: a colleague has answered meanwhile, or nothing proves who wrote it."""
    kept = await mail_answers.get(tx, promise.payload["answer"])
    if kept is None:
        return None
    say, after = services.texts.say(None), promise.payload["after"]
    earlier = await enquiry_messages.get(tx, after) if after else None
    values = {"name": kept.author, "reference": enquiries.reference(kept.enquiry), "text": _shown(kept.text)}
    if earlier:
        text = say("admin.mail_late", earlier=earlier.author or "", **values)
    else:
        text = say("admin.mail_unproved", **values)
    send = "button.send_too" if earlier else "button.send_mail"
    keys = rows(
        [
            Key(say.plain(send), payloads.SendMail(kept.id)),
            Key(say.plain("button.leave_mail"), payloads.LeaveMail(kept.id)),
        ]
    )
    return await _under(tx, services, promise, Screen(text, keys))


async def note(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """A line about a mail that is no answer."""
    about, say = promise.payload, services.texts.say(None)
    number = about.get("enquiry")
    values = {
        "reference": enquiries.reference(number) if number else "",
        "mailbox": services.mail_from,
        "setting": "MAIL_ORGANISERS",
    }
    text = say(f"admin.mail_in_{about['what']}", names=", ".join(about.get("names", ())), **values)
    if number and await enquiries.get(tx, number):
        return await _under(tx, services, promise, Screen(text))
    return message(promise.recipient, Screen(text))


async def file(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """A file of an organiser's mail, to the attendee."""
    found = await mail_answers.file(tx, promise.payload["file"])
    if found is None:
        return None
    document = {"document": File(found.name, found.content)}
    parameters = {"chat_id": int(promise.recipient)}
    return Reply("send_document", parameters, document, about=f"enquiry:{promise.payload['enquiry']}")


async def settled(tx: Transaction, promise: Promise, arrival: Arrival) -> None:
    """What was sent is kept no longer."""
    if promise.kind == "mail_file" and arrival is not Arrival.PERHAPS:
        await mail_answers.drop_file(tx, promise.payload["file"])


async def send(update: Update, context: Context, button: payloads.SendMail) -> None:
    """Yes, to the attendee with it."""
    kept = await mail_answers.get(context.tx, button.answer)
    if kept is None:
        raise Refused("form.old_button")
    await verbs.send(context.tx, context.services, kept, context.at)
    context.settle(update, context.say("admin.held_sent", name=kept.author))


async def leave(update: Update, context: Context, button: payloads.LeaveMail) -> None:
    kept = await mail_answers.get(context.tx, button.answer)
    if kept is None or not await mail_answers.settle(context.tx, button.answer, State.LEFT):
        raise Refused("form.old_button")
    await mail_answers.drop_files(context.tx, kept.id)
    context.settle(update, context.say("admin.held_dropped", name=kept.author))


async def _under(tx: Transaction, services: Services, promise: Promise, screen: Screen) -> Reply:
    enquiry = promise.payload["enquiry"]
    sent = message(promise.recipient, screen, about=f"enquiry:{enquiry}")
    sent.parameters |= await enquiry_place.under(tx, services, enquiry)
    return sent


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
