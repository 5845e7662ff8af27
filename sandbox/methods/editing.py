"""Methods that change what was sent: edit, delete, react, pin."""

from sandbox import keyboards, markup, media
from sandbox.chats import Chat, Record
from sandbox.errors import bad_request
from sandbox.json import Json
from sandbox.methods import sending, targets
from sandbox.params import Params
from sandbox.state import State

DELETABLE_SECONDS = 48 * 3600
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


_EMOJI = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈
😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""


def edit_text(state: State, params: Params) -> Json:
    record = _own(state, params)
    if "text" not in record.data:
        raise bad_request("there is no text in the message to edit")
    text, entities = markup.message_text(params.text("text") or "", params.text("parse_mode"), params.array("entities"))
    return _edit(state, params, record, {"text": text, "entities": entities})


def edit_caption(state: State, params: Params) -> Json:
    record = _own(state, params)
    if media.file_id(record.data) is None:
        raise bad_request("there is no caption in the message to edit")
    given = sending.captioned(params)
    none = {"caption": None, "caption_entities": None}
    return _edit(state, params, record, none | given)


def edit_markup(state: State, params: Params) -> Json:
    return _edit(state, params, _own(state, params), {})


def edit_media(state: State, params: Params) -> Json:
    record = _own(state, params)
    item = params.values.get("media")
    if not isinstance(item, dict) or item.get("type") not in media.KINDS:
        raise bad_request("wrong media type specified")
    inner = Params({**item}, params.files)
    file = sending.taken(state, inner, item["type"], inner.text("media"), "media")
    gone = dict.fromkeys((*media.KINDS, "caption", "caption_entities", "text", "entities"))
    shown = media.content(state.files, item["type"], file, item) | sending.captioned(inner)
    return _edit(state, params, record, gone | shown)


def _own(state: State, params: Params) -> Record:
    chat = targets.open_chat(state, params)
    record = chat.message(params.required_integer("message_id"))
    if record is None:
        raise bad_request("message to edit not found")
    if not record.from_bot:
        raise bad_request("message can't be edited")
    return record


def _edit(state: State, params: Params, record: Record, changes: Json) -> Json:
    """The changed message. Where no keyboard is given, Telegram takes the old one off."""
    buttons = keyboards.inline(targets.markup(params))
    new = {name: value for name, value in record.data.items() if name != "edit_date"}
    new |= changes | {"reply_markup": buttons}
    new = {name: value for name, value in new.items() if value or value == 0}
    if new == {name: value for name, value in record.data.items() if name != "edit_date"}:
        raise bad_request(_SAME)
    state.revise(record, new | {"edit_date": state.now})
    return record.data


def delete(state: State, params: Params) -> bool:
    chat = targets.open_chat(state, params)
    record = chat.message(params.required_integer("message_id"))
    if record is None:
        raise bad_request("message to delete not found")
    if record.data["date"] < state.now - DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    state.remove(record)
    return True


def delete_many(state: State, params: Params) -> bool:
    chat = targets.open_chat(state, params)
    numbers = params.array("message_ids") or []
    if not 1 <= len(numbers) <= 100:
        raise bad_request("message identifiers are not specified")
    for number in numbers:
        if record := chat.message(int(str(number))):
            state.remove(record)
    return True


def react(state: State, params: Params) -> bool:
    chat = targets.open_chat(state, params)
    record = chat.message(params.required_integer("message_id"))
    if record is None:
        raise bad_request("message to react not found")
    emoji = [str(reaction.get("emoji", "")) for reaction in params.array("reaction") or []]
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(one not in REACTIONS for one in emoji):
        raise bad_request("REACTION_INVALID")
    state.react(record, state.bot["id"], emoji)
    return True


def pin(state: State, params: Params) -> bool:
    chat, record = _pinned(state, params)
    if record is None:
        raise bad_request("message to pin not found")
    if record.id not in chat.pinned:
        chat.pinned = [*chat.pinned, record.id]
        state.keep(chat)
        state.post(chat, state.bot, {"pinned_message": targets.embedded(record.data)})
    return True


def unpin(state: State, params: Params) -> bool:
    chat, record = _pinned(state, params)
    if params.integer("message_id") is not None and record is None:
        raise bad_request("message to unpin not found")
    number = record.id if record else chat.pinned[-1] if chat.pinned else None
    chat.pinned = [other for other in chat.pinned if other != number]
    state.keep(chat)
    return True


def unpin_all(state: State, params: Params) -> bool:
    chat = targets.open_chat(state, params)
    chat.pinned = []
    state.keep(chat)
    return True


def _pinned(state: State, params: Params) -> tuple[Chat, Record | None]:
    chat = targets.open_chat(state, params)
    return chat, chat.message(params.integer("message_id"))


REACTIONS = frozenset(_EMOJI.split())

METHODS = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "editMessageMedia": edit_media,
    "deleteMessage": delete,
    "deleteMessages": delete_many,
    "setMessageReaction": react,
    "pinChatMessage": pin,
    "unpinChatMessage": unpin,
    "unpinAllChatMessages": unpin_all,
}
