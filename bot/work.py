"""What is being done for members right now, so that leaving can wait for it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator

from bot.errors import LeavingError

_TELLING = 1.0  # seconds to tell those who will get no answer


class Work:
    """The tasks of one event loop that do something for somebody."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[object]] = set()
        self._leaving = False
        self._late = False

    @contextlib.contextmanager
    def piece(self) -> Iterator[None]:
        """Count the current task as work while inside.

        Raises:
            LeavingError: the bot takes nothing new, or leaves before this was done.
        """
        task = asyncio.current_task()
        if self._leaving or task is None:
            raise LeavingError
        self._tasks.add(task)
        try:
            yield
        except asyncio.CancelledError:
            if not self._late:
                raise
            task.uncancel()
            raise LeavingError from None
        finally:
            self._tasks.discard(task)

    async def finish(self, seconds: float) -> bool:
        """Take nothing new and wait for what is under way. False: some was not done in time, and ended in an error."""
        self._leaving = True
        late = await _unfinished(self._tasks, seconds)
        self._late = True
        for task in late:
            task.cancel()
        await _unfinished(late, _TELLING)
        return not late


async def _unfinished(tasks: set[asyncio.Task[object]], seconds: float) -> set[asyncio.Task[object]]:
    """Those of the tasks that are not done after this time."""
    return (await asyncio.wait(tasks, timeout=seconds))[1] if tasks else set()
