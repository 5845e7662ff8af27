"""The list of all questions: by topic and by event, a page at a time."""

from collections.abc import Callable, Sequence

from events.catalogue import Catalogue
from events.models import Event
from faq.entries import Entry, Faq
from handlers import payloads
from handlers.payloads.button import Button
from handlers.screens import Key, Rows, Screen, in_rows, rows
from handlers.texts import Say

A_PAGE = 8
OTHER = "other"  # the topic of entries that name none


def menu(say: Say, faq: Faq, events: Catalogue) -> Screen:
    """What would you like to know about?"""
    return Screen(say("faq.topics"), keys(say, faq, events))


def keys(say: Say, faq: Faq, events: Catalogue) -> Rows:
    """The topics, then the events that have questions of their own."""
    by_topic = [Key(named(say, topic), payloads.ShowTopic(topic, 0)) for topic in topics(faq)]
    by_event = [
        Key(event.short.in_(say.language), payloads.ShowAbout(event.id, 0))
        for event in events.values()
        if about(faq, event)
    ]
    return (*in_rows(by_topic), *in_rows(by_event))


def topics(faq: Faq) -> list[str]:
    """In the order of the file; what belongs to none comes last."""
    known = dict.fromkeys(entry.topic or OTHER for entry in faq)
    return sorted(known, key=lambda topic: topic == OTHER)


def about(faq: Faq, event: Event) -> list[Entry]:
    """The questions that concern this event alone, or are answered for it in its own way."""
    return [entry for entry in faq if event.id in (entry.event, *entry.answers("en"))]


def topic(say: Say, faq: Faq, name: str, page: int) -> Screen:
    """One topic's questions, a page of them."""
    found = [entry for entry in faq if (entry.topic or OTHER) == name]
    return _page(
        say, named(say, name), found, page,
        turn=lambda to: payloads.ShowTopic(name, to),
        open_=lambda entry: payloads.ShowEntry(entry.id),
    )  # fmt: skip


def of_event(say: Say, faq: Faq, event: Event, page: int) -> Screen:
    """One event's questions, a page of them; they are answered for this event."""
    return _page(
        say, event.short.in_(say.language), about(faq, event), page,
        turn=lambda to: payloads.ShowAbout(event.id, to),
        open_=lambda entry: payloads.ShowAnswer(event.id, entry.id),
    )  # fmt: skip


def _page(
    say: Say,
    name: str,
    found: Sequence[Entry],
    page: int,
    *,
    turn: Callable[[int], Button],
    open_: Callable[[Entry], Button],
) -> Screen:
    pages = max(1, -(-len(found) // A_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    questions = tuple((Key(entry.question(say.language), open_(entry)),) for entry in shown)
    turning = []
    if page > 0:
        turning.append(Key(say.plain("button.page_back"), turn(page - 1)))
    if page + 1 < pages:
        turning.append(Key(say.plain("button.page_on"), turn(page + 1)))
    below = rows(turning, Key(say.plain("button.topics"), payloads.ShowTopics()))
    return Screen(say("faq.topic", topic=name, page=page + 1, pages=pages), (*questions, *below))


def named(say: Say, topic: str) -> str:
    """A topic in words."""
    return say.plain(f"topic.{topic}")
