"""The manifest as readers see it: loaded once, and again when somebody replaced it."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from index import manifest
from index.domain import Snapshot
from index.errors import NotIndexedError
from index.uploads import Uploads


class Reader:
    """The current snapshot of a data directory, for any thread; costs one `stat` while nothing changes."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._lock = Lock()
        self._stamp: tuple[int, int] | None = None
        self._snapshot: Snapshot | None = None

    def current(self) -> Snapshot:
        """Blocks while a new manifest is loaded. Raises: NotIndexedError when there is none."""
        with self._lock:
            stamp = manifest.stamp(self._data_dir)
            if stamp != self._stamp or self._snapshot is None:
                self._snapshot = manifest.load(self._data_dir)
                self._stamp = stamp
            if self._snapshot is None:
                raise NotIndexedError
            return self._snapshot


def is_stale(uploads: Uploads, snapshot: Snapshot) -> bool:
    """Whether the documents are others than the indexed ones. Blocks: reads every file, but splits and embeds nothing.

    Raises:
        NoDocumentsError: there is no such folder.
    """
    documents, _ = uploads.read()
    return documents != tuple(entry.document for entry in snapshot.entries)
