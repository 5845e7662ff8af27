"""The bot's own web server: Telegram's webhook, health and metrics."""

import asyncio
import hmac
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import orjson
import uvicorn
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from telegram.error import BadRequest

from bot.intake import storable
from bot.polling import ALLOWED, Stop
from db import inbox, outbox
from db.engine import Transaction, Unavailable

if TYPE_CHECKING:
    from bot.app import Bot

log = logging.getLogger(__name__)

PATH = "/telegram"
SECRET = "x-telegram-bot-api-secret-token"  # noqa: S105 - the header's name
LARGEST = 1_000_000  # bytes of one update


class Server(uvicorn.Server):
    """uvicorn, without its own signal handlers: bot/__main__.py has ours."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def serve(bot: "Bot") -> None:
    """Serves LISTEN for ever. Stop: the address is taken and the webhook needs it."""
    try:
        listening = _bind(bot.settings.host, bot.settings.port)
    except OSError as error:
        if bot.settings.webhook_url:
            raise Stop(2, f"LISTEN: {bot.settings.listen} cannot be used ({error.strerror}); choose another") from None
        log.warning("no health and metrics: LISTEN %s cannot be used (%s)", bot.settings.listen, error.strerror)
        return
    config = uvicorn.Config(
        application(bot), log_level="warning", access_log=False, lifespan="off", timeout_graceful_shutdown=1
    )
    server = Server(config)
    try:
        await server.serve(sockets=[listening])
    except asyncio.CancelledError:
        server.should_exit = True
        await server.shutdown(sockets=[listening])
        raise


def application(bot: "Bot") -> Starlette:
    """The routes, for `bot`."""

    async def webhook(request: Request) -> Response:
        """An update: stored durably before it is answered with 200."""
        secret = bot.settings.webhook_secret.get_secret_value()
        if not hmac.compare_digest(request.headers.get(SECRET, "").encode(), secret.encode()):
            return PlainTextResponse("wrong secret", 403)
        try:
            update = orjson.loads(await _body(request))
            if not storable(update):
                raise ValueError
        except ValueError:
            return PlainTextResponse("not an update", 400)
        try:
            await bot.intake.receive([update])
        except Unavailable:
            return PlainTextResponse("try again", 503)
        return PlainTextResponse("")

    async def health(request: Request) -> Response:
        """200 while the database answers."""
        try:
            await bot.db.run(inbox.depth)
        except Unavailable:
            return JSONResponse({"ok": False, "database": "unavailable"}, 503)
        return JSONResponse({"ok": True})

    async def metrics(request: Request) -> Response:
        try:
            registry = await bot.db.run(_gauges)
        except Unavailable:
            return PlainTextResponse("the database is unavailable", 503)
        return Response(generate_latest(registry), media_type="text/plain; version=0.0.4")

    routes = [Route("/healthz", health), Route("/metrics", metrics)]
    if bot.settings.webhook_url:
        routes.append(Route(PATH, webhook, methods=["POST"]))
    return Starlette(routes=routes)


async def announce(bot: "Bot") -> None:
    """Tells Telegram where our webhook is. Stop: Telegram will never call that address."""
    try:
        await bot.application.bot.set_webhook(
            bot.settings.webhook_url + PATH,
            secret_token=bot.settings.webhook_secret.get_secret_value(),
            allowed_updates=ALLOWED,
            max_connections=40,
        )
    except BadRequest as error:
        raise Stop(2, f"WEBHOOK_URL: Telegram refuses it ({error.message})") from None


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # else asyncio leaves Nagle on
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    return listening


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise ValueError("too large")
    return body


async def _gauges(tx: Transaction) -> CollectorRegistry:
    registry = CollectorRegistry()
    Gauge("clustersbot_inbox", "updates received and not finished", registry=registry).set(await inbox.depth(tx))
    letters = Gauge("clustersbot_outbox", "letters by state", ["state"], registry=registry)
    for row in await outbox.counts(tx):
        letters.labels(row["state"]).set(row["n"])
    return registry
