"""The index as its users see it: documents in, cited answers out."""

from __future__ import annotations

from collections.abc import Sequence

from index.domain import Answer, ProgressCallback, Report, Snapshot, Status, Turn
from index.settings import IndexSettings


class Library:
    """Answers questions from the documents and keeps their index up to date.

    Cheap to make: models and the store are loaded at first use, in a thread. Safe to use from many tasks of one
    event loop; asking goes on, from the snapshot it started with, while a build runs.
    """

    def __init__(self, settings: IndexSettings) -> None:
        self._settings = settings

    @property
    def snapshot(self) -> Snapshot:
        """The index as it stands. Raises: NotIndexedError when there is none yet."""
        raise NotImplementedError

    async def warm_up(self) -> None:
        """Load the models, so that the first question does not wait for them."""

    async def answer(self, question: str, history: Sequence[Turn] = (), *, never_abstain: bool = False) -> Answer:
        """The answer to a question, given the conversation before it.

        Raises:
            NotIndexedError: there is no index yet.
            ModelFileError: a bundled model is missing or differs.
        """
        raise NotImplementedError

    async def build(self, *, by: str, dry_run: bool = False, progress: ProgressCallback | None = None) -> Report:
        """Bring the index up to date with the documents; `by` is who asked for it, shown to whoever asks meanwhile.

        `progress` is called from another thread.

        Raises:
            IndexBusyError: somebody else is building; the text says who.
            NoDocumentsError: there is nothing to index; the index stays as it was.
        """
        raise NotImplementedError

    async def status(self) -> Status:
        """Raises: NotIndexedError when there is no index yet."""
        raise NotImplementedError

    async def close(self) -> None:
        """Wait for the question being answered and let go of threads and files."""
