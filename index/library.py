"""The index as its users see it: documents in, cited answers out."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from index import disk
from index.build import build
from index.domain import Answer, ProgressCallback, Report, Snapshot, Status, Turn
from index.errors import IndexBusyError, NotIndexedError, StoreError
from index.gold import Gold, read_gold
from index.reading import Reader, is_stale
from index.settings import IndexSettings
from index.trial import Side, WorseError, hold
from index.uploads import Uploads
from index.versions import versions_of
from index.weights import EMBEDDING, EVIDENCE

if TYPE_CHECKING:
    from index.engine import Engine, Models

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Library:
    """Answers questions from the documents and keeps their index up to date.

    Cheap to make: models and the store are loaded at first use, in a thread. Safe to use from many tasks of one
    event loop; asking goes on, from the snapshot it started with, while a build runs.
    """

    def __init__(self, settings: IndexSettings) -> None:
        self._settings = settings
        self._reader = Reader(settings.data_dir)
        self.uploads = Uploads(settings)
        # One thread answers and one builds: a model's run uses both cores of a small machine already. A second build is
        # refused by the lock on the data folder, for which it needs a thread.
        self._answering = ThreadPoolExecutor(1, thread_name_prefix="answer")
        self._building = ThreadPoolExecutor(2, thread_name_prefix="build")
        self._models: Models | None = None
        self._loading = Lock()
        self._engine: Engine | None = None  # of the answering thread

    @property
    def snapshot(self) -> Snapshot:
        """The index as it stands. Raises: NotIndexedError when there is none yet."""
        return self._reader.current()

    async def warm_up(self) -> None:
        """Load the models, and the index if there is one, so that the first question does not wait for them.

        Raises:
            ModelFileError: a bundled model is missing or differs.
        """
        await _in(self._answering, self._warm_up)

    async def answer(self, question: str, history: Sequence[Turn] = (), *, never_abstain: bool = False) -> Answer:
        """The answer to a question, given the conversation before it.

        Raises:
            NotIndexedError: there is no index yet.
            ModelFileError: a bundled model is missing or differs.
        """
        await asyncio.to_thread(self._reader.current)  # without an index, say so now and not after loading the models
        return await _in(
            self._answering, lambda: self._current_engine().answer(question, history, never_abstain=never_abstain)
        )

    async def build(
        self, *, by: str, dry_run: bool = False, force: bool = False, progress: ProgressCallback | None = None
    ) -> Report:
        """Bring the index up to date with the documents; `by` is who asked for it, shown to whoever asks meanwhile.

        `progress` is called from another thread. `force` takes the new index however it answers the gold questions.

        Raises:
            IndexBusyError: somebody else is building; the text says who.
            NoDocumentsError: there is nothing to index; the index stays as it was.
            StoreError: the data directory can't be written; the index stays as it was.
            GoldError: the gold file that the settings name can't be read.
            WorseError: the new index answers its questions clearly worse; the index stays as it was.
        """
        gold_file = None if force else self._settings.gold_file
        golds = await asyncio.to_thread(read_gold, gold_file) if gold_file else ()
        trial = partial(self._try_out, golds) if golds else None
        return await _in(
            self._building,
            lambda: build(
                self._settings,
                self._embed,
                embedding=EMBEDDING.name,
                by=by,
                dry_run=dry_run,
                progress=progress,
                trial=trial,
            ),
        )

    async def refresh(self, *, by: str, progress: ProgressCallback | None = None) -> None:
        """Build when there is no index, or when it is not that of the documents. Raises: as `build`.

        That an index is refused as worse, that somebody else builds, or that the disk is full or read-only is logged
        when there is an index: one of the old documents is better than none.
        """
        if await _in(self._answering, self._needs_build):
            try:
                await self.build(by=by, progress=progress)
            except (WorseError, IndexBusyError, StoreError) as error:
                if not self._is_indexed():
                    raise
                _log.warning("%s The answers come from the index as it was.", error)

    async def status(self) -> Status:
        """Raises: NotIndexedError when there is no index yet."""
        snapshot = self.snapshot
        return Status(
            version=snapshot.version,
            built_at=snapshot.built_at,
            documents=len(snapshot.entries),
            sentences=len(snapshot.sentences),
            models=(EMBEDDING.name, EVIDENCE.name),
            bytes=await asyncio.to_thread(disk.size, self._settings.data_dir),
        )

    async def close(self) -> None:
        """Wait for what is being answered, then let go of threads and files. A build goes on until the process ends."""
        await _in(self._answering, self._close_engine)
        self._answering.shutdown()
        self._building.shutdown(wait=False, cancel_futures=True)

    def _is_indexed(self) -> bool:
        try:
            return bool(self.snapshot)
        except NotIndexedError:
            return False

    def _needs_build(self) -> bool:
        try:
            return is_stale(self.uploads, self.snapshot) or not self._current_engine().is_whole
        except NotIndexedError:
            return True

    def _warm_up(self) -> None:
        self._load_models()
        with contextlib.suppress(NotIndexedError):
            self._current_engine()

    def _current_engine(self) -> Engine:
        """The engine of the current snapshot; another build's result takes the place of the old one here."""
        snapshot = self.snapshot
        if self._engine is None or self._engine.snapshot is not snapshot:
            engine = self._engine_of(snapshot)
            self._close_engine()
            self._engine = engine
        return self._engine

    def _engine_of(self, snapshot: Snapshot) -> Engine:
        from index.engine import Engine  # noqa: PLC0415 - takes seconds: not for --help or a wrong setting

        return Engine(snapshot, self._load_models(), versions_of(self._settings).open)

    def _try_out(self, golds: Sequence[Gold], snapshot: Snapshot, tell: ProgressCallback) -> None:
        """Of the building thread: have the answering one put the gold questions to both versions, as members ask."""
        engine = self._answering.submit(self._engine_of, snapshot).result()

        def ask_new(gold: Gold) -> Answer:
            return self._answering.submit(engine.answer, gold.question, gold.turns, never_abstain=False).result()

        def ask_old(gold: Gold) -> Answer:
            answer = self._answering.submit(
                lambda: self._current_engine().answer(gold.question, gold.turns, never_abstain=False)
            )
            return answer.result()

        try:
            hold(golds, Side(self.snapshot, ask_old), Side(snapshot, ask_new), tell)
        finally:
            engine.close()

    def _close_engine(self) -> None:
        if self._engine:
            self._engine.close()
            self._engine = None

    def _load_models(self) -> Models:
        from index.engine import Models  # noqa: PLC0415 - takes seconds

        with self._loading:
            self._models = self._models or Models()
            return self._models

    def _embed(self, texts: list[str]) -> list[list[float]]:
        return self._load_models().embed(texts)


async def _in(pool: ThreadPoolExecutor, work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(pool, work)
