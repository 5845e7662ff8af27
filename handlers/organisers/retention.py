"""The notice, a day before, that something is going to be erased."""

from db.engine import Transaction
from db.outbox import Promise
from handlers.context import Reply, Services, message
from handlers.screens import Screen


async def write(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    say, what, count = services.texts.say(None), promise.payload["what"], promise.payload["count"]
    if what == "needs":
        event = services.events.get(promise.payload["event"])
        if event is None:
            return None
        export = f"/export {event.id} needs"
        text = say("retention.needs", count=count, event=event.short.in_(say.language), export=export)
    elif what == "drafts":
        text = say("retention.drafts", count=count, days=services.desk.retention.drafts_days)
    else:
        text = say("retention.everything", count=count)
    return message(promise.recipient, Screen(text))
