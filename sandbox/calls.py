"""One call of the Bot API from its parameters to its answer: faults, the method, the journal."""

import asyncio
import contextlib
from dataclasses import dataclass

from sandbox.errors import NOT_FOUND, UNAUTHORIZED, ApiError, bad_request, conflict
from sandbox.faults import Ending, Fault
from sandbox.journal import Call
from sandbox.json import Json
from sandbox.methods import METHODS, NAMES
from sandbox.params import Params, Upload, typed
from sandbox.state import State

LONGEST_POLL = 50
WEBHOOK_ACTIVE = conflict(
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the client gets: an answer, a closed connection or silence."""

    code: int = 200
    body: Json | None = None
    ending: Ending = Ending.ANSWERED


def unauthorized(token: str) -> Outcome:
    """The answer to a wrong token: 401 if it looks like one, else 404."""
    number, colon, secret = token.partition(":")
    error = UNAUTHORIZED if number.isdigit() and colon and secret else NOT_FOUND
    return Outcome(error.code, error.body)


async def answer(state: State, method: str, received: Json, files: dict[str, Upload], encoding: str) -> Outcome:
    """Carries out a call as Telegram would, or as the fault that happens to it wants."""
    name = NAMES.get(method.lower())
    if name is None:
        return Outcome(NOT_FOUND.code, NOT_FOUND.body)
    call = Call(state.clock.now(), name, received, received, tuple(files), encoding)
    state.note(call)
    try:
        call.parameters = typed(received)
    except ApiError as error:
        return _noted(state, call, error)
    if fault := state.faults.take(name, call.parameters):
        return await _faulty(state, call, files, fault)
    return await _carried_out(state, call, files)


async def _faulty(state: State, call: Call, files: dict[str, Upload], fault: Fault) -> Outcome:
    state.stamp()
    if fault.wait:
        state.changed()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(state.stopping.wait(), fault.wait)
    outcome = Outcome()
    if fault.acted:
        outcome = await _carried_out(state, call, files)
    if fault.error is not None:
        return _noted(state, call, fault.error)
    if fault.ending is not Ending.ANSWERED:
        call.reply = None
        state.changed()
        return Outcome(ending=fault.ending)
    return outcome


async def _carried_out(state: State, call: Call, files: dict[str, Upload]) -> Outcome:
    params = Params(call.parameters, files)
    try:
        if call.method == "getUpdates":
            result: object = await _get_updates(state, params)
        else:
            result = METHODS[call.method](state, params)
    except ApiError as error:
        return _noted(state, call, error)
    call.reply = {"ok": True, "result": result}
    state.changed()
    return Outcome(200, call.reply)


def _noted(state: State, call: Call, error: ApiError) -> Outcome:
    call.reply = error.body
    state.changed()
    return Outcome(error.code, error.body)


async def _get_updates(state: State, params: Params) -> list[Json]:
    """The unconfirmed updates, after waiting for one if need be."""
    if state.settings.get("webhook"):
        raise WEBHOOK_ACTIVE
    limit = params.integer("limit") or 100
    if not 1 <= limit <= 100:
        raise bad_request("limit must be between 1 and 100")
    updates = state.updates
    updates.interrupt()
    if (kinds := params.array("allowed_updates")) is not None:
        updates.allow(map(str, kinds))
    if offset := params.integer("offset"):
        updates.confirm(offset)
    timeout = min(params.integer("timeout") or 0, LONGEST_POLL)
    state.changed()
    if not updates.pending and timeout > 0 and not state.stopping.is_set():
        await updates.wait(timeout)
    return updates.pending[:limit]
