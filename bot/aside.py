"""Long work beside the event loop: in a thread that gives way to it at once."""

import asyncio
import gc
import sys
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

TURN = 0.0005  # seconds that the loop waits for the interpreter at most; Python's own 5 ms add up at every step


async def run(work: Callable[[], T]) -> T:
    """What work() returns. What it made is kept: the garbage collector need not look through it."""
    interval, collects = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(TURN)
    gc.disable()
    try:
        return await asyncio.to_thread(work)
    finally:
        sys.setswitchinterval(interval)
        if collects:
            gc.freeze()
            gc.enable()
