"""Where a call's message goes: the chat, the topic, the message it replies to; and its sending."""

from dataclasses import dataclass

from sandbox import keyboards
from sandbox.chats import Chat, Record
from sandbox.errors import ApiError, bad_request
from sandbox.json import Json
from sandbox.params import Params
from sandbox.state import State


@dataclass(frozen=True, slots=True)
class Target:
    chat: Chat
    fields: Json  # message_thread_id, is_topic_message, reply_to_message


def chat_of(state: State, params: Params, name: str = "chat_id") -> Chat:
    """The chat that a call names."""
    wanted = params.values.get(name)
    if wanted is None:
        raise bad_request("chat_id is empty" if name == "chat_id" else "chat not found")
    if isinstance(wanted, str):
        handle = wanted.removeprefix("@").lower()
        chats = (c for c in state.chats.values() if str(c.face.get("username", "")).lower() == handle)
        chat = next(chats, None)
    else:
        chat = state.chats.get(wanted)
    if chat is None:
        raise bad_request("chat not found")
    return chat


def open_chat(state: State, params: Params, name: str = "chat_id") -> Chat:
    """The chat that a call names, if the bot may send there."""
    chat = chat_of(state, params, name)
    if refusal := chat.refusal():
        raise refusal
    return chat


def target(state: State, params: Params) -> Target:
    chat = open_chat(state, params)
    replied = _replied(state, chat, params)
    thread = params.integer("message_thread_id")
    if thread is None and replied is not None and chat.forum:
        thread = replied.data.get("message_thread_id")
    fields: Json = {}
    if thread is not None:
        fields |= _thread_fields(chat, thread)
    elif chat.type == "supergroup" and replied is not None and not chat.forum:
        fields["message_thread_id"] = replied.data.get("message_thread_id", replied.id)
    if replied is not None:
        fields["reply_to_message"] = embedded(replied.data)
    return Target(chat, fields)


def _thread_fields(chat: Chat, thread: int) -> Json:
    if not chat.forum:
        raise bad_request("message thread not found")
    if thread == 1:  # the general topic, whose messages carry no thread
        return {}
    if chat.topic(thread).closed:
        raise bad_request("TOPIC_CLOSED")
    fields: Json = {"message_thread_id": thread, "is_topic_message": True}
    if begin := chat.message(thread):
        fields["reply_to_message"] = embedded(begin.data)
    return fields


def _replied(state: State, chat: Chat, params: Params) -> Record | None:
    reply = params.object("reply_parameters")
    if not reply:
        number = params.integer("reply_to_message_id")  # the old way, which Telegram still understands
        reply = {"message_id": number} if number else None
        if reply and params.flag("allow_sending_without_reply"):
            reply["allow_sending_without_reply"] = True
    if not reply:
        return None
    if not isinstance(reply.get("message_id"), int):
        raise bad_request('can\'t parse reply parameters: Field "message_id" must be of type Number')
    where = state.chats.get(reply.get("chat_id", chat.id))
    record = where.message(reply["message_id"]) if where else None
    if record is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return record


def embedded(data: Json) -> Json:
    """A message as it is shown inside another one: without the message it replies to itself."""
    return {name: value for name, value in data.items() if name != "reply_to_message"}


def markup(params: Params) -> Json | None:
    found = params.object("reply_markup")
    if found:
        keyboards.check(found)
    return found


def send(state: State, params: Params, content: Json) -> Json:
    """Sends one message of the bot and returns it."""
    keyboard = markup(params)
    where = target(state, params)
    limit(state, where.chat)
    return post(state, where, content, keyboard)


def post(state: State, where: Target, content: Json, keyboard: Json | None = None) -> Json:
    buttons = keyboards.inline(keyboard)
    shown = {"reply_markup": buttons} if buttons else {}
    other = keyboard if keyboard and "inline_keyboard" not in keyboard else None
    return state.post(where.chat, state.bot, where.fields | content | shown, other).data


def limit(state: State, chat: Chat, messages: int = 1) -> None:
    """Refuses what goes over the flood limits, where they are switched on."""
    if state.floods is not None:
        refusal: ApiError | None = state.floods.refusal(chat.id, messages)
        if refusal:
            raise refusal
