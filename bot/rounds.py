"""The rounds of messages to many: each tick promises the reminders that are due to some more of their people."""

from datetime import datetime

from bot.delivery import Delivery
from db import rounds
from db.engine import Database
from db.times import instant
from events import changes, known, reminders, timetable
from events.timetable import Slot, Step
from handlers.context import Services


class Rounds:
    """Remembers which reminders are over, so that the database is asked about each only once."""

    def __init__(self, db: Database, services: Services, delivery: Delivery) -> None:
        self._db = db
        self._services = services
        self._delivery = delivery
        self._over: set[tuple[str, str, datetime]] = set()
        self._since: dict[str, datetime] = {}
        self._marks: dict[str, str] = {}

    async def notice(self, now: datetime) -> None:
        """Events that are new to the bot, or have other dates, another place or address than they had."""
        for event in self._services.events.values():
            if self._marks.get(event.id) != (mark := known.mark(event)):
                met = await self._db.run(changes.notice, event, self._services.admin_chat_id, now)
                self._since[event.id], self._marks[event.id] = instant(met.since), mark
                self._delivery.wake()

    async def tell(self, now: datetime) -> None:
        """Changes that organisers want told."""
        for one in await self._db.run(rounds.going):
            if one.name.startswith(changes.NAME):
                await self._db.run(changes.send, one, self._services.mails, now)
                self._delivery.wake()

    async def remind(self, now: datetime) -> None:
        """Reminders that are due, and those that it is too late for."""
        late = []
        for slot in timetable.timetable(self._services.events.values(), self._services.desk):
            if slot.key in self._over or slot.due > now:
                continue
            match slot.step(self._services.desk, now):
                case Step.SEND:
                    await self._send(slot, now)
                case Step.SKIP:
                    late.append(slot)
        if late:
            await self._skip(late, now)

    async def _send(self, slot: Slot, now: datetime) -> None:
        if await self._db.run(reminders.send, slot, self._services.mails, now):
            self._over.add(slot.key)
        self._delivery.wake()

    async def _skip(self, late: list[Slot], now: datetime) -> None:
        """What was due before the bot knew the event is nobody's fault."""
        known_then = [slot for slot in late if slot.due >= self._since[slot.event.id]]
        await self._db.run(reminders.skip, known_then, now)
        self._over.update(slot.key for slot in late)
