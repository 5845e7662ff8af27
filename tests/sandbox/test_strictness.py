"""The server refuses what Telegram refuses, in Telegram's words."""

from typing import Any

import aiohttp
import pytest
import telegram

from sandbox import Attachment, Person, Sandbox
from tests.sandbox.conftest import Client

GO = {"text": "Go", "callback_data": "go"}


def keyboard(*buttons: object) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "x", "reply_markup": keyboard({"text": "a", "callback_data": "x" * 65})}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard({"text": "a", "callback_data": ""})}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard(*[GO] * 9)}, "reply markup is too long"),
        (
            {"text": "x", "reply_markup": keyboard({"text": "a"})},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": keyboard(GO | {"url": "https://a.eu"})},
            "can't parse inline keyboard button: Exactly one action is allowed, found url and callback_data",
        ),
        (
            {"text": "x", "reply_markup": keyboard({"text": "a", "url": "javascript:alert(1)"})},
            "inline keyboard button URL 'javascript:alert(1)' is invalid: Wrong HTTP URL",
        ),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"text": "x", "message_thread_id": 5}, "message thread not found"),
        ({"text": "x", "message_thread_id": "five"}, 'parameter "message_thread_id" must be of type Integer'),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply markup JSON object"),
        ({"text": "x", "reply_markup": []}, "object expected as reply markup"),
        ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    ],
)
async def test_a_wrong_message_is_refused(bot: Client, ana: Person, parameters: dict[str, Any], complaint: str) -> None:
    refusal = await bot.refusal("sendMessage", chat_id=ana.id, **parameters)
    assert refusal.replace("reply keyboard markup", "reply markup") == f"Bad Request: {complaint}"
    assert not [message for message in ana.chat.messages if message.from_bot]


async def test_limits_count_what_is_left_after_parsing(bot: Client, ana: Person) -> None:
    await bot.result("sendMessage", chat_id=ana.id, text=f"<b>{'x' * 4096}</b>&amp;"[:-5], parse_mode="HTML")
    await bot.result("sendMessage", chat_id=ana.id, text="😀" * 2048)
    assert len(ana.chat.messages) == 3


async def test_a_message_can_go_only_where_the_bot_may_write(world: Sandbox, bot: Client, ana: Person) -> None:
    ben, group = world.person("Ben"), world.group("Organisers").add(ana)
    assert await bot.refusal("sendMessage", chat_id=5, text="x") == "Bad Request: chat not found"
    refusal = await bot.refusal("sendMessage", chat_id=ben.id, text="x")
    assert refusal == "Forbidden: bot can't initiate conversation with a user"
    await ana.blocks()
    assert await bot.refusal("sendMessage", chat_id=ana.id, text="x") == "Forbidden: bot was blocked by the user"
    await ana.leaves()
    assert await bot.refusal("sendMessage", chat_id=ana.id, text="x") == "Forbidden: user is deactivated"
    group.kicks_bot()
    refusal = await bot.refusal("sendMessage", chat_id=group.id, text="x")
    assert refusal == "Forbidden: bot was kicked from the supergroup chat"


async def test_an_upgraded_group_says_where_it_went(world: Sandbox, bot: Client, ana: Person) -> None:
    group = world.group("Organisers", supergroup=False).add(ana)
    old = group.id
    new = group.becomes_supergroup()
    body = await bot.call("sendMessage", chat_id=old, text="x")
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": new}
    kinds = [update["message"] for update in world.updates_pending[1:]]
    assert [m.get("migrate_to_chat_id") for m in kinds] == [new, None]
    assert [m.get("migrate_from_chat_id") for m in kinds] == [None, old]
    await bot.result("sendMessage", chat_id=new, text="here")
    assert group.chat.last.text == "here"


async def test_ids_are_numbered_per_supergroup_and_for_the_whole_bot_elsewhere(
    world: Sandbox, bot: Client, ana: Person
) -> None:
    basic, first, second = (world.group(t, supergroup=s) for t, s in (("b", False), ("1", True), ("2", True)))

    async def sent(chat_id: int) -> int:
        return int((await bot.result("sendMessage", chat_id=chat_id, text="x"))["message_id"])

    assert [await sent(first.id), await sent(second.id), await sent(first.id)] == [1, 1, 2]
    assert [await sent(ana.id), await sent(basic.id), await sent(ana.id)] == [2, 3, 4]


async def test_editing_knows_its_refusals(bot: Client, ana: Person) -> None:
    message = await bot.result("sendMessage", chat_id=ana.id, text="a", reply_markup=keyboard(GO))
    known = {"chat_id": ana.id, "message_id": message["message_id"]}
    refusal = await bot.refusal("editMessageText", **known, text="a", reply_markup=keyboard(GO))
    assert refusal == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the "
        "same as a current content and reply markup of the message"
    )
    await bot.result("editMessageText", **known, text="a")
    assert ana.chat.last.buttons == []
    assert ana.chat.last.edited
    missing = {"chat_id": ana.id, "message_id": 99}
    assert await bot.refusal("editMessageText", **missing, text="b") == "Bad Request: message to edit not found"
    foreign = {"chat_id": ana.id, "message_id": 1}
    assert await bot.refusal("editMessageText", **foreign, text="b") == "Bad Request: message can't be edited"
    refusal = await bot.refusal("editMessageCaption", **known, caption="b")
    assert refusal == "Bad Request: there is no caption in the message to edit"
    await bot.result("deleteMessage", **known)
    assert await bot.refusal("deleteMessage", **known) == "Bad Request: message to delete not found"


async def test_a_press_is_answered_once_and_in_time(world: Sandbox, bot: Client, ana: Person) -> None:
    await bot.result("sendMessage", chat_id=ana.id, text="a", reply_markup=keyboard(GO))
    query = await ana.taps("Go")
    update = world.updates_pending[-1]["callback_query"]
    assert (update["id"], update["data"], update["message"]["text"]) == (query, "go", "a")
    world.forget_queries()
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await bot.refusal("answerCallbackQuery", callback_query_id=query) == too_old
    assert await bot.refusal("answerCallbackQuery", callback_query_id="7") == too_old


async def test_a_button_that_is_not_there_says_which_are(bot: Client, ana: Person) -> None:
    await bot.result("sendMessage", chat_id=ana.id, text="a", reply_markup=keyboard(GO))
    with pytest.raises(LookupError, match=r"no button \[Stop\]; to be seen: \[Go\]"):
        await ana.presses("Stop")


async def test_topics_refuse_when_closed_or_gone(world: Sandbox, bot: Client, ana: Person) -> None:
    group = world.group("Organisers", forum=True).add(ana)
    topic = (await bot.result("createForumTopic", chat_id=group.id, name="Ana"))["message_thread_id"]
    message = await bot.result("sendMessage", chat_id=group.id, message_thread_id=topic, text="x")
    assert message["is_topic_message"]
    assert message["message_thread_id"] == topic
    group.close_topic(topic)
    place = {"chat_id": group.id, "message_thread_id": topic, "text": "x"}
    assert await bot.refusal("sendMessage", **place) == "Bad Request: TOPIC_CLOSED"
    group.delete_topic(topic, "TOPIC_DELETED")
    assert await bot.refusal("sendMessage", **place) == "Bad Request: TOPIC_DELETED"
    place["message_thread_id"] = 99
    assert await bot.refusal("sendMessage", **place) == "Bad Request: message thread not found"


async def test_an_ordinary_reply_in_a_supergroup_has_a_thread_and_no_topic(
    world: Sandbox, bot: Client, ana: Person
) -> None:
    group = world.group("Organisers").add(ana)
    await bot.result("sendMessage", chat_id=group.id, text="card")
    await ana.sends("answer", chat=group, reply_to=group.chat.last)
    update = world.updates_pending[-1]["message"]
    assert update["message_thread_id"] == update["reply_to_message"]["message_id"] == 1
    assert "is_topic_message" not in update


async def test_a_reply_to_nothing_may_be_allowed(bot: Client, ana: Person) -> None:
    reply = {"message_id": 99, "allow_sending_without_reply": True}
    message = await bot.result("sendMessage", chat_id=ana.id, text="x", reply_parameters=reply)
    assert "reply_to_message" not in message
    reply = {"message_id": 1}
    message = await bot.result("sendMessage", chat_id=ana.id, text="x", reply_parameters=reply)
    assert message["reply_to_message"]["text"] == "/start"
    assert ana.chat.last.reply_to == ana.chat.messages[0]


async def test_tokens_and_methods_must_be_right(world: Sandbox, bot: Client) -> None:
    async def get(path: str) -> tuple[int, Any]:
        async with bot.session.get(f"{world.url}/{path}") as response:
            return response.status, (await response.json())["description"]

    assert await get("bot100:other/getMe") == (401, "Unauthorized")
    assert await get("botnonsense/getMe") == (404, "Not Found")
    assert await get("bot100:test/getNothing") == (404, "Not Found")
    assert (await bot.call("GETME"))["ok"]


async def test_parameters_come_in_every_encoding_with_the_same_types(world: Sandbox, bot: Client, ana: Person) -> None:
    url, markup = f"{bot.base}/sendMessage", '{"inline_keyboard":[[{"text":"Go","callback_data":"go"}]]}'
    form = {"chat_id": str(ana.id), "text": "7", "disable_notification": "true", "reply_markup": markup}
    multipart = aiohttp.FormData(form)
    multipart.add_field("unused", b"x", filename="x")
    async with bot.session.get(url, params=form) as response:
        assert response.status == 200
    async with bot.session.post(url, data=form) as response:
        assert response.status == 200
    async with bot.session.post(url, data=multipart) as response:
        assert response.status == 200
    await bot.result("sendMessage", chat_id=ana.id, text=7, disable_notification=True, reply_markup=keyboard(GO))
    calls = world.calls("sendMessage", chat_id=ana.id)
    assert [call.encoding for call in calls] == ["query", "form", "multipart", "json"]
    for call in calls:
        assert call.parameters["text"] == "7"
        assert call.parameters["disable_notification"] is True
        assert call.parameters["reply_markup"] == keyboard(GO)


async def test_files_go_up_come_down_and_are_used_again(world: Sandbox, bot: Client, ana: Person) -> None:
    form = aiohttp.FormData({"chat_id": str(ana.id), "document": "attach://one", "caption": "<b>x</b>"})
    form.add_field("one", b"BEGIN:VCALENDAR", filename="event.ics", content_type="text/calendar")
    async with bot.session.post(f"{bot.base}/sendDocument", data=form) as response:
        document = (await response.json())["result"]["document"]
    seen = ana.chat.last.document
    assert seen is not None
    assert (seen.file_name, seen.mime_type, seen.content) == ("event.ics", "text/calendar", b"BEGIN:VCALENDAR")
    again = await bot.result("sendDocument", chat_id=ana.id, document=document["file_id"])
    assert again["document"]["file_id"] == document["file_id"]
    path = (await bot.result("getFile", file_id=document["file_id"]))["file_path"]
    async with bot.session.get(f"{world.url}/file/bot{world.token}/{path}") as response:
        assert await response.read() == b"BEGIN:VCALENDAR"
    refusal = await bot.refusal("sendPhoto", chat_id=ana.id, photo=document["file_id"])
    assert refusal == "Bad Request: can't use file of type Document as Photo"
    refusal = await bot.refusal("sendDocument", chat_id=ana.id, document="nonsense")
    assert refusal == "Bad Request: wrong file identifier/HTTP URL specified"


async def test_a_large_file_cannot_be_downloaded(world: Sandbox, bot: Client, ana: Person) -> None:
    await ana.sends_document(size=20 * 1024 * 1024 + 1)
    file_id = world.updates_pending[-1]["message"]["document"]["file_id"]
    assert await bot.refusal("getFile", file_id=file_id) == "Bad Request: file is too big"


async def test_captions_have_their_own_limit(world: Sandbox, bot: Client, ana: Person) -> None:
    await ana.sends_photo()
    photo = world.updates_pending[-1]["message"]["photo"][0]["file_id"]
    await bot.result("sendPhoto", chat_id=ana.id, photo=photo, caption="x" * 1024)
    refusal = await bot.refusal("sendPhoto", chat_id=ana.id, photo=photo, caption="x" * 1025)
    assert refusal == "Bad Request: message caption is too long"


async def test_an_album_is_several_messages_with_one_group_id(world: Sandbox, bot: Client, ana: Person) -> None:
    await ana.sends_album(*[Attachment()] * 3, caption="three")
    albums = [update["message"] for update in world.updates_pending[1:]]
    assert len({message["media_group_id"] for message in albums}) == 1
    assert [message.get("caption") for message in albums] == ["three", None, None]
    media = [{"type": "photo", "media": message["photo"][0]["file_id"]} for message in albums]
    sent = await bot.result("sendMediaGroup", chat_id=ana.id, media=media)
    assert len(sent) == 3
    refusal = await bot.refusal("sendMediaGroup", chat_id=ana.id, media=media[:1])
    assert refusal == "Bad Request: there must be 2 to 10 items in the album"


async def test_everything_people_can_send_arrives_and_can_be_copied(world: Sandbox, bot: Client, ana: Person) -> None:
    group = world.group("Organisers")
    for send in (
        ana.sends_photo, ana.sends_document, ana.sends_voice, ana.sends_audio, ana.sends_video, ana.sends_video_note,
        ana.sends_animation, ana.sends_sticker, ana.sends_location, ana.sends_contact, ana.sends_poll, ana.sends_dice,
    ):  # fmt: skip
        message = await send()
        kind = send.__name__.removeprefix("sends_")
        assert kind in world.updates_pending[-1]["message"]
        await bot.result("copyMessage", chat_id=group.id, from_chat_id=ana.id, message_id=message.id)
        assert group.chat.last.kind == message.kind == kind
        await bot.result("forwardMessage", chat_id=group.id, from_chat_id=ana.id, message_id=message.id)
        assert group.chat.last.data["forward_origin"]["sender_user"]["id"] == ana.id
    refusal = await bot.refusal("copyMessage", chat_id=group.id, from_chat_id=ana.id, message_id=999)
    assert refusal == "Bad Request: message to copy not found"


async def test_the_command_menu_depends_on_scope_and_language(world: Sandbox, bot: Client, ana: Person) -> None:
    async def set_menu(name: str, **where: Any) -> None:
        await bot.result("setMyCommands", commands=[{"command": name, "description": "does it"}], **where)

    group = world.group("Organisers").add(ana)
    await set_menu("start")
    await set_menu("pradzia", scope={"type": "all_private_chats"}, language_code="lt")
    await set_menu("stats", scope={"type": "chat", "chat_id": group.id})
    jonas = world.person("Jonas", language="lt")
    assert (ana.commands, jonas.commands) == (["start"], ["pradzia"])
    assert [command["command"] for command in world.command_menu(ana, group)] == ["stats"]
    wrong = [{"command": "No Spaces", "description": "x"}]
    assert await bot.refusal("setMyCommands", commands=wrong) == "Bad Request: BOT_COMMAND_INVALID"


async def test_typing_shows_until_the_bot_writes(bot: Client, ana: Person) -> None:
    await bot.result("sendChatAction", chat_id=ana.id, action="typing")
    assert ana.typing
    await bot.result("sendMessage", chat_id=ana.id, text="x")
    assert not ana.typing
    refusal = await bot.refusal("sendChatAction", chat_id=ana.id, action="thinking")
    assert refusal == "Bad Request: wrong parameter action in request"


async def test_python_telegram_bot_understands_every_answer(world: Sandbox, ana: Person) -> None:
    group = world.group("Organisers", forum=True).add(ana)
    async with telegram.Bot(world.token, base_url=f"{world.url}/bot", base_file_url=f"{world.url}/file/bot") as ptb:
        assert ptb.username == "clusters_demo_bot"
        row = [telegram.InlineKeyboardButton("Go", callback_data="go")]
        markup = telegram.InlineKeyboardMarkup([row])
        sent = await ptb.send_message(ana.id, "<b>Hi</b> Žydrūnas", parse_mode="HTML", reply_markup=markup)
        assert sent.text_html == "<b>Hi</b> Žydrūnas"
        edited = await sent.edit_text("new")
        assert isinstance(edited, telegram.Message)
        document = await ptb.send_document(ana.id, b"data", filename="a.txt", caption="c")
        assert document.document is not None
        file = await document.document.get_file()
        assert bytes(await file.download_as_bytearray()) == b"data"
        pictures = [telegram.InputMediaDocument(b"1", filename="1"), telegram.InputMediaDocument(b"2", filename="2")]
        assert len(await ptb.send_media_group(ana.id, pictures)) == 2
        topic = await ptb.create_forum_topic(group.id, "Ana")
        await ptb.send_message(group.id, "x", message_thread_id=topic.message_thread_id)
        assert (await ptb.get_chat(group.id)).is_forum
        assert len(await ptb.get_chat_administrators(group.id)) == 2
        assert (await ptb.get_chat_member(group.id, ptb.id)).status == "administrator"
        await ptb.set_message_reaction(ana.id, sent.message_id, "👍")
        await ptb.set_my_commands([("start", "begin")])
        assert (await ptb.get_my_commands())[0].command == "start"
        await ana.sends_poll()
        updates = await ptb.get_updates()
        assert updates[-1].message is not None
        assert updates[-1].message.poll is not None
        assert (await ptb.get_webhook_info()).pending_update_count == len(updates)
    assert ana.chat.messages[1].reactions == ["👍"]
