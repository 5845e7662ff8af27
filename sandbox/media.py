"""How a file reads in a message, kind by kind."""

from sandbox.errors import bad_request
from sandbox.files import LARGEST_PHOTO, File, Files, picture_size
from sandbox.json import Json

KINDS = ("photo", "document", "voice", "audio", "video", "video_note", "animation", "sticker")
NAMES = {
    "photo": "photo.jpg",
    "document": "file.bin",
    "voice": "voice.oga",
    "audio": "audio.mp3",
    "video": "video.mp4",
    "video_note": "note.mp4",
    "animation": "animation.mp4",
    "sticker": "sticker.webp",
}


def content(files: Files, kind: str, file: File, details: Json) -> Json:
    """The part of a Message that shows this file as this kind. `details` are the optional fields given with it."""
    match kind:
        case "photo":
            return {"photo": _photo(files, file)}
        case "document":
            return {"document": {"file_name": file.name, "mime_type": file.mime} | file.face}
        case "voice":
            return {"voice": {"duration": details.get("duration", 1), "mime_type": "audio/ogg"} | file.face}
        case "audio":
            names = {name: details[name] for name in ("performer", "title") if name in details}
            sound = {"duration": details.get("duration", 1), "file_name": file.name, "mime_type": file.mime}
            return {"audio": sound | names | file.face}
        case "video":
            return {"video": _moving(file, details)}
        case "animation":
            document = {"file_name": file.name, "mime_type": file.mime} | file.face
            return {"animation": _moving(file, details), "document": document}
        case "video_note":
            note = {"length": details.get("length", 240), "duration": details.get("duration", 1)}
            return {"video_note": note | file.face}
        case "sticker":
            looks = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
            emoji = {"emoji": details["emoji"]} if "emoji" in details else {}
            return {"sticker": looks | emoji | file.face}
    raise ValueError(kind)


def check_photo(data: bytes) -> None:
    """Refuses what Telegram cannot make a picture of."""
    if len(data) > LARGEST_PHOTO:
        text = f"file of size {len(data)} bytes is too big for a photo; the maximum size is {LARGEST_PHOTO} bytes"
        raise bad_request(text)
    if picture_size(data) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")


def _photo(files: Files, file: File) -> list[Json]:
    width, height = picture_size(files.content(file)) or (1, 1)
    return [file.face | {"width": width, "height": height}]


def _moving(file: File, details: Json) -> Json:
    size = {name: details.get(name, usual) for name, usual in (("width", 640), ("height", 360), ("duration", 1))}
    return size | {"file_name": file.name, "mime_type": file.mime} | file.face


def file_id(message: Json) -> str | None:
    """The file that a message shows, if any."""
    for kind in KINDS:
        if kind in message:
            shown = message[kind]
            return str(shown[-1]["file_id"] if isinstance(shown, list) else shown["file_id"])
    return None
