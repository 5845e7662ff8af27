"""Groups: in others than the organisers' the bot says, when it comes, that it works in private."""

from tests.town import Town


async def test_in_another_group_the_bot_says_nothing(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    group = sqlite_town.world.group("Friends of clusters")
    group.add(ana.on_telegram)
    for words in ("/start", "/open", "/find Ana", "hello"):
        await ana.on_telegram.sends(words, chat=group)
        await sqlite_town.settles()
    assert [message for message in group.chat.messages if message.from_bot] == []


async def test_a_group_that_takes_the_bot_in_is_told_its_id_and_where_the_bot_works(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ona", language="lt")
    group = sqlite_town.world.group("Klasteriai", bot=False)
    group.add(ana.on_telegram)
    group.adds_bot(by=ana.on_telegram)
    await sqlite_town.settles()
    await ana.on_telegram.sends("Labas!", chat=group)
    await sqlite_town.settles()
    [said] = [message for message in group.chat.messages if message.from_bot and message.text]
    assert said.text.startswith("Bendrauju asmeniniame pokalbyje") and f"ADMIN_CHAT_ID={group.id}" in said.text
    assert said.buttons[0][0].url == "https://t.me/clusters_demo_bot"


async def test_a_button_carried_into_a_group_does_nothing_there(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    group = sqlite_town.world.group("Friends of clusters")
    group.add(ana.on_telegram)
    await ana.starts()
    message, button = ana.holds("Matchmaking Event")
    there = message.data | {"chat": {"id": group.id, "type": "group", "title": "Friends of clusters"}}
    query = {"id": "7", "from": ana.on_telegram.user, "chat_instance": "1", "message": there, "data": button.data}
    sqlite_town.world.push({"callback_query": query})
    await sqlite_town.settles()
    assert not [message for message in group.chat.messages if message.from_bot]
