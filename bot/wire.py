"""The wire to Telegram: python-telegram-bot's BaseRequest over aiohttp."""

import os
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

POOL_TIMEOUT = 60.0  # seconds: while every connection is taken, a request waits for one


class NotSent(NetworkError):
    """The connection could not be made: Telegram has certainly not seen the request."""


class Wire(BaseRequest):
    """One keep-alive pool of connections to one Bot API server.

    Raises NotSent when the request has certainly not arrived, TimedOut or NetworkError when it perhaps has."""

    def __init__(self, connections: int = 64, read_timeout: float = 20.0, connect_timeout: float = 10.0) -> None:
        self._connections = connections
        self._read_timeout = read_timeout
        self._connect_timeout = connect_timeout
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[str, str | None] = {}

    @property
    def read_timeout(self) -> float:
        return self._read_timeout

    async def initialize(self) -> None:
        # Else PTB warns at every RetryAfter that seconds are out of fashion.
        os.environ.setdefault("PTB_TIMEDELTA", "true")
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotSent("the wire is shut down")
        limit = aiohttp.ClientTimeout(
            connect=POOL_TIMEOUT,
            sock_connect=_given(connect_timeout, self._connect_timeout),
            sock_read=_given(read_timeout, self._read_timeout),
        )
        try:
            proxy = self._proxy(url)
            body = _body(request_data)
            async with self._session.request(method, url, timeout=limit, proxy=proxy, **body) as response:
                return response.status, await response.read()
        except aiohttp.ConnectionTimeoutError as error:
            raise NotSent("no connection within the limit") from error
        except aiohttp.ClientConnectorError as error:
            raise NotSent(f"no connection: {type(error).__name__}") from error
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            # The address holds the token: only the kind of the error is told.
            raise NetworkError(f"connection broke: {error.__class__.__name__}") from None

    def _proxy(self, url: str) -> str | None:
        """The environment's proxy for this address; aiohttp's trust_env looks it up at every call."""
        server = url.partition("/bot")[0]
        if server not in self._proxies:
            parts = urlsplit(url)
            self._proxies[server] = None if proxy_bypass(parts.netloc) else getproxies().get(parts.scheme)
        return self._proxies[server]

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        try:
            return orjson.loads(payload)
        except orjson.JSONDecodeError as error:
            raise TelegramError("the Bot API server answered with something that is not JSON") from error


def _given(value: Any, default: float) -> float | None:
    return default if isinstance(value, DefaultValue) else value


def _body(request_data: RequestData | None) -> dict[str, Any]:
    if request_data is None:
        return {}
    if not request_data.contains_files:
        return {
            "data": orjson.dumps(request_data.parameters),
            "headers": {"Content-Type": "application/json"},
        }
    form = aiohttp.FormData(quote_fields=False)  # names as they are, in UTF-8
    for name, text in request_data.json_parameters.items():
        form.add_field(name, text)
    for name, (filename, content, mime_type) in (request_data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=mime_type)
    return {"data": form}
