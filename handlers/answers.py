"""The screens of questions and answers: an answer, a choice, and what is not known."""

from collections.abc import Sequence

from events.catalogue import Catalogue
from faq import entries
from faq.entries import Entry, Faq
from handlers import dates, facts, payloads
from handlers.screens import Key, Rows, Screen, in_rows
from handlers.texts import Html, Say

RELATED = 3


def not_confirmed(say: Say, events: Catalogue, entry: Entry) -> Html:
    """Everybody waits for the organisers to supply this, at least for one event; what is known of the others."""
    title = say("answer.title", question=entry.question(say.language))
    known = [] if entry.unanswered else _by_event(say, events, entry)
    return _joined([title, *known, say("answer.not_confirmed")])


def answer(say: Say, events: Catalogue, faq: Faq, entry: Entry, event: str | None, unanswered: int) -> Screen:
    """The entry's question as the title, the answer, who confirmed it and when, and where to go from here.

    `unanswered`: the person's own words, if it did not help; 0: they typed none."""
    title = say("answer.title", question=entry.question(say.language))
    texts = _texts(say, events, entry, event)
    if entry.confirmed:
        when = dates.day(say, entry.confirmed.date)
        texts.append(say("answer.confirmed", by=entry.confirmed.by, when=when))
    return Screen(_joined([title, *texts]), _below(say, events, faq, entry, event, unanswered))


def did_you_mean(say: Say, found: Sequence[Entry], suggestion: int) -> Screen:
    """Up to three questions in the FAQ's own words."""
    keys = [(Key(entry.question(say.language), payloads.Mean(entry.id, suggestion)),) for entry in found]
    none = (Key(say.plain("button.none_of_these"), payloads.MeanNone(suggestion)),)
    return Screen(say("answer.did_you_mean"), (*keys, none))


def _texts(say: Say, events: Catalogue, entry: Entry, event: str | None) -> list[Html]:
    """The answer, or one for each event where that makes a difference and is not known."""
    if event is None and any(entry.answers(say.language)):
        return _by_event(say, events, entry)
    return [_text(say, events, key, text) for key, text in entry.answers(say.language, event).items()]


def _by_event(say: Say, events: Catalogue, entry: Entry) -> list[Html]:
    """An answer for each event; where there is none, that it is not confirmed."""
    concerned = [event for event in events if entry.concerns(event)]
    found = {event: next(iter(entry.answers(say.language, event).values()), None) for event in concerned}
    return [
        _text(say, events, event, text)
        if text is not None
        else _named(say, events, event, say("answer.not_confirmed_here"))
        for event, text in found.items()
    ]


def _text(say: Say, events: Catalogue, event: str | None, text: str) -> Html:
    """One answer, its facts filled in; with the event's name where there are several."""
    filled = entries.render(text.strip(), lambda name: facts.value(say, events, name)).strip()
    if event is None or event not in events:
        return Html(filled)
    return _named(say, events, event, Html(filled))


def _named(say: Say, events: Catalogue, event: str, text: Html) -> Html:
    return Html(f"{say('answer.for_event', event=events[event].short.in_(say.language))}\n{text}")


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
