"""/mute and /unmute in the admin chat: from an abusive person the organisers hear nothing more, who is told so."""

from collections.abc import Awaitable, Callable

from telegram import Update

from db import enquiries, outbox, people
from db.engine import Transaction
from db.outbox import Promise
from db.people import Person
from handlers.context import Context, Reply, Services, message
from handlers.organisers import finding, hearing
from handlers.screens import Screen


async def mute(update: Update, context: Context) -> None:
    """As a reply to a card or to anything under it, or with a reference."""
    await _set(update, context, context.at)


async def unmute(update: Update, context: Context) -> None:
    await _set(update, context, None)


def letter(key: str) -> Callable[[Transaction, Services, Promise], Awaitable[Reply | None]]:
    """What the person is told; `key` is the sentence."""

    async def write(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
        person = await people.find(tx, int(promise.recipient))
        return message(promise.recipient, Screen(services.texts.say(person.language)(key))) if person else None

    return write


async def _set(update: Update, context: Context, since: int | None) -> None:
    person, command = await _meant(update, context), "unmute" if since is None else "mute"
    if person is None:
        context.show(update, Screen(context.say("admin.mute_whom", command=command)))
        return
    if (person.muted is None) is not (since is None):
        await people.mute(context.tx, person.chat_id, since)
        kind = "muted" if since else "unmuted"
        key = f"{kind}:{person.chat_id}:{update.update_id}"
        await outbox.owe(context.tx, key=key, to=person.chat_id, kind=kind, now=context.at)
    elif since is None:
        context.show(update, Screen(context.say("admin.was_not_muted", name=person.name)))
        return
    context.show(update, Screen(context.say("admin.muted" if since else "admin.unmuted", name=person.name)))


async def _meant(update: Update, context: Context) -> Person | None:
    """Whose enquiry was replied to, or whose reference was given."""
    wanted = " ".join(context.args or ())
    if wanted:
        chat_id = await finding.by_reference(context, wanted)
        return await people.find(context.tx, chat_id) if chat_id else None
    about = await hearing.about(update, context)
    enquiry = await enquiries.get(context.tx, about.id) if about and about.kind == "enquiry" else None
    return await people.find(context.tx, enquiry.chat_id) if enquiry else None
