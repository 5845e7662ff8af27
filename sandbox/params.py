"""The parameters of a call: read with the type each must have, whatever encoding they came in."""

from dataclasses import dataclass, field

import orjson

from sandbox.errors import ApiError, bad_request
from sandbox.json import Json

_INTEGERS = """
cache_time close_date duration heading height icon_color length limit live_period max_connections message_id
message_thread_id offset open_period proximity_alert_radius start_timestamp timeout user_id video_start_timestamp
width direct_messages_topic_id reply_to_message_id
"""
_FLOATS = "latitude longitude horizontal_accuracy"
_BOOLEANS = """
allow_adding_options allow_paid_broadcast allows_multiple_answers allows_revoting disable_content_type_detection
disable_notification drop_pending_updates for_channels has_spoiler hide_results_until_closes is_anonymous is_big
is_closed members_only protect_content remove_caption return_bots show_alert show_caption_above_media
shuffle_options supports_streaming allow_sending_without_reply disable_web_page_preview
"""
_OBJECTS = """
explanation_media link_preview_options menu_button reply_markup reply_parameters rich_message rights scope
suggested_post_parameters
"""
_ARRAYS = """
allowed_updates caption_entities commands correct_option_ids country_codes description_entities entities
explanation_entities message_ids options question_entities reaction
"""
_STRUCTURES = "media"
_CHATS = "chat_id from_chat_id"

_KINDS: dict[str, str] = {
    name: kind
    for kind, names in (
        ("Integer", _INTEGERS),
        ("Float", _FLOATS),
        ("Boolean", _BOOLEANS),
        ("Object", _OBJECTS),
        ("Array", _ARRAYS),
        ("Structure", _STRUCTURES),
        ("Chat", _CHATS),
    )
    for name in names.split()
}
_CLASSES: dict[str, tuple[type, ...]] = {"Object": (dict,), "Array": (list,), "Structure": (dict, list)}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes
    mime: str = ""


@dataclass(slots=True)
class Params:
    """What a call was given. Each getter refuses a missing or wrong value with a 400."""

    values: Json
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        return None if value is None else str(value)

    def required(self, name: str) -> str:
        if not (value := self.text(name)):
            raise bad_request(f'parameter "{name}" is required')
        return value

    def integer(self, name: str) -> int | None:
        value = self.values.get(name)
        assert value is None or isinstance(value, int)
        return value

    def required_integer(self, name: str) -> int:
        if (value := self.integer(name)) is None:
            raise bad_request(f'parameter "{name}" is required')
        return value

    def number(self, name: str) -> float:
        value = self.values.get(name)
        if value is None:
            raise bad_request(f'parameter "{name}" is required')
        return float(value)

    def flag(self, name: str) -> bool:
        return bool(self.values.get(name))

    def object(self, name: str) -> Json | None:
        value = self.values.get(name)
        assert value is None or isinstance(value, dict)
        return value

    def array(self, name: str) -> list[Json] | None:
        value = self.values.get(name)
        assert value is None or isinstance(value, list)
        return value


def kind_of(name: str) -> str:
    """Integer, Float, Boolean, Chat, Object, Array, Structure (a list or an object); String for everything else."""
    return _KINDS.get(name, "String")


def typed(received: Json) -> Json:
    """The parameters with the types they must have. Unknown ones stay as they are; null counts as absent."""
    return {name: _typed(name, value) for name, value in received.items() if value is not None}


def _typed(name: str, value: object) -> object:
    kind = _KINDS.get(name)
    match kind:
        case None:
            if isinstance(value, bool | int | float):
                return orjson.dumps(value).decode()
            return value
        case "Integer":
            return _integer(name, value)
        case "Float":
            return _float(name, value)
        case "Boolean":
            return _boolean(name, value)
        case "Chat":
            return _chat(name, value)
        case _:
            return _structure(name, value, kind)


def _integer(name: str, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            pass
    raise bad_request(f'parameter "{name}" must be of type Integer')


def _float(name: str, value: object) -> float:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        try:
            return float(value)
        except ValueError:
            pass
    raise bad_request(f'parameter "{name}" must be of type Float')


def _boolean(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in ("true", "yes", "1"):
        return True
    if word in ("false", "no", "0", ""):
        return False
    raise bad_request(f'parameter "{name}" must be of type Boolean')


def _chat(name: str, value: object) -> int | str:
    if isinstance(value, str) and value.startswith("@"):
        return value
    try:
        return _integer(name, value)
    except ApiError:
        raise bad_request("chat_id is empty" if value == "" else "chat not found") from None


def _structure(name: str, value: object, kind: str) -> object:
    if isinstance(value, str):
        if not value and kind == "Object":
            return {}
        try:
            value = orjson.loads(value)
        except orjson.JSONDecodeError:
            what = "reply keyboard markup" if name == "reply_markup" else name
            raise bad_request(f"can't parse {what} JSON object") from None
    if not isinstance(value, _CLASSES[kind]):
        expected = "reply markup" if name == "reply_markup" else name
        raise bad_request(f"{kind.lower()} expected as {expected}")
    return value
