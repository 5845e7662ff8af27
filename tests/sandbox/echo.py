"""A small bot for trying the page: greets, shows buttons, sends a file, repeats the rest."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from html import escape
from typing import Any

import aiohttp

from sandbox import Sandbox

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Toast", "callback_data": "toast"}, {"text": "Alert", "callback_data": "alert"}],
        [{"text": "Done", "callback_data": "done"}, {"text": "Website", "url": "https://clustercollaboration.eu"}],
    ]
}
GREETING = (
    "<b>Welcome, {name}!</b>\n\nThis is a bot for <i>trying</i>. It repeats what you write. "
    "<tg-spoiler>Nothing else.</tg-spoiler>\n<blockquote>Payload: {payload}</blockquote>"
)


class Echo:
    """Polls and answers until it is cancelled."""

    def __init__(self, session: aiohttp.ClientSession, base: str, group_id: int) -> None:
        self._session, self._base, self._group_id = session, base, group_id

    async def call(self, method: str, **parameters: Any) -> Any:
        async with self._session.post(f"{self._base}/{method}", json=parameters) as response:
            return (await response.json()).get("result")

    async def run(self) -> None:
        offset = 0
        commands = [{"command": "start", "description": "begin"}, {"command": "help", "description": "what I can do"}]
        await self.call("setMyCommands", commands=commands)
        await self.call("setMyDescription", description="Repeats what you write.")
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=30) or ():
                offset = update["update_id"] + 1
                await self._handle(update)

    async def _handle(self, update: dict[str, Any]) -> None:
        if query := update.get("callback_query"):
            await self._pressed(query)
        elif (message := update.get("message")) and message["chat"]["type"] == "private":
            await self._answer(message)

    async def _pressed(self, query: dict[str, Any]) -> None:
        alert = query["data"] == "alert"
        await self.call(
            "answerCallbackQuery", callback_query_id=query["id"], text=f"{query['data']}!", show_alert=alert
        )
        if query["data"] == "done":
            place = {"chat_id": query["message"]["chat"]["id"], "message_id": query["message"]["message_id"]}
            await self.call("editMessageText", **place, text="✓ Done")

    async def _answer(self, message: dict[str, Any]) -> None:
        chat, text = message["chat"]["id"], message.get("text", "")
        if text.startswith("/start"):
            greeting = GREETING.format(name=escape(message["from"]["first_name"]), payload=text[7:] or "none")
            await self.call("sendMessage", chat_id=chat, text=greeting, parse_mode="HTML", reply_markup=KEYBOARD)
        elif "photo" in message or "document" in message:
            await self.call("copyMessage", chat_id=chat, from_chat_id=chat, message_id=message["message_id"])
        else:
            reply = {"message_id": message["message_id"]}
            await self.call("sendMessage", chat_id=chat, text=text, reply_parameters=reply)
            card = f"{message['from']['first_name']} wrote: {text}"
            await self.call("sendMessage", chat_id=self._group_id, text=card)


@contextlib.asynccontextmanager
async def echoing(world: Sandbox, group_id: int) -> AsyncIterator[None]:
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(Echo(session, f"{world.url}/bot{world.token}", group_id).run())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
