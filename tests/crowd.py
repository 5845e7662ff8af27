"""A crowd that races for seats with their phones: each reads what the bot writes, and presses what they would."""

import asyncio
import itertools
import random
import secrets
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db import engine
from events.states import Deed
from sandbox import Button, Message, Person, Sandbox
from tests import racing

LOOKS = 0.25  # seconds between two looks at the phone
PATIENCE = 180.0
OVER = "You are not registered any more."
ENDED = ("is withdrawn", "was withdrawn", "has ended", OVER)
# What a card says whose seat was offered, and taken or let go, before it was read.
OVERTAKEN = ("✓ You have taken this seat.", "The seat is yours!", "You are still registered online", OVER, "✓ You ")
# What a sentence of the bot says was done, as the audit calls it; of two that fit the first counts.
SAYS = {
    "You are not in line for a seat any more": Deed.JOINED,
    "The seat is yours!": Deed.ACCEPTED,
    "You are registered for <b>": Deed.REGISTERED,
    "What happens next:</b> as soon as a seat becomes free": Deed.QUEUED,
    "A seat has become free for you!": Deed.OFFERED,
    "the seat goes to the next in line": Deed.DECLINED,
    OVER: Deed.EXPIRED,
    "You are still registered online": Deed.LAPSED,
    "is withdrawn. Thank you": Deed.WITHDRAWN,
}
WISHES = itertools.cycle(
    ("sa:", None, "sa:", "oi:", "sa:", "sd:", "sa:")
)  # what an offer is answered with, if it has such a button; None: forgotten


@dataclass
class Racer:
    """Confirms, waits or joins online, perhaps withdraws, and answers an offer or forgets it."""

    world: Sandbox
    person: Person
    chance: random.Random
    is_done: bool = False
    answered: bool = False

    async def runs(self) -> None:
        await self.person.sends("/register")
        await self.presses("ok:")
        if "all seats are taken" in await self.reads("You are registered for", "all seats are taken"):
            await self.presses(self.chance.choice(["wq:workshop:wait", "wq:workshop:wait", "wq:workshop:both", "jo:"]))
            await self.reads("You are registered", "You are on the waiting list", *OVERTAKEN)
        if self.chance.random() < 0.3:
            await asyncio.sleep(self.chance.random() * 3)
            await self.withdraws()
        self.is_done = True

    async def withdraws(self) -> None:
        """Or gives up: an offer that was forgotten may have ended all of it, or a card changed under their finger."""
        ends, asks, tapped = time.monotonic() + PATIENCE / 3, 0.0, set[int]()
        while time.monotonic() < ends and not any(words in m.text for m in self.messages for words in ENDED):
            if (found := self.finds("wy:") or self.finds("w:")) and found[0].id not in tapped:
                tapped.add(found[0].id)
                self.taps(*found)
            elif time.monotonic() > asks:  # at first, and when nothing has come of it for long
                asks = time.monotonic() + PATIENCE / 9
                tapped.clear()
                await self.person.sends("/my")
            await asyncio.sleep(LOOKS)

    async def answers_offers(self) -> None:
        """For ever: whatever is offered is taken, let go, or left until it is over."""
        seen = 0
        while True:
            await asyncio.sleep(LOOKS)
            if len(self.person.chat.record.records) > seen and (found := self.finds("sa:")):
                self.answers(found[0])
            seen = len(self.person.chat.record.records)

    def answers(self, offer: Message) -> None:
        """Once; a second message about it changes nobody's mind."""
        wish = next(WISHES)
        pressed = next((b for row in offer.buttons for b in row if wish and (b.data or "").startswith(wish)), None)
        if pressed and not self.answered:
            self.taps(offer, pressed)
        self.answered = True

    async def presses(self, start: str) -> None:
        """The newest button whose data begin so, as soon as there is one."""
        ends = time.monotonic() + PATIENCE
        while (found := self.finds(start)) is None:
            assert time.monotonic() < ends, f"no {start}: {[m.text for m in self.messages][-3:]}"
            await asyncio.sleep(LOOKS)
        self.taps(*found)

    def taps(self, message: Message, button: Button) -> None:
        """As a slow phone does, which may show a button that has gone."""
        query = {"id": str(secrets.randbits(62)), "from": self.person.user, "chat_instance": "1"}
        self.world.push({"callback_query": query | {"message": message.data, "data": button.data}})

    async def reads(self, *sentences: str) -> str:
        """The newest message once it says one of these."""
        ends = time.monotonic() + PATIENCE
        while (found := self.sees(*sentences)) is None:
            assert time.monotonic() < ends, [message.text for message in self.messages][-3:]
            await asyncio.sleep(LOOKS)
        return found

    def sees(self, *sentences: str) -> str | None:
        """The newest message that says one of these, if they need not scroll for it."""
        newest = (message.text for message in self.messages[::-1][:6])
        return next((text for text in newest if any(sentence in text for sentence in sentences)), None)

    def finds(self, start: str) -> tuple[Message, Button] | None:
        buttons = ((m, b) for m in self.messages[::-1] for row in m.buttons for b in row)
        return next(((m, b) for m, b in buttons if (b.data or "").startswith(start)), None)

    @property
    def messages(self) -> list[Message]:
        return [message for message in self.person.chat.messages if message.from_bot]


def told(world: Sandbox) -> dict[int, list[Deed]]:
    """What each was told of their registration, in the order in which it was said."""
    said: dict[int, list[Deed]] = {}
    for call in (call for call in world.journal if call.ok and call.method in ("sendMessage", "editMessageText")):
        deed = next((deed for words, deed in SAYS.items() if words in call.parameters["text"]), None)
        if deed is not None:
            said.setdefault(call.parameters["chat_id"], []).append(deed)
    return said


def is_true(said: Sequence[str], done: Sequence[str], in_order: bool) -> bool:
    """Whether all that was done was said, in its order, and nothing else.

    What the clock did goes unsaid if something else was done at once. Several processes keep no order among what a
    person presses at once, and may both answer: there it is enough that all was said, and nothing else."""
    if not in_order:
        return {*_lasting(done)} <= {*said} <= {*done}
    return _lasting(said) == _lasting(done) and not Counter(said) - Counter(done)


def _lasting(deeds: Sequence[str]) -> list[str]:
    """Without what is news only as long as nothing follows."""
    at_end = [deed for deed in deeds if deed != Deed.OFFERED][-1:]
    return [deed for deed in deeds if deed not in (Deed.OFFERED, Deed.LAPSED)] + at_end


async def at_the_review(database: str, people: Iterable[Person]) -> None:
    """Everybody's form is filled in, and only to be confirmed."""
    db = await engine.connect(database)
    for person in people:
        await db.run(racing.prepare, person.id)
    await db.close()
