"""One process of the race for seats: `python -m tests.racing URL FIRST LAST`, a line of JSON for each thing told."""

import asyncio
import json
import random
import sys
from datetime import timedelta
from typing import Any

from db import drafts, engine, notes, people, registrations
from db.engine import Database, Transaction, Unavailable
from db.registrations import Registration, Status
from db.times import milliseconds
from events import attending, registration, waiting
from events.attending import Wish
from events.desk import Desk
from events.models import Event
from events.refused import Refused
from tests.events.shipped import shipped
from tests.town import OPEN

SEATS = 120
ANSWERS: dict[str, Any] = {
    "name": "Ana", "email": "ana@example.com", "organisation": "Cluster", "organisation_type": "cluster",
    "country": "LT", "position": None, "attendance": "onsite", "days": "both", "needs": None,
    "consent": {"name": "registration", "version": "1", "agreed": "2022-04-01T06:00:00+00:00"},
}  # fmt: skip


def the_event() -> Event:
    return shipped()["workshop"].model_copy(update={"seats": {"onsite": SEATS}})


class Racer:
    """One attendee: confirms, perhaps withdraws, and answers what is offered."""

    def __init__(self, db: Database, chat_id: int) -> None:
        self.db, self.chat_id = db, chat_id
        self.chance = random.Random(chat_id)
        self.event = the_event()

    async def runs(self) -> None:
        person = await self.does(people.find, self.chat_id)
        wish = self.chance.choice([Wish.WAIT, Wish.BOTH])
        first = await self.does(attending.confirm, self.event, Desk(), person, OPEN, Wish.ASK)
        self.says("confirm", first.registration)
        if first.registration is None:
            self.says("wait", (await self.does(attending.confirm, self.event, Desk(), person, OPEN, wish)).registration)
        if self.chance.random() < 0.3:
            await asyncio.sleep(self.chance.random() / 2)
            outcome = await self.does(attending.withdraw, self.event, Desk(), self.chat_id, OPEN)
            self.says("withdraw", outcome.registration)

    async def answers(self) -> bool:
        """Whether there was an offer to answer."""
        mine = await self.does(registrations.find, self.event.id, self.chat_id)
        if mine is None or mine.status is not Status.OFFERED:
            return False
        says = self.chance.choice([waiting.accept, waiting.accept, waiting.decline, waiting.join_online])
        self.says("offer", await self.does(says, self.event, Desk(), self.chat_id, mine.id, OPEN))
        return True

    async def does(self, unit: Any, *args: Any) -> Any:
        """As the intake does: what the database cannot take now is done again."""
        while True:
            try:
                return await self.db.run(unit, *args)
            except Unavailable:
                await asyncio.sleep(self.chance.random() / 20)
            except Refused:
                return None

    def says(self, what: str, told: Registration | None) -> None:
        line = {
            "chat": self.chat_id,
            "what": what,
            "status": told and str(told.status),
            "attends": told and told.attends,
        }
        print(json.dumps(line), flush=True)


async def prepare(tx: Transaction, chat_id: int) -> None:
    """Somebody whose form stands at the review."""
    person = await people.meet(tx, chat_id, "Ana", None, "en", 0)
    await registration.begin(tx, the_event(), person, None, OPEN)
    await drafts.save(tx, chat_id, "workshop", ANSWERS, None, None, milliseconds(OPEN))


async def main(url: str, first: int, last: int) -> None:
    db = await engine.connect(url)
    racers = [Racer(db, chat_id) for chat_id in range(first, last)]
    print("ready", flush=True)
    while not await db.run(notes.read, "go"):
        await asyncio.sleep(0.01)
    await asyncio.gather(*(racer.runs() for racer in racers))
    for _ in range(30):
        late = OPEN + timedelta(minutes=1)
        await racers[0].does(waiting.keep_moving, racers[0].event, Desk(), late)
        answered = await asyncio.gather(*(racer.answers() for racer in racers))
        if not any(answered):
            await asyncio.sleep(0.1)
    await db.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
