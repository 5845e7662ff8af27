"""/faq in the admin chat: which entries helped least, and which words people typed for which entry."""

from telegram import Update

from db import questions
from db.questions import Outcome
from events.refused import Refused
from handlers import payloads
from handlers.context import Context
from handlers.screens import Key, Screen, rows
from handlers.texts import Html

LEAST = 8
CANDIDATES = 5


async def show_faq(update: Update, context: Context) -> None:
    """The entries that helped least, and a message for each candidate."""
    counts = await questions.counts(context.tx)
    worst = sorted(counts, key=lambda entry: -_failures(counts[entry]))[:LEAST]
    lines = [_line(context, entry, counts[entry]) for entry in worst if _failures(counts[entry])]
    head = context.say("admin.faq_worst") if lines else context.say("admin.faq_none")
    context.show(update, Screen(Html("\n".join([head, *lines]))))
    for candidate in await questions.candidates(context.tx, CANDIDATES):
        context.show(update, _candidate(context, candidate))


async def add(update: Update, context: Context, button: payloads.AddPhrasing) -> None:
    """One tap adds the person's phrasing to the entry; it is understood at once."""
    added = await questions.add(context.tx, button.suggestion, context.at)
    if added is None:
        raise Refused("form.old_button")
    context.settle(update, context.say("admin.phrasing_added", text=added.text, entry=added.entry))
    context.hand.learned = True


async def drop(update: Update, context: Context, button: payloads.DropPhrasing) -> None:
    await questions.drop(context.tx, button.suggestion)
    context.settle(update, context.say("admin.phrasing_dropped"))


def _failures(outcomes: dict[Outcome, int]) -> int:
    return outcomes.get(Outcome.UNHELPFUL, 0) + outcomes.get(Outcome.RELAYED, 0)


def _line(context: Context, entry: str, outcomes: dict[Outcome, int]) -> Html:
    helped = outcomes.get(Outcome.ANSWERED, 0) + outcomes.get(Outcome.OPENED, 0) + outcomes.get(Outcome.PICKED, 0)
    return context.say("admin.faq_line", entry=entry, unhelpful=_failures(outcomes), shown=helped)


def _candidate(context: Context, candidate: questions.Suggestion) -> Screen:
    keys = rows(
        [
            Key(context.say.plain("button.add_phrasing"), payloads.AddPhrasing(candidate.id)),
            Key(context.say.plain("button.drop_phrasing"), payloads.DropPhrasing(candidate.id)),
        ]
    )
    text = context.say("admin.phrasing", text=candidate.text, entry=candidate.picked or "")
    return Screen(text, keys)
