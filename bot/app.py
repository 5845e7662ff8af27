"""Puts the bot together and runs it: the only place that knows every part."""

import asyncio
import logging
import os
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, ExtBot

from bot import forum, menu, outcomes
from bot.clock import Clock
from bot.conductor import Conductor
from bot.content import Content
from bot.delivery import Delivery
from bot.intake import Intake
from bot.lanes import Lanes
from bot.library import Library
from bot.mail import Mailer
from bot.mail_in import OpenMailbox, Post
from bot.polling import Stop, poll
from bot.schedule import Schedule
from bot.settings import Settings
from bot.wire import Wire
from db import engine, notes
from db.engine import Database
from events import countries
from handlers import context, routes
from handlers.context import Context, Hand, Services
from handlers.mail_verdicts import Desk

log = logging.getLogger(__name__)

LAST_SECONDS = 5.0  # for what is running when the program is asked to end


@dataclass(frozen=True)
class Bot:
    """The bot, put together but not yet running."""

    settings: Settings
    db: Database
    wire: Wire
    application: "Application[Any, Context, Any, Any, Any, Any]"
    services: Services
    lanes: Lanes
    library: Library
    intake: Intake
    delivery: Delivery
    schedule: Schedule
    post: Post | None
    conductor: Conductor

    async def run(self, stop: asyncio.Event) -> None:
        """Runs until `stop` is set; then what is running ends, and nothing is sent half. Stop: it cannot go on."""
        await self.intake.resume()
        parts = [asyncio.create_task(part) for part in (*self._parts(), _until(stop))]
        ends: list[asyncio.Future[Any]] = [*parts, self.lanes.failed, self.delivery.bulk.failed]
        try:
            done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            for ended in done:
                ended.result()
        finally:
            await _end(parts)
            await asyncio.gather(self.lanes.finish(LAST_SECONDS), self.delivery.bulk.finish(LAST_SECONDS))
            await self.intake.flush()

    def _parts(self) -> list[Coroutine[Any, Any, None]]:
        comes_in = self._webhook() if self.settings.webhook_url else self._poll()
        menu_kept = menu.keep(self.db, self.application.bot, self.services)
        return [
            comes_in,
            self.intake.finish_forever(),
            self.delivery.run(),
            self.schedule.run(),
            self.conductor.run(),
            self.library.run(),
            menu_kept,
            forum.look(self.db, self.application.bot, self.services),
            *([self.post.run()] if self.post else []),
        ]

    async def _poll(self) -> None:
        polling = asyncio.create_task(poll(self.application.bot, self.wire, self.intake.receive))
        try:
            await asyncio.wait([polling], timeout=0.3)
            from bot import web  # once updates come in: Starlette and uvicorn take a while to import

            await asyncio.gather(polling, web.serve(self))
        finally:
            polling.cancel()

    async def _webhook(self) -> None:
        from bot import web

        await asyncio.gather(web.serve(self), _patiently(lambda: web.announce(self)))


@asynccontextmanager
async def build(
    settings: Settings, content: Content, clock: context.Clock | None = None, mailbox: OpenMailbox | None = None
) -> AsyncIterator[Bot]:
    """The bot with everything it depends on; all of it is closed at the end. Stop: the token is wrong.

    `mailbox`: where mail comes in, instead of the one at IMAP_URL."""
    db = await engine.connect(settings.database_url)
    wire = Wire()
    opened = mailbox or _mailbox(settings)
    try:
        application = _application(settings, wire)
        await asyncio.gather(_patiently(application.initialize), asyncio.to_thread(lambda: content.knowledge.matcher))
        services = await _services(settings, content, db, application, clock, opened is not None)
        application.add_handlers(routes(services))
        application.add_error_handler(_failed)
        lanes = Lanes()
        shelf = Library(db, services, content, lambda before: Content.read(settings.content_dir, before))
        await shelf.renew()
        mailer = Mailer(settings.smtp_url, settings.mail_from, application.bot)
        delivery = Delivery(db, application.bot, services, lanes, mailer)
        intake = Intake(db, application, services, delivery, lanes, shelf)
        schedule = Schedule(db, services, delivery)
        desk = Desk(settings.mail_from, settings.organisers_addresses)
        post = Post(db, services, delivery, desk, opened) if opened else None
        conductor = Conductor(db, services, delivery)
        countries.prepare()
        yield Bot(settings, db, wire, application, services, lanes, shelf, intake, delivery, schedule, post, conductor)
        await application.shutdown()
    finally:
        await wire.shutdown()
        await db.close()


async def _services(
    settings: Settings,
    content: Content,
    db: Database,
    application: "Application[Any, Context, Any, Any, Any, Any]",
    clock: context.Clock | None,
    mail_comes_in: bool,
) -> Services:
    return Services(
        events=content.events,
        texts=content.texts,
        knowledge=content.knowledge,
        canned=content.canned,
        clock=clock or Clock(settings.clock_start),
        bot_username=application.bot.username,
        contact=settings.contact_inbox,
        mails=bool(settings.smtp_url),
        mail_from=settings.mail_from,
        mail_comes_in=mail_comes_in,
        ticket_key=bytes.fromhex(await db.run(notes.once, notes.TICKET_KEY, secrets.token_hex(32))),
        admin_chat_id=await _admin_chat(db, settings),
    )


def _application(settings: Settings, wire: Wire) -> "Application[Any, Context, Any, Any, Any, Any]":
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # else it warns at every RetryAfter that seconds are out of fashion
    bot = ExtBot(
        token=settings.bot_token.get_secret_value(),
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=wire,
        get_updates_request=wire,
    )
    types = ContextTypes(context=Context, bot_data=dict, chat_data=dict, user_data=dict)
    return ApplicationBuilder().bot(bot).updater(None).context_types(types).build()


def _mailbox(settings: Settings) -> OpenMailbox | None:
    if not settings.imap_url:
        return None
    from bot import imap  # only where it is used: its library takes a while to import

    return lambda: imap.opened(settings.imap_url)


async def _patiently(work: Callable[[], Awaitable[None]]) -> None:
    """Does what the start needs of Telegram, as long as it takes to be reached. Stop: the token is wrong."""
    failures = 0
    while True:
        try:
            await work()
            return
        except InvalidToken:
            raise Stop(2, "BOT_TOKEN: Telegram does not know this token; get it from @BotFather") from None
        except TelegramError as error:
            failures += 1
            log.warning("Telegram cannot be reached: %s", outcomes.of(error).reason)
            await asyncio.sleep(min(15.0, 0.25 * 2**failures))


async def _admin_chat(db: Database, settings: Settings) -> int | None:
    """The organisers' group; where it moved if it became a supergroup meanwhile."""
    old, _, new = (await db.run(notes.read, notes.ADMIN_CHAT) or "").partition(">")
    return int(new) if new and old == str(settings.admin_chat_id) else settings.admin_chat_id


async def _end(parts: Iterable[asyncio.Task[None]]) -> None:
    """Cancels the parts, and again those that a library made forget it."""
    left = set(parts)
    while left:
        for part in left:
            part.cancel()
        _, left = await asyncio.wait(left, timeout=1.5)


async def _until(stop: asyncio.Event) -> None:
    await stop.wait()


async def _failed(update: object, context: Context) -> None:
    """PTB hands over what a handler raised: the update's transaction is to end with it."""
    hand: Hand = context.hand
    hand.failure = context.error
