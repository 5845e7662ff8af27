"""Methods about the bot itself: who it is, its names and descriptions."""

from sandbox.errors import bad_request
from sandbox.json import Json
from sandbox.methods import targets
from sandbox.params import Params
from sandbox.state import State

_LONGEST = {"name": 64, "description": 512, "short_description": 120}


def get_me(state: State, params: Params) -> Json:
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }
    return state.bot | abilities


def set_name(state: State, params: Params) -> bool:
    return _set(state, params, "name")


def set_description(state: State, params: Params) -> bool:
    return _set(state, params, "description")


def set_short_description(state: State, params: Params) -> bool:
    return _set(state, params, "short_description")


def get_name(state: State, params: Params) -> Json:
    return _get(state, params, "name", str(state.bot["first_name"]))


def get_description(state: State, params: Params) -> Json:
    return _get(state, params, "description")


def get_short_description(state: State, params: Params) -> Json:
    return _get(state, params, "short_description")


def _set(state: State, params: Params, name: str) -> bool:
    text = params.text(name) or ""
    if len(text) > _LONGEST[name]:
        raise bad_request(f"{name.replace('_', ' ')} is too long")
    texts = state.settings.get(name, {}) | {params.text("language_code") or "": text}
    state.set(name, {language: words for language, words in texts.items() if words})
    return True


def _get(state: State, params: Params, name: str, default: str = "") -> Json:
    texts = state.settings.get(name, {})
    return {name: texts.get(params.text("language_code") or "", texts.get("", default))}


def set_menu_button(state: State, params: Params) -> bool:
    if "chat_id" in params.values:
        targets.open_chat(state, params)
    buttons = state.settings.get("menu_button", {})
    given = params.object("menu_button") or {"type": "default"}
    state.set("menu_button", buttons | {str(params.values.get("chat_id", "")): given})
    return True


def get_menu_button(state: State, params: Params) -> Json:
    buttons = state.settings.get("menu_button", {})
    found: Json = buttons.get(str(params.values.get("chat_id", ""))) or buttons.get("") or {"type": "default"}
    return found


def close(state: State, params: Params) -> bool:
    return True


METHODS = {
    "getMe": get_me,
    "setMyName": set_name,
    "getMyName": get_name,
    "setMyDescription": set_description,
    "getMyDescription": get_description,
    "setMyShortDescription": set_short_description,
    "getMyShortDescription": get_short_description,
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
    "close": close,
}
