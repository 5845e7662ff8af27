"""Keyboards under messages: what Telegram accepts and what it refuses."""

import re
from urllib.parse import urlsplit

import orjson

from sandbox.errors import bad_request
from sandbox.json import Json

MOST_BUTTONS = 100
LONGEST_ROW = 8
LONGEST_MARKUP = 10_240
_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def check(markup: Json) -> None:
    """Refuses a reply markup that Telegram would refuse."""
    if "inline_keyboard" in markup:
        _check_rows(markup["inline_keyboard"], "inline keyboard", _check_inline)
    elif "keyboard" in markup:
        _check_rows(markup["keyboard"], "reply keyboard", _check_reply)
    elif markup and not markup.get("remove_keyboard") and not markup.get("force_reply"):
        raise bad_request("object expected as reply markup")
    if len(orjson.dumps(markup)) > LONGEST_MARKUP:
        raise bad_request("reply markup is too long")


def inline(markup: Json | None) -> Json | None:
    """The part of a markup that stays with the message: its inline keyboard, if it has a button."""
    if not markup or not markup.get("inline_keyboard"):
        return None
    rows = [row for row in markup["inline_keyboard"] if row]
    return {"inline_keyboard": rows} if rows else None


def _check_rows(rows: object, name: str, check_button: object) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name.replace(" ", "_")}" of the ReplyMarkup must be an Array of Arrays')
    if any(len(row) > LONGEST_ROW for row in rows) or sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            assert callable(check_button)
            check_button(button)


def _check_inline(button: object) -> None:
    complaint = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(f"{complaint}InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad_request(f'{complaint}Field "text" must be a non-empty String')
    actions = [name for name in _ACTIONS if name in button]
    if not actions:
        raise bad_request(f"{complaint}Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(f"{complaint}Exactly one action is allowed, found {' and '.join(actions)}")
    if "callback_data" in button:
        _check_data(button["callback_data"])
    if "url" in button:
        _check_url(button["url"])


def _check_data(data: object) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: object) -> None:
    if not isinstance(url, str) or not url:
        raise bad_request("BUTTON_URL_INVALID")
    parts = urlsplit(url if re.match(r"[a-z][a-z0-9+.-]*:", url, re.IGNORECASE) else f"http://{url}")
    if parts.scheme not in ("http", "https", "tg") or (parts.scheme != "tg" and "." not in parts.netloc):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_reply(button: object) -> None:
    text = button if isinstance(button, str) else button.get("text") if isinstance(button, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise bad_request("can't parse keyboard button: Text must be a non-empty String")
