"""Lanes: jobs of one key run in order, jobs of different keys side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable

Job = Callable[[], Awaitable[None]]


class Lanes:
    """A lane a key; one that is empty is gone. A job that raises ends the program through `failed`."""

    def __init__(self, at_once: int = 1000) -> None:
        self._waiting: dict[Hashable, deque[Job]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(at_once)
        self.failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def put(self, key: Hashable, job: Job) -> None:
        """Runs `job` after all earlier jobs of `key`."""
        if (waiting := self._waiting.get(key)) is not None:
            waiting.append(job)
            return
        self._waiting[key] = deque((job,))
        task = asyncio.create_task(self._run(key), name=f"lane {key}")
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def __len__(self) -> int:
        """How many jobs wait or run."""
        return sum(map(len, self._waiting.values()))

    async def finish(self, seconds: float) -> None:
        """Lets the jobs that run now end, for so long; those that wait are left undone."""
        for waiting in self._waiting.values():
            while len(waiting) > 1:
                waiting.pop()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        if not self.failed.done():
            self.failed.set_result(None)

    async def _run(self, key: Hashable) -> None:
        waiting = self._waiting[key]
        try:
            while waiting:
                async with self._places:
                    await waiting[0]()
                waiting.popleft()
        finally:
            del self._waiting[key]

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) and not self.failed.done():
            self.failed.set_exception(error)
