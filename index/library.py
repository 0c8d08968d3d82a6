"""The index as its users see it: documents in, cited answers out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from index import disk
from index.checked import CheckedText
from index.domain import Answer, Citation, Snapshot, Turn
from index.gold import read_gold
from index.held import Held
from index.partial import PartialCallback
from index.reading import Reader
from index.report import ProgressCallback, Report, Status
from index.settings import IndexSettings
from index.upkeep import Upkeep
from index.uploads import Uploads
from index.weights import EMBEDDING, EVIDENCE

if TYPE_CHECKING:
    from index.prompts import Shelf
    from index.verify import Verdict
    from index.writing import Author

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
        # one thread: a model's run uses both cores of a small machine already
        self._answering = ThreadPoolExecutor(1, thread_name_prefix="answer")
        self._held = Held(settings, self._reader.current)  # of the answering thread, but for its models
        self._upkeep = Upkeep(settings, self.uploads, self._held, self._reader.current, self._answering)
        self._author: Author | None = None  # made at first use, and only with a language model
        self._saying: asyncio.Task[None] | None = None
        self._shelf: Shelf | None = None

    @property
    def snapshot(self) -> Snapshot:
        """The index as it stands. Raises: NotIndexedError when there is none yet."""
        return self._reader.current()

    async def warm_up(self) -> None:
        """Load the models, and the index if there is one, so that the first question does not wait for them.

        Raises:
            ModelFileError: a bundled model is missing or differs.
        """
        await _in(self._answering, self._held.warm_up)
        if self._settings.writes:
            await self._writes().load()
            self._saying = asyncio.create_task(self._say_who_writes(), name="asking the language model for a word")

    async def answer(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        never_abstain: bool = False,
        told: PartialCallback | None = None,
        guild: int | None = None,
    ) -> Answer:
        """The answer to a question, given the conversation before it.

        With a language model, `told` hears how far it is, and each written sentence that has passed its checks; the
        model is paid for from the budget of `guild`. `never_abstain` quotes the best there is.

        Raises:
            NotIndexedError: there is no index yet.
            ModelFileError: a bundled model is missing or differs.
        """
        # without an index, say so now and not after loading the models
        snapshot = await asyncio.to_thread(self._reader.current)
        if self._settings.writes and not never_abstain:
            return await self._writes().answer(question, history, snapshot, told=told, guild=guild)
        return (await self._quote(question, history, never_abstain=never_abstain))[0]

    def suggestions(self, typed: str = "", count: int = 25) -> list[str]:
        """Questions that the documents answer, for what somebody has typed so far. Waits for nothing."""
        return self._shelf.like(typed, count) if self._shelf else []

    def related(self, question: str, count: int) -> list[str]:
        """Questions that the documents answer and that share words with one that they don't. Waits for nothing."""
        return self._shelf.about(question, count) if self._shelf else []

    @property
    def is_prepared(self) -> bool:
        """Whether the suggestions are those of the index as it stands, or nearly: see `prepare`."""
        return self._shelf is not None and self._upkeep.is_indexed and self._shelf.is_for(self.snapshot.version)

    async def prepare(self) -> None:
        """Make suggestions from the index as it stands, unless there are some. Questions are answered meanwhile.

        Raises:
            FootnoteError: as `answer`, or GoldError for a gold file that can't be read.
        """
        from index.prompts import Shelf  # noqa: PLC0415 - nothing that a command line needs

        gold_file = self._settings.gold_file
        golds = await asyncio.to_thread(read_gold, gold_file) if gold_file else ()
        self._shelf = self._shelf or Shelf(self._settings.data_dir)
        engine = await _in(self._answering, self._held.engine)

        async def ask(question: str) -> Answer:
            return (await self._quote(question, ()))[0]

        await self._shelf.fill(engine.snapshot, golds, ask, engine.is_name)

    async def check(self, text: str) -> CheckedText:
        """What the documents make of each claim of a text. Raises: as `answer`."""
        from index.check import check  # noqa: PLC0415 - takes a while

        def hold() -> CheckedText:
            engine = self._held.engine()
            return check(text, engine.snapshot, engine.nearest, self._held.verifier())

        await asyncio.to_thread(self._reader.current)
        return await _in(self._answering, hold)

    async def models(self) -> list[str]:
        """For each language model in the settings, a sentence that says whether it answers. Asks them."""
        if not self._settings.writes:
            return []
        return [
            f"The language model {endpoint.model} does not answer: {reason}."
            if reason
            else f"The language model {endpoint.model} answers."
            for endpoint, reason in await self._writes().check()
        ]

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
        return await self._upkeep.build(by=by, dry_run=dry_run, force=force, progress=progress)

    async def refresh(self, *, by: str, progress: ProgressCallback | None = None, patient: bool = False) -> None:
        """Build when there is no index, or when it is not that of the documents. Raises: as `build`.

        `patient`: without an index, wait while somebody else builds one. That an index is refused as worse, that
        somebody else builds, or that the disk is full or read-only is logged when there is an index: one of the old
        documents is better than none.
        """
        await self._upkeep.refresh(by=by, progress=progress, patient=patient)

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
        if self._saying:
            self._saying.cancel()
        if self._author:
            await self._author.close()
        await _in(self._answering, self._held.close)
        self._answering.shutdown()
        self._upkeep.close()

    async def _say_who_writes(self) -> None:
        for sentence in await self.models():
            _log.log(logging.INFO if sentence.endswith("answers.") else logging.WARNING, "%s", sentence)

    def _writes(self) -> Author:
        if self._author is None:
            from index.writing import Author  # noqa: PLC0415 - not without a language model

            self._author = Author(self._settings, self._quote, self._verify)
        return self._author

    async def _quote(
        self, question: str, history: Sequence[Turn], *, never_abstain: bool = False
    ) -> tuple[Answer, Snapshot]:
        def quote() -> tuple[Answer, Snapshot]:
            engine = self._held.engine()
            return engine.answer(question, history, never_abstain=never_abstain), engine.snapshot

        return await _in(self._answering, quote)

    async def _verify(self, snapshot: Snapshot, claim: str, cited: Sequence[Citation]) -> Verdict:
        from index.verify import sources  # noqa: PLC0415 - not without a language model

        return await _in(self._answering, lambda: self._held.verifier().verify(claim, sources(snapshot, cited)))


async def _in(pool: ThreadPoolExecutor, work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(pool, work)
