"""Methods that repeat a message elsewhere: copy and forward, one or many."""

from sandbox import markup
from sandbox.chats import Record
from sandbox.errors import bad_request
from sandbox.json import Json
from sandbox.methods import targets
from sandbox.params import Params
from sandbox.state import State

_SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "forum_topic_created",
    "forum_topic_closed",
    "forum_topic_reopened",
    "forum_topic_edited",
    "pinned_message",
    "group_chat_created",
    "story",
)
_OWN = ("message_id", "from", "chat", "date", "edit_date", "reply_to_message", "reply_markup", "media_group_id")
_PLACE = ("message_thread_id", "is_topic_message")


def copy_message(state: State, params: Params) -> Json:
    source = _source(state, params, params.required_integer("message_id"), "copy")
    content = _content(source)
    if params.text("caption") is not None and "text" not in content:
        text, entities = markup.caption(
            params.text("caption") or "", params.text("parse_mode"), params.array("caption_entities")
        )
        content = {name: value for name, value in content.items() if not name.startswith("caption")}
        content |= ({"caption": text} if text else {}) | ({"caption_entities": entities} if entities else {})
    return {"message_id": targets.send(state, params, content)["message_id"]}


def forward_message(state: State, params: Params) -> Json:
    source = _source(state, params, params.required_integer("message_id"), "forward")
    return targets.send(state, params, _content(source) | _origin(source))


def copy_messages(state: State, params: Params) -> list[Json]:
    return _many(state, params, "copy")


def forward_messages(state: State, params: Params) -> list[Json]:
    return _many(state, params, "forward")


def _many(state: State, params: Params, verb: str) -> list[Json]:
    """Those of the messages that exist, as Telegram skips the others."""
    numbers = params.array("message_ids") or []
    if not 1 <= len(numbers) <= 100:
        raise bad_request("message identifiers are not specified")
    where = targets.target(state, params)
    chat = targets.chat_of(state, params, "from_chat_id")
    sources = [record for number in numbers if (record := chat.message(int(str(number))))]
    if not sources:
        raise bad_request(f"there are no messages to {verb}")
    targets.limit(state, where.chat, len(sources))
    origins = [_origin(source) if verb == "forward" else {} for source in sources]
    contents = [_content(source) | origin for source, origin in zip(sources, origins, strict=True)]
    sent = [targets.post(state, where, content) for content in contents]
    return [{"message_id": message["message_id"]} for message in sent]


def _source(state: State, params: Params, number: int, verb: str) -> Record:
    chat = targets.chat_of(state, params, "from_chat_id")
    record = chat.message(number)
    if record is None:
        raise bad_request(f"message to {verb} not found")
    if any(name in record.data for name in _SERVICE):
        raise bad_request(f"the message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return record


def _content(source: Record) -> Json:
    gone = (*_OWN, *_PLACE, "forward_origin", "forward_from", "forward_date")
    return {name: value for name, value in source.data.items() if name not in gone}


def _origin(source: Record) -> Json:
    data = source.data
    return {"forward_origin": {"type": "user", "date": data["date"], "sender_user": data["from"]}}


METHODS = {
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
}
