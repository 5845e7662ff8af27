"""/export EVENT b2match: the contacts for B2Match's import; who does not fit is named before the file is sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Update

from db import b2match as exported
from db import outbox, registrations
from db.engine import Transaction
from db.outbox import Arrival, Promise
from db.registrations import Registration
from events import b2match
from events.b2match import Options, Wrong
from events.models import Event
from handlers.context import Context, Letter, Services, Slow, topic_of
from handlers.organisers import sheets
from handlers.organisers.sheets import Sheet
from handlers.screens import Screen
from handlers.texts import Html, Say

MOST_NAMED = 25  # people a message


@dataclass(frozen=True)
class Reject:
    """Somebody whom the import would refuse, and every reason."""

    registration: Registration
    reasons: tuple[Wrong, ...]


async def owe(update: Update, context: Context, event: Event, everyone: bool) -> None:
    """Tells whom the file holds and whom not, then owes it; nobody to export: no file."""
    found = await registrations.of_event(context.tx, event.id)
    before = await exported.exported(context.tx, event.id)
    registered = [one for one in found if one.attends is not None]
    new = registered if everyone else [one for one in registered if one.id not in before]
    fit, rejects = _sorted(event, new)
    parts = [
        context.say("export.b2match", event=event.title.in_("en"), count=len(fit)),
        _left_out(context.say, event, 0 if everyone else len(registered) - len(new)),
        _rejects(context.say, rejects),
        _missing(context.say, event),
        _withdrawn(context.say, [one for one in found if one.id in before and one.attends is None]),
    ]
    context.show(update, Screen(Html("\n\n".join(filter(None, parts)))))
    if fit:
        await _owe_file(update, context, event, fit)


async def write(tx: Transaction, services: Services, promise: Promise) -> Letter | None:
    """The file with the contacts that were chosen when it was asked for, as they are now."""
    event = services.events.get(promise.payload["event"])
    if event is None:
        return None
    chosen = set(promise.payload["registrations"])
    found = [one for one in await registrations.of_event(tx, event.id) if one.id in chosen and one.attends is not None]
    caption = services.texts.say(None)("export.b2match_file", event=event.title.in_("en"), count=len(found))
    return Slow(
        lambda: sheets.document(promise, f"{event.id}-b2match.xlsx", sheets.to_xlsx(_sheet(event, found)), caption)
    )


async def settled(tx: Transaction, promise: Promise, arrival: Arrival, now: int) -> None:
    """Only who was in a file that arrived is remembered as exported."""
    if arrival in (Arrival.ARRIVED, Arrival.PERHAPS):
        await exported.note(tx, promise.payload["registrations"], now)


async def _owe_file(update: Update, context: Context, event: Event, fit: Sequence[Registration]) -> None:
    chat = update.effective_chat
    assert chat is not None
    payload = {"event": event.id, "registrations": [one.id for one in fit], "topic": topic_of(update)}
    await outbox.owe(
        context.tx, key=f"contacts:{update.update_id}", to=chat.id, kind="contacts", payload=payload, now=context.at
    )


def _options(event: Event) -> Options:
    return event.b2match or Options()


def _sheet(event: Event, found: Sequence[Registration]) -> Sheet:
    options, head = _options(event), b2match.columns(_options(event))
    rows = [b2match.contact(options, event.questions, one.answers) for one in found]
    return Sheet("Contacts", head, [[row[name] for name in head] for row in rows], exact=True)


def _sorted(event: Event, found: Sequence[Registration]) -> tuple[list[Registration], list[Reject]]:
    """Who fits, and who does not; of several with one address the first fits."""
    fit, rejects, addresses = list[Registration](), list[Reject](), set[str]()
    for one in found:
        row = b2match.contact(_options(event), event.questions, one.answers)
        reasons = [*b2match.wrong(_options(event), row)]
        address = row["Email"].casefold()
        if address and address in addresses:
            reasons.append(Wrong("Email", row["Email"]))
        addresses.add(address)
        if reasons:
            rejects.append(Reject(one, tuple(reasons)))
        else:
            fit.append(one)
    return fit, rejects


def _left_out(say: Say, event: Event, count: int) -> Html | None:
    return say("export.b2match_before", count=count, all=f"/export {event.id} b2match all") if count else None


def _rejects(say: Say, rejects: Sequence[Reject]) -> Html | None:
    if not rejects:
        return None
    lines = [say("export.b2match_rejects", count=len(rejects))]
    for reject in rejects[:MOST_NAMED]:
        why = "; ".join(_why(say, reason) for reason in reject.reasons)
        one = reject.registration
        name = str(one.answers.get("name") or "")
        lines.append(say("export.b2match_reject", reference=one.reference, name=name, why=why))
    if len(rejects) > MOST_NAMED:
        lines.append(say("export.and_more", count=len(rejects) - MOST_NAMED))
    return Html("\n".join(lines))


def _why(say: Say, reason: Wrong) -> str:
    if reason.column == "Email":
        return say.plain("export.b2match_twice" if reason.text else "export.b2match_no_email")
    if reason.column == "Organization description":
        return say.plain("export.b2match_too_long")
    return say.plain("export.b2match_not_listed", column=reason.column, text=reason.text)


def _missing(say: Say, event: Event) -> Html | None:
    missing = _options(event).missing
    return (
        say("export.b2match_missing", columns=", ".join(missing), file=f"content/events/{event.id}.toml")
        if missing
        else None
    )


def _withdrawn(say: Say, found: Sequence[Registration]) -> Html | None:
    if not found:
        return None
    return say("export.b2match_withdrawn", references=", ".join(one.reference for one in found[:MOST_NAMED]))
