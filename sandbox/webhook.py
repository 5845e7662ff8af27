"""Delivery of updates to a webhook: in order within a chat, side by side otherwise, until they are taken."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import orjson

from sandbox import calls
from sandbox.json import Json
from sandbox.state import State

FIRST_WAIT, LONGEST_WAIT = 0.1, 5.0
PATIENCE = 60.0


@contextlib.asynccontextmanager
async def delivering(state: State) -> AsyncIterator[None]:
    """Delivers, whenever a webhook is set, until the block ends."""
    task = asyncio.create_task(_Deliveries(state).run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@dataclass
class _Deliveries:
    state: State
    _busy: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _idle: list["_Connection"] = field(default_factory=list)

    async def run(self) -> None:
        try:
            while True:
                self.state.updates.arrived.clear()
                self._start()
                await self.state.updates.arrived.wait()
        finally:
            running = list(self._busy.values())
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
            for connection in self._idle:
                await connection.close()

    def _start(self) -> None:
        """Begins a delivery for every chat that has an update and none under way."""
        hook = self.state.settings.get("webhook")
        if not hook:
            return
        for update in list(self.state.updates.pending):
            chat_id = lane(update)
            if len(self._busy) >= hook["connections"]:
                return
            if chat_id not in self._busy:
                self._busy[chat_id] = asyncio.create_task(self._deliver(chat_id, update))

    async def _deliver(self, chat_id: int, update: Json) -> None:
        wait = FIRST_WAIT
        try:
            while (hook := self.state.settings.get("webhook")) and self._waits(update):
                if await self._taken(hook, update):
                    self.state.updates.done(update)
                    self.state.changed()
                    return
                self.state.changed()
                await asyncio.sleep(wait)
                wait = min(2 * wait, LONGEST_WAIT)
        finally:
            self._busy.pop(chat_id, None)
            self.state.updates.arrived.set()

    def _waits(self, update: Json) -> bool:
        return any(other is update for other in self.state.updates.pending)

    async def _taken(self, hook: Json, update: Json) -> bool:
        connection = self._idle.pop() if self._idle else _Connection()
        try:
            async with asyncio.timeout(PATIENCE):
                status, body = await connection.post(hook["url"], hook["secret"], orjson.dumps(update))
        except (OSError, EOFError, ValueError, TimeoutError) as error:
            await connection.close()
            self._failed(hook, f"Connection failed: {type(error).__name__}")
            return False
        except asyncio.CancelledError:
            await connection.close()
            raise
        self._idle.append(connection)
        if not 200 <= status < 300:
            self._failed(hook, f"Wrong response from the webhook: {status}")
            return False
        await self._answered(body)
        return True

    def _failed(self, hook: Json, text: str) -> None:
        if self.state.settings.get("webhook") is hook:
            error = {"date": self.state.now, "text": text}
            self.state.set("webhook", hook | {"error": error})

    async def _answered(self, body: bytes) -> None:
        """A call written into the webhook's answer is carried out; its result stays unknown."""
        try:
            call = orjson.loads(body)
        except orjson.JSONDecodeError:
            return
        if isinstance(call, dict) and isinstance(method := call.pop("method", None), str):
            await calls.answer(self.state, method, call, {}, "webhook")


def lane(update: Json) -> int:
    """The chat an update belongs to; what belongs to none goes in order too."""
    content: Any = next((value for name, value in update.items() if name != "update_id"), {})
    message = content.get("message", content) if isinstance(content, dict) else {}
    return int(message.get("chat", {}).get("id", 0)) if isinstance(message, dict) else 0


class _Connection:
    """One HTTP/1.1 connection to the webhook, kept open."""

    def __init__(self) -> None:
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def post(self, url: str, secret: str, body: bytes) -> tuple[int, bytes]:
        parts = urlsplit(url)
        reader, writer = await self._opened(parts.hostname or "", parts.port, parts.scheme == "https")
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        head = [f"POST {path} HTTP/1.1", f"Host: {parts.netloc}", "Content-Type: application/json"]
        head += [f"X-Telegram-Bot-Api-Secret-Token: {secret}"] if secret else []
        head += [f"Content-Length: {len(body)}", "Connection: keep-alive", "", ""]
        writer.write("\r\n".join(head).encode() + body)
        await writer.drain()
        return await self._response(reader)

    async def _opened(
        self, host: str, port: int | None, secure: bool
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._reader is None or self._writer is None or self._reader.at_eof() or self._writer.is_closing():
            await self.close()
            context = ssl.create_default_context() if secure else None
            streams = await asyncio.open_connection(host, port or (443 if secure else 80), ssl=context)
            self._reader, self._writer = streams
        return self._reader, self._writer

    async def _response(self, reader: asyncio.StreamReader) -> tuple[int, bytes]:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        status = int(head.split(" ", 2)[1])
        lines = [line.partition(":") for line in head.split("\r\n")[1:]]
        headers = {name.strip(): value.strip() for name, _, value in lines}
        if "chunked" in headers.get("transfer-encoding", ""):
            body = await self._chunks(reader)
        else:
            body = await reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection") == "close":
            await self.close()
        return status, body

    async def _chunks(self, reader: asyncio.StreamReader) -> bytes:
        pieces = []
        while size := int(await reader.readline(), 16):
            pieces.append((await reader.readexactly(size + 2))[:size])
        await reader.readline()
        return b"".join(pieces)

    async def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
            with contextlib.suppress(OSError):
                await self._writer.wait_closed()
        self._reader = self._writer = None
