"""The chat page over HTTP: its files, its stream of changes, and what its buttons do."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox import deeds, snapshot
from sandbox.guard import Guard
from sandbox.json import Json

if TYPE_CHECKING:
    from sandbox.world import Sandbox

_FOLDER = Path(__file__).parent / "page"
_PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}
TOGETHER = 0.03  # seconds in which changes are gathered before the page is told
HEARTBEAT = 15.0

Endpoint = Callable[[Request], Awaitable[Response]]


def application(world: "Sandbox") -> Starlette:
    """The page of a world."""
    assets = [Route(f"/{'' if f.name == 'index.html' else f.name}", _asset(f)) for f in _FOLDER.iterdir()]
    routes = [
        *assets,
        Route("/sandbox/events", _events(world)),
        Route("/sandbox/files/{file_id}", _file(world)),
        Route("/sandbox/mails/{number:int}/{place:int}", _mail_part(world)),
        *(Route(f"/sandbox/{path}", _deed(world, deed), methods=["POST"]) for path, deed in deeds.DEEDS.items()),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard)])


def _asset(path: Path) -> Endpoint:
    async def asset(request: Request) -> Response:
        return FileResponse(path, headers={"cache-control": "no-cache"})

    return asset


def _events(world: "Sandbox") -> Endpoint:
    async def events(request: Request) -> Response:
        return StreamingResponse(_changes(world), media_type="text/event-stream")

    return events


async def _changes(world: "Sandbox") -> AsyncIterator[bytes]:
    """Everything first, then what changes; a reconnecting page gets everything again."""
    state, version = world.state, -1
    while not state.stopping.is_set():
        told = snapshot.since(world, version) | {"first": version < 0}
        version = told["version"]
        yield b"data: " + orjson.dumps(told, option=orjson.OPT_NON_STR_KEYS) + b"\n\n"
        try:
            async with asyncio.timeout(HEARTBEAT):
                while state.version == version and not state.stopping.is_set():
                    await state.change()
            if not state.stopping.is_set():
                await asyncio.sleep(TOGETHER)
        except TimeoutError:
            yield b": still here\n\n"


def _deed(world: "Sandbox", deed: deeds.Deed) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        given = await _given(request)
        try:
            return JSONResponse(await deed(world, given) or {})
        except (LookupError, ValueError, TypeError, TimeoutError) as error:
            return JSONResponse({"error": str(error)}, 400)

    return endpoint


async def _given(request: Request) -> Json:
    """What the page sent: JSON, or a form with a file."""
    if request.headers.get("content-type", "").startswith("application/json"):
        found = orjson.loads(await request.body())
        return found if isinstance(found, dict) else {}
    async with request.form() as form:
        fields: Json = {}
        for name, value in form.multi_items():
            if isinstance(value, str):
                fields[name] = value
            else:
                fields[name] = deeds.Sent(value.filename or "", value.content_type or "", await value.read())
        return fields


def _file(world: "Sandbox") -> Endpoint:
    async def file(request: Request) -> Response:
        found = world.state.files.known(request.path_params["file_id"])
        if found is None:
            return Response(status_code=404)
        kind = found.mime if found.mime in _PICTURES else "application/octet-stream"
        return _download(world.state.files.content(found), found.name, kind)

    return file


def _mail_part(world: "Sandbox") -> Endpoint:
    async def part(request: Request) -> Response:
        number, place = request.path_params["number"], request.path_params["place"]
        mail = next((mail for mail in world.mailbox.messages if mail.number == number), None)
        parts = list(mail.message.iter_attachments()) if mail else []
        if place >= len(parts):
            return Response(status_code=404)
        content = parts[place].get_payload(decode=True)
        data = content if isinstance(content, bytes) else b""
        return _download(data, parts[place].get_filename() or "attachment", "application/octet-stream")

    return part


def _download(content: bytes, name: str, kind: str) -> Response:
    from urllib.parse import quote

    place = "inline" if kind in _PICTURES else "attachment"
    headers = {"content-disposition": f"{place}; filename*=utf-8''{quote(name, safe='')}"}
    return Response(content, media_type=kind, headers=headers)
