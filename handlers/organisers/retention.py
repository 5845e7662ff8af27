"""The notice, a day before, that something is going to be erased."""

from db.engine import Transaction
from db.outbox import Promise
from handlers.context import Reply, Services, message
from handlers.screens import Screen


async def write(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    say, what, count = services.texts.say(None), promise.payload["what"], promise.payload["count"]
    if what == "needs":
        event_id = promise.payload["event"]
        event = services.events.get(event_id)  # None: its file is gone, its answers are not
        name = event.short.in_(say.language) if event else event_id
        text = say("retention.needs", count=count, event=name, export=f"/export {event_id} needs")
    elif what == "drafts":
        text = say("retention.drafts", count=count, days=services.desk.retention.drafts_days)
    else:
        text = say("retention.everything", count=count)
    return message(promise.recipient, Screen(text))
