"""Long work beside the event loop holds nobody up."""

import gc
import sys
import threading

import pytest

from bot import aside


async def test_long_work_is_in_a_thread_that_gives_way_at_once() -> None:
    before = sys.getswitchinterval()
    here = threading.get_ident()
    there, turn, collects = await aside.run(lambda: (threading.get_ident(), sys.getswitchinterval(), gc.isenabled()))
    assert there != here and turn < 0.001 < before and not collects


async def test_afterwards_all_is_as_before_even_if_it_fails() -> None:
    interval = sys.getswitchinterval()
    with pytest.raises(ZeroDivisionError):
        await aside.run(lambda: 1 / 0)
    assert sys.getswitchinterval() == interval and gc.isenabled()
