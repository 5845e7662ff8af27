"""A world: the server, its people and groups, its mailbox and clock, in one object."""

import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox import groups, journal
from sandbox.chats import Chat, Standing
from sandbox.clock import Clock, SystemClock
from sandbox.faults import Faults
from sandbox.floods import Floods
from sandbox.groups import Group
from sandbox.journal import Call
from sandbox.json import Json
from sandbox.people import PATIENCE, Person
from sandbox.state import State
from sandbox.waiting import until

if TYPE_CHECKING:
    from sandbox.mailbox import Mailbox

_FIRST_PERSON = 1001


@dataclass(frozen=True)
class Moment:
    """A named instant to which the page's clock can jump: Moment("to the deadline", ...)."""

    name: str
    at: datetime


class Sandbox:
    """Telegram for trying. `store` is a folder in which everything is kept, or None for the memory only."""

    def __init__(
        self,
        token: str = "100:test",  # noqa: S107 - the token of a bot that exists here only
        clock: Clock | None = None,
        store: Path | None = None,
        bot_name: str = "Clusters bot",
        bot_username: str = "clusters_demo_bot",
        moments: Sequence[Moment] = (),
        mail: bool = False,
    ) -> None:
        number = int(token.partition(":")[0])
        bot: Json = {"id": number, "is_bot": True, "first_name": bot_name, "username": bot_username}
        self.state = State(token, clock or SystemClock(), store, bot)
        self.moments = tuple(moments)
        self.url = ""
        self._mail = mail
        self._mailbox: Mailbox | None = None

    # --- serving ---

    @contextlib.asynccontextmanager
    async def serve(self, port: int = 0) -> AsyncIterator[str]:
        """Serves on 127.0.0.1 until the block ends; the URL."""
        from sandbox.chatpage import application
        from sandbox.hosting import hosted
        from sandbox.webhook import delivering

        self.state.stopping.clear()
        async with contextlib.AsyncExitStack() as stack:
            if self._mail:
                await stack.enter_async_context(self.mailbox.serve())
            await stack.enter_async_context(delivering(self.state))
            self.url = await stack.enter_async_context(hosted(self.state, application(self), port))
            try:
                yield self.url
            finally:
                self.state.store.flush()

    def close(self) -> None:
        """Closes the store's files; only a world with a folder needs it."""
        self.state.store.close()

    @property
    def token(self) -> str:
        return self.state.token

    @token.setter
    def token(self, token: str) -> None:
        """A new token revokes the old one: calls with it are answered 401."""
        self.state.token = token

    @property
    def has_mail(self) -> bool:
        return self._mailbox is not None

    @property
    def mailbox(self) -> "Mailbox":
        if self._mailbox is None:
            from sandbox.mailbox import Mailbox

            self._mailbox = Mailbox(self.state)
        return self._mailbox

    @property
    def smtp_url(self) -> str:
        return self.mailbox.url

    # --- people and groups ---

    def person(
        self, name: str, language: str = "en", last_name: str | None = None, username: str | None = None
    ) -> Person:
        """A new Telegram user, who has not started the bot yet."""
        number = self.state.count("person", _FIRST_PERSON)
        names = {"last_name": last_name, "username": username}
        face: Json = {"id": number, "first_name": name} | {key: text for key, text in names.items() if text}
        user = face | {"is_bot": False} | ({"language_code": language} if language else {})
        self.state.users[number] = user
        self.state.store.put("user", number, user)
        self.state.keep(Chat(number, "private", face | {"type": "private"}, Standing.NEW))
        self.state.changed()
        return Person(self.state, number)

    def group(self, title: str, *, forum: bool = False, supergroup: bool = True, bot: bool = True) -> Group:
        """A new group; the bot is in it (bot=True) without having been told."""
        chat = groups.create(self.state, title, forum=forum, supergroup=supergroup, bot=bot)
        self.state.changed()
        return Group(self.state, chat.id)

    @property
    def people(self) -> list[Person]:
        return [Person(self.state, number) for number in self.state.users]

    @property
    def groups(self) -> list[Group]:
        """Every group, those that migrated under their new id only."""
        chats = self.state.chats.values()
        return [Group(self.state, c.id) for c in chats if not c.private and c.migrated_to is None]

    # --- what happens ---

    @property
    def clock(self) -> Clock:
        return self.state.clock

    def move_clock(self, to: datetime) -> None:
        self.state.clock.move(to)
        self.state.stamp()
        self.state.changed()

    @property
    def updates_pending(self) -> list[Json]:
        """The updates that the bot has not confirmed yet."""
        return list(self.state.updates.pending)

    def push(self, update: Json) -> None:
        """Queues any update; it is numbered if it has no update_id, and may repeat one."""
        self.state.updates.add(update)
        self.state.changed()

    async def until(self, predicate: Callable[[], object], timeout: float = PATIENCE, why: str = "") -> None:  # noqa: ASYNC109
        """Returns when the predicate is true, which is asked again at every change of the world."""
        await until(self.state, predicate, timeout, why)

    def changed(self) -> None:
        """Says that something outside the world has changed, so that `until` asks again."""
        self.state.changed()

    # --- what goes wrong, what was called ---

    @property
    def faults(self) -> Faults:
        return self.state.faults

    @property
    def flood_limits(self) -> bool:
        return self.state.floods is not None

    @flood_limits.setter
    def flood_limits(self, on: bool) -> None:
        self.state.floods = Floods() if on else None
        self.state.stamp()
        self.state.changed()

    def limits_floods(self, pace: float) -> None:
        """The sending limits in windows of this part of their length: 0.1 is 20 messages to a group in 6 seconds."""
        self.state.floods = Floods(pace)

    def forget_queries(self) -> None:
        """Every pressed button becomes too old to be answered."""
        for key, query in self.state.queries.items():
            self.state.keep_query(key, query | {"time": 0.0})
        self.state.changed()

    @property
    def journal(self) -> list[Call]:
        return self.state.journal

    def calls(self, method: str | None = None, **parameters: object) -> list[Call]:
        """The calls of a method with these parameters, oldest first."""
        return journal.find(self.state.journal, method, parameters)

    def command_menu(self, person: Person, group: Group | None = None) -> list[Json]:
        """The commands that a person sees behind "/" in the private chat or in a group."""
        from sandbox.methods.commands import shown

        chat = group.chat.record if group else person.chat.record
        creator = chat.members[:1] == [person.id]
        return shown(self.state, chat.id, person.id, person.language, creator)
