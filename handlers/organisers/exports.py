"""/export in the admin chat: the registrations of an event as files."""

from collections.abc import Sequence

from telegram import Update

from db import check_ins, outbox, registrations
from db.engine import Transaction
from db.outbox import Promise
from events.models import Event
from handlers import payloads
from handlers.context import Context, Letter, Reply, Services, Slow, topic_of
from handlers.organisers import contacts, sheets, tables
from handlers.screens import Key, Screen, in_rows
from handlers.texts import Html, Say

XLSX, CSV = "xlsx", "csv"
NEEDS, B2MATCH, ALL = "needs", "b2match", "all"


async def export(update: Update, context: Context) -> None:
    """/export EVENT [needs], /export EVENT b2match [all]; with nothing said, what there is to choose."""
    name, *words = [word.lower() for word in context.args or []] or [""]
    event = context.services.events.get(name)
    if event is None or not _allowed(event, words):
        context.show(update, _choice(context, unknown=name if event is None else " ".join(words)))
    elif B2MATCH in words:
        await contacts.owe(update, context, event, everyone=ALL in words)
    else:
        await _owe(update, context, event, needs=NEEDS in words)


def _allowed(event: Event, words: Sequence[str]) -> bool:
    """Whether these words go together, and with this event."""
    return not words or words == [NEEDS] or (event.on_b2match and words in ([B2MATCH], [B2MATCH, ALL]))


async def pressed(update: Update, context: Context, button: payloads.Export) -> None:
    event = context.services.events[button.event]
    if button.what == B2MATCH:
        await contacts.owe(update, context, event, everyone=False)
    else:
        await _owe(update, context, event, needs=False)


async def write(tx: Transaction, services: Services, promise: Promise) -> Letter | None:
    """One file with an event's registrations."""
    event = services.events.get(promise.payload["event"])
    if event is None:
        return None
    say, needs = services.texts.say(None), bool(promise.payload["needs"])
    found, here = await registrations.of_event(tx, event.id), await check_ins.of_event(tx, event.id)
    if promise.payload["format"] == CSV:
        csv = sheets.to_csv(tables.for_programs(event, found, needs))
        return sheets.document(promise, f"{event.id}.csv", csv, say("export.csv"))
    caption = say("export.needs" if needs else "export.caption", event=event.title.in_("en"), count=len(found))

    def make() -> Reply:
        xlsx = sheets.to_xlsx(tables.for_people(say, event, found, here, needs))
        return sheets.document(promise, f"{event.id}.xlsx", xlsx, caption)

    return Slow(make)


async def _owe(update: Update, context: Context, event: Event, needs: bool) -> None:
    chat = update.effective_chat
    assert chat is not None
    for format_ in (XLSX, CSV):
        payload = {"event": event.id, "format": format_, "needs": needs, "topic": topic_of(update)}
        key = f"export:{update.update_id}:{format_}"
        await outbox.owe(context.tx, key=key, to=chat.id, kind="export", payload=payload, now=context.at)


def _choice(context: Context, unknown: str) -> Screen:
    say, events = context.say, context.services.events.values()
    keys = [Key(one.short.in_(say.language), payloads.Export(one.id, XLSX)) for one in events]
    keys += [
        Key(say.plain("button.export_b2match", event=one.short.in_(say.language)), payloads.Export(one.id, B2MATCH))
        for one in events
        if one.on_b2match
    ]
    head = say("export.unknown", words=unknown[:40]) if unknown else say("export.which")
    return Screen(Html(f"{head}\n\n{_how(say, [*events])}"), in_rows(keys))


def _how(say: Say, events: Sequence[Event]) -> Html:
    """What may be typed, with events that there are."""
    first = f"/export {events[0].id}"
    how = say("export.how", plain=first, needs=f"{first} {NEEDS}")
    on_b2match = next((one.id for one in events if one.on_b2match), None)
    if on_b2match is None:
        return how
    return Html(f"{how}\n{say('export.how_b2match', b2match=f'/export {on_b2match} {B2MATCH}')}")
