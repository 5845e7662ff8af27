"""When one of the organisers' doors is shut for a while, the other says so, once, and says when it is open again."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from db import notes, outbox
from db.engine import Transaction
from db.outbox import Channel, Promise, Stuck
from db.times import instant, milliseconds
from handlers import dates
from handlers.context import Mail, Reply, Services, message
from handlers.screens import Screen
from handlers.texts import Say

PATIENCE = timedelta(minutes=5)
MAILBOX, CHAT, REPLIES = "mailbox", "chat", "replies"


async def look(tx: Transaction, services: Services, now: datetime) -> bool:
    """Looks at the contact inbox and the admin chat; whether something has to be told of one in the other."""
    admin, at = services.admin_chat_id, milliseconds(now)
    if admin is None or not services.mails:
        return False
    mailbox = await outbox.stuck(tx, services.contact, Channel.MAIL, at)
    chat = await outbox.stuck(tx, str(admin), Channel.TELEGRAM, at)
    told = [await _compare(tx, services, MAILBOX, mailbox, at), await _compare(tx, services, CHAT, chat, at)]
    return any(told)


async def replies(tx: Transaction, services: Services, since: datetime, now: datetime, back: bool) -> None:
    """Mail has not come in for a while, or comes in again."""
    await _tell(tx, services, REPLIES, milliseconds(since), 0, milliseconds(now), back)


async def to_chat(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    key, values = _words(services, promise)
    return message(promise.recipient, Screen(services.texts.say(None)(key, **values)))


async def to_mailbox(tx: Transaction, services: Services, promise: Promise) -> Mail | None:
    say = services.texts.say(None)
    key, values = _words(services, promise)
    text = say.plain(key, **values)
    number = f"gap.{promise.payload['since']}.{'back' if promise.payload['back'] else 'since'}"
    return Mail(promise.recipient, say.plain("mail.gap_subject"), text, "", number)


async def _compare(tx: Transaction, services: Services, door: str, stuck: Stuck, now: int) -> bool:
    """Whether a door that was open is shut, or the other way round."""
    note = f"gap:{door}"
    known = await notes.read(tx, note)
    if not known and stuck.tried and now - stuck.since > PATIENCE.total_seconds() * 1000:
        await notes.write(tx, note, str(stuck.since))
        await _tell(tx, services, door, stuck.since, stuck.count, now, back=False)
        return True
    if known and not stuck.count:
        await notes.write(tx, note, "")
        await _tell(tx, services, door, int(known), 0, now, back=True)
        return True
    return False


async def _tell(tx: Transaction, services: Services, door: str, since: int, waiting: int, now: int, back: bool) -> None:
    assert services.admin_chat_id is not None
    payload = {"door": door, "since": since, "waiting": waiting, "back": back}
    key = f"gap:{door}:{since}" + (":back" if back else "")
    if door == CHAT:
        mail, to = Channel.MAIL, services.contact
        await outbox.owe(tx, key=key, to=to, channel=mail, kind="gap_mail", payload=payload, now=now)
    else:
        await outbox.owe(tx, key=key, to=services.admin_chat_id, kind="gap", payload=payload, now=now)


def _words(services: Services, promise: Promise) -> tuple[str, dict[str, object]]:
    """The key of the sentence and its values."""
    about, say = promise.payload, services.texts.say(None)
    key = f"gap.{about['door']}.back" if about["back"] else f"gap.{about['door']}"
    return key, {"since": _when(services, say, about["since"]), "waiting": about["waiting"]}


def _when(services: Services, say: Say, since: int) -> str:
    """ "10:02", or with its day where that is not today."""
    zone = ZoneInfo(services.desk.zone)
    then, now = instant(since).astimezone(zone), services.clock.now().astimezone(zone)
    clock = dates.clock(say, then)
    return clock if then.date() == now.date() else f"{dates.short_day(say, then)}, {clock}"
