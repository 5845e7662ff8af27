"""The one state of a world: chats, messages, files, updates; every change goes through here and is kept."""

import asyncio
import time
from datetime import datetime
from pathlib import Path

from sandbox.chats import Chat, Record, Standing, Topic, restored
from sandbox.clock import Clock, SystemClock
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.floods import Floods
from sandbox.journal import LONGEST, Call
from sandbox.json import Json
from sandbox.store import Folder, Memory, Store
from sandbox.updates import Updates

ACTION_SECONDS = 5.0
QUERY_SECONDS = 300.0


class State:
    """What the server knows."""

    def __init__(self, token: str, clock: Clock, folder: Path | None, bot: Json) -> None:
        self.token = token
        self.clock = clock
        self.bot = bot
        self.store: Store = Folder(folder) if folder else Memory()
        self.files = Files(self.store)
        self.updates = Updates(self.store)
        self.faults = Faults()
        self.floods: Floods | None = None
        self.journal: list[Call] = []
        self.users: dict[int, Json] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Json] = {}
        self.settings: Json = dict(self.store.read("setting"))
        self.version = 0
        self.stopping = asyncio.Event()
        self._waiting: set[asyncio.Future[None]] = set()
        self._load()

    def _load(self) -> None:
        self.users = {int(key): user for key, user in self.store.read("user")}
        self.chats = {int(key): restored(kept) for key, kept in self.store.read("chat")}
        rows = sorted((*map(int, key.split(":")), kept) for key, kept in self.store.read("message"))
        for chat_id, message_id, kept in rows:
            chat = self.chats[chat_id]
            reactions = {int(user): emoji for user, emoji in kept.pop("reactions").items()}
            chat.records[message_id] = Record(chat, **kept, reactions=reactions)
        self.queries = dict(self.store.read("query"))
        if not isinstance(self.clock, SystemClock) and "clock" in self.settings:
            self.clock.move(datetime.fromisoformat(self.settings["clock"]))

    # --- changes ---

    def stamp(self) -> int:
        """The number of a new change; what has changed carries it."""
        self.version += 1
        return self.version

    def changed(self) -> None:
        """Keeps what was put and wakes whoever waits for a change."""
        if isinstance(self.store, Folder):
            if not isinstance(self.clock, SystemClock):
                self.store.put("setting", "clock", self.clock.now().isoformat())
            self.store.flush()
        if self._waiting:
            for waiting in self._waiting:
                if not waiting.done():
                    waiting.set_result(None)
            self._waiting = set()

    async def change(self) -> None:
        """Returns at the next change."""
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            await waiting
        finally:
            self._waiting.discard(waiting)

    def set(self, name: str, value: object) -> None:
        """Keeps a setting of the bot."""
        self.settings[name] = value
        self.stamp()
        self.store.put("setting", name, value)
        if name == "commands":
            for chat in self.chats.values():
                chat.version = self.version

    def count(self, name: str, first: int = 1) -> int:
        """The next number of a counter that is kept."""
        number = int(self.settings.get(f"last_{name}", first - 1)) + 1
        self.settings[f"last_{name}"] = number
        self.store.put("setting", f"last_{name}", number)
        return number

    def query_time(self) -> float:
        """Queries from before this instant can no longer be answered."""
        return time.time() - QUERY_SECONDS

    def keep_query(self, key: str, query: Json) -> None:
        self.queries[key] = query
        self.stamp()
        self.store.put("query", key, query)

    # --- chats and messages ---

    @property
    def now(self) -> int:
        return int(self.clock.now().timestamp())

    def keep(self, chat: Chat) -> None:
        chat.version = self.stamp()
        self.chats[chat.id] = chat
        self.store.put("chat", chat.id, chat.kept)

    def post(self, chat: Chat, sender: Json, content: Json, keyboard: Json | None = None) -> Record:
        """A new message. Supergroups number their own; private chats and basic groups share the bot's count."""
        if chat.type == "supergroup":
            chat.last_id += 1
            number = chat.last_id
            self.store.put("chat", chat.id, chat.kept)
        else:
            number = self.count("message")
        data = {"message_id": number, "from": sender, "chat": chat.face, "date": self.now} | content
        record = Record(chat, data, keyboard=keyboard)
        chat.records[number] = record
        if sender is self.bot:
            chat.action = ""
        self._keep(record)
        return record

    def revise(self, record: Record, data: Json) -> None:
        record.data = data
        self._keep(record)

    def remove(self, record: Record) -> None:
        record.deleted = True
        self._keep(record)

    def react(self, record: Record, user_id: int, emoji: list[str]) -> None:
        record.reactions = record.reactions | {user_id: emoji}
        self._keep(record)

    def _keep(self, record: Record) -> None:
        record.version = record.chat.version = self.stamp()
        self.store.put("message", f"{record.chat.id}:{record.id}", record.kept)

    def act(self, chat: Chat, action: str) -> None:
        """The bot shows that it is typing, for the next five seconds."""
        chat.action, chat.action_ends = action, time.monotonic() + ACTION_SECONDS
        chat.version = self.stamp()

    def tell(self, kind: str, payload: Json) -> None:
        """Queues an update for the bot, if it wants this kind."""
        if self.updates.wanted(kind):
            self.updates.add({kind: payload})

    def tell_message(self, record: Record, kind: str = "message") -> None:
        """Queues a message for the bot, if it is in the chat."""
        if record.chat.reachable:
            self.tell(kind, record.data)

    def bot_stands(self, chat: Chat, standing: Standing, by: Json) -> None:
        """The bot's standing in a chat changes, of which the bot is told."""
        old, chat.standing = chat.standing, standing
        self.keep(chat)
        member = {"chat": chat.face, "from": by, "date": self.now}
        states = {"old_chat_member": self.membership(old), "new_chat_member": self.membership(standing)}
        self.tell("my_chat_member", member | states)

    def membership(self, standing: Standing) -> Json:
        """The bot as a ChatMember."""
        match standing:
            case Standing.ADMINISTRATOR:
                return {"user": self.bot, "status": "administrator", **ADMINISTRATOR_RIGHTS}
            case Standing.KICKED | Standing.BLOCKED:
                return {"user": self.bot, "status": "kicked", "until_date": 0}
            case Standing.LEFT | Standing.NEW:
                return {"user": self.bot, "status": "left"}
        return {"user": self.bot, "status": "member"}

    def add_topic(self, chat: Chat, sender: Json, name: str, color: int = 7322096) -> Record:
        """A new topic of a forum; its id is the id of the message that announces it."""
        created = {"forum_topic_created": {"name": name, "icon_color": color}, "is_topic_message": True}
        record = self.post(chat, sender, created)
        self.revise(record, record.data | {"message_thread_id": record.id})
        chat.topics[record.id] = Topic(record.id, name, color)
        self.keep(chat)
        return record

    # --- the journal ---

    def note(self, call: Call) -> None:
        self.journal.append(call)
        if len(self.journal) > LONGEST:
            del self.journal[: LONGEST // 2]


ADMINISTRATOR_RIGHTS: Json = {
    "can_be_edited": False,
    "is_anonymous": False,
    **dict.fromkeys(
        (
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_promote_members",
            "can_change_info",
            "can_invite_users",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
            "can_pin_messages",
            "can_manage_topics",
        ),
        True,
    ),
}
