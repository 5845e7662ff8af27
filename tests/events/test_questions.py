"""Every kind of question reads what people type."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.questions import Accepted, Answer, Unsure
from events.refused import Refused
from events.words import listed
from tests.events.shipped import asked, matchmaking, workshop


@pytest.mark.parametrize(
    ("question", "words", "value"),
    [
        ("name", "  Ana   Petrauskaitė ", "Ana Petrauskaitė"),
        ("name", "Žydrūnas", "Žydrūnas"),
        ("name", "Z\u030cydru\u0304nas", "Žydrūnas"),
        ("name", "Łukasz\nMüller", "Łukasz Müller"),
        ("name", "Øyvind\x00 Õnne", "Øyvind Õnne"),
        ("name", "\u202eAna\u200b \ud800B", "Ana B"),
        ("name", "王伟", "王伟"),
        ("offer", "one\r\ntwo\n\n\n\nthree", "one\ntwo\n\nthree"),
        ("offer", "👩‍🔬 tests", "👩‍🔬 tests"),
        ("website", "https://www.example.org/a?b=c", "https://www.example.org/a?b=c"),
        ("website", "example.org", "example.org"),
        ("organisation_type", "SME", "sme"),
        ("organisation_type", "Cluster organization", "cluster"),
        ("organisation_type", "9", "other"),
        ("organisation_type", "Klasterio organizacija", "cluster"),
        ("attendance", "In person in Vilnius", "onsite"),
        ("attendance", "in persn", "onsite"),
        ("attendance", "Online please", "online"),
        ("attendance", "nuotoliu", "online"),
        ("days", "26", "26"),
        ("days", "26 and 27", "both"),
        ("days", "1", "26"),
        ("days", "tuesday", "26"),
        ("ecosystems", "digtal, helth", ["digital", "health"]),
        ("ecosystems", "Health and digital", ["digital", "health"]),
        ("ecosystems", "Aerospace & defence and textiles", ["aerospace_defence", "textiles"]),
        ("ecosystems", "Proximity, social economy and civil society", ["proximity_social"]),
        ("ecosystems", "Skaitmeninės technologijos ir sveikata", ["digital", "health"]),
        ("ecosystems", "1, 3 and 5", ["aerospace_defence", "construction", "digital"]),
        ("ecosystems", "1 3", ["aerospace_defence", "construction"]),
        ("pitch", "Yes please!", True),
        ("pitch", "👍🏽", True),
        ("pitch", "taip", True),
        ("pitch", "ne", False),
        ("pitch", "нет", False),
        ("consent", "I agree.", True),
        ("consent", "Sutinku", True),
        ("country", "Vokietija", "DE"),
        ("email", "Ana <ana@x.lt>", "ana@x.lt"),
        ("email", "mailto:ana@x.lt?subject=hi", "ana@x.lt"),
        ("email", " ana@x.LT. ", "ana@x.lt"),
        ("email", "žydrūnas@ežeras.lt", "žydrūnas@ežeras.lt"),
    ],
)
def test_words_that_are_clear_are_taken(question: str, words: str, value: Answer) -> None:
    assert asked(question).read(words, "en") == Accepted(value)


@pytest.mark.parametrize(
    ("question", "words", "values"),
    [
        ("attendance", "not online", ["online"]),
        ("attendance", "ne online", ["online"]),
        ("organisation_type", "company", ["sme", "large_company"]),
        ("organisation_type", "Cluster organisation or SME", ["cluster", "sme"]),
        ("ecosystems", "not digital", [["digital"]]),
        ("ecosystems", "energy", [["eii"], ["renewables"]]),
        ("pitch", "yes, but only in the morning", [True]),
        ("email", "my address is ana@x.lt", ["ana@x.lt"]),
        ("country", "Slovania", ["SK", "SI"]),
    ],
)
def test_words_that_are_in_doubt_are_asked_back(question: str, words: str, values: list[Answer]) -> None:
    reading = asked(question).read(words, "en")
    assert isinstance(reading, Unsure)
    assert [candidate.value for candidate in reading.candidates][: len(values)] == values
    assert all(candidate.label for candidate in reading.candidates)


@pytest.mark.parametrize(
    ("question", "words", "key", "values"),
    [
        ("name", "\u200b\u200e \n", "form.text.empty", {}),
        ("name", "A", "form.text.too_short", {"min": 2, "length": 1}),
        ("name", "x" * 101, "form.text.too_long", {"max": 100, "length": 101}),
        ("organisation", "x" * 4096, "form.text.too_long", {"max": 200, "length": 4096}),
        ("email", "ana", "form.email.wrong", {}),
        ("email", "a@x.lt, b@x.lt", "form.email.several", {}),
        ("country", "asdfgh", "form.country.unknown", {}),
        ("attendance", "perhaps", "form.choice.unknown", {"count": 2}),
        ("attendance", "7", "form.choice.unknown", {"count": 2}),
        ("ecosystems", "digital,health,retail,tourism", "form.many.too_many", {"max": 3, "count": 4}),
        ("ecosystems", ", , and", "form.many.unknown", {"count": 14}),
        ("pitch", "maybe", "form.yes_no.unknown", {}),
        ("consent", "I do not agree", "form.consent.needed", {}),
        ("consent", "no", "form.consent.needed", {}),
    ],
)
def test_words_that_cannot_be_an_answer_are_refused_with_a_reason(
    question: str, words: str, key: str, values: dict[str, int]
) -> None:
    with pytest.raises(Refused) as refusal:
        asked(question).read(words, "en")
    assert (refusal.value.key, refusal.value.values) == (key, values)


def test_a_patterns_own_message_is_said_in_the_persons_language() -> None:
    with pytest.raises(Refused) as refusal:
        asked("website").read("none", "lt")
    assert refusal.value.key == "form.text.wrong"
    assert "svetainės" in str(refusal.value.values["message"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gmial.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("hotmial.com", "hotmail.com"),
        ("outlok.com", "outlook.com"),
        ("yahoo.cmo", "yahoo.com"),
        ("inbx.lt", "inbox.lt"),
        ("sezman.cz", "seznam.cz"),
        ("wbe.de", "web.de"),
    ],
)
def test_a_slip_in_a_well_known_domain_is_asked_back_and_never_changed(typed: str, meant: str) -> None:
    reading = asked("email").read(f"ana@{typed}", "en")
    assert isinstance(reading, Unsure)
    assert [candidate.value for candidate in reading.candidates] == [f"ana@{meant}", f"ana@{typed}"]


@pytest.mark.parametrize(
    "domain",
    sorted(
        listed("""
        mail.com gmx.com email.com ymail.com hotmail.fr yahoo.fr gmx.de web.de weg.de wp.pl op.pl o2.pl inbox.lv x.lt
        yahoo.co.jp yahoo.co.uk outlook.lv live.nl orange.com telia.lt clustercollaboration.eu example.com
    """)
    ),
)
def test_a_real_domain_near_a_common_one_is_not_asked_about(domain: str) -> None:
    assert asked("email").read(f"ana@{domain}", "en") == Accepted(f"ana@{domain}")


HOSTILE = st.text(st.characters(exclude_categories=()), max_size=80) | st.text(
    st.sampled_from(list("a1 ,;.@<>&\n\t\x00\u202e\u200b\u200d\ufeff\ud800ß👍🇱🇹é()[]*+\\")), max_size=200
)


ANY = st.none() | st.booleans() | st.integers() | HOSTILE | st.lists(HOSTILE) | st.dictionaries(HOSTILE, HOSTILE)


def reads_or_refuses(words: str, language: str) -> None:
    for question in (*workshop().questions, *matchmaking().questions):
        try:
            reading = question.read(words, language)
        except Refused:
            continue
        values = [reading.value] if isinstance(reading, Accepted) else [c.value for c in reading.candidates]
        assert values
        for value in values:
            question.show(value, language).encode()
            assert question.kind == "consent" or question.holds(value)


@settings(max_examples=150, deadline=None)
@given(words=HOSTILE, language=st.sampled_from(["en", "lt", "ru", "xx", "pt-br"]))
def test_no_words_crash_a_question_and_what_is_taken_holds(words: str, language: str) -> None:
    reads_or_refuses(words, language)


@pytest.mark.parametrize(
    "filler", ["a", "a ", "ä,", "a@", "<a@", "👍", "\u200b", "((", "no ", "lithuania ", "1 ", "digital, ", "1,2,"]
)
def test_the_longest_message_telegram_allows_can_be_read(filler: str) -> None:
    reads_or_refuses((filler * 4096)[:4096], "en")


@settings(max_examples=100, deadline=None)
@given(value=ANY)
def test_any_stored_value_can_be_checked(value: object) -> None:
    for question in (*workshop().questions, *matchmaking().questions):
        assert question.holds(value) in (True, False)


def test_answers_are_shown_by_their_labels() -> None:
    assert asked("ecosystems").show(["digital", "health"], "lt") == "Skaitmeninės technologijos; Sveikata"
    assert asked("attendance").show("onsite", "en") == "In person in Vilnius"
    assert asked("country").show("GR", "lt") == "Graikija"
    assert asked("pitch").show(False, "lt") == "Ne"
    assert asked("position").show(None, "en") == ""
