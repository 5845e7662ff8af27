"""What is kept no longer than the content says goes by itself; the organisers are told a day before."""

import logging
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from db import notes, outbox, retention
from db.engine import Transaction
from db.times import instant, milliseconds
from events.models import Event
from handlers.context import Services

log = logging.getLogger(__name__)

NOTICE = timedelta(days=1)
DONE = "done"
SENSITIVE = "retention:sensitive:"  # and an event: what of it is to be erased, and when


async def keep(tx: Transaction, services: Services, now: datetime) -> None:
    """Tells what goes tomorrow, and erases what was told a day ago."""
    for event in services.events.values():
        await _remember(tx, services, event)
    for event_id, kept in (await notes.starting(tx, SENSITIVE)).items():
        await _needs(tx, services, event_id, orjson.loads(kept), now)
    await _drafts(tx, services, now)
    await _everything(tx, services, now)


async def _remember(tx: Transaction, services: Services, event: Event) -> None:
    """What of an event is to be erased, and when: also once its file is gone."""
    due = event.ends_at + timedelta(days=services.desk.retention.needs_days)
    sensitive = [question.id for question in event.questions if question.sensitive]
    kept = orjson.dumps({"due": milliseconds(due), "questions": sensitive}).decode()
    if await notes.read(tx, SENSITIVE + event.id) != kept:
        await notes.write(tx, SENSITIVE + event.id, kept)


async def _needs(tx: Transaction, services: Services, event: str, kept: dict[str, Any], now: datetime) -> None:
    """Diet and accessibility, once the event is over and settled."""
    due, sensitive = instant(kept["due"]), kept["questions"]
    note = f"retention:needs:{event}:{due.date()}"
    if not sensitive or now < due - NOTICE or (told := await notes.read(tx, note)) == DONE:
        return
    if told is None:
        count = len(await retention.having(tx, event, sensitive))
        await _tell(tx, services, note, now, {"what": "needs", "event": event, "count": count})
    elif now >= max(due, _told(told) + NOTICE):
        erased = await retention.erase_answers(tx, event, sensitive, milliseconds(now))
        log.info("sensitive answers of %s registrations of %s were erased", erased, event)
        await notes.write(tx, note, DONE)


async def _drafts(tx: Transaction, services: Services, now: datetime) -> None:
    """Forms that were never finished."""
    age, note = timedelta(days=services.desk.retention.drafts_days), "retention:drafts"
    told = await notes.read(tx, note)
    if not told:
        if count := await retention.old_drafts(tx, milliseconds(now - age + NOTICE)):
            await _tell(tx, services, note, now, {"what": "drafts", "count": count})
    elif now >= _told(told) + NOTICE:
        await retention.delete_drafts(tx, milliseconds(_told(told) - age + NOTICE))  # no more than was told of
        await notes.write(tx, note, "")


async def _everything(tx: Transaction, services: Services, now: datetime) -> None:
    """From the content's date on nothing about anybody is kept, also of those who come later."""
    if (day := services.desk.retention.everything) is None:
        return
    due = datetime.combine(day, datetime.min.time(), ZoneInfo(services.desk.zone))
    note = f"retention:everything:{day}"
    if now < due - NOTICE:
        return
    told = await notes.read(tx, note)
    if told is None:
        await _tell(tx, services, note, now, {"what": "everything", "count": await retention.people(tx)})
    elif now >= max(due, _told(told) + NOTICE):
        await retention.erase_everybody(tx)
        await notes.write(tx, note, str(milliseconds(now)))  # whoever comes later is kept for a day
        log.info("everything about everybody was erased")


async def _tell(tx: Transaction, services: Services, note: str, now: datetime, payload: dict[str, object]) -> None:
    """From the notice on the day counts; nothing to erase is nothing to tell."""
    at = milliseconds(now)
    await notes.write(tx, note, str(at))
    if services.admin_chat_id is not None and payload["count"]:
        key = f"{note}:{at}"
        await outbox.owe(tx, key=key, to=services.admin_chat_id, kind="retention", payload=payload, now=at)


def _told(note: str) -> datetime:
    return instant(int(note))
