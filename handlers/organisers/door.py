"""The door: /checkin in the admin chat, and the card of whoever's ticket an organiser has scanned."""

from telegram import Update

from db import audit, check_ins, notes, outbox, people, registrations
from db.engine import Transaction
from db.outbox import Promise
from db.registrations import Registration, Status
from events import finding, tickets
from events.finding import Known
from events.models import Event
from events.refused import Refused
from handlers import cards, payloads
from handlers.context import Context, ForOrganiser, Letter, Services, message
from handlers.organisers import door_cards
from handlers.organisers.door_cards import IN_ADMIN_CHAT, Doors
from handlers.screens import Screen
from handlers.texts import Say
from handlers.tickets import entitled

MOST = 6  # people to choose from


async def checkin(update: Update, context: Context) -> None:
    """/checkin: how many are here; /checkin WORDS: whom they may mean."""
    words = " ".join(context.args or [])
    events = context.services.events.values()
    everybody = {one.id: await registrations.of_event(context.tx, one.id) for one in events}
    if not words:
        rows = [(one, await check_ins.count(context.tx, one.id), _expected(everybody[one.id])) for one in events]
        context.show(update, door_cards.counts(context.say, rows))
        return
    by_id = {one.id: one for found in everybody.values() for one in found}
    scored = finding.found(words, map(_known, by_id.values()))
    if not scored:
        context.show(update, Screen(context.say("door.nobody", words=words[:60])))
    elif finding.is_sure(scored):
        context.show(update, await _card(context.tx, context.services, context.say, scored[0][1], IN_ADMIN_CHAT))
    else:
        likely = [by_id[number] for _, number in scored[:MOST]]
        choice = [(context.services.events[one.event], one) for one in likely]
        context.show(update, door_cards.choice(context.say, choice))


async def show(update: Update, context: Context, button: payloads.ShowAtDoor) -> None:
    context.replace(update, await _card(context.tx, context.services, context.say, button.registration, IN_ADMIN_CHAT))


async def check_in(update: Update, context: Context, button: payloads.CheckIn) -> None:
    await _arrive(update, context, button.registration, IN_ADMIN_CHAT)


async def undo(update: Update, context: Context, button: payloads.UndoCheckIn) -> None:
    await _leave(update, context, button.registration, button.at, IN_ADMIN_CHAT)


async def check_in_here(update: Update, context: Context, button: payloads.CheckInHere) -> None:
    await _arrive(update, context, button.registration, await _permitted(context, button))


async def undo_here(update: Update, context: Context, button: payloads.UndoCheckInHere) -> None:
    await _leave(update, context, button.registration, button.at, await _permitted(context, button))


async def scanned(update: Update, context: Context, words: str) -> None:
    """A ticket was opened: an organiser gets the card, anybody else a greeting."""
    key, payload = f"door:{update.update_id}", {"registration": tickets.read(context.services.ticket_key, words)}
    await outbox.owe(context.tx, key=key, to=context.person.chat_id, kind="door", payload=payload, now=context.at)


async def write(tx: Transaction, services: Services, promise: Promise) -> Letter | None:
    """The card for an organiser, the greeting for anybody else: which it is, only Telegram knows."""
    chat, now = int(promise.recipient), services.clock.now()
    say, name = await _of_person(tx, services, chat)
    greeting = message(chat, cards.greeting(say, name, services.events.values(), now))
    if await _left(tx, services, chat):
        return greeting
    if (registration := promise.payload["registration"]) is None:
        card = message(chat, Screen(say("door.forged")))
        return ForOrganiser(chat, card, greeting)
    doors = _doors(*tickets.permit(services.ticket_key, registration, chat, now))
    try:
        card = message(chat, await _card(tx, services, say, registration, doors))
    except Refused as refused:
        card = message(chat, Screen(say(refused.key)))
    return ForOrganiser(chat, card, greeting)


async def _arrive(update: Update, context: Context, number: int, doors: Doors) -> None:
    """Checks somebody in; whoever was here before stays so, and the card says since when."""
    one, _ = await _found(context.tx, context.services, number)
    if one.status is Status.WITHDRAWN:
        raise Refused("door.not_registered")
    who = update.effective_user
    assert who is not None
    if await check_ins.add(context.tx, one.id, who.id, who.full_name, context.at):
        await audit.note(context.tx, one.id, "checked_in", context.at, audit.By(audit.Actor.ORGANISER, who.full_name))
    else:
        context.toast(context.say.plain("door.before"))
    context.replace(update, await _card(context.tx, context.services, context.say, number, doors))


async def _leave(update: Update, context: Context, number: int, at: int, doors: Doors) -> None:
    one, _ = await _found(context.tx, context.services, number)
    who = update.effective_user
    assert who is not None
    if await check_ins.remove(context.tx, one.id, at):
        by = audit.By(audit.Actor.ORGANISER, who.full_name)
        await audit.note(context.tx, one.id, "check_in_undone", context.at, by)
    else:
        context.toast(context.say.plain("door.other"))
    context.replace(update, await _card(context.tx, context.services, context.say, number, doors))


async def _permitted(context: Context, button: payloads.CheckInHere | payloads.UndoCheckInHere) -> Doors:
    """The same buttons again. Refused: the button is not this person's, or from an earlier day."""
    who, key = context.person.chat_id, context.services.ticket_key
    if not tickets.permits(key, button.registration, who, button.until, button.mark, context.now):
        raise Refused("door.old")
    if await _left(context.tx, context.services, who) >= tickets.issued(button.until):
        raise Refused("door.old")
    return _doors(button.until, button.mark)


def _doors(until: int, mark: str) -> Doors:
    return Doors(
        lambda number: payloads.CheckInHere(number, until, mark),
        lambda number, at: payloads.UndoCheckInHere(number, at, until, mark),
    )


async def _card(tx: Transaction, services: Services, say: Say, number: int, doors: Doors) -> Screen:
    one, event = await _found(tx, services, number)
    here = await check_ins.find(tx, one.id)
    count = await check_ins.count(tx, event.id)
    return door_cards.card(say, event, one, here, count, services.clock.now(), doors)


async def _found(tx: Transaction, services: Services, number: int) -> tuple[Registration, Event]:
    """Refused: they have removed everything about them, or the event is no more."""
    one = await registrations.get(tx, number)
    event = services.events.get(one.event) if one else None
    if one is None or event is None:
        raise Refused("door.gone")
    return one, event


async def came_and_went(update: Update, context: Context) -> None:
    """Whoever leaves the admin chat is an organiser no more, whatever buttons they have; until they come back."""
    message = update.effective_message
    gone = message.left_chat_member if message else None
    if gone:
        await notes.write(context.tx, _note(context.services, gone.id), str(int(context.now.timestamp())))
    for user in message.new_chat_members if message else ():
        await notes.write(context.tx, _note(context.services, user.id), "")


async def _left(tx: Transaction, services: Services, user: int) -> int:
    """When somebody left the admin chat, in seconds; 0: they have not."""
    return int(await notes.read(tx, _note(services, user)) or 0)


def _note(services: Services, user: int) -> str:
    return f"left:{tickets.alias(services.ticket_key, user)}"


async def _of_person(tx: Transaction, services: Services, chat: int) -> tuple[Say, str]:
    person = await people.find(tx, chat)
    return services.texts.say(person.language if person else None), person.name if person else ""


def _expected(found: list[Registration]) -> int:
    return sum(entitled(one) for one in found)


def _known(one: Registration) -> Known:
    return Known(one.id, one.reference, str(one.answers.get("name") or ""), str(one.answers.get("organisation") or ""))
