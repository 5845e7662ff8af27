"""The letters of broadcasts: what people get, how it is put right, and what organisers are told of it."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from html import unescape

from db import broadcast_plans, broadcast_runs, broadcasts, outbox, people, registrations
from db.broadcast_runs import Kind, Line, Run
from db.broadcasts import Broadcast
from db.engine import Transaction
from db.outbox import Arrival, Priority, Promise
from db.times import instant
from handlers.context import File, Letter, Mail, Reply, Services, Slow
from handlers.enquiry_place import reply_to
from handlers.organisers.broadcasts import messages, run_screens, tally, words
from handlers.organisers.broadcasts.words import Filling
from handlers.organisers.sheets import Sheet, to_csv
from handlers.texts import Say

SECOND = 1_000  # milliseconds between two messages to one chat
_LINK = re.compile(r'<a href="([^"]+)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


async def to_person(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The broadcast; if its text goes apart, the file."""
    if (found := await broadcasts.get(tx, promise.payload["broadcast"])) is None:
        return None
    language, filling = await _reader(tx, services, found, int(promise.recipient))
    letter = messages.first_message(found, language, filling, int(promise.recipient))
    letter.about = f"broadcast:{found.id}"
    return letter


async def text(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """The text that was too long to stand below its file."""
    if (found := await broadcasts.get(tx, promise.payload["broadcast"])) is None:
        return None
    language, filling = await _reader(tx, services, found, int(promise.recipient))
    letter = messages.text_message(found, language, filling, int(promise.recipient))
    letter.about = f"broadcast:{found.id}"
    letter.parameters["reply_parameters"] = reply_to(promise.payload["reply"])
    return letter


async def test(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """One version as people will see it, for the organiser who wants to try it."""
    if (found := await broadcasts.get(tx, promise.payload["broadcast"])) is None:
        return None
    chat_id, language = int(promise.recipient), promise.payload["language"]
    event = services.events.get(found.segment.event or "")
    filling = await messages.filling(tx, services, found, chat_id, language)
    if filling.reference is None and event is not None:
        filling = replace(filling, reference=f"{event.reference}-2345")
    letter = messages.text_message if promise.payload["part"] == "text" else messages.first_message
    return letter(found, language, filling, chat_id)


async def correction(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    if (found := await broadcasts.get(tx, promise.payload["broadcast"])) is None:
        return None
    language, filling = await _reader(tx, services, found, int(promise.recipient))
    return messages.edit(found, language, filling, int(promise.recipient), promise.payload["message"])


async def removal(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    parameters = {"chat_id": int(promise.recipient), "message_ids": promise.payload["messages"]}
    return Reply("delete_messages", parameters)


async def mail(tx: Transaction, services: Services, promise: Promise) -> Mail | None:
    """For whoever cannot be reached in Telegram."""
    chat_id = promise.payload["chat"]
    if (found := await broadcasts.get(tx, promise.payload["broadcast"])) is None:
        return None
    mine = await registrations.of_person(tx, chat_id)
    address = str(mine[-1].answers.get("email") or "") if mine else ""
    if not address:
        return None
    language, filling = await _reader(tx, services, found, chat_id)
    say = services.texts.say(language)
    event = filling.event or say.plain("broadcast.mail_subject")
    said = found.in_(language)
    links = [f"{words.label(label, filling)}: {words.address(url, filling)}" for label, url in said.links]
    body = [_as_text(messages.filled(found, language, filling)), "", *links, "", say.plain("broadcast.mail_foot")]
    return Mail(
        to=address,
        subject=event,
        text="\n".join(body),
        sender_name=say.plain("broadcast.mail_sender"),
        message_id=f"broadcast.{found.id}.{promise.id}",
        reply_to=(say.plain("broadcast.mail_sender"), services.contact),
    )


async def progress(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """How far a run is, in the message that has told it from the beginning."""
    run = await broadcast_runs.get(tx, promise.payload["run"])
    if run is None or run.message_id is None:
        return None
    counted = await tally.count(tx, run.id)
    screen = run_screens.progress(services, services.texts.say(None), run, counted, services.clock.now())
    parameters = {"chat_id": int(promise.recipient), "message_id": run.message_id, "text": screen.text}
    return Reply("edit_message_text", parameters | {"parse_mode": "HTML", "reply_markup": screen.keyboard()})


async def report(tx: Transaction, services: Services, promise: Promise) -> Letter | None:
    """What came of a run, and a file with a line for each person."""
    run = await broadcast_runs.get(tx, promise.payload["run"])
    found = await broadcasts.get(tx, run.broadcast) if run else None
    if run is None or found is None:
        return None
    say, counted = services.texts.say(None), await tally.count(tx, run.id)
    lines, after = list[Line](), 0
    while chunk := await broadcast_runs.lines(tx, run, found.segment.event, after):
        lines += chunk
        after = chunk[-1].id
    parts = [say(f"broadcast.report_{run.kind}", number=run.broadcast), run_screens.figures(say, counted)]
    if (gone := run.total - counted.total) > 0:
        parts.append(say("broadcast.gone", count=gone))
    caption = "\n".join(parts)
    keyboard = await _after(tx, services, say, run, counted)

    def make() -> Reply:
        parameters = {"chat_id": int(promise.recipient), "caption": caption, "parse_mode": "HTML"} | keyboard
        name = f"broadcast-{run.broadcast}" + ("" if run.kind is Kind.SEND else f"-{run.kind}")
        return Reply("send_document", parameters, {"document": File(f"{name}.csv", _csv(say, lines))})

    return Slow(make)


async def settled(tx: Transaction, promise: Promise, arrival: Arrival, now: int, arrived: Sequence[int]) -> None:
    """A file has arrived: the text that is too long to stand below it follows."""
    if promise.kind != "broadcast" or arrival is not Arrival.ARRIVED or not arrived:
        return
    found = await broadcasts.get(tx, promise.payload["broadcast"])
    if found and found.apart:
        payload = {"broadcast": found.id, "reply": arrived[0]}
        await outbox.owe(
            tx, key=f"{promise.key}/text", to=promise.recipient, kind="broadcast_text", payload=payload,
            priority=Priority.BULK, now=now, due=now + SECOND,
        )  # fmt: skip


async def _after(tx: Transaction, services: Services, say: Say, run: Run, counted: tally.Tally) -> dict[str, object]:
    """The buttons below the report of what was sent."""
    if run.kind is not Kind.SEND:
        return {}
    mailable = await broadcast_plans.reachable_by_mail(tx, run) if services.mails else 0
    keys = run_screens.after(say, run, counted, mailable, editable=True)
    return {"reply_markup": {"inline_keyboard": [[key.as_json() for key in row] for row in keys]}} if keys else {}


async def _reader(tx: Transaction, services: Services, found: Broadcast, chat_id: int) -> tuple[str, Filling]:
    """The language that a person reads it in, and what fills its placeholders."""
    person = await people.find(tx, chat_id)
    language = services.texts.best(person.language if person else None)
    return language, await messages.filling(tx, services, found, chat_id, language)


def _csv(say: Say, lines: list[Line]) -> bytes:
    head = [say.plain(f"broadcast.column_{name}") for name in ("reference", "name", "outcome", "reason", "time")]
    rows = [
        (
            line.reference,
            line.name,
            say.plain(f"broadcast.outcome_{line.state if line.state in ('sent', 'failed', 'perhaps') else 'left'}"),
            line.reason if line.state in ("failed", "perhaps") else None,
            instant(line.settled).isoformat(timespec="seconds") if line.settled else None,
        )
        for line in lines
    ]
    return to_csv(Sheet("broadcast", head, rows))


def _as_text(html: str) -> str:
    """For mail: the words, and the addresses behind them."""
    return unescape(_TAG.sub("", _LINK.sub(r"\2 (\1)", html)))


KINDS: dict[str, Callable[[Transaction, Services, Promise], Awaitable[Letter | None]]] = {
    "broadcast": to_person,
    "broadcast_text": text,
    "broadcast_test": test,
    "broadcast_correction": correction,
    "broadcast_removal": removal,
    "broadcast_mail": mail,
    "broadcast_progress": progress,
    "broadcast_report": report,
}
