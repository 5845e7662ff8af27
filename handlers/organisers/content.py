"""/reload in the admin chat: the content's files are read again, and what came of it is told."""

from collections.abc import Mapping, Sequence
from typing import Any

from telegram import Update

from db import notes
from db.engine import Transaction
from db.outbox import Promise
from handlers.context import Context, Reply, Services, message
from handlers.screens import Screen
from handlers.texts import Html, Say

MOST_NAMES = 6


async def reload(update: Update, context: Context) -> None:
    """Asks every worker to read the content again, once this is committed."""
    await notes.write(context.tx, notes.READ_AGAIN, str(update.update_id))
    context.hand.learned = True


async def content_read(tx: Transaction, services: Services, promise: Promise) -> Reply | None:
    """What came of a /reload."""
    say = services.texts.say(None)
    outcome = promise.payload
    text = _refused(say, outcome) if "problems" in outcome else _taken(say, outcome.get("changes"))
    return message(promise.recipient, Screen(text))


def _refused(say: Say, outcome: Mapping[str, Any]) -> Html:
    lines = [say("admin.content_problem", problem=line) for line in outcome["problems"]]
    if outcome["more"]:
        lines.append(say("admin.content_more", count=outcome["more"]))
    return _joined([say("admin.content_refused"), *lines])


def _taken(say: Say, changes: Mapping[str, Mapping[str, Sequence[str]]] | None) -> Html:
    """`changes`: the names by part and by what happened to them; None where that is not known."""
    if changes == {}:
        return say("admin.content_same")
    return _joined([say("admin.content_taken"), *(_part(say, part, of) for part, of in (changes or {}).items())])


def _part(say: Say, part: str, changes: Mapping[str, Sequence[str]]) -> Html:
    """ "FAQ: changed dates, cost; new wifi"."""
    told = [say(f"admin.content_{how}", names=_names(say, names)) for how, names in changes.items() if names]
    return say("admin.content_part", part=say.plain(f"admin.content_{part}"), changes=Html("; ".join(told)))


def _names(say: Say, names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    left = len(names) - MOST_NAMES
    return say.plain("admin.content_and_more", names=shown, count=left) if left > 0 else shown


def _joined(lines: Sequence[Html]) -> Html:
    return Html("\n".join(lines))
