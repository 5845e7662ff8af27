"""How far a run is: its letters counted, as people ask for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from db import batches
from db.batches import Count
from db.engine import Transaction

# What Telegram says of chats that cannot be written to, by what organisers are told of it.
REASONS = {
    "blocked": "blocked",
    "deactivated": "left",
    "peer_id_invalid": "left",
    "kicked": "blocked",
    "chat_write_forbidden": "blocked",
    "Forbidden": "unreachable",
}
GONE = "not found"  # of a chat, or a user


@dataclass(frozen=True, slots=True)
class Tally:
    """Every letter of a run is counted once."""

    sent: int = 0
    unreachable: tuple[tuple[str, int], ...] = ()  # by what organisers are told
    failed: int = 0
    perhaps: int = 0
    left: int = 0

    @classmethod
    def of(cls, counts: Iterable[Count]) -> Self:
        numbers = dict.fromkeys(("sent", "failed", "perhaps", "left"), 0)
        unreachable: dict[str, int] = {}
        for one in counts:
            told = told_of(one.reason) if one.state == "failed" else None
            if told:
                unreachable[told] = unreachable.get(told, 0) + one.number
            else:
                numbers[one.state if one.state in numbers else "left"] += one.number
        return cls(unreachable=tuple(sorted(unreachable.items())), **numbers)

    @property
    def not_reached(self) -> int:
        return sum(number for _, number in self.unreachable)

    @property
    def total(self) -> int:
        return self.settled + self.left

    @property
    def settled(self) -> int:
        """Those of which it is known what became."""
        return self.sent + self.not_reached + self.failed + self.perhaps


async def count(tx: Transaction, run_id: int) -> Tally:
    return Tally.of(await batches.counts(tx, run_id))


def told_of(reason: str | None) -> str | None:
    """What organisers are told when a person cannot be reached for this reason; None: it is another kind of failure."""
    if reason and reason.endswith(GONE):
        return "left"
    return REASONS.get(reason or "")
