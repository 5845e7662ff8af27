"""What the page shows: everything that has changed since a version, as JSON."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from sandbox import media
from sandbox.chats import Chat, Record
from sandbox.clock import StoppedClock, SystemClock
from sandbox.json import Json
from sandbox.messages import Button, Message
from sandbox.people import Person

if TYPE_CHECKING:
    from sandbox.mailbox import Mail
    from sandbox.world import Sandbox

MOST_MESSAGES = 300
LAST_CALLS = 15
_MENTION = "tg://user?id="
_PICTURES = ("photo", "sticker")
_TOLD = (*media.KINDS, "text", "venue", "location", "contact", "poll", "dice", "story")


def since(world: "Sandbox", version: int) -> Json:
    """The small things whole, chats and mails only as far as they are newer than the version."""
    state = world.state
    chats = [chat for chat in state.chats.values() if chat.version > version and chat.migrated_to is None]
    return {
        "version": state.version,
        "bot": {"id": state.bot["id"], "name": state.bot["first_name"], "username": state.bot["username"]},
        "description": _description(world),
        "clock": _clock(world),
        "people": [_person(person) for person in world.people],
        "gone": [chat.id for chat in state.chats.values() if chat.migrated_to is not None],
        "chats": [_chat(world, chat, version) for chat in chats],
        "faults": [_fault(fault, left) for fault, left in state.faults.active],
        "floods": world.flood_limits,
        "calls": [_call(world, number) for number in range(len(state.journal))[-LAST_CALLS:]],
        "mail": _mailbox(world),
    }


def _description(world: "Sandbox") -> str:
    texts = world.state.settings.get("description", {})
    return str(texts.get("", ""))


def _clock(world: "Sandbox") -> Json:
    clock = world.clock
    now = clock.now()
    return {
        "now": int(now.timestamp() * 1000),
        "zone": _zone(now),
        "movable": not isinstance(clock, SystemClock),
        "runs": not isinstance(clock, StoppedClock),
        "moments": [moment.name for moment in world.moments],
    }


def _zone(now: datetime) -> str:
    """The zone as browsers name it; a fixed offset of whole hours has a name too, with its sign reversed."""
    if key := getattr(now.tzinfo, "key", None):
        return str(key)
    hours, rest = divmod((now.utcoffset() or timedelta()).total_seconds(), 3600)
    return f"Etc/GMT{-hours:+.0f}" if hours and not rest else "UTC"


def _person(person: Person) -> Json:
    return {"id": person.id, "name": person.name, "language": person.language}


def _chat(world: "Sandbox", chat: Chat, version: int) -> Json:
    room = Person(world.state, chat.id).chat
    records = sorted(chat.records.items())[-MOST_MESSAGES:]
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.face.get("title") or chat.face["first_name"],
        "standing": chat.standing,
        "forum": chat.forum,
        "members": chat.members,
        "typing": room.record.action if room.typing else "",
        "topics": [{"id": t.id, "name": t.name, "closed": t.closed} for t in chat.topics.values() if not t.gone],
        "commands": _commands(world, chat),
        "messages": [_message(world, record) for _, record in records if record.version > version],
    }


def _commands(world: "Sandbox", chat: Chat) -> list[Json]:
    from sandbox.methods.commands import shown

    user_id = chat.id if chat.private else (chat.members or [0])[0]
    language = str(world.state.users.get(user_id, {}).get("language_code", ""))
    return shown(world.state, chat.id, user_id, language, creator=not chat.private)


def _message(world: "Sandbox", record: Record) -> Json:
    if record.deleted:
        return {"id": record.id, "deleted": True}
    message = Message(world.state, record)
    data = message.data
    return {
        "id": message.id,
        "from": {"id": data["from"]["id"], "name": message.sender, "bot": message.from_bot},
        "date": data["date"],
        "kind": message.kind,
        "text": message.text or message.caption,
        "entities": message.entities,
        "buttons": [[_button(b) for b in row] for row in message.buttons] if "reply_markup" in data else [],
        "keyboard": _keyboard(message, record),
        "reply": _reply(message),
        "thread": message.thread_id if data.get("is_topic_message") else None,
        "edited": message.edited,
        "pinned": message.pinned,
        "reactions": message.reactions,
        "forwarded": data.get("forward_origin", {}).get("sender_user", {}).get("first_name", ""),
        "file": _file(message),
        "note": _note(message),
        "service": message.kind not in _TOLD,
    }


def _button(button: Button) -> Json:
    return {"label": button.label, "url": button.url}


def _keyboard(message: Message, record: Record) -> Json | None:
    """A reply keyboard: its rows of labels, whether a reply is asked for, and of whom (None: of everybody)."""
    if record.keyboard is None:
        return None
    rows = record.keyboard.get("keyboard", [])
    labels = [[b if isinstance(b, str) else b["text"] for b in row] for row in rows]
    to = _meant(message) if record.keyboard.get("selective") else None
    return {"rows": labels, "force": bool(record.keyboard.get("force_reply")), "to": to}


def _meant(message: Message) -> list[int]:
    """Whom a selective keyboard is for: those whom the text mentions, and whoever is replied to."""
    links = [entity.get("url", "") for entity in message.entities]
    mentioned = [int(url.removeprefix(_MENTION)) for url in links if url.startswith(_MENTION)]
    replied = message.reply_to
    return mentioned + ([replied.data["from"]["id"]] if replied else [])


def _reply(message: Message) -> Json | None:
    replied = message.reply_to
    if replied is None:
        return None
    text = replied.text or replied.caption or _note(replied) or replied.kind
    return {"id": replied.id, "name": replied.sender, "text": text[:120]}


def _file(message: Message) -> Json | None:
    if message.kind not in media.KINDS or (file := message.file) is None:
        return None
    return {
        "url": f"/sandbox/files/{quote(file.file_id)}",
        "name": file.file_name,
        "size": len(file.content),
        "picture": file.kind in _PICTURES,
    }


def _note(message: Message) -> str:
    """What stands in for a message that is neither text nor file."""
    data, who = message.data, message.sender
    match message.kind:
        case "location" | "venue":
            place = data["location"]
            return f"📍 {data.get('venue', {}).get('title', '')} {place['latitude']:.4f}, {place['longitude']:.4f}"
        case "contact":
            return f"👤 {data['contact']['first_name']}, {data['contact']['phone_number']}"
        case "poll":
            return f"📊 {data['poll']['question']}"
        case "dice":
            return f"{data['dice']['emoji']} {data['dice']['value']}"
        case "forum_topic_created":
            return f"{who} created the topic “{data['forum_topic_created']['name']}”"
        case "new_chat_members":
            return f"{', '.join(user['first_name'] for user in data['new_chat_members'])} joined the group"
        case "left_chat_member":
            return f"{data['left_chat_member']['first_name']} left the group"
        case "pinned_message":
            return f"{who} pinned a message"
        case "migrate_to_chat_id" | "migrate_from_chat_id":
            return "The group was upgraded to a supergroup"
        case "text" | "photo" | "document" | "voice" | "audio" | "video" | "video_note" | "animation" | "sticker":
            return ""
        case kind:
            return f"{who}: {kind.replace('_', ' ')}"


def _fault(fault: object, left: int | None) -> str:
    from sandbox.faults import Fault

    assert isinstance(fault, Fault)
    what = fault.error.description if fault.error else fault.ending if not fault.wait else f"delay {fault.wait:g} s"
    where = " ".join(str(part) for part in (fault.method, fault.chat_id) if part)
    return f"{what}{f' · {where}' if where else ''} · {'always' if left is None else f'{left} more'}"


def _call(world: "Sandbox", number: int) -> Json:
    call = world.state.journal[number]
    answer = "…" if call.reply is None else "ok" if call.ok else str(call.reply.get("description", ""))
    return {"number": number, "at": call.time.strftime("%H:%M:%S"), "method": call.method, "answer": answer}


def _mailbox(world: "Sandbox") -> Json | None:
    if not world.has_mail:
        return None
    box = world.mailbox
    faults = ["connections refused"] if box.refusing else []
    faults += [f"{fault.reply or 'no answer'} · {fault.left or 'always'}" for fault in box.faults]
    return {"address": box.url, "faults": faults, "messages": [_mail(world, mail) for mail in box.messages[-100:]]}


def _mail(world: "Sandbox", mail: "Mail") -> Json:
    parts = list(mail.message.iter_attachments())
    return {
        "number": mail.number,
        "at": int(mail.at.timestamp()),
        "from": str(mail.message["From"] or mail.sender),
        "to": ", ".join(mail.recipients),
        "replyTo": str(mail.message["Reply-To"] or ""),
        "subject": mail.subject,
        "text": mail.text,
        "files": [part.get_filename() or "attachment" for part in parts],
        "repliable": mail.wants_replies,
        "replies": [
            {"at": int(reply.at.timestamp()), "text": reply.text, "seen": reply.seen}
            for reply in world.mailbox.client.replies.values()
            if reply.answers == mail.number
        ],
    }
