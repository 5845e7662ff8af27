"""Replies become calls of the Bot API."""

from typing import Any

from telegram import Message
from telegram.ext import ExtBot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from handlers.context import Reply


async def make(bot: ExtBot[None], reply: Reply) -> int | None:
    """Makes the call; the id of the message it made, if it made one. TelegramError: as PTB's own methods raise it."""
    if "document" in reply.parameters:
        sent: Any = await getattr(bot, reply.method)(**_with_file(reply))
        return sent.message_id if isinstance(sent, Message) else None
    # PTB's methods would build objects of the whole answer, which takes longer than the call itself.
    parameters = [RequestParameter(name, value, None) for name, value in reply.parameters.items()]
    answer: Any = await bot.request.post(f"{bot.base_url}/{_camel(reply.method)}", RequestData(parameters))
    return answer.get("message_id") if isinstance(answer, dict) else None


def _with_file(reply: Reply) -> dict[str, Any]:
    """A document travels as text until it is sent."""
    return reply.parameters | {"document": reply.parameters["document"].encode()}


def _camel(method: str) -> str:
    """PTB's send_message is Telegram's sendMessage."""
    first, *rest = method.split("_")
    return first + "".join(word.capitalize() for word in rest)
