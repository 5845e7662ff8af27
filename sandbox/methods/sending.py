"""Methods that send: texts, files, places, contacts, polls, dice, albums."""

import secrets

from sandbox import markup, media
from sandbox.errors import bad_request
from sandbox.files import LARGEST_UPLOAD, File
from sandbox.json import Json
from sandbox.methods import targets
from sandbox.params import Params, Upload
from sandbox.state import State


def send_message(state: State, params: Params) -> Json:
    text, entities = markup.message_text(params.text("text") or "", params.text("parse_mode"), params.array("entities"))
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    return targets.send(state, params, content | _shown_link(params))


def _shown_link(params: Params) -> Json:
    options = params.object("link_preview_options")
    return {"link_preview_options": options} if options else {}


def captioned(params: Params) -> Json:
    text, entities = markup.caption(
        params.text("caption") or "", params.text("parse_mode"), params.array("caption_entities")
    )
    content: Json = {"caption": text} if text else {}
    return content | ({"caption_entities": entities} if entities else {})


def send_photo(state: State, params: Params) -> Json:
    return _send_file(state, params, "photo")


def send_document(state: State, params: Params) -> Json:
    return _send_file(state, params, "document")


def send_voice(state: State, params: Params) -> Json:
    return _send_file(state, params, "voice")


def send_audio(state: State, params: Params) -> Json:
    return _send_file(state, params, "audio")


def send_video(state: State, params: Params) -> Json:
    return _send_file(state, params, "video")


def send_animation(state: State, params: Params) -> Json:
    return _send_file(state, params, "animation")


def send_video_note(state: State, params: Params) -> Json:
    return _send_file(state, params, "video_note", captions=False)


def send_sticker(state: State, params: Params) -> Json:
    return _send_file(state, params, "sticker", captions=False)


def _send_file(state: State, params: Params, kind: str, captions: bool = True) -> Json:
    caption = captioned(params) if captions else {}
    targets.open_chat(state, params)
    file = taken(state, params, kind, params.text(kind), kind)
    return targets.send(state, params, media.content(state.files, kind, file, params.values) | caption)


def taken(state: State, params: Params, kind: str, value: str | None, field: str) -> File:
    """The file that a parameter names: sent along, known by its id, or refused."""
    name = value.removeprefix("attach://") if value and value.startswith("attach://") else field
    upload = params.files.get(name)
    if upload is not None:
        return _uploaded(state, kind, upload)
    if not value:
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    if value.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # the sandbox fetches nothing from anywhere
    file = state.files.find(value)
    if file.kind != kind and not {file.kind, kind} <= {"document", "animation"}:
        raise bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
    return file


def _uploaded(state: State, kind: str, upload: Upload) -> File:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > LARGEST_UPLOAD:
        raise bad_request("file is too big")
    if kind == "photo":
        media.check_photo(upload.content)
    return state.files.add(kind, upload.name or media.NAMES[kind], upload.content, upload.mime)


def send_location(state: State, params: Params) -> Json:
    return targets.send(state, params, {"location": _place(params)})


def _place(params: Params) -> Json:
    latitude, longitude = params.number("latitude"), params.number("longitude")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong latitude or longitude specified")
    return {"latitude": latitude, "longitude": longitude}


def send_venue(state: State, params: Params) -> Json:
    place = _place(params)
    venue = {"location": place, "title": params.required("title"), "address": params.required("address")}
    return targets.send(state, params, {"venue": venue, "location": place})


def send_contact(state: State, params: Params) -> Json:
    contact = {"phone_number": params.required("phone_number"), "first_name": params.required("first_name")}
    optional = {name: text for name in ("last_name", "vcard") if (text := params.text(name))}
    return targets.send(state, params, {"contact": contact | optional})


def send_poll(state: State, params: Params) -> Json:
    options = params.array("options") or []
    if not 1 <= len(options) <= 12:
        raise bad_request("poll must have at least 1 option and at most 12")
    names = [option["text"] if isinstance(option, dict) else str(option) for option in options]
    question = params.required("question")
    kind, anonymous = params.text("type") or "regular", params.values.get("is_anonymous", True)
    return targets.send(state, params, {"poll": poll(question, names, kind, anonymous)})


def poll(question: str, options: list[str], kind: str = "regular", anonymous: bool = True) -> Json:
    """A poll without votes."""
    return {
        "id": str(secrets.randbits(60)),
        "question": question,
        "options": [
            {"persistent_id": str(number), "text": text, "voter_count": 0} for number, text in enumerate(options)
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": anonymous,
        "type": kind,
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    }


def send_dice(state: State, params: Params) -> Json:
    emoji = params.text("emoji") or "🎲"
    return targets.send(state, params, {"dice": {"emoji": emoji, "value": 1 + secrets.randbelow(6)}})


def send_media_group(state: State, params: Params) -> list[Json]:
    items = params.values.get("media")
    if not isinstance(items, list) or not 2 <= len(items) <= 10:
        raise bad_request("there must be 2 to 10 items in the album")
    where = targets.target(state, params)
    kinds = {item.get("type") for item in items}
    if not kinds <= {"photo", "video", "document", "audio"}:
        raise bad_request("wrong media type in the album")
    if len(kinds) > 1 and kinds & {"document", "audio"}:
        raise bad_request(f"{'document' if 'document' in kinds else 'audio'} can't be mixed with other media types")
    contents = [_album_item(state, params, item) for item in items]
    targets.limit(state, where.chat, len(contents))
    group = {"media_group_id": str(secrets.randbits(53))}
    return [targets.post(state, where, group | content) for content in contents]


def _album_item(state: State, params: Params, item: Json) -> Json:
    kind = item["type"]
    inner = Params({**item}, params.files)
    file = taken(state, inner, kind, inner.text("media"), "media")
    return media.content(state.files, kind, file, item) | captioned(inner)


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendVoice": send_voice,
    "sendAudio": send_audio,
    "sendVideo": send_video,
    "sendAnimation": send_animation,
    "sendVideoNote": send_video_note,
    "sendSticker": send_sticker,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "sendContact": send_contact,
    "sendPoll": send_poll,
    "sendDice": send_dice,
    "sendMediaGroup": send_media_group,
}
