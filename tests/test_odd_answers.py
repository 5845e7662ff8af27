"""Answers that are easily got wrong: albums, long captions, notes, commands, cuts in formatting, numbers too large."""

from tests.organisers import asks, card, organiser, presses, said, writes
from tests.town import Town, Townsperson


async def sends_album(town: Town, who: Townsperson, caption: str, *, to: str = "Q-1") -> None:
    """Three pictures; as in Telegram, the words stand under the first."""
    photo = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]}
    for words in (caption, "", ""):
        album = photo | {"media_group_id": "77"} | ({"caption": words} if words else {})
        await who.on_telegram.sends_raw(album, chat=town.organisers, reply_to=card(town, to))
    await town.settles()


def pictures(person: Townsperson) -> int:
    return sum(message.kind == "photo" for message in person.messages)


async def test_a_note_with_an_album_stays_among_colleagues_whole(sqlite_town: Town) -> None:
    ana, olga = sqlite_town.person("Ana"), organiser(sqlite_town, "Olga")
    await asks(ana, "May I bring my drone?")
    await sends_album(sqlite_town, olga, "// only for us")
    assert pictures(ana) == 0 and "answered" not in card(sqlite_town, "Q-1").text.lower()


async def test_a_second_organisers_album_is_asked_about_once_and_sent_whole(town: Town) -> None:
    ana, olga, rita = town.person("Ana"), organiser(town, "Olga"), organiser(town, "Rita")
    await asks(ana, "May I bring my drone?")
    await writes(town, olga, "Yes.", to=card(town, "Q-1"))
    await sends_album(town, rita, "See here")
    asked = [message for message in said(town) if "Send yours too?" in message.text]
    assert len(asked) == 1 and pictures(ana) == 0
    await presses(town, rita, "Send it too", asked[0])
    assert pictures(ana) == 3


async def test_an_album_goes_whole_to_all_who_asked_the_same(sqlite_town: Town) -> None:
    town = sqlite_town
    ana, ben, olga = town.person("Ana"), town.person("Ben"), organiser(town, "Olga")
    for person in (ana, ben):
        await asks(person, "May I bring my drone?")
    await sends_album(town, olga, "See here")
    offers = [message for message in said(town) if any("Send to" in label for label in message.labels)]
    assert len(offers) == 1
    await presses(town, olga, "Send to", offers[0])
    assert pictures(ana) == pictures(ben) == 3


async def test_words_too_long_for_a_caption_come_after_the_file(town: Town) -> None:
    ana, olga, words = town.person("Ana"), organiser(town, "Olga"), "words " * 300
    await asks(ana, "May I bring my drone?")
    sent = {"caption": words.strip(), "document": {"file_id": "d", "file_unique_id": "d", "file_name": "plan.pdf"}}
    await olga.on_telegram.sends_raw(sent, chat=town.organisers, reply_to=card(town, "Q-1"))
    await town.settles()
    assert any(message.kind == "document" for message in ana.messages)
    assert words.strip() in ana.last and "not be delivered" not in "".join(m.text for m in said(town))


async def test_an_answer_may_begin_with_a_command_but_a_mistyped_one_is_none(sqlite_town: Town) -> None:
    ana, olga = sqlite_town.person("Ana"), organiser(sqlite_town, "Olga")
    await asks(ana, "How do I begin?")
    before = ana.last
    await writes(sqlite_town, olga, "/opne", to=card(sqlite_town, "Q-1"))
    assert ana.last == before
    await writes(sqlite_town, olga, "/register is what you type", to=card(sqlite_town, "Q-1"))
    assert "/register is what you type" in ana.last


async def test_an_answer_that_becomes_a_note_is_not_shown_as_one(sqlite_town: Town) -> None:
    ana, olga = sqlite_town.person("Ana"), organiser(sqlite_town, "Olga")
    await asks(ana, "May I bring my drone?")
    answer = await writes(sqlite_town, olga, "Yes.", to=card(sqlite_town, "Q-1"))
    await olga.on_telegram.edits(answer, "// secret")
    await sqlite_town.settles()
    assert "secret" not in ana.all and "Yes." in ana.last


async def test_in_a_topic_of_somebody_forgotten_organisers_are_told(sqlite_town: Town) -> None:
    town = sqlite_town
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    town.organisers.becomes_forum()
    await writes(town, olga, "Hello")
    await asks(ana, "May I bring my drone?")
    [topic] = town.organisers.topics
    await ana.does("/forget", "[Yes, remove everything]")
    await writes(town, olga, "Yes, you may.", topic=topic.id)
    assert "has removed all their data" in said(town)[-1].text


async def test_a_rewording_in_bold_is_cut_at_its_line_with_its_formatting(town: Town) -> None:
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I play the theremin?")
    await writes(town, olga, "Yes.", to=card(town, "Q-1"))
    await presses(town, olga, "Add to FAQ", card(town, "Q-1"))
    words = "Is there a sauna at all?\nYes, in the cellar."
    bold = {"text": words, "entities": [{"type": "bold", "offset": 0, "length": len(words)}]}
    await olga.on_telegram.sends_raw(bold, chat=town.organisers, reply_to=said(town)[-1])
    await town.settles()
    await presses(town, olga, "Put it into the FAQ", said(town)[-1])
    await ana.does("is there a sauna at all?")
    assert "Yes, in the cellar." in ana.sees and "<" not in ana.sees


async def test_words_that_wait_keep_their_edits_apart_and_go_together(town: Town) -> None:
    ana = town.person("Ana")
    await asks(ana, "Where do I land?")
    receipt = ana.messages[-1]
    for number in range(19):
        await ana.on_telegram.sends(f"More {number}", reply_to=receipt)
        await town.settles()
    first = await ana.on_telegram.sends("My flight lands at ten", reply_to=receipt)
    await town.settles()
    await ana.on_telegram.sends("and I need a wheelchair", reply_to=receipt)
    await town.settles()
    await ana.on_telegram.edits(first, "My flight lands at noon")
    await town.settles()
    town.world.move_clock(town.clock.now().replace(hour=town.clock.now().hour + 2))
    await ana.does("[Send]")
    relayed = "\n".join(message.text for message in said(town))
    assert "My flight lands at noon" in relayed and "and I need a wheelchair" in relayed


async def test_a_button_with_a_number_beyond_all_is_an_old_one(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    for code in ("qs", "ao", "ad", "fn"):
        query = {"id": code, "from": ana.on_telegram.user, "chat_instance": "1", "data": f"{code}:999999999999999"}
        town.world.push({"callback_query": query | {"message": ana.messages[0].data}})
        await town.settles()
    assert "something went wrong" not in ana.all


async def test_ask_may_be_written_in_any_way(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.does("/ask\nAr yra pirtis?", "/ASK Is there a choir?")
    cards = card(sqlite_town, "Q-1").text + card(sqlite_town, "Q-2").text
    assert "Ar yra pirtis?" in cards and "Is there a choir?" in cards and "/ask" not in cards.lower()
