"""Groups: who is in them, what becomes of them."""

from sandbox.chats import Chat, Standing, Topic
from sandbox.json import Json
from sandbox.methods import topics
from sandbox.people import Person
from sandbox.rooms import Room
from sandbox.state import State

GENERAL = 1  # the general topic of a forum; no message of ours has this number there
_FIRST_GROUP = 4_000_001
_FIRST_SUPERGROUP = 1_000_002_000_001


class Group:
    """A basic group, a supergroup or a forum."""

    def __init__(self, state: State, chat_id: int) -> None:
        self._state = state
        self._id = chat_id

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def title(self) -> str:
        return str(self.chat.record.face["title"])

    @property
    def chat(self) -> Room:
        """The chat as it is now: after a migration, the supergroup."""
        chat = self._state.chats[self._id]
        while chat.migrated_to is not None:
            chat = self._state.chats[chat.migrated_to]
        return Room(self._state, chat)

    @property
    def forum(self) -> bool:
        return self.chat.record.forum

    @property
    def supergroup(self) -> bool:
        return self.chat.record.type == "supergroup"

    @property
    def members(self) -> list[Person]:
        return [Person(self._state, user_id) for user_id in self.chat.record.members]

    @property
    def topics(self) -> list[Topic]:
        """The topics that are not deleted."""
        return [topic for topic in self.chat.record.topics.values() if not topic.gone]

    def add(self, *people: Person, quietly: bool = True) -> "Group":
        """People join; with quietly=False the bot gets the service message."""
        chat = self.chat.record
        for person in people:
            if person.id not in chat.members:
                chat.members = [*chat.members, person.id]
                self._state.keep(chat)
                if not quietly:
                    joined = {"new_chat_members": [person.user], "new_chat_member": person.user}
                    self._announce(person.user, joined)
        self._state.changed()
        return self

    def remove(self, person: Person) -> None:
        chat = self.chat.record
        self._announce(person.user, {"left_chat_member": person.user})
        chat.members = [user_id for user_id in chat.members if user_id != person.id]
        self._state.keep(chat)
        self._state.changed()

    def adds_bot(self, by: Person | None = None) -> None:
        """The bot joins: a my_chat_member update and a service message."""
        chat = self.chat.record
        standing = Standing.ADMINISTRATOR if chat.type == "supergroup" else Standing.MEMBER
        self._state.bot_stands(chat, standing, self._actor(by))
        self._announce(self._actor(by), {"new_chat_members": [self._state.bot]})
        self._state.changed()

    def kicks_bot(self, by: Person | None = None) -> None:
        chat = self.chat.record
        self._state.post(chat, self._actor(by), {"left_chat_member": self._state.bot})
        self._state.bot_stands(chat, Standing.KICKED, self._actor(by))
        self._state.changed()

    def becomes_supergroup(self, *, announced: bool = True, forum: bool = False) -> int:
        """The group gets a new id, which is returned. Unannounced, the bot learns it from a 400 only."""
        old = self.chat.record
        if old.type == "supergroup":
            return old.id
        new = create(self._state, self.title, forum=forum, supergroup=True, bot=True)
        new.members, new.standing = list(old.members), old.standing
        if new.standing is Standing.MEMBER:
            new.standing = Standing.ADMINISTRATOR
        self._state.keep(new)
        leaving = self._state.post(old, self._actor(None), {"migrate_to_chat_id": new.id})
        arriving = self._state.post(new, self._actor(None), {"migrate_from_chat_id": old.id})
        if announced:
            self._state.tell_message(leaving)
            self._state.tell_message(arriving)
        old.migrated_to = new.id
        self._state.keep(old)
        self._state.changed()
        return new.id

    def becomes_forum(self, forum: bool = True) -> None:
        """Topics are switched on or off; a basic group is upgraded for them."""
        if not self.supergroup:
            self.becomes_supergroup()
        chat = self.chat.record
        chat.forum = forum
        chat.face = {name: value for name, value in chat.face.items() if name != "is_forum"}
        if forum:
            chat.face["is_forum"] = True
            chat.last_id = max(chat.last_id, GENERAL)
        self._state.keep(chat)
        self._state.changed()

    def creates_topic(self, name: str, by: Person | None = None) -> int:
        record = self._state.add_topic(self.chat.record, self._actor(by), name)
        self._state.tell_message(record)
        self._state.changed()
        return record.id

    def delete_topic(self, topic_id: int, refusal: str = "message thread not found") -> None:
        """Deletes a topic. `refusal` is what the bot then hears: "message thread not found" or "TOPIC_DELETED"."""
        chat = self.chat.record
        topics.remove(self._state, chat, chat.topics[topic_id], refusal)
        self._state.changed()

    def close_topic(self, topic_id: int, closed: bool = True) -> None:
        chat = self.chat.record
        chat.topics[topic_id].closed = closed
        self._state.keep(chat)
        content: Json = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
        place = {"message_thread_id": topic_id, "is_topic_message": True}
        self._announce(self._actor(None), place | content)
        self._state.changed()

    def _announce(self, by: Json, content: Json) -> None:
        self._state.tell_message(self._state.post(self.chat.record, by, content))

    def _actor(self, by: Person | None) -> Json:
        if by is not None:
            return by.user
        members = self.chat.record.members
        return self._state.users[members[0]] if members else ANONYMOUS


ANONYMOUS: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


def create(state: State, title: str, *, forum: bool, supergroup: bool, bot: bool) -> Chat:
    """A new group in which the bot already is, or not."""
    if supergroup or forum:
        chat_id = -state.count("supergroup", _FIRST_SUPERGROUP)
        face: Json = {"id": chat_id, "title": title, "type": "supergroup"} | ({"is_forum": True} if forum else {})
    else:
        chat_id = -state.count("group", _FIRST_GROUP)
        face = {"id": chat_id, "title": title, "type": "group"}
    inside = Standing.ADMINISTRATOR if supergroup or forum else Standing.MEMBER
    chat = Chat(chat_id, face["type"], face, inside if bot else Standing.LEFT, forum=forum)
    chat.last_id = GENERAL if forum else 0
    state.keep(chat)
    return chat
