"""Requests after a deadline: the organisers approve or refuse, once, and nothing reopens for anybody else."""

from datetime import datetime, timedelta
from typing import Final

from db import outbox, registrations, requests, seats
from db.audit import Actor, By
from db.engine import Transaction
from db.registrations import Registration
from db.requests import Kind, Request, State
from db.times import milliseconds
from events import attending, form
from events.attending import Wish
from events.desk import Desk
from events.models import Event, RegistrationState
from events.questions import Answer
from events.refused import Refused

PASS: Final = timedelta(hours=48)  # how long a latecomer's form is open


async def ask_late(tx: Transaction, event: Event, chat_id: int, now: datetime) -> tuple[Request, bool]:
    """The request to register late, and whether it is new; refused where there is nothing to ask for."""
    if await registrations.find(tx, event.id, chat_id) or event.registration_state(now) is not RegistrationState.CLOSED:
        raise Refused("form.old_button")
    if not may_ask_late(event, now):
        raise Refused("request.too_late")
    if already := await requests.open_of(tx, event.id, chat_id, Kind.LATE):
        return already, False
    return await requests.ask(tx, event.id, chat_id, Kind.LATE, milliseconds(now)), True


def may_ask_late(event: Event, now: datetime) -> bool:
    return event.registration_state(now) is RegistrationState.CLOSED and now < event.ends_at


async def undecided(tx: Transaction, request_id: int) -> Request:
    """The request; refused, saying by whom, when it is decided already."""
    request = await requests.get(tx, request_id)
    if request is None or request.state is State.OUTDATED:
        raise Refused("admin.request_outdated")
    if request.state is not State.OPEN:
        raise Refused(f"admin.request_{request.state}", organiser=request.organiser or "")
    return request


async def approve(tx: Transaction, event: Event, desk: Desk, request_id: int, organiser: str, now: datetime) -> Request:
    """Does what was asked; refused when it is decided already, or when there is no seat for it."""
    await seats.turn(tx, event.id)
    request = await undecided(tx, request_id)
    at, by = milliseconds(now), By(Actor.ORGANISER, organiser)
    late = request.kind is Kind.LATE
    if late and now >= event.ends_at:
        raise Refused("request.too_late")
    if late and await registrations.find(tx, event.id, request.chat_id):
        raise Refused("admin.request_outdated")
    ends = milliseconds(min(now + PASS, event.ends_at)) if late else None
    if not await requests.decide(tx, request.id, State.APPROVED, organiser, at, pass_ends=ends):
        raise Refused("admin.request_decided")
    if late:
        await _tell(tx, request, at)
        return request
    one = await registrations.find(tx, event.id, request.chat_id)
    if one is None or one.id != request.registration:
        raise Refused("admin.request_outdated")
    if request.kind is Kind.WITHDRAW:
        await attending.end(tx, event, desk, one, now, by)
    else:
        outcome = await attending.change(tx, event, desk, one, _wished(event, one, request), Wish.ASK, now, by)
        if outcome.registration is None:
            raise Refused("admin.request_full")
    return request


def _wished(event: Event, one: Registration, request: Request) -> dict[str, Answer]:
    """The answers that were asked for, of somebody who takes part as they do now."""
    return form.final(event, form.chosen(one.answers, one.attends, one.wants) | (request.answers or {}))


async def refuse(tx: Transaction, request_id: int, organiser: str, reason: str | None, now: datetime) -> Request:
    """The person hears it, with the reason; refused when it is decided already."""
    request, at = await undecided(tx, request_id), milliseconds(now)
    if not await requests.decide(tx, request.id, State.REFUSED, organiser, at, reason=reason):
        raise Refused("admin.request_decided")
    await _tell(tx, request, at)
    return request


async def _tell(tx: Transaction, request: Request, at: int) -> None:
    key = f"request:{request.id}:decided"
    await outbox.owe(tx, key=key, to=request.chat_id, kind="request_decided", payload={"request": request.id}, now=at)
