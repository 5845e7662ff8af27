"""Every change of a registration: by the table of states, with its line in the audit, and told to whom it concerns."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from db import audit, links, outbox, registrations
from db.audit import By
from db.drafts import Draft
from db.engine import Transaction
from db.outbox import Channel
from db.people import Person
from db.registrations import Registration, Status
from db.times import milliseconds
from events import form, states
from events.models import Event
from events.states import Deed, State

LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that looks like another
IN_LINE: Final = (State.WAITING, State.OFFERED)
ENDED: Final = (State.WITHDRAWN, State.DECLINED, State.EXPIRED)
OUT_OF_LINE: Final = (Deed.ACCEPTED, Deed.JOINED, Deed.DECLINED, Deed.LAPSED, Deed.EXPIRED, Deed.WITHDRAWN)
CARDS: Final = 10  # of one registration that are put right when it ends: whoever asked for more has the newest right


async def enter(
    tx: Transaction,
    event: Event,
    person: Person,
    draft: Draft,
    answers: dict[str, Any],
    deed: Deed,
    now: datetime,
    *,
    attends: str | None = None,
    wants: str | None = None,
    queued: int | None = None,
) -> Registration:
    """A form becomes a registration, with a reference of its own."""
    at, status = milliseconds(now), Status(states.after(State.DRAFT, deed))
    made = None
    while made is None:
        made = await registrations.add(
            tx, event=event.id, chat_id=person.chat_id, reference=_reference(event), status=status,
            answers=_truthful(answers, attends), language=person.language, source=draft.source,
            attends=attends, wants=wants, queued=queued, now=at,
        )  # fmt: skip
    await audit.note(tx, made.id, deed, at)
    await _tell(tx, None, made, deed, at, aloud=False)
    return made


async def move(
    tx: Transaction, event: Event, one: Registration, deed: Deed, now: datetime, by: By = audit.ATTENDEE,
    aloud: bool = False, **changes: Any,
) -> Registration:  # fmt: skip
    """The registration after this deed; KeyError when the table has no such row.

    `aloud`: the person is not in the chat with us now, and is told by a letter of its own. Only within the event's
    turn (db/seats.py)."""
    to = states.after(State(one.status), deed)
    made = replace(one, status=Status(to), sequence=one.sequence + 1, changed=milliseconds(now), **changes)
    if to not in IN_LINE:
        made = replace(made, wants=None, queued=None, offer_ends=None)
    if to in ENDED:
        made = replace(made, attends=None)
    answers = _truthful(made.answers, made.attends)
    made = replace(made, answers=form.fitting(event, answers) if made.attends and not made.wants else answers)
    if not await registrations.store(tx, made, was=one.status):
        raise RuntimeError("a registration was changed outside its event's turn")
    await audit.note(tx, made.id, deed, made.changed, by)
    await _tell(tx, one, made, deed, made.changed, aloud, by)
    await _put_right(tx, one, made, deed)
    return made


def shown_with(one: Registration) -> str:
    """What a message with a registration's buttons belongs to (db/links.py): in line there are more of them."""
    return f"line:{one.id}" if one.wants else f"mine:{one.id}"


async def shown(tx: Transaction, about: str, chat_id: int, messages: Sequence[int]) -> None:
    """What was on its way with a registration's buttons while the registration changed is put right, too.

    After its messages were tied (db/links.py): either the change has found them, or the change is seen here."""
    kind, _, number = about.partition(":")
    if kind not in ("line", "mine") or not messages:
        return
    one = await registrations.hold(tx, int(number))
    if one is None or (one.wants if kind == "line" else State(one.status) not in ENDED):
        return
    done = [line.what for line in await audit.of_registration(tx, one.id)]
    last = next((Deed(what) for what in reversed(done) if what in OUT_OF_LINE), None)
    was = Status.OFFERED if Deed.OFFERED in done else Status.WAITING
    if last is not None:
        await card_is_over(tx, one, last, was, chat_id, messages[-1])


def _truthful(answers: dict[str, Any], attends: str | None) -> dict[str, Any]:
    """The answer to attendance is how they take part now, not what they wait for."""
    return answers | {"attendance": attends} if attends else answers


def _reference(event: Event) -> str:
    return f"{event.reference}-{''.join(secrets.choice(LETTERS) for _ in range(4))}"


async def _tell(
    tx: Transaction,
    before: Registration | None,
    after: Registration,
    deed: Deed,
    at: int,
    aloud: bool,
    by: By = audit.ATTENDEE,
) -> None:
    """In the chat, in the calendar of whoever takes part or did, and by mail."""
    payload: dict[str, Any] = {"registration": after.id, "deed": deed, "sequence": after.sequence}
    if before:
        payload |= {"was": before.status, "cancels": before.attends is not None and after.attends is None}
    if by.actor is audit.Actor.ORGANISER:
        payload["agreed"] = True
    kinds = {
        "news": aloud,
        "calendar": _is_for_calendar(before, after, deed),
        "registration_mail": True,
    }
    for kind in (kind for kind, is_due in kinds.items() if is_due):
        mail = kind == "registration_mail"
        await outbox.owe(
            tx, key=f"registration:{after.id}:{kind}:{after.sequence}", kind=kind, payload=payload, now=at,
            to=outbox.mail_of(after.chat_id) if mail else after.chat_id,
            channel=Channel.MAIL if mail else Channel.TELEGRAM,
        )  # fmt: skip


async def _put_right(tx: Transaction, before: Registration, after: Registration, deed: Deed) -> None:
    """Offers that are answered or over, and cards of what has ended, say so from now on, and lose their buttons."""
    over = [shown_with(before)] if before.wants and not after.wants else []
    if State(after.status) in ENDED:
        over.append(shown_with(replace(before, wants=None)))
    for chat_id, message_id in [message for about in over for message in (await links.untie(tx, about))[:CARDS]]:
        await card_is_over(tx, after, deed, before.status, chat_id, message_id)


async def card_is_over(
    tx: Transaction, one: Registration, deed: Deed, was: Status, chat_id: int, message_id: int
) -> None:
    payload = {"registration": one.id, "deed": deed, "was": was, "message": message_id}
    await outbox.owe(
        tx, key=f"registration:{one.id}:over:{message_id}", to=chat_id, kind="card_over", payload=payload,
        now=one.changed,
    )  # fmt: skip


def _is_for_calendar(before: Registration | None, after: Registration, deed: Deed) -> bool:
    """Nobody who only waits is sent a calendar file; who takes part no more is sent its cancellation."""
    had, has = before.attends if before else None, after.attends
    return had != has or (has is not None and deed is Deed.CHANGED)
