"""Methods about the command menu: per scope and language."""

import re

from sandbox.errors import bad_request
from sandbox.json import Json
from sandbox.params import Params
from sandbox.state import State

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def set_commands(state: State, params: Params) -> bool:
    commands = params.array("commands") or []
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    kept = [_checked(command) for command in commands]
    state.set("commands", state.settings.get("commands", {}) | {_key(state, params): kept})
    return True


def get_commands(state: State, params: Params) -> list[Json]:
    commands: list[Json] = state.settings.get("commands", {}).get(_key(state, params), [])
    return commands


def delete_commands(state: State, params: Params) -> bool:
    key = _key(state, params)
    commands = state.settings.get("commands", {})
    state.set("commands", {name: kept for name, kept in commands.items() if name != key})
    return True


def shown(state: State, chat_id: int, user_id: int, language: str, creator: bool = False) -> list[Json]:
    """The commands that a person sees in a chat, by Telegram's order of scopes and languages."""
    commands = state.settings.get("commands", {})
    narrow = [f"chat_member:{chat_id}:{user_id}"] if chat_id < 0 else [f"chat:{chat_id}"]
    if chat_id < 0:
        narrow += [f"chat_administrators:{chat_id}"] if creator else []
        narrow += [f"chat:{chat_id}"]
        narrow += ["all_chat_administrators"] if creator else []
    wide = ["all_group_chats" if chat_id < 0 else "all_private_chats", "default"]
    for scope in narrow + wide:
        for code in (language, ""):
            if found := commands.get(f"{scope}/{code}"):
                return list(found)
    return []


def _checked(command: Json) -> Json:
    name, description = command.get("command"), command.get("description")
    if not isinstance(name, str) or not _COMMAND.fullmatch(name.removeprefix("/").lower()):
        raise bad_request("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description.strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.removeprefix("/").lower(), "description": description.strip()}


def _key(state: State, params: Params) -> str:
    scope = params.object("scope") or {"type": "default"}
    if scope.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    names = _SCOPES[scope["type"]]
    if any(not isinstance(scope.get(name), int | str) for name in names):
        raise bad_request("can't parse BotCommandScope: chat not found")
    if "chat_id" in names and int(scope["chat_id"]) not in state.chats:
        raise bad_request("chat not found")
    place = ":".join([scope["type"], *(str(scope[name]) for name in names)])
    return f"{place}/{params.text('language_code') or ''}"


METHODS = {
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
}
