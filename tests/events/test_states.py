"""The state machine of seats, row by row, and driven at random: never a seat too many, nobody in two states."""

import asyncio
import itertools
import shutil
from collections.abc import Coroutine
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from db import drafts, migrate, people, personal, registrations
from db.engine import Transaction
from db.registrations import Registration, Status
from db.sqlite import Sqlite
from db.times import milliseconds
from events import attending, form, registration, states, waiting
from events import requests as deciding
from events.attending import Outcome, Wish
from events.desk import Desk
from events.models import Event
from events.refused import Refused
from events.states import TABLE, Deed, State
from tests.events.shipped import shipped
from tests.town import OPEN

T = TypeVar("T")
PEOPLE = range(1, 7)
COUNTING = (Status.REGISTERED, Status.WAITING, Status.OFFERED)
ANSWERS: dict[str, Any] = {
    "name": "Ana", "email": "ana@example.com", "organisation": "Cluster", "organisation_type": "cluster",
    "country": "LT", "position": None, "days": "both", "needs": None, "consent": {"name": "registration",
    "version": "1", "agreed": "2022-04-01T06:00:00+00:00"},
}  # fmt: skip


def test_the_table_says_each_deed_of_a_state_once() -> None:
    pairs = [(before, deed) for before, deed, _ in TABLE]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("ended", [State.WITHDRAWN, State.DECLINED, State.EXPIRED])
def test_what_has_ended_has_ended_for_good(ended: State) -> None:
    assert not [row for row in TABLE if row[0] is ended]


def test_nobody_who_was_offered_a_seat_waits_again_with_the_same_place() -> None:
    assert (State.OFFERED, State.WAITING) not in {(before, after) for before, _, after in TABLE}


def test_what_the_table_does_not_say_cannot_be_done() -> None:
    allowed = {(before, deed) for before, deed, _ in TABLE}
    for before, deed in itertools.product(State, Deed):
        if (before, deed) not in allowed:
            with pytest.raises(KeyError):
                states.after(before, deed)


def test_every_state_of_a_registration_is_a_status_in_the_database() -> None:
    assert {str(state) for state in State} - {"draft"} == {str(status) for status in Status}


@pytest.mark.parametrize(
    ("hours", "starts", "reminded"),
    [
        (24, "09:00", "21:00"),  # 3:00 is in the night: the last half hour before it begins, or 21:00 sharp
        (24, "18:00", "12:00"),
        (8, "09:00", "15:00"),
        (4, "23:00", "02:00"),  # all of it is in the night: there is no better time
    ],
)
def test_an_offers_reminder_comes_late_in_it_but_not_in_the_night(hours: int, starts: str, reminded: str) -> None:
    hour, minute = map(int, starts.split(":"))
    begins = OPEN.replace(hour=hour, minute=minute)
    at = waiting.reminds_at(Desk(), begins, begins + timedelta(hours=hours))
    late = at.astimezone(OPEN.tzinfo)
    assert begins < at < begins + timedelta(hours=hours)
    assert f"{late:%H:%M}" == reminded or (reminded == "21:00" and f"{late:%H:%M}" == "20:30")


def test_an_offer_ends_with_the_list_at_the_latest() -> None:
    event = shipped()["workshop"]
    assert event.offer_ends(OPEN) == OPEN + timedelta(hours=24)
    assert event.offer_ends(event.starts_at - timedelta(hours=1)) == event.starts_at


class Crash(Exception):
    """The process dies before the commit."""


class Seats(RuleBasedStateMachine):
    """People, organisers and a clock that do anything at any time, on a real database."""

    empty: ClassVar[Path]  # a database whose tables are made once

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.file = self.empty.with_name(f"{id(self)}.db")
        shutil.copy(self.empty, self.file)
        self.now = OPEN
        self.limit = self.most = 1  # `most`: seats that may be taken, as long as the limit was lowered under them
        self.db = self.does(Sqlite.open(self.file))
        for chat_id in PEOPLE:
            self.does(self.db.run(_meet, chat_id))

    def does(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def run(self, unit: Any, *args: Any, crash: bool = False) -> Any:
        """What a verb returns in a transaction of its own; None when it is refused, or the process dies."""

        async def whole(tx: Transaction) -> Any:
            result = await unit(tx, *args)
            if crash:
                raise Crash
            return result

        try:
            return self.does(self.db.run(whole))
        except (Refused, Crash):
            return None

    @property
    def event(self) -> Event:
        shipped_ = shipped()["workshop"]
        line = shipped_.waiting.model_copy(update={"offer_hours": 6})
        cut_offs = {"closes": datetime(2022, 4, 25), "changes_close": datetime(2022, 4, 14)}
        return shipped_.model_copy(
            update={
                "seats": {"onsite": self.limit},
                "waiting": line,
                "registration": shipped_.registration.model_copy(update=cut_offs),
            }
        )

    def rows(self) -> list[Registration]:
        return self.does(self.db.run(registrations.of_event, "workshop"))

    def mine(self, chat_id: int) -> Registration | None:
        return self.does(self.db.run(registrations.find, "workshop", chat_id))

    @initialize(
        crowd=st.lists(st.tuples(st.sampled_from(["onsite", "online"]), st.sampled_from(Wish)), min_size=2, max_size=5)
    )
    def some_have_registered(self, crowd: list[tuple[str, Wish]]) -> None:
        for chat_id, (mode, wish) in enumerate(crowd, start=1):
            self.registers(chat_id, mode, wish, crash=False)

    @rule(
        chat_id=st.sampled_from(PEOPLE),
        mode=st.sampled_from(["onsite", "onsite", "online"]),
        wish=st.sampled_from([Wish.ASK, Wish.WAIT, Wish.WAIT, Wish.BOTH]),
        crash=st.sampled_from([False, False, False, True]),
    )
    def registers(self, chat_id: int, mode: str, wish: Wish, crash: bool) -> None:
        """For the first time, or with other answers."""
        self.run(_fill_in, self.event, chat_id, mode, self.now)
        before = self.rows()
        person = self.does(self.db.run(people.find, chat_id))
        outcome = self.run(attending.confirm, self.event, Desk(), person, self.now, wish, crash=crash)
        if outcome is None:
            assert self.rows() == before
        else:
            self.was_told_the_truth(chat_id, outcome)

    def was_told_the_truth(self, chat_id: int, outcome: Outcome) -> None:
        if outcome.registration is None:
            assert outcome.deed is None
        else:
            mine = self.mine(chat_id)
            assert mine is not None and (mine.id, mine.status) == (outcome.registration.id, outcome.registration.status)
            assert outcome.deed is None or mine == outcome.registration

    @rule(chat_id=st.sampled_from(PEOPLE), crash=st.sampled_from([False, False, False, True]))
    def withdraws(self, chat_id: int, crash: bool) -> None:
        self.run(attending.withdraw, self.event, Desk(), chat_id, self.now, crash=crash)

    @rule(nth=st.integers(0, 1))
    def takes_a_seat(self, nth: int) -> None:
        self.answers_an_offer(nth, waiting.accept, crash=False)

    @rule(
        nth=st.sampled_from([0, 0, 0, 1, 2]),
        says=st.sampled_from([waiting.accept, waiting.decline, waiting.join_online]),
        crash=st.sampled_from([False, False, False, True]),
    )
    def answers_an_offer(self, nth: int, says: Any, crash: bool) -> None:
        line = sorted((one for one in self.rows() if one.wants), key=lambda one: one.status is not Status.OFFERED)
        if nth < len(line):
            mine = line[nth]
            held = mine.status is Status.OFFERED and milliseconds(self.now) < (mine.offer_ends or 0)
            made = self.run(says, self.event, Desk(), mine.chat_id, mine.id, self.now, crash=crash)
            if says is waiting.accept and not crash:
                assert (made is not None) == held

    @rule(nth=st.integers(0, 3))
    def gives_back_a_seat(self, nth: int) -> None:
        seated = [one for one in self.rows() if one.attends == "onsite"]
        if nth < len(seated):
            self.run(attending.withdraw, self.event, Desk(), seated[nth].chat_id, self.now)

    @rule(seats=st.integers(0, 3))
    def organisers_change_the_seats(self, seats: int) -> None:
        self.limit = seats

    @rule(minutes=st.sampled_from([1, 59, 3 * 60, 7 * 60, 7 * 60, 26 * 60, 13 * 24 * 60]), tick=st.booleans())
    def time_passes(self, minutes: int, tick: bool) -> None:
        self.now += timedelta(minutes=minutes)
        if tick:
            self.the_clock_ticks(crash=False)

    @rule(crash=st.sampled_from([False, False, False, True]))
    def the_clock_ticks(self, crash: bool) -> None:
        self.run(waiting.keep_moving, self.event, Desk(), self.now, crash=crash)
        if crash:
            return
        line = [one for one in self.rows() if one.status is Status.WAITING]
        assert not line or (self.taken() >= self.limit and self.now < self.event.line_closes_at)
        assert not [one for one in self.rows() if (one.offer_ends or 2**62) <= milliseconds(self.now)]

    @rule(number=st.integers(1, 6), agrees=st.booleans())
    def organisers_decide(self, number: int, agrees: bool) -> None:
        if agrees:
            self.run(deciding.approve, self.event, Desk(), number, "Olga", self.now)
        else:
            self.run(deciding.refuse, number, "Olga", "no room", self.now)

    @rule(chat_id=st.sampled_from(PEOPLE))
    def is_forgotten(self, chat_id: int) -> None:
        self.does(self.db.run(personal.forget, chat_id, 1))
        self.does(self.db.run(_meet, chat_id))

    @rule()
    def the_bot_restarts(self) -> None:
        self.does(self.db.close())
        self.db = self.does(Sqlite.open(self.file))

    def taken(self) -> int:
        return sum(one.attends == "onsite" or one.status is Status.OFFERED for one in self.rows())

    @invariant()
    def all_is_well(self) -> None:
        rows, histories = self.does(self.db.run(_everything))
        self.seats_are_never_exceeded(rows)
        nobody_is_in_two_states(rows)
        the_line_is_served_in_order(rows)
        for one in rows:
            the_audit_tells_it_all_and_by_the_table(one, histories.get(one.id, []))
            what_is_kept_is_what_was_asked(one)

    def seats_are_never_exceeded(self, rows: list[Registration]) -> None:
        taken = sum(one.attends == "onsite" or one.status is Status.OFFERED for one in rows)
        assert taken <= max(self.limit, self.most)
        self.most = taken if taken > self.limit else self.limit

    def teardown(self) -> None:
        self.does(self.db.close())
        self.loop.close()
        for file in self.file.parent.glob(f"{self.file.name}*"):
            file.unlink()


def nobody_is_in_two_states(rows: list[Registration]) -> None:
    counting = [one for one in rows if one.status in COUNTING]
    assert len({one.chat_id for one in counting}) == len(counting)
    for one in rows:
        in_line = one.status in (Status.WAITING, Status.OFFERED)
        assert (one.wants is not None, one.queued is not None) == (in_line, in_line)
        assert (one.offer_ends is not None) == (one.status is Status.OFFERED)
        assert one.attends is None or one.status in COUNTING
        assert one.attends is not None or one.status is not Status.REGISTERED
        assert one.attends is None or one.attends == one.answers["attendance"]
        assert one.wants is None or one.wants != one.attends


def the_line_is_served_in_order(rows: list[Registration]) -> None:
    offered = [one.queued or 0 for one in rows if one.status is Status.OFFERED]
    line = [one.queued or 0 for one in rows if one.status is Status.WAITING]
    assert max(offered, default=0) < min(line, default=2**62)


def the_audit_tells_it_all_and_by_the_table(one: Registration, history: list[str]) -> None:
    """And nobody was offered a seat twice for one place in line."""
    state, offers = State.DRAFT, 0
    for deed in (Deed(what) for what in history if what in set(Deed)):
        state = states.after(state, deed)
        offers += {Deed.OFFERED: 1, Deed.QUEUED: -1}.get(deed, 0)
        assert offers <= 0
    assert str(state) == str(one.status)


def what_is_kept_is_what_was_asked(one: Registration) -> None:
    """The days are asked of whoever comes or wants to."""
    if one.status in COUNTING:
        assert ("days" in one.answers) == ("onsite" in (one.attends, one.wants))


async def _meet(tx: Transaction, chat_id: int) -> None:
    await people.meet(tx, chat_id, "Ana", None, "en", 0)


async def _fill_in(tx: Transaction, event: Event, chat_id: int, mode: str, now: Any) -> None:
    """A form at its review, for a new registration or to change the one there is."""
    person = await people.find(tx, chat_id)
    assert person is not None
    mine = await registrations.find(tx, event.id, chat_id)
    begun = (
        await registration.edit(tx, event, mine, now)
        if mine
        else await registration.begin(tx, event, person, None, now)
    )
    draft = replace(begun, answers=ANSWERS | {"attendance": mode}, asked=None)
    assert form.next_question(event, draft.answers) is None
    await drafts.save(tx, chat_id, event.id, draft.answers, None, None, milliseconds(now))


async def _everything(tx: Transaction) -> tuple[list[Registration], dict[int, list[str]]]:
    """All registrations, and what the audit says of each."""
    histories: dict[int, list[str]] = {}
    for row in await tx.fetch_all("SELECT registration, what FROM audit ORDER BY id"):
        histories.setdefault(row["registration"], []).append(row["what"])
    return await registrations.of_event(tx, "workshop"), histories


def test_whatever_people_the_clock_and_crashes_do_seats_and_states_hold(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    Seats.empty = tmp_path_factory.mktemp("seats") / "empty.db"
    migrate.sqlite(Seats.empty)
    run_state_machine_as_test(
        Seats,
        settings=settings(
            max_examples=120, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )  # fmt: skip
