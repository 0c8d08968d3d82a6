"""Waiting in line, so that many questions at once slow nobody down more than they must."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

from bot.errors import UNSENT

_SOON = 1.5  # seconds that somebody may wait without being told
_EVERY = 4.0  # seconds between two notes: Discord allows about one edit a second in a channel …
_EACH = 0.25  # … and those of all who wait share it

Tell = Callable[[int], Awaitable[None]]  # with how many are before somebody, those being served among them


class Line:
    """First come, first served, `at_once` at the same time. Leaving the line early leaves no gap in it."""

    def __init__(self, at_once: int, *, soon: float = _SOON, every: float = _EVERY) -> None:
        self._at_once = at_once
        self._served = 0
        self._waiting: list[asyncio.Future[None]] = []
        self._soon = soon
        self._every = every

    @contextlib.asynccontextmanager
    async def turn(self, tell: Tell) -> AsyncIterator[None]:
        """Wait for one's turn, which lasts while inside. `tell` may fail as sending to Discord may."""
        if self._served < self._at_once:
            self._served += 1
        else:
            await self._wait(tell)
        try:
            yield
        finally:
            self._next()

    async def _wait(self, tell: Tell) -> None:
        mine = asyncio.get_running_loop().create_future()
        self._waiting.append(mine)
        telling = asyncio.create_task(self._tell(mine, tell))
        try:
            try:
                await mine
            finally:
                telling.cancel()
                await asyncio.wait({telling})  # no note may come after the answer
        except asyncio.CancelledError:
            if not mine.cancelled():  # it was one's turn already
                self._next()
            raise

    def _next(self) -> None:
        while self._waiting:
            first = self._waiting.pop(0)
            if not first.done():  # cancelled: who it was has left
                first.set_result(None)
                return
        self._served -= 1

    async def _tell(self, mine: asyncio.Future[None], tell: Tell) -> None:
        told = None
        await asyncio.sleep(self._soon)
        while not mine.done():
            before = self._served + sum(not other.done() for other in self._waiting[: self._waiting.index(mine)])
            if before != told:
                with contextlib.suppress(*UNSENT):
                    await tell(before)
                told = before
            await asyncio.sleep(max(self._every, _EACH * len(self._waiting)))
