"""The attendee's side of enquiries: what the FAQ does not answer is kept, passed on, added to, and solved."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from sandbox import Attachment, Message
from tests.town import OPEN, Town, Townsperson

STRANGE = "is there wifi for my drone?"
STRANGER = "may my parrot come along?"


async def asks(ana: Townsperson, words: str = STRANGE) -> Message:
    """The receipt of a question that is passed on."""
    await ana.does(f"/ask {words}")
    return ana.messages[-1]


async def organiser(town: Town) -> Townsperson:
    olga = town.person("Olga")
    town.organisers.add(olga.on_telegram)
    return olga


async def answers(town: Town, olga: Townsperson, words: str, number: int = 1) -> None:
    await olga.on_telegram.sends(words, chat=town.organisers, reply_to=card(town, number))
    await town.settles()


def card(town: Town, number: int = 1) -> Message:
    return next(m for m in town.organisers.chat.messages if f"Q-{number} " in m.text and m.buttons)


def under(town: Town, number: int = 1) -> list[Message]:
    """What replies to the card."""
    return [m for m in town.organisers.chat.messages if m.reply_to == card(town, number)]


def cards(town: Town) -> int:
    return sum(bool(m.buttons) for m in town.organisers.chat.messages)


# --- asking ---


async def test_words_that_the_faq_does_not_know_are_kept_and_passed_on_in_one_tap(town: Town) -> None:
    ana = town.person("Ana")
    await ana.starts()
    await ana.does(STRANGE)
    assert "Shall I ask the organisers?" in ana.sees
    assert ana.buttons == ["Ask the organisers", "Say it differently"]
    await ana.does("[Ask the organisers]")
    assert "Your question is Q-1" in ana.sees
    assert "We answer on working days, 9–17 Vilnius time." in ana.sees
    assert STRANGE in card(town).text


async def test_who_says_it_differently_may_still_pass_on_what_they_said_first(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.does(STRANGE)
    await ana.does("[Say it differently]")
    assert "just write it in other words" in ana.sees and ana.buttons == ["All questions"]
    await ana.does("[Ask the organisers]")
    assert STRANGE in card(sqlite_town).text


async def test_an_answer_that_did_not_help_opens_the_question_with_the_words_in_it(sqlite_town: Town) -> None:
    ana, words = sqlite_town.person("Ana"), "when does registration close?"
    await ana.does(words)
    await ana.does("[This did not help]")
    assert "Shall I ask the organisers?" in ana.sees
    await ana.does("[Ask the organisers]")
    assert words in card(sqlite_town).text and "did not help" in card(sqlite_town).text


async def test_ask_alone_asks_for_the_words_and_takes_the_next_ones(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.does("/ask")
    assert "What would you like to ask the organisers?" in ana.sees
    await ana.does("when does registration close?")
    assert "Your question is Q-1" in ana.sees
    await ana.does("when does registration close?")
    assert "14 April" in ana.sees and cards(sqlite_town) == 1


@pytest.mark.parametrize("words", ["cancel", "/cancel"])
async def test_who_asked_for_nothing_leaves_ask_again(sqlite_town: Town, words: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.does("/ask", words)
    assert "nothing has changed" in ana.sees
    await ana.does("when does registration close?")
    assert "14 April" in ana.sees and cards(sqlite_town) == 0


async def test_a_command_or_a_button_ends_the_wait_for_the_words_of_ask(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.starts("workshop")
    await ana.does("/ask", "/events", "when does registration close?")
    assert "14 April" in ana.sees
    await ana.does("/ask")
    await ana.fills_in("workshop", until="email")
    assert ana.asked == ("workshop", "email") and cards(sqlite_town) == 0


async def test_what_nobody_knows_yet_says_that_everybody_waits_and_is_passed_on_in_one_tap(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.does("how much does it cost?")
    assert "everybody is waiting for the organisers’ word" in ana.sees
    await ana.does("[Ask the organisers]")
    assert "how much does it cost?" in card(sqlite_town).text


async def test_pressing_twice_asks_once(town: Town) -> None:
    ana = town.person("Ana")
    await ana.does(STRANGE)
    await ana.presses_twice("Ask the organisers")
    assert cards(town) == 1 and ana.all.count("Your question is Q-1") == 1


async def test_a_lithuanian_asks_in_lithuanian(sqlite_town: Town) -> None:
    ona = sqlite_town.person("Ona", language="lt")
    await ona.does("ar bus belaidis ryšys mano dronui?")
    await ona.does("[Klausti organizatorių]")
    assert "Perduota. Jūsų klausimas – Q-1" in ona.sees
    assert "Atsakome darbo dienomis 9–17 val. Vilniaus laiku." in ona.sees


# --- adding ---


async def test_more_words_are_offered_to_be_added_or_to_be_a_new_question(town: Town) -> None:
    ana = town.person("Ana")
    await asks(ana)
    await ana.does(STRANGER)
    assert f"Q-1 “{STRANGE}”" in ana.sees
    assert ana.buttons == ["Add to Q-1", "New question", "Say it differently"]
    await ana.does("[Add to Q-1]")
    assert "Added to Q-1" in ana.sees
    assert [STRANGER in m.text for m in under(town)] == [True]
    assert cards(town) == 1


async def test_with_several_open_one_chooses_and_a_new_question_is_one_more(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await asks(ana)
    await asks(ana, STRANGER)
    await ana.does("my goldfish sings opera")
    assert ana.buttons == ["Add to Q-1", "Add to Q-2", "New question", "Say it differently"]
    await ana.does("[New question]")
    assert "Your question is Q-3" in ana.sees and cards(sqlite_town) == 3


async def test_what_the_faq_surely_answers_is_answered_also_with_a_question_open(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await asks(ana)
    await ana.does("when does registration close?")
    assert "14 April" in ana.sees and "Q-1" not in ana.sees


@pytest.mark.parametrize("to", ["the receipt", "their own message"])
async def test_a_reply_to_anything_of_a_question_is_added_at_once(town: Town, to: str) -> None:
    ana = town.person("Ana")
    receipt = await asks(ana)
    own = next(m for m in ana.on_telegram.chat.messages if STRANGE in m.text)
    ana.looks_away()
    await ana.on_telegram.sends("It is a small one.", reply_to=receipt if to == "the receipt" else own)
    await town.settles()
    assert "Added to Q-1" in ana.sees
    assert ["It is a small one." in m.text for m in under(town)] == [True]


async def test_in_a_form_a_reply_goes_to_its_question_and_words_and_pictures_to_the_form(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    receipt = await asks(ana)
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation")
    await ana.on_telegram.sends("It is a small one.", reply_to=receipt)
    await sqlite_town.settles()
    assert "Added to Q-1" in ana.all and ana.asked == ("workshop", "organisation")
    await ana.on_telegram.sends_photo()
    await sqlite_town.settles()
    assert "only read words here" in ana.last
    assert len(under(sqlite_town)) == 1
    await ana.does("Baltic Timber Cluster")
    assert ana.asked != ("workshop", "organisation")


Sends = Callable[[Townsperson], Awaitable[object]]
KINDS: dict[str, Sends] = {
    "photo": lambda p: p.on_telegram.sends_photo(caption="My drone"),
    "document": lambda p: p.on_telegram.sends_document(caption="My drone"),
    "voice": lambda p: p.on_telegram.sends_voice(),
    "audio": lambda p: p.on_telegram.sends_audio(),
    "video": lambda p: p.on_telegram.sends_video(caption="My drone"),
    "video_note": lambda p: p.on_telegram.sends_video_note(),
    "animation": lambda p: p.on_telegram.sends_animation(),
    "sticker": lambda p: p.on_telegram.sends_sticker(),
    "location": lambda p: p.on_telegram.sends_location(),
    "contact": lambda p: p.on_telegram.sends_contact(),
    "poll": lambda p: p.on_telegram.sends_poll(),
    "dice": lambda p: p.on_telegram.sends_dice(),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_whatever_else_is_offered_to_be_passed_on_as_a_new_question(sqlite_town: Town, kind: str) -> None:
    ana = sqlite_town.person("Ana")
    await KINDS[kind](ana)
    await sqlite_town.settles()
    assert "Shall I pass this on to the organisers?" in ana.sees
    await ana.does("[Ask the organisers]")
    assert "Your question is Q-1" in ana.sees
    assert [m.kind for m in under(sqlite_town)] == [kind]


@pytest.mark.parametrize("kind", KINDS)
async def test_whatever_else_is_added_to_an_open_question(sqlite_town: Town, kind: str) -> None:
    ana = sqlite_town.person("Ana")
    await asks(ana)
    await KINDS[kind](ana)
    await sqlite_town.settles()
    await ana.does("[Add to Q-1]")
    assert [m.kind for m in under(sqlite_town)] == [kind]


@pytest.mark.parametrize("content", [{"story": {"chat": {"id": 5, "type": "private"}, "id": 1}}])
async def test_what_telegram_lets_nobody_copy_is_plainly_refused(sqlite_town: Town, content: dict[str, object]) -> None:
    ana = sqlite_town.person("Ana")
    await ana.on_telegram.sends_raw(content)
    await sqlite_town.settles()
    assert "I can only read words and buttons" in ana.sees


async def test_who_does_not_want_a_picture_passed_on_says_no(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.on_telegram.sends_photo()
    await sqlite_town.settles()
    await ana.does("[No]")
    assert "not passed it on" in ana.sees and cards(sqlite_town) == 0


async def test_an_album_is_one_offer_and_kept_together_in_order(town: Town) -> None:
    ana = town.person("Ana")
    pictures = [Attachment(kind="document", name=f"{number}.pdf", content=b"%PDF") for number in range(10)]
    await ana.on_telegram.sends_album(*pictures, caption="All my drones", apart=0.1)
    await town.settles()
    assert ana.all.count("Shall I pass this on") == 1
    await ana.does("[Ask the organisers]")
    assert "All my drones" in card(town).text
    assert [m.document.file_name for m in under(town) if m.document] == [f"{number}.pdf" for number in range(10)]


async def test_an_album_that_is_still_arriving_follows_where_its_beginning_went(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    receipt = await asks(ana)
    group = {"media_group_id": "77"}
    photo = (await ana.on_telegram.sends_photo()).data["photo"]
    await sqlite_town.settles()
    await ana.does("[No]")
    await ana.on_telegram.sends_raw(group | {"photo": photo}, reply_to=receipt)
    await sqlite_town.settles()
    ana.looks_away()
    await ana.on_telegram.sends_raw(group | {"photo": photo})
    await sqlite_town.settles()
    assert len(under(sqlite_town)) == 2 and not ana.sees


# --- long and strange words ---


@pytest.mark.parametrize("words", ["my drone " + "😀" * 2040, "x" * 4000, "<3 _i & </b> \u200f*" * 200])
async def test_words_of_any_length_and_kind_reach_the_organisers_whole(sqlite_town: Town, words: str) -> None:
    ana = sqlite_town.person("Ana")
    await ana.does(words)
    await ana.does("[Ask the organisers]")
    shown = "".join(m.text for m in [card(sqlite_town), *under(sqlite_town)])
    for sign in {*words} - {" ", "\u200f"}:
        assert shown.count(sign) >= words.count(sign)


async def test_a_text_that_telegram_cut_into_several_is_one_question(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.on_telegram.sends("drone " * 1500)
    await sqlite_town.settles()
    assert ana.all.count("Shall I ask the organisers?") == 1
    await ana.does("[Ask the organisers]")
    shown = "".join(m.text for m in [card(sqlite_town), *under(sqlite_town)])
    assert shown.count("dr") >= 1500 and cards(sqlite_town) == 1


@pytest.mark.parametrize("length", [1024, 1025, 2048])
async def test_a_caption_of_any_length_reaches_the_organisers_whole(sqlite_town: Town, length: int) -> None:
    ana = sqlite_town.person("Ana")
    receipt = await asks(ana)
    photo = (await ana.on_telegram.sends_photo()).data["photo"]
    await ana.on_telegram.sends_raw({"photo": photo, "caption": "d" * length}, reply_to=receipt)
    await sqlite_town.settles()
    shown = "".join(m.text or m.caption for m in under(sqlite_town))
    assert next(m.kind for m in under(sqlite_town)) == "photo" and shown.count("d" * length) == 1


# --- the answer, and what comes after ---


async def test_the_answer_comes_as_a_reply_to_their_words_days_later_too(town: Town) -> None:
    ana, olga = town.person("Ana"), await organiser(town)
    await asks(ana)
    await town.moves_clock(OPEN + timedelta(days=3))
    await town.restarts()
    await answers(town, olga, "Yes, everywhere.")
    assert ana.messages[-1].reply_to is not None and STRANGE in ana.messages[-1].reply_to.text
    assert STRANGE in ana.last and "Olga" in ana.last and "Yes, everywhere." in ana.last
    assert ana.buttons == ["Solved", "I have another question"]


async def test_the_answer_comes_also_when_their_own_message_is_gone(sqlite_town: Town) -> None:
    ana, olga = sqlite_town.person("Ana"), await organiser(sqlite_town)
    await asks(ana)
    await ana.on_telegram.deletes(next(m for m in ana.on_telegram.chat.messages if STRANGE in m.text))
    await answers(sqlite_town, olga, "Yes, everywhere.")
    assert ana.messages[-1].reply_to is None
    assert STRANGE in ana.last and "Yes, everywhere." in ana.last


async def test_a_reply_to_the_answer_opens_the_question_again(town: Town) -> None:
    ana, olga = town.person("Ana"), await organiser(town)
    await asks(ana)
    await answers(town, olga, "Yes, everywhere.")
    answer = ana.messages[-1]
    await ana.does("[Solved]")
    assert "Q-1 is closed" in ana.sees
    await ana.on_telegram.sends("Indoors too?", reply_to=answer)
    await town.settles()
    assert "open again" in ana.sees
    assert "Indoors too?" in under(town)[-1].text
    assert [row["state"] for row in await town.sql("SELECT state FROM enquiry")] == ["open"]
    await answers(town, olga, "Indoors too.")
    assert "Indoors too?" in ana.last and "Indoors too." in ana.last


async def test_thanks_reach_the_organisers_and_open_nothing(sqlite_town: Town) -> None:
    ana, olga = sqlite_town.person("Ana"), await organiser(sqlite_town)
    await asks(ana)
    await answers(sqlite_town, olga, "Yes, everywhere.")
    await ana.on_telegram.sends("thanks!", reply_to=ana.messages[-1])
    await sqlite_town.settles()
    assert "thanks!" in under(sqlite_town)[-1].text
    assert [row["state"] for row in await sqlite_town.sql("SELECT state FROM enquiry")] == ["answered"]


async def test_who_has_another_question_just_writes_it(sqlite_town: Town) -> None:
    ana, olga = sqlite_town.person("Ana"), await organiser(sqlite_town)
    await asks(ana)
    await answers(sqlite_town, olga, "Yes, everywhere.")
    await ana.does("[I have another question]", "when does registration close?")
    assert "14 April" in ana.sees


async def test_an_edited_question_reaches_the_organisers_as_edited_and_the_old_words_are_kept(town: Town) -> None:
    ana = town.person("Ana")
    await asks(ana)
    own = next(m for m in ana.on_telegram.chat.messages if STRANGE in m.text)
    await ana.on_telegram.edits(own, "/ask is there power for my drone?")
    await town.settles()
    assert "has edited a message" in under(town)[-1].text
    assert STRANGE in under(town)[-1].text and "is there power for my drone?" in under(town)[-1].text
    assert [row["text"] for row in await town.sql("SELECT text FROM enquiry_wording")] == [STRANGE]
    assert own.reactions == ["✍"]


async def test_words_edited_before_they_are_passed_on_are_passed_on_as_they_are_now(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.does(STRANGE)
    own = next(m for m in ana.on_telegram.chat.messages if m.text == STRANGE)
    await ana.on_telegram.edits(own, STRANGER)
    await sqlite_town.settles()
    await ana.does("[Ask the organisers]")
    assert STRANGER in card(sqlite_town).text


async def test_my_lists_the_questions_and_how_they_stand(sqlite_town: Town) -> None:
    ana, olga = sqlite_town.person("Ana"), await organiser(sqlite_town)
    await asks(ana)
    await asks(ana, STRANGER)
    await answers(sqlite_town, olga, "Yes, everywhere.")
    await sqlite_town.moves_clock(OPEN + timedelta(hours=3))
    await ana.does("/my")
    assert f"Q-1 “{STRANGE}”\n💬 answered 3 hours ago" in ana.sees
    assert f"Q-2 “{STRANGER}”\n⏳ waiting for an answer, for 3 hours" in ana.sees


async def test_help_tells_of_asking(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await ana.does("/help")
    assert "/ask – ask the organisers" in ana.sees


async def test_a_picture_after_the_question_does_not_hide_what_is_answered(sqlite_town: Town) -> None:
    ana, olga = sqlite_town.person("Ana"), await organiser(sqlite_town)
    receipt = await asks(ana)
    await ana.on_telegram.sends_photo(reply_to=receipt)
    await sqlite_town.settles()
    await answers(sqlite_town, olga, "Yes, everywhere.")
    assert STRANGE in ana.last


async def test_what_everybody_waits_for_is_one_tap_also_with_a_question_open(sqlite_town: Town) -> None:
    ana = sqlite_town.person("Ana")
    await asks(ana)
    await ana.does("how much does it cost?")
    assert ana.buttons == ["Ask the organisers", "Say it differently"]
