"""The steps in which a broadcast is made, and what their screens have in common: the head, and the ways on and back."""

from enum import StrEnum

from db.broadcasts import Broadcast
from handlers import payloads
from handlers.screens import Key, Rows, rows
from handlers.texts import Html, Say


class Step(StrEnum):
    """Where the making of a broadcast stands; the filters are steps of their own, by their names."""

    EVENT = "event"
    GROUPS = "groups"
    TEXT = "text"
    WHEN = "when"
    PREVIEW = "preview"


def head(say: Say, found: Broadcast, number: int) -> Html:
    return say("broadcast.head", broadcast=found.id, number=number, author=found.author)


def moves(say: Say, found: Broadcast, back: Step, onward: Step) -> Rows:
    return rows(
        [
            Key(say.plain("button.cast_back"), payloads.CastStep(found.id, back)),
            Key(say.plain("button.cast_next"), payloads.CastStep(found.id, onward)),
        ]
    )


def drop(say: Say, found: Broadcast) -> Key:
    return Key(say.plain("button.cast_drop"), payloads.CastDrop(found.id))


def ticked(label: str, is_ticked: bool) -> str:
    return f"✓ {label}" if is_ticked else label
