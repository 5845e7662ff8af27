"""The letters of a request: the organisers' card, and the decision."""

from collections.abc import Iterator
from typing import Final

from db import people, registrations, requests
from db.engine import Transaction
from db.outbox import Promise
from db.registrations import Registration
from db.requests import Kind, Request, State
from db.times import instant
from events import duplicates, form
from events.models import Event
from events.questions import Answers
from handlers import cards, dates, form_screens, long_text, payloads
from handlers.context import Reply, Services, message
from handlers.screens import Key, Screen, rows
from handlers.texts import Html, Say

CUTS: Final = (1000, 300, 100, 30)  # characters of an answer on the card: the most that let it be one message


async def card(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """What is asked, by whom; with its two buttons as long as nobody has decided."""
    request = await requests.get(tx, promise.payload["request"])
    said = await text(tx, services, request) if request else None
    if request is None or said is None:
        return None
    say = services.texts.say(None)
    keys = [
        Key(say.plain("button.approve"), payloads.Approve(request.id)),
        Key(say.plain("button.refuse"), payloads.Refuse(request.id)),
    ]
    is_open = request.state is State.OPEN
    return message(promise.recipient, Screen(said, rows(keys) if is_open else ()), about=f"request_card:{request.id}")


async def decided(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """To the person: let in late, or refused with the reason."""
    request = await requests.get(tx, promise.payload["request"])
    event = services.events.get(request.event) if request else None
    person = await people.find(tx, request.chat_id) if request else None
    if request is None or event is None or person is None:
        return None
    say = services.texts.say(person.language)
    title = event.title.in_(say.language)
    if request.state is State.APPROVED and request.pass_ends:
        until = dates.moment(say, instant(request.pass_ends), event.zone, event.zone)
        key = Key(say.plain("button.register"), payloads.Begin(event.id))
        return message(promise.recipient, Screen(say("request.let_in", event=title, until=until), rows(key)))
    parts = [say(f"request.refused_{request.kind}", event=title)]
    if request.reason:
        parts.append(say("request.reason", organiser=request.organiser or "", reason=request.reason))
    return message(promise.recipient, Screen(Html("\n\n".join(parts)), cards.ways(say)))


async def text(tx: Transaction, services: Services, request: Request) -> Html | None:
    """The card's words; None when the person is gone."""
    person, event = await people.find(tx, request.chat_id), services.events.get(request.event)
    if person is None or event is None:
        return None
    say = services.texts.say(None)
    one = await registrations.get(tx, request.registration) if request.registration else None
    values = {"request": reference(request), "name": person.name, "event": event.short.in_(say.language)}
    parts = [say(f"admin.request_{request.kind}", **values)]
    if one:
        parts.append(_who(say, event, one))
        parts += await _duplicates(tx, say, one)
    if one and request.kind is Kind.CHANGE:
        parts += _changes(say, event, one, request)
    if request.kind is Kind.LATE:
        parts.append(say("admin.request_late_means"))
    if request.state is not State.OPEN:
        parts.append(verdict(say, request))
    return Html("\n\n".join(parts))


def verdict(say: Say, request: Request) -> Html:
    """What became of it, for the card's end."""
    return say(f"admin.request_was_{request.state}", organiser=request.organiser or "", reason=_why(request))


def reference(request: Request) -> str:
    return f"R-{request.id}"


def _why(request: Request) -> str:
    return f"“{request.reason}”" if request.reason else ""


def _who(say: Say, event: Event, one: Registration) -> Html:
    organisation = str(one.answers.get("organisation") or "–")
    return say(
        "admin.request_who",
        reference=one.reference,
        name=str(one.answers.get("name") or "–"),
        organisation=organisation,
    )


async def _duplicates(tx: Transaction, say: Say, one: Registration) -> list[Html]:
    """Whether the same person seems to be registered under another account."""
    others = duplicates.among(await registrations.of_event(tx, one.event)).get(one.id)
    return [say("admin.request_duplicate", references=", ".join(others))] if others else []


def _changes(say: Say, event: Event, one: Registration, request: Request) -> list[Html]:
    """Each answer that differs, before and after; long ones are cut so that all of it is one message."""
    old = form.chosen(one.answers, one.attends, one.wants)
    as_now = {name: old[name] for name in (form.ATTENDANCE, form.MEANWHILE) if name in old}
    for longest in CUTS:
        lines = Html("\n".join(_differences(say, event, old, as_now | (request.answers or {}), longest)))
        if long_text.length(lines) <= long_text.PIECE:
            break
    return [lines] if lines else []


def _differences(say: Say, event: Event, old: Answers, new: Answers, longest: int) -> Iterator[Html]:
    asked = {q.id: q for answers in (old, new) for q in form.applicable(event, answers)}
    for name, question in asked.items():
        if old.get(name) != new.get(name):
            before, after = (_cut(form_screens.shown(say, question, a.get(name)), longest) for a in (old, new))
            label = question.label.in_(say.language)
            yield say("admin.request_change_line", label=label, before=before, after=after)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
