"""aiogram 3 with uvloop and orjson; it runs in .venv.bench, for it pins an older pydantic than ours."""

import logging
import os
from typing import Any

import orjson
import uvloop
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer


async def ok(message: Any) -> None:
    await message.answer("ok")


async def main() -> None:
    logging.disable(logging.WARNING)
    api = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    session = AiohttpSession(api=api, json_loads=orjson.loads, json_dumps=lambda value: orjson.dumps(value).decode())
    dispatcher = Dispatcher()
    dispatcher.message.register(ok)
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=session))


if __name__ == "__main__":
    uvloop.run(main())
