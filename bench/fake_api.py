"""A Bot API that costs next to nothing: it hands out updates, acknowledges every call, and says when it did."""

import asyncio
import re
from collections import deque
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import parse_qsl

import orjson

Update = dict[str, Any]
Parameters = dict[str, Any]

BATCH = 100
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_PART = re.compile(r'name="(\w+)"[^\r]*\r\n(?:[^\r]+\r\n)*\r\n(.*?)\r\n--', re.DOTALL)
_TRUE = b'{"ok":true,"result":true}'


class Chats:
    """What one token's bot sees: the updates that wait for it, and who hears of its messages."""

    def __init__(self) -> None:
        self.polled = asyncio.Event()
        self.heard: Callable[[int, str], None] = lambda chat_id, text: None
        self._updates: deque[Update] = deque()
        self._number = 0
        self._messages = 0
        self._poller: tuple[asyncio.Transport, asyncio.TimerHandle] | None = None
        self._handing_out = False

    def put(self, update: Update) -> None:
        """An update is available from now on; those of one turn of the loop are handed out together."""
        self._number += 1
        self._updates.append({"update_id": self._number, **update})
        if self._poller and not self._handing_out:
            self._handing_out = True
            asyncio.get_running_loop().call_soon(self._hand_out)

    def poll(self, transport: asyncio.Transport, offset: int, seconds: float) -> None:
        """getUpdates: answered once there is an update, or after so many seconds."""
        self.polled.set()
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        timer = asyncio.get_running_loop().call_later(seconds, self._hand_out)
        self._poller = (transport, timer)
        if self._updates:
            self._hand_out()

    def sent(self, parameters: Parameters) -> bytes:
        """sendMessage: the message as Telegram returns it."""
        self._messages += 1
        chat_id = int(parameters["chat_id"])
        bot = {"id": 100, "is_bot": True, "first_name": "Bot", "username": "bench_bot"}
        message = {"message_id": self._messages, "date": 1650000000, "from": bot, "text": parameters["text"]}
        message["chat"] = {"id": chat_id, "type": "private", "first_name": "Ana"}
        if isinstance(parameters.get("reply_markup"), dict):
            message["reply_markup"] = parameters["reply_markup"]
        return orjson.dumps({"ok": True, "result": message})

    def _hand_out(self) -> None:
        self._handing_out = False
        if self._poller:
            transport, timer = self._poller
            timer.cancel()
            self._poller = None
            if transport.is_closing():
                return
            result = [update for update, _ in zip(self._updates, range(BATCH), strict=False)]
            _answer(transport, orjson.dumps({"ok": True, "result": result}))


class FakeApi(asyncio.Protocol):
    """One kept-alive HTTP/1.1 connection of a bot."""

    def __init__(self, chats: dict[str, Chats]) -> None:
        self._chats = chats
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._read += data
        while (ends := self._read.find(b"\r\n\r\n")) >= 0:
            head = self._read[:ends]
            found = _LENGTH.search(head)
            whole = ends + 4 + (int(found[1]) if found else 0)
            if len(self._read) < whole:
                return
            body, self._read = self._read[ends + 4 : whole], self._read[whole:]
            self._called(head.split(b" ", 2)[1].decode(), head, body)

    def _called(self, address: str, head: bytes, body: bytes) -> None:
        path, _, query = address.partition("?")
        _, token, method = path.split("/", 2)
        chats = self._chats[token.removeprefix("bot")]
        match method.lower():
            case "getupdates":
                asked = dict(parse_qsl(query)) | _parameters(head, body)
                chats.poll(self._transport, int(asked.get("offset", 0)), float(asked.get("timeout", 0)))
            case "sendmessage":
                parameters = _parameters(head, body)
                _answer(self._transport, chats.sent(parameters))
                chats.heard(int(parameters["chat_id"]), parameters["text"])
            case "getme":
                me = {"id": 100, "is_bot": True, "first_name": "Bot", "username": "bench_bot"}
                _answer(self._transport, orjson.dumps({"ok": True, "result": me}))
            case _:
                _answer(self._transport, _TRUE)


async def serve(chats: dict[str, Chats]) -> tuple[asyncio.Server, str]:
    """The running server for these tokens, and its address."""
    server = await asyncio.get_running_loop().create_server(lambda: FakeApi(chats), "127.0.0.1", 0)
    return server, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def _answer(transport: asyncio.Transport, body: bytes) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    transport.write(head % len(body) + body)


def _parameters(head: bytes, body: bytes) -> Parameters:
    """JSON, a form, or a form in parts: each library has its own way."""
    if not body:
        return {}
    if body.startswith(b"{"):
        parsed: Parameters = orjson.loads(body)
        return parsed
    if b"multipart/form-data" in head:
        return dict(_PART.findall(body.decode()))
    return dict(parse_qsl(body.decode()))
