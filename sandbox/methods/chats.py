"""Methods about chats: what they are, who is in them, what the bot shows there."""

from sandbox.chats import Chat, Standing
from sandbox.errors import bad_request
from sandbox.json import Json
from sandbox.methods import targets
from sandbox.params import Params
from sandbox.state import State

_ACTIONS = """
typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker
find_location record_video_note upload_video_note
"""
ACTIONS = frozenset(_ACTIONS.split())
_NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def get_chat(state: State, params: Params) -> Json:
    chat = _known(state, params)
    return chat.face | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS}


def get_member(state: State, params: Params) -> Json:
    chat, user_id = _known(state, params), params.required_integer("user_id")
    if user_id == state.bot["id"]:
        return state.membership(chat.standing)
    if user_id not in state.users:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member(state, chat, user_id)


def member(state: State, chat: Chat, user_id: int) -> Json:
    """A person as a ChatMember: the first of a group is its creator."""
    user = state.users[user_id]
    inside = chat.members
    if user_id not in inside and not chat.private:
        return {"user": user, "status": "left"}
    if inside and inside[0] == user_id:
        return {"user": user, "status": "creator", "is_anonymous": False}
    return {"user": user, "status": "member"}


def get_administrators(state: State, params: Params) -> list[Json]:
    chat = _known(state, params)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    people = [member(state, chat, chat.members[0])] if chat.members else []
    bot = [state.membership(chat.standing)] if chat.standing is Standing.ADMINISTRATOR else []
    return people + bot


def count_members(state: State, params: Params) -> int:
    chat = _known(state, params)
    return 2 if chat.private else len(chat.members) + chat.reachable


def leave(state: State, params: Params) -> bool:
    chat = targets.open_chat(state, params)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    state.post(chat, state.bot, {"left_chat_member": state.bot})
    state.bot_stands(chat, Standing.LEFT, state.bot)
    return True


def act(state: State, params: Params) -> bool:
    chat, action = targets.open_chat(state, params), params.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    state.act(chat, action)
    return True


def answer_query(state: State, params: Params) -> bool:
    key, text = params.required("callback_query_id"), params.text("text") or ""
    query = state.queries.get(key)
    if query is None or query["time"] < state.query_time():
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    if query["answer"] is None:
        answer = {"text": text, "alert": params.flag("show_alert"), "url": params.text("url")}
        state.keep_query(key, query | {"answer": answer})
    return True


def _known(state: State, params: Params) -> Chat:
    chat = targets.chat_of(state, params)
    if chat.standing in (Standing.KICKED, Standing.LEFT) and (refusal := chat.refusal()):
        raise refusal
    return chat


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_member,
    "getChatAdministrators": get_administrators,
    "getChatMemberCount": count_members,
    "leaveChat": leave,
    "sendChatAction": act,
    "answerCallbackQuery": answer_query,
}
