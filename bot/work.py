"""What is being done for members right now, so that leaving can wait for it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator

from bot.errors import LeavingError


class Work:
    """Pieces of work under way in one event loop."""

    def __init__(self) -> None:
        self._pieces = 0
        self._leaving = False
        self._idle = asyncio.Event()
        self._idle.set()

    @contextlib.contextmanager
    def piece(self) -> Iterator[None]:
        """Count what is done inside. Raises: LeavingError: the bot takes nothing new."""
        if self._leaving:
            raise LeavingError
        self._pieces += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._pieces -= 1
            if not self._pieces:
                self._idle.set()

    async def finish(self, seconds: float) -> bool:
        """Take nothing new and wait for what is under way; whether it ended in time."""
        self._leaving = True
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            return False
        return True
