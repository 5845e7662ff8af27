"""Methods about the topics of a forum."""

from sandbox.chats import Chat, Topic
from sandbox.errors import bad_request
from sandbox.json import Json
from sandbox.methods import targets
from sandbox.params import Params
from sandbox.state import State

COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def create(state: State, params: Params) -> Json:
    chat = _forum(state, params)
    name, color = _name(params), params.integer("icon_color") or COLORS[0]
    if color not in COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    record = state.add_topic(chat, state.bot, name, color)
    return chat.topics[record.id].face


def edit(state: State, params: Params) -> bool:
    chat, topic = _topic(state, params)
    if params.text("name") is not None:
        if topic.name == _name(params):
            raise bad_request("TOPIC_NOT_MODIFIED")
        topic.name = _name(params)
        state.keep(chat)
        _announce(state, chat, topic, {"forum_topic_edited": {"name": topic.name}})
    return True


def close(state: State, params: Params) -> bool:
    return _set_closed(state, params, True)


def reopen(state: State, params: Params) -> bool:
    return _set_closed(state, params, False)


def _set_closed(state: State, params: Params, closed: bool) -> bool:
    chat, topic = _topic(state, params)
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    state.keep(chat)
    _announce(state, chat, topic, {"forum_topic_closed" if closed else "forum_topic_reopened": {}})
    return True


def delete(state: State, params: Params) -> bool:
    chat, topic = _topic(state, params)
    remove(state, chat, topic, "message thread not found")
    return True


def remove(state: State, chat: Chat, topic: Topic, refusal: str) -> None:
    """Deletes a topic with its messages; who writes into it gets the refusal."""
    topic.gone = refusal
    state.keep(chat)
    for record in chat.records.values():
        if record.data.get("message_thread_id") == topic.id and not record.deleted:
            state.remove(record)


def unpin(state: State, params: Params) -> bool:
    chat, topic = _topic(state, params)
    inside = (number for number in chat.pinned if chat.message(number))
    chat.pinned = [n for n in inside if chat.records[n].data.get("message_thread_id") != topic.id]
    state.keep(chat)
    return True


def _announce(state: State, chat: Chat, topic: Topic, content: Json) -> None:
    state.post(chat, state.bot, {"message_thread_id": topic.id, "is_topic_message": True} | content)


def _forum(state: State, params: Params) -> Chat:
    chat = targets.open_chat(state, params)
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    return chat


def _topic(state: State, params: Params) -> tuple[Chat, Topic]:
    chat = _forum(state, params)
    return chat, chat.topic(params.required_integer("message_thread_id"))


def _name(params: Params) -> str:
    name = params.text("name") or ""
    if not 1 <= len(name) <= 128:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    return name


METHODS = {
    "createForumTopic": create,
    "editForumTopic": edit,
    "closeForumTopic": close,
    "reopenForumTopic": reopen,
    "deleteForumTopic": delete,
    "unpinAllForumTopicMessages": unpin,
}
