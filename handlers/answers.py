"""The screens of questions and answers: an answer, a choice, what is not known, and the list of all questions."""

from collections.abc import Sequence

from events.catalogue import Catalogue
from faq import entries
from faq.entries import Entry, Faq
from handlers import dates, facts, payloads
from handlers.screens import Key, Rows, Screen, in_rows, rows
from handlers.texts import Html, Say

A_PAGE = 8
RELATED = 3


def not_confirmed(say: Say, entry: Entry) -> Html:
    """Everybody waits for the organisers to supply this."""
    title = say("answer.title", question=entry.question(say.language))
    return _joined([title, say("answer.not_confirmed")])


def answer(say: Say, events: Catalogue, faq: Faq, entry: Entry, event: str | None, unanswered: int) -> Screen:
    """The entry's question as the title, the answer, who confirmed it and when, and where to go from here.

    `unanswered`: the person's own words, if it did not help; 0: they typed none."""
    title = say("answer.title", question=entry.question(say.language))
    texts = [_text(say, events, key, text) for key, text in entry.answers(say.language, event).items()]
    if entry.confirmed:
        when = dates.day(say, entry.confirmed.date)
        texts.append(say("answer.confirmed", by=entry.confirmed.by, when=when))
    return Screen(_joined([title, *texts]), _below(say, events, faq, entry, event, unanswered))


def did_you_mean(say: Say, found: Sequence[Entry], suggestion: int) -> Screen:
    """Up to three questions in the FAQ's own words."""
    keys = [(Key(entry.question(say.language), payloads.Mean(entry.id, suggestion)),) for entry in found]
    none = (Key(say.plain("button.none_of_these"), payloads.MeanNone(suggestion)),)
    return Screen(say("answer.did_you_mean"), (*keys, none))


def topics(say: Say, faq: Faq) -> Screen:
    """The topics of the FAQ."""
    known = dict.fromkeys(entry.topic for entry in faq if entry.topic)
    keys = [Key(say.plain(f"topic.{topic}"), payloads.ShowTopic(topic, 0)) for topic in known]
    return Screen(say("faq.topics"), in_rows(keys))


def topic(say: Say, faq: Faq, name: str, page: int) -> Screen:
    """One topic's questions, a page of them."""
    found = [entry for entry in faq if entry.topic == name]
    pages = max(1, -(-len(found) // A_PAGE))
    page = min(max(page, 0), pages - 1)
    keys = [
        (Key(entry.question(say.language), payloads.ShowEntry(entry.id)),)
        for entry in found[page * A_PAGE : (page + 1) * A_PAGE]
    ]
    title = say("faq.topic", topic=say.plain(f"topic.{name}"), page=page + 1, pages=pages)
    return Screen(title, (*keys, *_turning(say, name, page, pages)))


def _turning(say: Say, name: str, page: int, pages: int) -> Rows:
    turn = []
    if page > 0:
        turn.append(Key(say.plain("button.page_back"), payloads.ShowTopic(name, page - 1)))
    if page + 1 < pages:
        turn.append(Key(say.plain("button.page_on"), payloads.ShowTopic(name, page + 1)))
    return rows(turn, Key(say.plain("button.topics"), payloads.ShowTopics()))


def _text(say: Say, events: Catalogue, event: str | None, text: str) -> Html:
    """One answer, its facts filled in; with the event's name where there are several."""
    filled = entries.render(text.strip(), lambda name: facts.value(say, events, name))
    if event is None or event not in events:
        return Html(filled)
    return Html(f"{say('answer.for_event', event=events[event].short.in_(say.language))}\n{filled}")


def _below(say: Say, events: Catalogue, faq: Faq, entry: Entry, event: str | None, unanswered: int) -> Rows:
    keys: list[Key] = []
    for button in entry.buttons(say.language):
        keys.append(_button(say, events, button, event or entry.event))
    related = [(Key(faq[id].question(say.language), payloads.ShowEntry(id)),) for id in entry.see[:RELATED]]
    unhelpful = (Key(say.plain("button.unhelpful"), payloads.Unhelpful(entry.id, unanswered)),)
    return (*in_rows(keys), *related, unhelpful)


def _button(say: Say, events: Catalogue, button: entries.Button, event: str | None) -> Key:
    if button.url:
        return Key(button.text, button.url)
    if button.action == "my":
        return Key(say.plain("button.my"), payloads.ShowMine())
    if event in events:
        return Key(say.plain("button.register"), payloads.Begin(str(event)))
    return Key(say.plain("button.register"), payloads.ShowEvents())


def _joined(parts: Sequence[Html]) -> Html:
    return Html("\n\n".join(parts))
