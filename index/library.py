"""The index as its users see it: documents in, cited answers out."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from index.domain import Answer, ProgressCallback, Report, Snapshot, Status, Turn
from index.settings import IndexSettings

if TYPE_CHECKING:
    from index.engine import Engine

P = ParamSpec("P")
T = TypeVar("T")


class Library:
    """Answers questions from the documents and keeps their index up to date.

    Cheap to make: models and the store are loaded at first use, in a thread. Safe to use from many tasks of one
    event loop; asking goes on, from the snapshot it started with, while a build runs.
    """

    def __init__(self, settings: IndexSettings) -> None:
        self._settings = settings
        # One thread answers and one builds: a model's run uses both cores of a small machine already.
        self._answering = ThreadPoolExecutor(1, thread_name_prefix="answer")
        self._building = ThreadPoolExecutor(1, thread_name_prefix="build")

    @functools.cached_property
    def _engine(self) -> Engine:
        from index.engine import Engine  # noqa: PLC0415 - takes seconds: not for --help, wrong settings or the event loop

        return Engine(self._settings)

    @property
    def snapshot(self) -> Snapshot:
        """The index as it stands. Raises: NotIndexedError when there is none yet."""
        raise NotImplementedError

    async def answer(self, question: str, history: Sequence[Turn] = (), *, never_abstain: bool = False) -> Answer:
        """The answer to a question, given the conversation before it.

        Raises:
            NotIndexedError: there is no index yet.
            ModelFileError: a bundled model is missing or differs.
        """
        return await self._in(self._answering, lambda: self._engine.answer(question, history, never_abstain=never_abstain))

    async def build(self, *, by: str, dry_run: bool = False, progress: ProgressCallback | None = None) -> Report:
        """Bring the index up to date with the documents; `by` is who asked for it, shown to whoever asks meanwhile.

        `progress` is called from another thread.

        Raises:
            IndexBusyError: somebody else is building; the text says who.
            NoDocumentsError: there is nothing to index; the index stays as it was.
        """
        raise NotImplementedError

    async def _in(self, pool: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(pool, work)
