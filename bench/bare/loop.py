"""No framework: asyncio with uvloop, aiohttp and orjson; about what Python can do."""

import asyncio
import os
from typing import Any

import aiohttp
import orjson
import uvloop

API = f"{os.environ['TELEGRAM_API_URL']}/bot{os.environ['BOT_TOKEN']}"


async def ok(session: aiohttp.ClientSession, update: dict[str, Any]) -> None:
    message = {"chat_id": update["message"]["chat"]["id"], "text": "ok"}
    headers = {"Content-Type": "application/json"}
    async with session.post(f"{API}/sendMessage", data=orjson.dumps(message), headers=headers) as response:
        orjson.loads(await response.read())


async def main() -> None:
    offset, running = 0, set[asyncio.Task[None]]()
    async with aiohttp.ClientSession() as session:
        while True:
            async with session.get(f"{API}/getUpdates?timeout=30&offset={offset}") as response:
                updates = orjson.loads(await response.read())["result"]
            for update in updates:
                offset = update["update_id"] + 1
                task = asyncio.create_task(ok(session, update))
                running.add(task)
                task.add_done_callback(running.discard)


if __name__ == "__main__":
    uvloop.run(main())
