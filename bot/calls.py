"""Replies become calls of the Bot API."""

import base64
from typing import Any

from telegram import InputFile
from telegram.ext import ExtBot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from handlers.context import File, Reply


async def make(bot: ExtBot[None], reply: Reply) -> list[int]:
    """Makes the call; the ids of the messages (or of the topic) it made. TelegramError: as PTB's methods raise it."""
    # PTB's methods would build objects of the whole answer, which takes longer than the call itself.
    parameters = [RequestParameter(name, value, None) for name, value in reply.parameters.items()]
    parameters += [RequestParameter.from_input(name, _input(file)) for name, file in reply.files.items()]
    answer: Any = await bot.request.post(f"{bot.base_url}/{_camel(reply.method)}", RequestData(parameters))
    made = answer if isinstance(answer, list) else [answer]
    # A topic's id is that of the message with which it begins.
    ids = [one.get("message_id", one.get("message_thread_id")) for one in made if isinstance(one, dict)]
    return [number for number in ids if number is not None]


def messages(reply: Reply) -> int:
    """How many messages the call sends, which is what Telegram limits."""
    if not reply.method.startswith(("send_", "copy_", "forward_")) or reply.method == "send_chat_action":
        return 0
    many = reply.parameters.get("media") or reply.parameters.get("message_ids")
    return len(many) if isinstance(many, list) else 1


def to_json(reply: Reply) -> dict[str, Any]:
    """The reply as it is kept until it is sent."""
    kept: dict[str, Any] = {"method": reply.method, "parameters": reply.parameters}
    if reply.files:
        kept["files"] = {n: [file.name, base64.b64encode(file.content).decode()] for n, file in reply.files.items()}
    if reply.otherwise:
        kept["otherwise"] = to_json(reply.otherwise)
    return kept | ({"about": reply.about} if reply.about else {})


def from_json(kept: dict[str, Any]) -> Reply:
    files = {name: File(called, base64.b64decode(content)) for name, (called, content) in kept.get("files", {}).items()}
    otherwise = from_json(kept["otherwise"]) if "otherwise" in kept else None
    return Reply(kept["method"], kept["parameters"], files, kept.get("about"), otherwise)


def _input(file: File) -> InputFile:
    return InputFile(file.content, filename=file.name)


def _camel(method: str) -> str:
    """PTB's send_message is Telegram's sendMessage."""
    first, *rest = method.split("_")
    return first + "".join(word.capitalize() for word in rest)
