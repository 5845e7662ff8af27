"""What the page's buttons do, by the last part of their address."""

import mimetypes
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sandbox.faults import Fault
from sandbox.groups import Group
from sandbox.json import Json
from sandbox.messages import Message
from sandbox.people import Person
from sandbox.writing import Attachment

if TYPE_CHECKING:
    from sandbox.world import Sandbox

Deed = Callable[["Sandbox", Json], Awaitable[Json | None]]
PRESS_PATIENCE = 30.0


@dataclass(frozen=True)
class Sent:
    """A file from the page."""

    name: str
    mime: str
    content: bytes


async def add_person(world: "Sandbox", given: Json) -> Json:
    name = str(given["name"]).strip()[:64]
    if not name:
        raise ValueError("Please give a name.")
    return {"id": world.person(name, language=str(given.get("language", "en"))[:8]).id}


async def set_language(world: "Sandbox", given: Json) -> None:
    _person(world, given).language = str(given["language"])[:8]
    _touch(world, int(given["as"]))


async def add_group(world: "Sandbox", given: Json) -> Json:
    forum = bool(given.get("forum"))
    group = world.group(str(given["title"]).strip()[:128] or "Organisers", forum=forum, supergroup=forum)
    return {"id": group.add(*world.people[:1]).id}


async def join(world: "Sandbox", given: Json) -> None:
    _group(world, given).add(_person(world, given))


async def upgrade(world: "Sandbox", given: Json) -> None:
    group = _group(world, given)
    group.becomes_forum() if given.get("forum") else group.becomes_supergroup()


async def invite_bot(world: "Sandbox", given: Json) -> None:
    group = _group(world, given)
    group.adds_bot() if given.get("present") else group.kicks_bot()


async def add_topic(world: "Sandbox", given: Json) -> Json:
    return {"id": _group(world, given).creates_topic(str(given["name"])[:128] or "Topic")}


async def end_topic(world: "Sandbox", given: Json) -> None:
    group, topic = _group(world, given), int(given["topic"])
    group.delete_topic(topic) if given.get("deleted") else group.close_topic(topic, bool(given["closed"]))


async def write(world: "Sandbox", given: Json) -> None:
    """Sends a text, or a file with the text as its caption."""
    person, group = _person(world, given), _group_or_none(world, given)
    reply = _message(world, given, "reply") if given.get("reply") else None
    topic = int(given["topic"]) if given.get("topic") else None
    file, text = given.get("file"), str(given.get("text", ""))
    if isinstance(file, Sent):
        await person.sends_file(_attachment(file), text, chat=group, reply_to=reply, topic=topic)
    else:
        await person.sends(text, chat=group, reply_to=reply, topic=topic)


async def edit(world: "Sandbox", given: Json) -> None:
    text = str(given["text"]).strip()
    if not text:
        raise ValueError("An edited message cannot be empty.")
    await _person(world, given).edits(_message(world, given, "message"), text)


async def press(world: "Sandbox", given: Json) -> Json:
    """Presses an inline button and waits for the bot's answer."""
    message = _message(world, given, "message")
    try:
        button = message.buttons[int(given["row"])][int(given["column"])]
    except IndexError:
        return {"text": "This button is not there any more.", "alert": False}
    person, group = _person(world, given), _group_or_none(world, given)
    only = Message(world.state, message.record)
    try:
        answer = await person.presses(button, message=only, chat=group, timeout=PRESS_PATIENCE)
    except TimeoutError:
        return {"text": "The bot has not answered this button.", "alert": False}
    return {"text": answer.text, "alert": answer.alert, "url": answer.url}


async def open_link(world: "Sandbox", given: Json) -> None:
    """Opens t.me/bot?start=payload, or just the payload."""
    link, person = str(given["link"]).strip(), _person(world, given)
    if "/" in link or "?" in link:
        await person.opens(link)
    else:
        await person.starts(link or None)


async def block(world: "Sandbox", given: Json) -> None:
    person = _person(world, given)
    await (person.blocks() if given.get("blocked") else person.unblocks())


async def move_clock(world: "Sandbox", given: Json) -> None:
    now, to = world.clock.now(), given["to"]
    match to:
        case "now":
            world.move_clock(datetime.now(UTC).astimezone(now.tzinfo))
        case "hour":
            world.move_clock(now + timedelta(hours=1))
        case "day":
            world.move_clock(now + timedelta(days=1))
        case _:
            world.move_clock(world.moments[int(to)].at)


async def add_fault(world: "Sandbox", given: Json) -> None:
    """Switches a fault on; a chat or a method may be named, a count of 0 means until removed."""
    chat_id = int(given["chat"]) if given.get("chat") else None
    method, count = given.get("method") or None, int(given.get("count") or 0) or None
    world.faults.add(_fault(str(given["kind"]), str(method) if method else None, chat_id, count))
    _stamp(world)


def _fault(kind: str, method: str | None, chat_id: int | None, count: int | None) -> Fault:
    match kind:
        case "429":
            return Fault.too_many_requests(5, method=method, chat_id=chat_id, count=count)
        case "403":
            return Fault.forbidden(method=method, chat_id=chat_id, count=count)
        case "400":
            return Fault.bad_request("chat not found", method=method, chat_id=chat_id, count=count)
        case "502":
            return Fault.answers(502, "Bad Gateway", method=method, chat_id=chat_id, count=count)
        case "drop" | "lost":
            return Fault.drops(acted=kind == "lost", method=method, chat_id=chat_id, count=count)
        case "silent":
            return Fault.never_answers(method=method, chat_id=chat_id, count=count)
        case "slow":
            return Fault.delays(3, method=method, chat_id=chat_id, count=count)
    raise ValueError(f"There is no fault {kind}.")


async def clear_faults(world: "Sandbox", given: Json) -> None:
    world.faults.clear()
    if world.has_mail:
        await world.mailbox.accepts()
    _stamp(world)


async def limit_floods(world: "Sandbox", given: Json) -> None:
    world.flood_limits = bool(given.get("on"))


async def fail_mail(world: "Sandbox", given: Json) -> None:
    match given["kind"]:
        case "451":
            world.mailbox.fails("451 Try again later", count=3)
        case "550":
            world.mailbox.fails("550 No such user here", count=1)
        case "hang":
            world.mailbox.hangs()
        case "refuse":
            await world.mailbox.refuses()


async def reply_to_mail(world: "Sandbox", given: Json) -> None:
    """Whoever got the mail replies to it, in a mail program of their own."""
    text, number = str(given["text"]).strip(), int(given["mail"])
    mail = next((mail for mail in world.mailbox.messages if mail.number == number), None)
    if mail is None or not mail.wants_replies:
        raise LookupError("A reply to this mail goes elsewhere.")
    if not text:
        raise ValueError("Please write something.")
    world.mailbox.client.reply(mail, text)


def _person(world: "Sandbox", given: Json) -> Person:
    if (number := int(given["as"])) not in world.state.users:
        raise LookupError("There is no such person.")
    return Person(world.state, number)


def _group_or_none(world: "Sandbox", given: Json) -> Group | None:
    return Group(world.state, int(given["chat"])) if int(given["chat"]) < 0 else None


def _group(world: "Sandbox", given: Json) -> Group:
    if int(given["chat"]) not in world.state.chats:
        raise LookupError("There is no such group.")
    return Group(world.state, int(given["chat"]))


def _message(world: "Sandbox", given: Json, name: str) -> Message:
    record = world.state.chats[int(given["chat"])].message(int(given[name]))
    if record is None:
        raise LookupError("This message is gone.")
    return Message(world.state, record)


def _attachment(file: Sent) -> Attachment:
    mime = file.mime or mimetypes.guess_type(file.name)[0] or ""
    kind = "photo" if mime in ("image/png", "image/jpeg", "image/webp") else "document"
    return Attachment(file.content, kind, file.name, mime)


def _touch(world: "Sandbox", chat_id: int) -> None:
    """The page shows the chat anew, as its menu has changed."""
    world.state.keep(world.state.chats[chat_id])
    world.state.changed()


def _stamp(world: "Sandbox") -> None:
    world.state.stamp()
    world.state.changed()


DEEDS: dict[str, Deed] = {
    "people": add_person,
    "language": set_language,
    "groups": add_group,
    "join": join,
    "upgrade": upgrade,
    "invite": invite_bot,
    "topics": add_topic,
    "topic": end_topic,
    "write": write,
    "edit": edit,
    "press": press,
    "open": open_link,
    "block": block,
    "clock": move_clock,
    "faults": add_fault,
    "calm": clear_faults,
    "floods": limit_floods,
    "mailfaults": fail_mail,
    "mailreply": reply_to_mail,
}
