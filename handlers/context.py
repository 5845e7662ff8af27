"""What a handler has in its hands: the services, the person, and the screens it shows them."""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, Protocol, Self

from telegram import Message, Update
from telegram.ext import Application, CallbackContext, ExtBot

from db.engine import Transaction
from db.people import Person
from db.times import instant, milliseconds
from events.catalogue import Catalogue
from events.desk import Desk
from events.models import Event
from faq.canned import Canned
from handlers import long_text
from handlers.knowledge import Knowledge
from handlers.screens import Screen
from handlers.texts import Html, Say, Texts

PLAIN = {"is_disabled": True}


class Clock(Protocol):
    def now(self) -> datetime: ...


@dataclass
class Services:
    """What the bot depends on; made in bot/app.py and nowhere else. `knowledge` is replaced when it changes."""

    events: Catalogue
    texts: Texts
    knowledge: Knowledge
    canned: Mapping[str, Canned]
    clock: Clock
    bot_username: str
    contact: str
    admin_chat_id: int | None
    mails: bool
    ticket_key: bytes  # signs tickets; the same for every worker and after every restart
    mail_from: str = ""
    mail_comes_in: bool = False  # replies to the bot's mails are read

    @property
    def sure(self) -> float:
        """From which chance on words mean an entry of the FAQ."""
        return self.knowledge.matcher.sure.answer

    @property
    def desk(self) -> Desk:
        """How the organisers work."""
        return self.events.desk


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent; its name tells nothing about a person."""

    name: str
    content: bytes


@dataclass(slots=True)
class Reply:
    """One call of the Bot API that somebody is owed, by the name of PTB's method.

    `files` go with it, by the parameter that they are; `about` is what a reply to the sent message belongs to, such as
    "enquiry:27" (see db/links.py); `otherwise` is what is said instead if Telegram refuses it."""

    method: str
    parameters: dict[str, Any]
    files: dict[str, File] = field(default_factory=dict)
    about: str | None = None
    otherwise: "Reply | None" = None


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file of Telegram's that goes with a mail; `otherwise` is the line that stands in the mail if it cannot."""

    file_id: str
    name: str
    size: int
    otherwise: str


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail; `message_id`, `answers` and `thread` are local parts of Message-IDs: its own, and those it follows.

    `reply_to` is a name and an address, or None: to where it came from; `enclosed` is fetched from Telegram."""

    to: str
    subject: str
    text: str
    sender_name: str
    message_id: str
    answers: str = ""
    thread: tuple[str, ...] = ()
    reply_to: tuple[str, str] | None = None
    files: tuple[File, ...] = ()
    enclosed: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Slow:
    """A letter that takes long to make, such as a picture: `make` runs in a thread, when the transaction is over."""

    make: Callable[[], Reply]


@dataclass(frozen=True, slots=True)
class ForOrganiser:
    """A letter that says one thing to a member of the admin chat, and another to anybody else."""

    user_id: int
    organisers: Reply
    others: Reply


@dataclass(frozen=True, slots=True)
class Later:
    """Not now: it is owed again at `due`, in milliseconds."""

    due: int


@dataclass(frozen=True, slots=True)
class TooLate:
    """It is of no use any more: it counts among what could not be delivered."""


Letter = Reply | Mail | Slow | ForOrganiser


@dataclass(slots=True)
class Hand:
    """One update being handled: its transaction, its person, and what they will be shown once it is committed."""

    services: Services
    tx: Transaction
    update_id: int
    now: datetime
    person: Person | None
    passes: Mapping[str, int] = field(default_factory=dict)  # events whose form is open for this person alone, until
    replies: list[Reply] = field(default_factory=list)
    toast: str | None = None
    back: int | None = None  # a chat that can be reached again: what waits for it is due
    learned: bool = False  # organisers changed what the bot knows: it is to be read again after the commit
    taken: bool = False
    failure: Exception | None = None

    def toasts(self, update: Update) -> list[Reply]:
        """A pressed button is always answered, with a line over the chat or without."""
        query = update.callback_query
        if query is None:
            return []
        parameters: dict[str, Any] = {"callback_query_id": query.id}
        return [Reply("answer_callback_query", parameters | ({"text": self.toast[:200]} if self.toast else {}))]


HAND: ContextVar[Hand] = ContextVar("hand")


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """PTB's context with our hand in it."""

    hand: Hand

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> Self:
        context = cls(application)
        context.hand = HAND.get()
        context.hand.taken = True
        return context

    @classmethod
    def from_error(
        cls,
        update: object,
        error: Exception,
        application: Application[Any, Any, Any, Any, Any, Any],
        job: Any = None,
        coroutine: Any = None,
    ) -> Self:
        context = cls.from_update(update, application)
        context.error = error
        return context

    @property
    def services(self) -> Services:
        return self.hand.services

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """The events as they are for this person: whoever was let in late has a deadline of their own."""
        events: Mapping[str, Event] = self.services.events
        passes = {event: instant(ends) for event, ends in self.hand.passes.items() if event in events}
        return (
            {**events, **{event: events[event].closing(ends) for event, ends in passes.items()}} if passes else events
        )

    @property
    def tx(self) -> Transaction:
        """The transaction of this update: a handler's one verb runs in it."""
        return self.hand.tx

    @property
    def person(self) -> Person:
        """Who is talking; only where a private chat is handled."""
        assert self.hand.person is not None
        return self.hand.person

    @property
    def now(self) -> datetime:
        return self.hand.now

    @cached_property
    def at(self) -> int:
        """Now, as the database keeps it."""
        return milliseconds(self.hand.now)

    @property
    def say(self) -> Say:
        person = self.hand.person
        return self.services.texts.say(person.language if person else None)

    def show(self, update: Update, screen: Screen, about: str | None = None) -> None:
        """Sends a screen to the chat (and topic) of the update, as one message or, if it is long, several.

        `about`: what a reply to it belongs to, such as "enquiry:27"."""
        chat = update.effective_chat
        assert chat is not None
        *earlier, last = long_text.split(screen.text)
        for part in earlier:
            self._send(update, chat.id, part, None, about)
        self._send(update, chat.id, last, screen.keyboard(), about)

    def replace(self, update: Update, screen: Screen) -> None:
        """Puts a screen in the place of the message whose button was pressed; anew if that is impossible."""
        pressed = update.callback_query and update.callback_query.message
        if not pressed or not pressed.is_accessible or long_text.length(screen.text) > long_text.LIMIT:
            self.show(update, screen)
            return
        parameters = {"chat_id": pressed.chat.id, "message_id": pressed.message_id, "text": screen.text}
        parameters |= {"parse_mode": "HTML", "link_preview_options": PLAIN, "reply_markup": screen.keyboard()}
        self.hand.replies.append(Reply("edit_message_text", parameters))

    def settle(self, update: Update, text: Html | None = None) -> None:
        """Takes the buttons off the pressed message; `text` is what the chat's record says there from now on."""
        if text is not None:
            self.replace(update, Screen(text))
            return
        pressed = update.callback_query and update.callback_query.message
        if pressed and pressed.is_accessible:
            parameters = {"chat_id": pressed.chat.id, "message_id": pressed.message_id}
            self.hand.replies.append(Reply("edit_message_reply_markup", parameters))

    def speak(self, language: str) -> None:
        """What is said from here on is in this language."""
        self.hand.person = replace(self.person, language=language)

    def toast(self, text: str) -> None:
        """A line over the chat when a button was pressed."""
        self.hand.toast = text

    def file(self, update: Update, name: str, content: bytes, caption: Html) -> None:
        """Sends a small file to the chat of the update."""
        chat = update.effective_chat
        assert chat is not None
        parameters = {"chat_id": chat.id, "caption": caption, "parse_mode": "HTML"}
        self.hand.replies.append(Reply("send_document", parameters, {"document": File(name, content)}))

    def _send(
        self, update: Update, chat_id: int, text: str, keyboard: dict[str, Any] | None, about: str | None
    ) -> None:
        parameters = {"chat_id": chat_id, "text": text, "parse_mode": "HTML", "link_preview_options": PLAIN}
        if keyboard:
            parameters["reply_markup"] = keyboard
        if (topic := topic_of(update)) is not None:
            parameters["message_thread_id"] = topic
        self.hand.replies.append(Reply("send_message", parameters, about=about))


def topic_of(update: Update) -> int | None:
    """The forum topic that an update came from; Telegram gives ordinary replies a thread id too, which is none."""
    came = update.effective_message
    return came.message_thread_id if isinstance(came, Message) and came.is_topic_message else None


def message(recipient: int | str, screen: Screen, about: str | None = None) -> Reply:
    """The call that sends a screen to a chat."""
    parameters: dict[str, Any] = {"chat_id": int(recipient), "text": screen.text, "parse_mode": "HTML"}
    parameters["link_preview_options"] = PLAIN
    if keyboard := screen.keyboard():
        parameters["reply_markup"] = keyboard
    return Reply("send_message", parameters, about=about)
