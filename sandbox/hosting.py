"""Starlette on uvicorn on the loopback, begun and ended by whoever asks, quickly and without a trace."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from typing import Any

import uvicorn
from starlette.applications import Starlette
from uvicorn.server import ServerState

from sandbox.server import BotApi, Receive, Scope, Send
from sandbox.state import State

HOST = "127.0.0.1"
BACKLOG = 2048
KEEP_ALIVE = 75  # seconds; with less, a client may find a kept connection just closed


def listening(port: int) -> socket.socket:
    """A socket on the loopback; port 0 takes a free one."""
    listener = socket.socket(proto=socket.IPPROTO_TCP)  # else asyncio leaves Nagle on: 40 ms an answer
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError:
        listener.close()
        raise
    return listener


@contextlib.asynccontextmanager
async def hosted(state: State, page: Starlette, port: int) -> AsyncIterator[str]:
    """Serves the Bot API and the page. The URL; when the block ends, every connection is closed."""
    connected = ServerState()

    def hang_up(scope: Scope) -> None:
        for protocol in list(connected.connections):
            if getattr(protocol, "client", None) == scope["client"]:
                protocol.transport.abort()

    api = BotApi(state, hang_up)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        wanted: Any = api if path.startswith(("/bot", "/file/bot")) else page
        await wanted(scope, receive, send)

    config = uvicorn.Config(
        app,
        timeout_keep_alive=KEEP_ALIVE,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        date_header=False,
    )
    config.load()
    connect: Any = config.http_protocol_class
    loop = asyncio.get_running_loop()
    listener = listening(port)
    server = await loop.create_server(
        lambda: connect(config=config, server_state=connected, app_state={}, _loop=loop),
        sock=listener,
        backlog=BACKLOG,
    )
    try:
        yield f"http://{HOST}:{listener.getsockname()[1]}"
    finally:
        state.stopping.set()
        state.changed()
        server.close()
        await _ended(connected)


async def _ended(connected: ServerState) -> None:
    """Hangs up on everyone and waits for what is still running."""
    for protocol in list(connected.connections):
        protocol.transport.abort()
    await asyncio.sleep(0)
    running = list(connected.tasks)
    if running:
        _, late = await asyncio.wait(running, timeout=1)
        for task in late:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    for _ in range(100):  # aborted transports tell their protocols in the next turns of the loop
        if not connected.connections:
            break
        await asyncio.sleep(0)
