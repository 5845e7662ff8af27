"""Waiting for something to become true in a world."""

import asyncio
from collections.abc import Callable

from sandbox.state import State


async def until(state: State, predicate: Callable[[], object], timeout: float, why: str) -> None:  # noqa: ASYNC109
    """Returns when the predicate is true, which is asked again at every change of the world."""
    try:
        async with asyncio.timeout(timeout):
            while not predicate():
                await state.change()
    except TimeoutError:
        raise TimeoutError(f"waited {timeout:g} s in vain for {why or 'a change'}") from None
