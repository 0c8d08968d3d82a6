"""An index that follows its documents: built anew when they change, tried out on gold questions, kept when in doubt."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from index.build import build
from index.domain import Answer, Snapshot
from index.errors import IndexBusyError, NotIndexedError, StoreError
from index.gold import Gold, read_gold
from index.held import Held
from index.reading import is_stale
from index.report import ProgressCallback, Report
from index.settings import IndexSettings
from index.trial import Side, WorseError, hold
from index.uploads import Uploads
from index.vectors import name_of
from index.weights import EMBEDDING

_PATIENCE = 2  # seconds until a build of somebody else is looked at again

_log = logging.getLogger(__name__)


class Upkeep:
    """Builds in threads of its own; what is `held` belongs to the thread that answers, which the gold trial asks."""

    def __init__(
        self,
        settings: IndexSettings,
        uploads: Uploads,
        held: Held,
        current: Callable[[], Snapshot],
        answering: ThreadPoolExecutor,
    ) -> None:
        self._settings = settings
        self._uploads = uploads
        self._held = held
        self._current = current
        self._answering = answering
        # One thread builds. A second build is refused by the lock on the data folder, for which it needs a thread.
        self._building = ThreadPoolExecutor(2, thread_name_prefix="build")

    async def build(
        self, *, by: str, dry_run: bool = False, force: bool = False, progress: ProgressCallback | None = None
    ) -> Report:
        """As `Library.build`, which says what it raises."""
        gold_file = None if force else self._settings.gold_file
        golds = await asyncio.to_thread(read_gold, gold_file) if gold_file else ()
        trial = partial(self._try_out, golds) if golds else None
        return await asyncio.get_running_loop().run_in_executor(
            self._building,
            lambda: build(
                self._settings,
                self._held.embed,
                embedding=EMBEDDING.name,
                by=by,
                dry_run=dry_run,
                progress=progress,
                trial=trial,
            ),
        )

    async def refresh(self, *, by: str, progress: ProgressCallback | None = None, patient: bool = False) -> None:
        """As `Library.refresh`."""
        while await asyncio.get_running_loop().run_in_executor(self._answering, self._needs_build):
            try:
                await self.build(by=by, progress=progress)
            except (WorseError, IndexBusyError, StoreError) as error:
                if self.is_indexed:
                    _log.warning("%s The answers come from the index as it was.", error)
                elif patient and isinstance(error, IndexBusyError):
                    await asyncio.sleep(_PATIENCE)
                    continue
                else:
                    raise
            return

    @property
    def is_indexed(self) -> bool:
        try:
            return bool(self._current())
        except NotIndexedError:
            return False

    def close(self) -> None:
        """Waits for nothing: a build goes on until the process ends."""
        self._building.shutdown(wait=False, cancel_futures=True)

    def _needs_build(self) -> bool:
        try:
            current = self._current()
            others = current.embedding != name_of(EMBEDDING.name)  # an index that an earlier Footnote made
            return others or is_stale(self._uploads, current) or not self._held.engine().is_whole
        except NotIndexedError:
            return True

    def _try_out(self, golds: Sequence[Gold], snapshot: Snapshot, tell: ProgressCallback) -> None:
        """Of the building thread: have the answering one put the gold questions to both versions, as members ask."""
        engine = self._answering.submit(self._held.engine_of, snapshot).result()

        def ask_new(gold: Gold) -> Answer:
            return self._answering.submit(engine.answer, gold.question, gold.turns, never_abstain=False).result()

        def ask_old(gold: Gold) -> Answer:
            answer = self._answering.submit(
                lambda: self._held.engine().answer(gold.question, gold.turns, never_abstain=False)
            )
            return answer.result()

        try:
            hold(golds, Side(self._current(), ask_old), Side(snapshot, ask_new), tell)
        finally:
            engine.close()
