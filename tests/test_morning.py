"""What time alone tells the organisers: a nudge, and the morning's digest."""

from datetime import datetime

from handlers import letter_names, letters
from sandbox import Fault
from tests.organisers import asks, card, organiser, said, writes
from tests.town import Town


def vilnius(words: str) -> datetime:
    return datetime.fromisoformat(f"{words}+03:00")


def nudges(town: Town) -> list[str]:
    return [m.text for m in said(town) if m.text.startswith("⏰")]


def digests(town: Town) -> list[str]:
    return [m.text for m in said(town) if m.text.startswith("☀️")]


async def test_a_question_that_waits_four_working_hours_is_nudged_about_once_under_its_card(town: Town) -> None:
    ana, ben, olga = town.person("Ana"), town.person("Benas"), organiser(town, "Olga")
    await asks(ana, "May I bring my drone?")  # on Friday at nine
    await asks(ben, "Is there a choir?")
    await writes(town, olga, "Yes.", to=card(town, "Q-2"))
    await town.moves_clock(vilnius("2022-04-01 12:59"))
    assert nudges(town) == []
    await town.moves_clock(vilnius("2022-04-01 13:01"))
    assert nudges(town) == ["⏰ Q-1 (Ana) has waited for an answer for 4 h. Nobody has it yet."]
    nudge = next(m for m in said(town) if m.text.startswith("⏰"))
    assert nudge.reply_to == card(town, "Q-1")
    await town.restarts()
    await town.moves_clock(vilnius("2022-04-04 16:00"))
    assert len(nudges(town)) == 1
    await writes(town, olga, "A small one.", to=nudge)
    assert "A small one." in ana.last


async def test_a_question_asked_on_friday_evening_is_nudged_about_on_monday(town: Town) -> None:
    await town.moves_clock(vilnius("2022-04-01 18:00"))
    await asks(town.person("Ana"), "May I bring my drone?")
    await town.moves_clock(vilnius("2022-04-04 12:50"))
    assert nudges(town) == []
    await town.moves_clock(vilnius("2022-04-04 13:01"))
    assert len(nudges(town)) == 1


async def test_the_morning_tells_what_is_open_who_registered_and_what_failed_once(town: Town) -> None:
    ana, ben = town.person("Ana"), town.person("Benas")
    await ana.registers("workshop")
    await asks(ana, "May I bring my drone?")
    town.world.faults.add(Fault.bad_request("message is too strange", method="sendDocument", chat_id=ben.id))
    await ben.registers("workshop", email="benas@example.com")
    await town.moves_clock(vilnius("2022-04-02 09:30"))  # a Saturday
    assert digests(town) == []
    await town.moves_clock(vilnius("2022-04-04 09:01"))
    await town.restarts()
    [text] = digests(town)
    assert text.startswith("☀️ Good morning! 4 April 2022")
    for part in (
        "One question waits",
        "Q-1 Ana · 3 days",
        "May I bring my drone?",
        "since 1 April",
        "• confirmations and calendar files: 1",
    ):
        assert part in text
    assert f"{town.content.events['workshop'].short.in_('en')}: 2" in text
    assert any(m.text.startswith("Could not be delivered: confirmations and calendar files (no. ") for m in said(town))


def test_every_kind_of_letter_has_a_name_that_people_understand() -> None:
    """Whatever goes to attendees is named; the rest is for the organisers' own chat."""
    kinds = [kind for kinds in letter_names.NAMES.values() for kind in kinds]
    assert len(kinds) == len(set(kinds)) and set(kinds) < set(letters.KINDS)
    ours = (
        "parked undelivered change_offer content_read card card_edit topic_title faq_offer nudge digest topics_refused"
    )
    ours += " request_card retention enquiry_copy enquiry_words enquiry_edited tick answer_told gap mail_told mail_held"
    ours += " mail_note mail_file broadcast_progress broadcast_held"
    assert set(letters.KINDS) - set(kinds) == set(ours.split())


async def test_a_digest_missed_is_told_late_the_same_day_and_not_on_another(quiet_town: Town) -> None:
    town = quiet_town
    await town.opens()
    await town.moves_clock(vilnius("2022-04-01 09:01"))
    assert digests(town) == []  # on its first day
    await town.closes()
    town.world.move_clock(vilnius("2022-04-05 15:00"))
    await town.opens()
    await town.moves_clock(vilnius("2022-04-05 15:01"))
    assert [text.split("\n")[0] for text in digests(town)] == ["☀️ Good morning! 5 April 2022"]
    await town.closes()
    town.world.move_clock(vilnius("2022-04-07 08:00"))
    await town.opens()
    await town.moves_clock(vilnius("2022-04-07 08:01"))
    assert len(digests(town)) == 1
