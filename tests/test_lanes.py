"""Lanes: a key's jobs in order, keys side by side, and no failure unnoticed."""

import asyncio
from collections.abc import Callable

import pytest

from bot.lanes import Job, Lanes


async def test_jobs_of_one_key_run_in_order_and_of_others_side_by_side() -> None:
    lanes, done, gate = Lanes(), list[str](), asyncio.Event()

    async def slow() -> None:
        await gate.wait()
        done.append("a1")

    lanes.put("a", slow)
    lanes.put("a", _note(done, "a2"))
    lanes.put("b", _note(done, "b1"))
    await _until(lambda: done == ["b1"])
    gate.set()
    await _until(lambda: len(lanes) == 0)
    assert done == ["b1", "a1", "a2"]
    assert not lanes._waiting and not lanes._tasks


async def test_no_more_jobs_than_allowed_run_at_once() -> None:
    lanes, running, most = Lanes(at_once=3), 0, 0

    async def job() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.001)
        running -= 1

    for key in range(20):
        lanes.put(key, job)
    await _until(lambda: len(lanes) == 0)
    assert most == 3


async def test_a_job_that_fails_is_told_and_its_lane_is_gone() -> None:
    lanes = Lanes()

    async def fail() -> None:
        raise ZeroDivisionError

    lanes.put("a", fail)
    with pytest.raises(ZeroDivisionError):
        async with asyncio.timeout(5):
            await lanes.failed
    assert len(lanes) == 0


async def test_at_the_end_what_runs_is_finished_and_what_waits_is_left() -> None:
    lanes, done, gate = Lanes(), list[str](), asyncio.Event()

    async def slow() -> None:
        await gate.wait()
        done.append("a1")

    lanes.put("a", slow)
    lanes.put("a", _note(done, "a2"))
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_later(0.05, gate.set)
    await lanes.finish(5)
    assert done == ["a1"] and len(lanes) == 0


async def test_at_the_end_what_never_finishes_is_cut_off() -> None:
    lanes = Lanes()
    lanes.put("a", asyncio.Event().wait)  # type: ignore[arg-type]
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await lanes.finish(0.05)
    assert len(lanes) == 0


def _note(done: list[str], name: str) -> Job:
    async def job() -> None:
        done.append(name)

    return job


async def _until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not is_so():
            await asyncio.sleep(0.001)
