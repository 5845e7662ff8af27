"""Cut-offs around seats, to the millisecond: the last moment before is in time, the moment itself is too late."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db import drafts, migrate, people, registrations, requests
from db.engine import Transaction
from db.requests import Kind
from db.sqlite import Sqlite
from db.times import instant, milliseconds
from events import attending, registration, waiting
from events import requests as deciding
from events.attending import Wish
from events.desk import Desk
from events.models import Event
from events.refused import Refused
from tests.events.shipped import shipped
from tests.events.test_states import ANSWERS
from tests.town import OPEN

TICK = timedelta(milliseconds=1)
ANA, BEN, CLEO = 1, 2, 3


class _Undone(Exception):
    """What was tried is rolled back."""


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Sqlite]:
    migrate.sqlite(tmp_path / "bot.db")
    opened = await Sqlite.open(tmp_path / "bot.db")
    yield opened
    await opened.close()


def workshop() -> Event:
    """One seat; the list closes before registration does, changes in between."""
    shipped_ = shipped()["workshop"]
    line = shipped_.waiting.model_copy(update={"closes": datetime(2022, 4, 10, 12)})
    cut_offs = shipped_.registration.model_copy(update={"changes_close": datetime(2022, 4, 12, 18)})
    return shipped_.model_copy(update={"seats": {"onsite": 1}, "waiting": line, "registration": cut_offs})


async def form_of(tx: Transaction, event: Event, chat_id: int, mode: str = "onsite") -> people.Person:
    person = await people.meet(tx, chat_id, "Ana", None, "en", 0)
    await registration.begin(tx, event, person, None, OPEN)
    await drafts.save(tx, chat_id, event.id, ANSWERS | {"attendance": mode}, None, None, milliseconds(OPEN))
    return person


async def tried(db: Sqlite, unit: Any, *args: Any) -> str:
    """What came of it: a refusal's key, or the deed; then it is undone."""
    came = ""

    async def whole(tx: Transaction) -> None:
        nonlocal came
        made = await unit(tx, *args)
        came = str(made.deed if isinstance(made, attending.Outcome) else made.status)
        raise _Undone

    try:
        await db.run(whole)
    except Refused as refusal:
        return refusal.key
    except _Undone:
        pass
    return came


async def test_the_last_millisecond_is_in_time_and_the_next_is_too_late(db: Sqlite) -> None:
    event, desk = workshop(), Desk()

    async def begins(tx: Transaction) -> None:
        for chat_id in (ANA, BEN):
            await attending.confirm(tx, event, desk, await form_of(tx, event, chat_id), OPEN, Wish.WAIT)
        await form_of(tx, event, CLEO)

    await db.run(begins)
    cleo = await db.run(people.find, CLEO)
    waits = (attending.confirm, event, desk, cleo)
    assert await tried(db, *waits, event.line_closes_at - TICK, Wish.WAIT) == "queued"
    assert await tried(db, *waits, event.line_closes_at, Wish.WAIT) == "seats.list_closed"
    leaves = (attending.withdraw, event, desk, ANA)
    assert await tried(db, *leaves, event.changes_close_at - TICK) == "withdrawn"
    assert await tried(db, *leaves, event.changes_close_at) == "None", "it is asked of the organisers"
    assert await tried(db, *leaves, event.ends_at) == "request.too_late"

    await db.run(attending.withdraw, event, desk, ANA, OPEN)
    ben = await db.run(registrations.find, event.id, BEN)
    assert ben is not None and ben.offer_ends is not None
    ends = instant(ben.offer_ends)
    takes = (waiting.accept, event, desk, BEN, ben.id)
    assert await tried(db, *takes, ends - TICK) == "registered"
    assert await tried(db, *takes, ends) == "offer.gone"

    await db.run(form_of, event, CLEO, "online")
    comes = (attending.confirm, event, desk, cleo)
    assert await tried(db, *comes, event.closes_at - TICK) == "registered"
    assert await tried(db, *comes, event.closes_at) == "registration.closed"


async def test_a_pass_is_good_until_the_last_millisecond(db: Sqlite) -> None:
    event = workshop()
    await db.run(people.meet, CLEO, "Ana", None, "en", 0)
    asked, _ = await db.run(deciding.ask_late, event, CLEO, event.closes_at)
    assert asked.kind is Kind.LATE
    await db.run(deciding.approve, event, Desk(), asked.id, "Olga", event.closes_at)
    ends = milliseconds(event.closes_at + timedelta(hours=48))
    assert await db.run(requests.passes, CLEO, ends - 1) == {event.id: ends}
    assert await db.run(requests.passes, CLEO, ends) == {}
    let_in = event.closing(instant(ends))
    assert (
        let_in.registration_state(instant(ends) - TICK) == "open"
        and let_in.registration_state(instant(ends)) == "closed"
    )
