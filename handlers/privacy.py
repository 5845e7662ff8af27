"""What is kept about a person: told with /privacy, shown with /mydata, forgotten with /forget."""

from collections.abc import Sequence
from typing import Any

import orjson
from telegram import Update

from db import personal
from db.engine import Row
from db.times import instant
from events import readiness
from handlers import forms, payloads
from handlers.context import Context
from handlers.screens import Key, Screen, rows

TIMES = {
    "met",
    "seen",
    "began",
    "touched",
    "created",
    "changed",
    "received",
    "owed",
    "settled",
    "at",
    "closed_told",
    "nudged",
    "edited",
    "muted",
    "asking",
    "offer_ends",
    "pass_ends",
    "pass_used",
    "decided",
}
JSON = {"answers", "candidates", "payload", "replies", "file", "parts"}


async def privacy(update: Update, context: Context) -> None:
    """What is stored, why, how long, and who is responsible: from content, one consent text an event."""
    services, say = context.services, context.say
    context.show(update, Screen(say("privacy.head", contact=services.contact)))
    texts = {services.events.consent(event, say.language) for event in services.events.values()}
    for text in sorted(texts):
        context.show(update, Screen(say("privacy.consent", text=text)))
    for event in services.events.values():
        if told := [known.in_(say.language) for fact in readiness.IN_PRIVACY if (known := event.fact(fact))]:
            words = "\n\n".join(told)
            context.show(update, Screen(say("privacy.fact", event=event.title.in_(say.language), text=words)))
    await forms.go_on(update, context)


async def my_data(update: Update, context: Context) -> None:
    """A JSON file of all that is stored about the person."""
    found = await personal.everything(context.tx, context.person.chat_id)
    readable = {name: _readable(records) for name, records in found.items()}
    content = orjson.dumps(readable, option=orjson.OPT_INDENT_2)
    context.file(update, "my-data.json", content, context.say("mydata.caption"))
    await forms.go_on(update, context)


async def forget(update: Update, context: Context) -> None:
    """Asks once before everything is removed."""
    say = context.say
    keys = rows(
        Key(say.plain("button.forget_yes"), payloads.ForgetYes()),
        Key(say.plain("button.forget_no"), payloads.Nothing()),
    )
    context.show(update, Screen(say("forget.sure"), keys))


async def forget_yes(update: Update, context: Context, button: payloads.ForgetYes) -> None:
    await personal.forget(context.tx, context.person.chat_id, update.update_id)
    context.settle(update, context.say("forget.done"))


def _readable(records: Sequence[Row]) -> list[dict[str, Any]]:
    return [{name: _value(name, row[name]) for name in row.keys()} for row in records]  # noqa: SIM118 - a row is no dict


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in TIMES:
        return instant(value).isoformat(timespec="seconds")
    return orjson.loads(value) if name in JSON else value
