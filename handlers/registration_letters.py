"""The letters of a registration: its news, the calendar file, the offer's reminder, and the mail."""

from db import outbox, people, registrations
from db.engine import Transaction
from db.outbox import Promise
from db.registrations import Registration, Status
from db.times import instant, milliseconds
from events import calendar, known
from events.models import Event
from events.states import Deed
from events.transitions import shown_with
from handlers import news, seat_cards, texts
from handlers.context import PLAIN, File, Mail, Reply, Services, message
from handlers.screens import Screen
from handlers.texts import Html, Say

MAILS_A_DAY = 20  # to one person's address, whoever's it is
DAY = 86_400_000  # milliseconds


async def told(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """What the clock, somebody else or the organisers did to a registration."""
    found = await _found(tx, services, promise)
    if found is None:
        return None
    event, one, say = found
    what = await _news(tx, services, say, event, one, promise)
    said = what.screen
    if promise.payload.get("agreed"):
        said = Screen(Html(f"{say('request.agreed')}\n\n{said.text}"), said.rows)
    return message(promise.recipient, said, what.about)


async def calendar_file(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The calendar file of whoever takes part; its cancellation for whoever does no more."""
    found = await _found(tx, services, promise)
    if found is None:
        return None
    event, one, say = found
    await registrations.note_calendar(tx, one.id, known.mark(event))
    key = "registration.calendar_cancelled" if one.attends is None else "registration.calendar"
    caption = say(key, event=event.title.in_(say.language), reference=one.reference)
    parameters = {"chat_id": int(promise.recipient), "caption": caption, "parse_mode": "HTML"}
    return Reply("send_document", parameters, {"document": file(event, one, say)})


async def offer_reminder(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """Once, before an offer ends that nobody has answered."""
    one = await registrations.get(tx, promise.payload["registration"])
    event = services.events.get(one.event) if one else None
    at, ends = milliseconds(services.clock.now()), promise.payload["ends"]
    if one is None or event is None or one.status is not Status.OFFERED or one.offer_ends != ends or at >= ends:
        return None
    said = seat_cards.offer(await _say(tx, services, one), event, one, reminder=True)
    return message(promise.recipient, said, shown_with(one))


async def over(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """An offer, or a card of a registration, that is answered or over: it says so, and its buttons go."""
    about = promise.payload
    one = await registrations.get(tx, about["registration"])
    event = services.events.get(one.event) if one else None
    if one is None or event is None:
        return None
    said = seat_cards.over(await _say(tx, services, one), event, Deed(about["deed"]), about["was"])
    parameters = {"chat_id": int(promise.recipient), "message_id": about["message"], "text": said.text}
    return Reply("edit_message_text", parameters | {"parse_mode": "HTML", "link_preview_options": PLAIN})


async def mail(tx: Transaction, services: Services, promise: Promise) -> Mail | None:
    """The same by mail, with the calendar file, to the address that was given: perhaps somebody else's."""
    found = await _found(tx, services, promise) if services.mails else None
    if found is None:
        return None
    event, one, say = found
    address = str(one.answers.get("email") or "")
    since = promise.owed - DAY
    if not address or await outbox.sent_since(tx, promise.recipient, since) >= MAILS_A_DAY:
        return None
    said = await _news(tx, services, say, event, one, promise)
    parts = [
        say("registration_mail.hello", name=str(one.answers.get("name") or "")),
        *said.parts,
        say("registration_mail.where", link=f"https://t.me/{services.bot_username}"),
        say("registration_mail.not_you", contact=event.contact),
    ]
    first = f"registration.{one.id}.0"
    return Mail(
        to=address,
        subject=texts.bare(said.parts[0]).splitlines()[0],
        text="\n\n".join(map(texts.bare, parts)),
        sender_name=event.organiser.in_(say.language),
        message_id=f"registration.{one.id}.{one.sequence}",
        answers=first if one.sequence else "",
        thread=(first,) if one.sequence else (),
        reply_to=("", event.contact),
        files=(file(event, one, say),) if _has_calendar(one, promise) else (),
    )


def _has_calendar(one: Registration, promise: Promise) -> bool:
    return one.attends is not None or bool(promise.payload.get("cancels"))


async def _found(
    tx: Transaction, services: Services, promise: Promise
) -> tuple[Event, Registration, Say] | None:  # fmt: skip
    """The registration as it was left by the deed; None when it has changed since: that has a letter of its own."""
    one = await registrations.get(tx, promise.payload["registration"])
    event = services.events.get(one.event) if one else None
    if one is None or event is None or one.sequence != promise.payload["sequence"]:
        return None
    return event, one, await _say(tx, services, one)


async def _news(
    tx: Transaction, services: Services, say: Say, event: Event, one: Registration, promise: Promise
) -> news.News:
    deed, was = Deed(promise.payload["deed"]), str(promise.payload.get("was", ""))
    return await news.of(tx, say, event, one, deed, services.clock.now(), was)


def file(event: Event, one: Registration, say: Say, made: int | None = None) -> File:
    """The registration's calendar file, as it is since `made`."""
    cancelled, since = one.attends is None, instant(one.changed if made is None else made)
    content = calendar.file(event, one.reference, one.sequence + one.updates, since, say.language, cancelled)
    return File(f"{event.id}.ics", content)


async def _say(tx: Transaction, services: Services, one: Registration) -> Say:
    person = await people.find(tx, one.chat_id)
    return services.texts.say(person.language if person else one.language)
