"""The Bot API over HTTP: raw ASGI, as every call of every test goes through here."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl, unquote

import orjson

from sandbox import calls
from sandbox.calls import Outcome
from sandbox.errors import ApiError, bad_request
from sandbox.faults import Ending
from sandbox.files import LARGEST_UPLOAD
from sandbox.json import Json
from sandbox.params import Upload
from sandbox.state import State

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Hangup = Callable[[Scope], None]
TOO_LARGE = ApiError(413, "Request Entity Too Large")
ABANDONED = Outcome(ending=Ending.SILENT)


class BotApi:
    """Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, state: State, hang_up: Hangup) -> None:
        self._state = state
        self._hang_up = hang_up

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith("/file/bot"):
            await self._download(scope["path"].removeprefix("/file/bot"), send)
            return
        if any(name == b"origin" for name, _ in scope["headers"]):  # a web page, and no bot
            await _reply(send, Outcome(403, ApiError(403, "Forbidden: not for web pages").body))
            return
        token, _, method = scope["path"].removeprefix("/bot").partition("/")
        if unquote(token) != self._state.token:
            await _reply(send, calls.unauthorized(unquote(token)))
            return
        outcome = await self._outcome(scope, receive, method)
        match outcome.ending:
            case Ending.ANSWERED:
                await _reply(send, outcome)
            case Ending.DROPPED:
                self._hang_up(scope)
                await _gone(receive)
            case Ending.SILENT:
                await _first(_gone(receive), self._state.stopping.wait())
                self._hang_up(scope)
                await _gone(receive)

    async def _outcome(self, scope: Scope, receive: Receive, method: str) -> Outcome:
        try:
            body = await _body(receive)
            received, files, encoding = await _read(scope, body)
        except ApiError as error:
            return Outcome(error.code, error.body)
        answer = calls.answer(self._state, method, received, files, encoding)
        if method.lower() != "getupdates":
            return await answer  # Telegram carries out what it was asked even if the client has hung up
        return await _unless_gone(answer, receive)

    async def _download(self, path: str, send: Send) -> None:
        token, _, name = path.partition("/")
        file = self._state.files.at(name) if unquote(token) == self._state.token else None
        if file is None:
            await _reply(send, Outcome(404, ApiError(404, "Not Found").body))
            return
        headers = [(b"content-type", b"application/octet-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self._state.files.content(file)})


async def _reply(send: Send, outcome: Outcome) -> None:
    body = orjson.dumps(outcome.body)
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    if outcome.body and (seconds := outcome.body.get("parameters", {}).get("retry_after")):
        headers.append((b"retry-after", str(seconds).encode()))
    await send({"type": "http.response.start", "status": outcome.code, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > LARGEST_UPLOAD + 1024 * 1024:
            raise TOO_LARGE
        if not message.get("more_body"):
            return b"".join(parts)


async def _read(scope: Scope, body: bytes) -> tuple[Json, dict[str, Upload], str]:
    """The parameters of the query string and the body, the files, and how the body was encoded."""
    query: Json = dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
    if not body:
        return query, {}, "query"
    header = next((value for name, value in scope["headers"] if name == b"content-type"), b"").decode()
    kind = header.partition(";")[0].strip().lower()
    if kind == "application/json":
        return query | _json(body), {}, "json"
    if kind == "multipart/form-data":
        fields, files = await _multipart(scope, body)
        return query | fields, files, "multipart"
    return query | dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True)), {}, "form"


def _json(body: bytes) -> Json:
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(found, dict):
        raise bad_request("JSON object expected as request")
    return found


async def _multipart(scope: Scope, body: bytes) -> tuple[Json, dict[str, Upload]]:
    from starlette.datastructures import UploadFile
    from starlette.formparsers import MultiPartException
    from starlette.requests import Request

    async def whole() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    fields: Json = {}
    files: dict[str, Upload] = {}
    try:
        async with Request(scope, whole).form(max_part_size=LARGEST_UPLOAD) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = Upload(value.filename or "", await value.read(), value.content_type or "")
                else:
                    fields[name] = value
    except MultiPartException:
        raise bad_request("can't parse multipart form data") from None
    except Exception as error:
        if type(error).__name__ != "HTTPException":  # what Starlette makes of a MultiPartException
            raise
        raise bad_request("can't parse multipart form data") from None
    return fields, files


async def _gone(receive: Receive) -> None:
    """Returns when the client has hung up."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _first(*awaitables: Awaitable[Any]) -> None:
    """Returns when the first is done; the others are cancelled."""
    tasks = [asyncio.ensure_future(awaitable) for awaitable in awaitables]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _unless_gone(answer: Awaitable[Outcome], receive: Receive) -> Outcome:
    """The answer, or nothing if the client hangs up while it is made, as when a long poll is given up."""
    made = asyncio.ensure_future(answer)
    gone = asyncio.ensure_future(_gone(receive))
    try:
        await asyncio.wait((made, gone), return_when=asyncio.FIRST_COMPLETED)
        return made.result() if made.done() else ABANDONED
    finally:
        for task in (made, gone):
            task.cancel()
        await asyncio.gather(made, gone, return_exceptions=True)
