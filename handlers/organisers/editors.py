"""/faq in the admin chat: which answers helped least, what is asked most, and which words people typed for what."""

from collections.abc import Callable, Mapping

from telegram import Update

from db import questions
from db.questions import Outcome
from events.refused import Refused
from faq.entries import Entry
from handlers import payloads
from handlers.context import Context
from handlers.screens import Key, Screen, rows
from handlers.texts import Html

MOST = 8
CANDIDATES = 5
SHOWN = (Outcome.ANSWERED, Outcome.OPENED, Outcome.PICKED)

Outcomes = Mapping[Outcome, int]
Line = Callable[[Context, Entry, Outcomes], Html]


async def show_faq(update: Update, context: Context) -> None:
    """The entries that helped least and those passed on most, and a message for each candidate."""
    counts = await questions.counts(context.tx)
    parts = [
        _most(context, counts, Outcome.UNHELPFUL, context.say("admin.faq_worst"), _unhelpful),
        _most(context, counts, Outcome.RELAYED, context.say("admin.faq_relayed"), _relayed),
    ]
    told = [part for part in parts if part] or [context.say("admin.faq_none")]
    context.show(update, Screen(Html("\n\n".join(told))))
    for candidate in await questions.candidates(context.tx, CANDIDATES):
        context.show(update, _candidate(context, candidate))


async def add(update: Update, context: Context, button: payloads.AddPhrasing) -> None:
    """One tap adds the person's phrasing to the entry; it is understood at once."""
    added = await questions.add(context.tx, button.suggestion, context.at)
    if added is None:
        raise Refused("form.old_button")
    context.settle(update, context.say("admin.phrasing_added", text=added.text, entry=_title(context, added.entry)))
    context.hand.learned = True


async def drop(update: Update, context: Context, button: payloads.DropPhrasing) -> None:
    await questions.drop(context.tx, button.suggestion)
    context.settle(update, context.say("admin.phrasing_dropped"))


def _most(context: Context, counts: Mapping[str, Outcomes], what: Outcome, head: Html, line: Line) -> Html | None:
    """The entries with most of that, the worst first; None where there is none."""
    known = context.services.knowledge.faq.entries
    found = [entry for entry in known.values() if counts.get(entry.id, {}).get(what)]
    worst = sorted(found, key=lambda entry: -counts[entry.id][what])[:MOST]
    lines = [line(context, entry, counts[entry.id]) for entry in worst]
    return Html("\n".join([head, *lines])) if lines else None


def _unhelpful(context: Context, entry: Entry, outcomes: Outcomes) -> Html:
    shown = sum(outcomes.get(outcome, 0) for outcome in SHOWN)
    times = outcomes[Outcome.UNHELPFUL]
    question = entry.question(context.say.language)
    return context.say("admin.faq_line", times=times, shown=shown, question=question, entry=entry.id)


def _relayed(context: Context, entry: Entry, outcomes: Outcomes) -> Html:
    key = "admin.faq_relayed_open" if entry.unanswered else "admin.faq_relayed_line"
    question = entry.question(context.say.language)
    return context.say(key, times=outcomes[Outcome.RELAYED], question=question, entry=entry.id)


def _candidate(context: Context, candidate: questions.Suggestion) -> Screen:
    keys = rows(
        [
            Key(context.say.plain("button.add_phrasing"), payloads.AddPhrasing(candidate.id)),
            Key(context.say.plain("button.drop_phrasing"), payloads.DropPhrasing(candidate.id)),
        ]
    )
    entry = _title(context, candidate.picked or "")
    return Screen(context.say("admin.phrasing", text=candidate.text, entry=entry, times=candidate.times), keys)


def _title(context: Context, entry_id: str) -> str:
    """The entry's question; its id where it is no more."""
    entry = context.services.knowledge.faq.entries.get(entry_id)
    return entry.question(context.say.language) if entry else entry_id
