"""Questions to offer, prepared by the library in the background."""

from __future__ import annotations

import asyncio
import logging
import time

from bot.errors import explain
from index import Answer, Library

_FEW = 3  # offered in a message
_AGAIN = 60.0  # seconds until another try after one that failed

log = logging.getLogger(__name__)


class Suggestions:
    """What is asked of it is answered at once, from what there is; it sees to it that there is something."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._preparing: asyncio.Task[None] | None = None
        self._not_before = 0.0

    def for_typed(self, typed: str, count: int) -> list[str]:
        """For what a member has typed of a question so far, nearest first."""
        self.prepare()
        return self._library.suggestions(typed, count)

    def examples(self) -> tuple[str, ...]:
        """A few of the best; none while there are none."""
        return tuple(self.for_typed("", _FEW))

    def instead(self, answer: Answer) -> tuple[str, ...]:
        """A few that the documents answer, after a question that they don't: related ones first."""
        if not answer.abstained:
            return ()
        related = self._library.related(answer.understood or answer.question, _FEW)
        return tuple(dict.fromkeys([*related, *self.examples()]))[:_FEW]

    def prepare(self) -> None:
        """Begin to have the suggestions of the index as it stands, if they are of another one."""
        busy = self._preparing is not None and not self._preparing.done()
        if busy or time.monotonic() < self._not_before or self._library.is_prepared:
            return
        self._preparing = asyncio.create_task(self._library.prepare(), name="preparing suggestions")
        self._preparing.add_done_callback(self._ended)

    def close(self) -> None:
        if self._preparing:
            self._preparing.cancel()

    def _ended(self, preparing: asyncio.Task[None]) -> None:
        error = None if preparing.cancelled() else preparing.exception()
        if error:
            explain(error, "preparing suggestions", logging.WARNING)
            self._not_before = time.monotonic() + _AGAIN
