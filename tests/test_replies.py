"""Organisers answer by replying in the admin chat: what arrives, what is asked about, what stays among colleagues."""

import asyncio

import pytest

from sandbox import Attachment, Fault
from tests.organisers import asks, card, organiser, presses, said, writes
from tests.town import Town, Townsperson


@pytest.fixture
async def ana(town: Town) -> Townsperson:
    """Somebody whose question waits: Q-1."""
    ana = town.person("Ana")
    await asks(ana, "May I bring my drone?")
    return ana


async def test_an_answer_arrives_with_its_formatting_and_is_ticked(town: Town, ana: Townsperson) -> None:
    olga = organiser(town, "Olga")
    reply = await writes(town, olga, "Yes, see https://example.org/drones <b>", to=card(town, "Q-1"))
    bold = await olga.on_telegram.sends_raw(
        {"text": "And <rest> well", "entities": [{"type": "bold", "offset": 4, "length": 6}]},
        chat=town.organisers, reply_to=card(town, "Q-1"),
    )  # fmt: skip
    await town.settles()
    assert "May I bring my drone?" in ana.messages[-2].text and "Olga" in ana.messages[-2].text
    assert "Yes, see https://example.org/drones <b>" in ana.messages[-2].text
    assert "And <b>&lt;rest&gt;</b> well" in ana.messages[-1].html
    assert reply.reactions == bold.reactions == ["👍"]


MEDIA = [
    Attachment(kind="photo"),
    Attachment(b"%PDF-1.4", "document", "plan.pdf"),
    Attachment(b"OggS", "voice"),
    Attachment(b"mp4", "video"),
    Attachment(b"RIFF", "sticker"),
    Attachment(b"mp4", "video_note"),
]


@pytest.mark.parametrize("file", MEDIA, ids=lambda file: file.kind)
async def test_any_file_is_an_answer(sqlite_town: Town, file: Attachment) -> None:
    town = sqlite_town
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")
    sent = await olga.on_telegram.sends_file(file, chat=town.organisers, reply_to=card(town, "Q-1"))
    await town.settles()
    arrived = ana.messages[-1]
    assert arrived.kind == file.kind and arrived.file and arrived.file.content == file.content
    assert sent.reactions == ["👍"] and arrived.labels == ["Solved", "I have another question"]
    assert arrived.reply_to and "drone" in arrived.reply_to.text
    if file.kind not in ("sticker", "video_note"):
        assert "May I bring my drone?" in arrived.caption and "Olga" in arrived.caption


@pytest.mark.parametrize("length", [1024, 900, 10])
async def test_a_captions_words_arrive_whole(sqlite_town: Town, length: int) -> None:
    town = sqlite_town
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?" + " Please!" * 20)
    words = ("words " * 200)[:length].strip()
    file = Attachment(b"%PDF-1.4", "document", "plan.pdf")
    await olga.on_telegram.sends_file(file, words, chat=town.organisers, reply_to=card(town, "Q-1"))
    await town.settles()
    assert words in ana.messages[-1].caption


async def test_the_longest_message_arrives_whole(sqlite_town: Town) -> None:
    town = sqlite_town
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")
    words = ("words " * 800)[:4095]
    await writes(town, olga, words, to=card(town, "Q-1"))
    assert words.strip() in ana.messages[-1].text


async def test_an_album_is_told_about_once(sqlite_town: Town) -> None:
    town = sqlite_town
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "What does the hall look like?")
    for number in range(3):
        photo = olga.on_telegram._shown(Attachment(b"jpg%d" % number), "The hall" if number == 0 else "")
        album = {"media_group_id": "77"} | photo
        await olga.on_telegram.sends_raw(album, chat=town.organisers, reply_to=card(town, "Q-1"))
    await town.settles()
    assert [m.kind for m in ana.messages[-3:]] == ["photo"] * 3
    assert [("Olga" in m.caption, m.labels) for m in ana.messages[-3:]] == [
        (True, ["Solved", "I have another question"]),
        (False, []),
        (False, []),
    ]


async def test_of_two_who_answer_at_once_the_second_is_asked(town: Town, ana: Townsperson) -> None:
    olga, rita = organiser(town, "Olga"), organiser(town, "Rita")
    to = card(town, "Q-1")
    await asyncio.gather(
        olga.on_telegram.sends("Yes.", chat=town.organisers, reply_to=to),
        rita.on_telegram.sends("No!", chat=town.organisers, reply_to=to),
    )
    await town.settles()
    assert "Yes." in ana.all and "No!" not in ana.all
    asked = said(town)[-1]
    assert asked.text == "Olga answered just now. Send yours too?"
    await town.restarts()
    await presses(town, rita, "Send it too", asked)
    assert ana.all.count("No!") == 1 and "Rita" in ana.last
    assert said(town)[-1].text == "✓ Rita’s answer is sent too."


async def test_the_second_answer_may_be_dropped_and_changed_before(town: Town, ana: Townsperson) -> None:
    olga, rita = organiser(town, "Olga"), organiser(town, "Rita")
    await writes(town, olga, "Yes.", to=card(town, "Q-1"))
    first = await writes(town, rita, "No!", to=card(town, "Q-1"))
    await presses(town, rita, "Do not send", said(town)[-1])
    assert "No!" not in ana.all and first.reactions == []
    second = await writes(town, rita, "Nno", to=card(town, "Q-1"))
    await rita.on_telegram.edits(second, "A small one, yes")
    await town.settles()
    await presses(town, rita, "Send it too", said(town)[-1])
    assert "A small one, yes" in ana.last


async def test_who_goes_on_answering_is_not_asked(town: Town, ana: Townsperson) -> None:
    olga, rita = organiser(town, "Olga"), organiser(town, "Rita")
    answer = await writes(town, olga, "Yes.", to=card(town, "Q-1"))
    await writes(town, olga, "But small.", to=answer)
    assert "But small." in ana.last
    await town.moves_clock(town.clock.now().replace(hour=12))
    await writes(town, rita, "And quiet.", to=answer)
    assert "And quiet." in ana.last


async def test_who_edits_an_answer_edits_it_for_the_attendee(town: Town, ana: Townsperson) -> None:
    olga = organiser(town, "Olga")
    words = await writes(town, olga, "Yes, at ten.", to=card(town, "Q-1"))
    await olga.on_telegram.edits(words, "Yes, at eleven.")
    await town.settles()
    assert "Yes, at eleven." in ana.last and "at ten" not in ana.all
    assert ana.messages[-1].labels == ["Solved", "I have another question"]
    file = Attachment(b"%PDF-1.4", "document", "plan.pdf")
    sent = await olga.on_telegram.sends_file(file, "The plan", chat=town.organisers, reply_to=card(town, "Q-1"))
    await town.settles()
    await olga.on_telegram.edits(sent, "The new plan")
    await town.settles()
    assert "The new plan" in ana.messages[-1].caption


@pytest.mark.parametrize("text", ["message is not modified", "message to edit not found", "message can't be edited"])
async def test_an_edit_that_telegram_refuses_does_no_harm(sqlite_town: Town, text: str) -> None:
    town = sqlite_town
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")
    words = await writes(town, olga, "Yes, at ten.", to=card(town, "Q-1"))
    town.world.faults.add(Fault.bad_request(text, method="editMessageText", chat_id=ana.id))
    await olga.on_telegram.edits(words, "Yes, at eleven.")
    await town.settles()
    assert not [m for m in said(town) if "not be delivered" in m.text]
    await writes(town, olga, "Or noon.", to=words)
    assert "Or noon." in ana.last


async def test_colleagues_talk_among_themselves(town: Town, ana: Townsperson) -> None:
    olga, rita = organiser(town, "Olga"), organiser(town, "Rita")
    seen = len(ana.messages)
    lunch = await writes(town, olga, "Lunch?")
    await writes(town, rita, "Yes!", to=lunch)
    await writes(town, rita, "//ask Jonas about drones", to=card(town, "Q-1"))
    assert len(ana.messages) == seen and len(said(town)) == 1


async def test_a_reply_to_anything_under_the_card_reaches_its_attendee(town: Town, ana: Townsperson) -> None:
    ben, olga, rita = town.person("Benas"), organiser(town, "Olga"), organiser(town, "Rita")
    await asks(ben, "Is there a choir?")
    answer = await writes(town, olga, "Yes.", to=card(town, "Q-1"))
    await writes(town, rita, "But small.", to=answer)
    assert said(town)[-1].text.startswith("Olga answered")
    await writes(town, olga, "A very small one.", to=said(town)[-1])
    assert "A very small one." in ana.last and "small" not in ben.all


async def test_the_same_message_number_in_two_groups_does_not_cross(town: Town, ana: Townsperson) -> None:
    olga = organiser(town, "Olga")
    other = town.world.group("Friends of clusters")
    other.add(olga.on_telegram)
    while len(other.chat.messages) < card(town, "Q-1").id:
        message = await olga.on_telegram.sends("Hello", chat=other)
    assert message.id == card(town, "Q-1").id
    await olga.on_telegram.sends("No drones here", chat=other, reply_to=message)
    await town.settles()
    assert "No drones" not in ana.all


@pytest.mark.parametrize("announced", [True, False], ids=["announced", "unannounced"])
async def test_a_reply_after_a_restart_and_a_migration_reaches_its_attendee(quiet_town: Town, announced: bool) -> None:
    town = quiet_town
    town.organisers = town.world.group("Organisers", supergroup=False)
    town.settings = town.settings.model_copy(update={"admin_chat_id": town.organisers.id})
    await town.opens()
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")
    old = card(town, "Q-1")
    town.organisers.becomes_supergroup(announced=announced)
    await town.settles()
    if not announced:
        await asks(ana, "And my dog?")
    await town.restarts()
    await writes(town, olga, "Yes, a small one.", to=old)
    assert "Yes, a small one." in ana.last and "drone" in ana.last
    assert "Answered by Olga" in card(town, "Q-1").text


async def test_an_answer_to_a_card_that_is_gone_still_arrives(town: Town, ana: Townsperson) -> None:
    olga = organiser(town, "Olga")
    gone = card(town, "Q-1")
    await olga.on_telegram.deletes(gone)
    reply = await writes(town, olga, "Yes.", to=gone)
    assert "Yes." in ana.last and reply.reactions == ["👍"]
    await ana.on_telegram.blocks()
    late = await olga.on_telegram.sends("Still there?", chat=town.organisers, reply_to=gone)
    await olga.on_telegram.deletes(late)
    await town.settles()
    assert any("Q-1" in m.text and "did not arrive" in m.text for m in said(town))


async def test_a_thread_number_without_a_topic_is_not_sent_back(town: Town, ana: Townsperson) -> None:
    olga = organiser(town, "Olga")
    reply = await writes(town, olga, "Yes.", to=card(town, "Q-1"))
    assert reply.thread_id is not None and "is_topic_message" not in reply.data
    await writes(town, organiser(town, "Rita"), "No.", to=reply)
    assert "Olga answered just now" in said(town)[-1].text
    assert all("message_thread_id" not in call.parameters for call in town.world.calls("sendMessage"))


async def test_in_a_topic_every_message_is_an_answer_but_notes(town: Town) -> None:
    town.organisers.becomes_forum()
    await town.restarts()
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")
    topic = town.organisers.topics[0].id
    await writes(town, olga, "// ask Jonas first", topic=topic)
    assert "Jonas" not in ana.all
    sent = await writes(town, olga, "Yes, a small one.", topic=topic)
    assert "Yes, a small one." in ana.last and sent.reactions == ["👍"]
    await writes(town, olga, "Good morning, colleagues")
    assert "colleagues" not in ana.all
    await ana.on_telegram.blocks()
    await writes(town, olga, "Are you there?", topic=topic)
    assert "did not arrive" in said(town)[-1].text and said(town)[-1].thread_id == topic


async def test_the_answer_arrives_when_the_topic_was_deleted_meanwhile(town: Town) -> None:
    town.organisers.becomes_forum()
    await town.restarts()
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")
    old = card(town, "Q-1")
    town.organisers.delete_topic(town.organisers.topics[0].id)
    await writes(town, olga, "Yes.", to=old)
    assert "Yes." in ana.last
    await asks(ana, "And my dog?")
    assert card(town, "Q-2").thread_id == town.organisers.topics[-1].id
