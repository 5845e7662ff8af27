"""What is still missing, as organisers see it: with what the bot says instead, and how many have asked."""

from collections.abc import Mapping, Sequence

from db.overrides import Prompt
from events.models import Event
from events.overrides import KINDS
from faq.entries import Entry
from handlers import payloads
from handlers.organisers import switch_cards
from handlers.screens import Key, Rows, Screen, in_rows, rows
from handlers.texts import Html, Say

A_PAGE = 6
LABEL = 55  # letters of a question on a button


def overview(
    say: Say,
    unanswered: Sequence[tuple[Entry, Sequence[Event]]],
    asked: Mapping[str, int],
    missing: Sequence[tuple[Event, int]],
    page: int,
) -> Screen:
    """The questions without an answer, at all or for these events, the most asked first, and what events lack."""
    pages = max(1, -(-len(unanswered) // A_PAGE))
    page = min(page, pages - 1)
    shown = unanswered[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [
        say("readiness.line", question=_question(say, entry, lacking), count=asked.get(entry.id, 0))
        for entry, lacking in shown
    ]
    head = say("readiness.head", count=len(unanswered), page=page + 1, pages=pages)
    said = say("readiness.says", words=say.plain("answer.not_confirmed")) if unanswered else None
    keys = [(Key(_short(one.question(say.language)), payloads.Supply(one.id)),) for one, _ in shown]
    return Screen(
        Html("\n\n".join(filter(None, [head, Html("\n".join(lines)), said]))),
        (*keys, *_turning(say, page, pages), *_events(say, missing)),
    )


def of_event(say: Say, event: Event, names: Sequence[str], asked: Mapping[str, int]) -> Screen:
    """What is missing about one event; `asked` by setting."""
    head = say("readiness.event", event=event.title.in_(say.language), count=len(names))
    lines = [
        say("readiness.setting", setting=switch_cards.named(say, name), words=_instead(say, event, name),
            count=asked.get(name, 0))
        for name in names
    ]  # fmt: skip
    keys = [Key(switch_cards.named(say, n), payloads.AskSetting(event.id, n)) for n in names if n in KINDS]
    back = Key(say.plain("button.readiness"), payloads.ShowReadiness(0))
    return Screen(Html("\n\n".join([head, *lines])), (*in_rows(keys), *rows(back)))


def ask(say: Say, entry: Entry, prompt: Prompt, count: int) -> Screen:
    """What is the answer?"""
    text = say("readiness.ask", question=entry.question(say.language), words=say.plain("answer.not_confirmed"),
               count=count)  # fmt: skip
    return Screen(text, rows(Key(say.plain("button.leave_it"), payloads.DropSetting(prompt.id))))


def confirm(say: Say, entry: Entry, prompt: Prompt, waiting: int, lacking: Sequence[Event], all_: bool) -> Screen:
    """As people will read it, in each language; `all_`: it may hold for all events, or for one of those it lacks."""
    texts = [say("readiness.answer", language=language, text=text) for language, text in prompt.value.items()]
    head = say("readiness.confirm", question=entry.question(say.language))
    offer = say("readiness.offer", count=waiting)
    keys = [Key(say.plain("button.save_for_all"), payloads.SaveAnswer(prompt.id, ""))] if all_ else []
    keys += [
        Key(say.plain("button.save_for", event=one.short.in_(say.language)), payloads.SaveAnswer(prompt.id, one.id))
        for one in lacking
    ]
    leave = Key(say.plain("button.leave_it"), payloads.DropSetting(prompt.id))
    return Screen(Html("\n\n".join([head, *texts, offer])), rows(*keys, leave))


def saved(say: Say, entry: Entry, event: Event | None, by: str, offered: int, keys: Rows) -> Screen:
    """It is answered, for all events or for one."""
    question = _question(say, entry, [event] if event else [])
    return Screen(say("readiness.saved", question=question, by=by, count=offered), keys)


def _instead(say: Say, event: Event, name: str) -> str:
    """What the bot says as long as this is not known."""
    key = f"readiness.instead.{name}"
    if not say.knows(key):
        return say.plain("readiness.instead.nothing")
    values = {"place": event.place.in_(say.language), "online": event.online.in_(say.language).strip()}
    return say.plain(key, file=f"content/events/{event.id}.toml", **values)


def _turning(say: Say, page: int, pages: int) -> Rows:
    turn = []
    if page > 0:
        turn.append(Key(say.plain("button.page_back"), payloads.ShowReadiness(page - 1)))
    if page + 1 < pages:
        turn.append(Key(say.plain("button.page_on"), payloads.ShowReadiness(page + 1)))
    return rows(turn)


def _events(say: Say, missing: Sequence[tuple[Event, int]]) -> Rows:
    return rows(*(_missing(say, event, count) for event, count in missing if count))


def _missing(say: Say, event: Event, count: int) -> Key:
    label = say.plain("button.missing", event=event.short.in_(say.language), count=count)
    return Key(label, payloads.ShowMissing(event.id))


def _question(say: Say, entry: Entry, events: Sequence[Event]) -> str:
    """With the events that it is about, if not all of them."""
    question, names = entry.question(say.language), ", ".join(one.short.in_(say.language) for one in events)
    return say.plain("readiness.of_event", question=question, events=names) if names else question


def _short(question: str) -> str:
    return question if len(question) <= LABEL else f"{question[: LABEL - 1]}…"
