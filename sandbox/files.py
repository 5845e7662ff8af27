"""Files that people and the bot send: their ids, their bytes, their sizes."""

import base64
import hashlib
import mimetypes
import struct
from dataclasses import asdict, dataclass

from sandbox.errors import bad_request
from sandbox.json import Json
from sandbox.store import Store

LARGEST_DOWNLOAD = 20 * 1024 * 1024
LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "video": "videos", "audio": "music"}


@dataclass(frozen=True, slots=True)
class File:
    """What is known of a file; its bytes are in the store under its unique id."""

    id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    size: int

    @property
    def path(self) -> str:
        ending = self.name.rpartition(".")[2] if "." in self.name else "bin"
        return f"{_FOLDERS.get(self.kind, 'files')}/{self.unique_id}.{ending}"

    @property
    def face(self) -> Json:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}


class Files:
    """All files of a world."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._files = {key: File(**value) for key, value in store.read("file")}

    def add(self, kind: str, name: str, content: bytes, mime: str = "", size: int | None = None) -> File:
        """Keeps a file. `size` is what it claims to be, for trying large files without their bytes."""
        number = len(self._files) + 1
        unique = hashlib.sha256(f"{number}:{kind}".encode()).hexdigest()[:14]
        identity = base64.urlsafe_b64encode(f"{kind}:{number}:{unique}".encode()).decode().rstrip("=")
        mime = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = File(identity, unique, kind, name, mime, len(content) if size is None else size)
        self._store.save(unique, content)
        self._store.put("file", identity, asdict(file))
        self._files[identity] = file
        return file

    def known(self, file_id: str) -> File | None:
        return self._files.get(file_id)

    def find(self, file_id: str) -> File:
        if file := self._files.get(file_id):
            return file
        raise bad_request("wrong file identifier/HTTP URL specified")

    def at(self, path: str) -> File | None:
        return next((file for file in self._files.values() if file.path == path), None)

    def content(self, file: File) -> bytes:
        return self._store.load(file.unique_id)


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF, JPEG or WebP picture; None where it is none of them."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:6] in (b"GIF87a", b"GIF89a"):
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return 512, 512
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 < len(content) and content[place] == 0xFF:
        marker, (length,) = content[place + 1], struct.unpack(">H", content[place + 2 : place + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + length
    return None
