"""Whatever people send, press or call themselves, they are answered, and nothing breaks."""

import unicodedata

import pytest

from sandbox import Button, Message, Person
from tests.town import Town, Townsperson

KINDS = ["voice", "audio", "video", "video note", "animation", "photo", "document", "sticker", "location", "contact",
         "poll", "dice", "story", "game"]  # fmt: skip


async def _sends(person: Person, kind: str) -> None:
    match kind:
        case "voice":
            await person.sends_voice(b"OggS")
        case "audio":
            await person.sends_audio(b"ID3")
        case "video":
            await person.sends_video(b"mp4")
        case "video note":
            await person.sends_video_note(b"mp4")
        case "animation":
            await person.sends_animation(b"gif")
        case "photo":
            await person.sends_photo(b"jpg", "a picture")
        case "document":
            await person.sends_document(b"pdf", "paper.pdf")
        case "sticker":
            await person.sends_sticker()
        case "location":
            await person.sends_location()
        case "contact":
            await person.sends_contact()
        case "poll":
            await person.sends_poll()
        case "dice":
            await person.sends_dice()
        case "story":
            await person.sends_raw({"story": {"id": 1, "chat": {"id": person.id, "type": "private"}}})
        case "game":
            await person.sends_raw({"game": {"title": "Snake", "description": "", "photo": []}})


@pytest.mark.parametrize("kind", KINDS)
async def test_what_the_bot_cannot_read_is_refused_plainly_and_the_form_goes_on(town: Town, kind: str) -> None:
    ana = town.person("Ana")
    await ana.starts()
    seen = len(ana.messages)
    await _sends(ana.on_telegram, kind)
    await town.settles()
    assert len(ana.messages) > seen
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="email")
    seen = len(ana.messages)
    await _sends(ana.on_telegram, kind)
    await town.settles()
    assert len(ana.messages) > seen and ana.asked == ("workshop", "email")
    assert await town.sql("SELECT 1 FROM inbox WHERE attempts > 0") == []


NAMES = [
    "<3",
    "_i",
    "&",
    "</b>",
    "<b>Ana</b>",
    "\u202eanA",
    "\u200f",
    "{name}",
    "$name",
    "a" * 64,
    'O\'Neil "x"',
    "*[a](b)*",
]


@pytest.mark.parametrize("name", NAMES)
async def test_a_name_is_shown_as_it_is_whatever_it_holds(town: Town, name: str) -> None:
    ana = town.person(name)
    await ana.starts()
    assert ana.messages and all(call.ok for call in town.world.calls("sendMessage"))
    answer = f"{name} Müller" if len(name) < 40 else name
    await ana.registers("workshop", name=answer)
    assert _without_marks(answer) in _without_marks(ana.all)
    assert await town.sql("SELECT 1 FROM inbox WHERE attempts > 0") == []
    assert all(call.ok for call in town.world.calls("sendMessage"))


def _without_marks(text: str) -> str:
    """Without what only steers the direction of writing."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf").strip()


async def test_a_button_pressed_twice_at_once_counts_once_and_both_presses_are_answered(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation_type")
    message, button = _pressable(ana)
    await ana.on_telegram.taps(button, message=message)
    await ana.on_telegram.taps(button, message=message)
    await town.settles()
    assert len([call for call in town.world.calls("answerCallbackQuery") if call.ok]) >= 2
    assert ana.asked == ("workshop", "country")


async def test_a_button_pressed_after_a_restart_still_works(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation_type")
    await town.closes()
    await town.opens()
    message, button = _pressable(ana)
    await ana.on_telegram.presses(button, message=message)
    await town.settles()
    assert ana.asked == ("workshop", "country")


async def test_a_press_that_telegram_calls_too_old_is_handled_all_the_same(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation_type")
    message, button = _pressable(ana)
    await town.closes()
    await ana.on_telegram.taps(button, message=message)
    town.world.forget_queries()
    await town.opens()
    await town.settles()
    assert ana.asked == ("workshop", "country")
    assert [call.ok for call in town.world.calls("answerCallbackQuery")][-1] is False


async def test_an_old_button_says_so_and_shows_where_we_are(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts("workshop")
    message, button = _pressable(ana)
    await ana.fills_in("workshop", until="email")
    town.world.push({"callback_query": {
        "id": "77", "from": ana.on_telegram.user, "chat_instance": "1", "data": "p:workshop:days:both",
        "message": {"message_id": message.id, "date": 0, "chat": {"id": ana.id, "type": "private"}},
    }})  # fmt: skip
    await town.settles()
    assert ana.asked == ("workshop", "email")
    assert button.data and await town.sql("SELECT 1 FROM inbox WHERE attempts > 0") == []


async def test_the_bot_answers_in_a_topic_only_where_there_are_topics(town: Town) -> None:
    """In other supergroups Telegram numbers threads of replies with the same field."""
    olga = town.person("Olga")
    town.organisers.add(olga.on_telegram)
    await town.settles()
    before = len(town.world.calls("sendMessage"))
    chat, sender = {"id": town.organisers.id, "type": "supergroup", "title": "x"}, olga.on_telegram.user
    message = {"message_id": 900, "date": 0, "chat": chat, "from": sender, "text": "/help", "message_thread_id": 899}
    message["entities"] = [{"type": "bot_command", "offset": 0, "length": 5}]
    town.world.push({"message": message})
    await town.settles()
    calls = town.world.calls("sendMessage")[before:]
    assert calls and all("message_thread_id" not in call.parameters for call in calls)


def _pressable(person: Townsperson) -> tuple[Message, Button]:
    """The first button of the newest message that has one."""
    message = next(m for m in reversed(person.messages) if m.labels)
    return message, message.buttons[0][0]
