"""Where the vectors of each version of the index lie, and how a new version comes to be beside those being read.

On disk each version has a folder of its own, which nobody writes to once it is published: Chroma writes its HNSW files
in place, so that a kill or a power cut at the wrong moment would leave files at which the next reader crashes.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index import disk
from index.domain import Snapshot
from index.errors import DamagedError
from index.settings import IndexSettings
from index.vectors import by_key

if TYPE_CHECKING:
    from index.store import Store


class Versions(Protocol):
    """Every method blocks and raises StoreError, or DamagedError for what can be made anew."""

    def open(self, snapshot: Snapshot) -> Store:
        """The vectors of a version, to be read."""

    def draft(self, embedding: str, base: Snapshot | None) -> Store:
        """A store to be filled: what an unfinished build left, else the vectors of `base`, else nothing."""

    def discard(self, embedding: str) -> None:
        """Throw away the draft."""

    def publish(self, draft: Store, snapshot: Snapshot) -> None:
        """Close a draft that holds every vector of the snapshot, and put it where `open` looks."""

    def tidy(self, kept: Sequence[Snapshot], gone: Snapshot | None) -> None:
        """Remove what none of the kept versions needs; `gone` was the previous one until now."""


def versions_of(settings: IndexSettings) -> Versions:
    return ServerVersions(settings.chroma_url) if settings.chroma_url else FolderVersions(settings.data_dir)


class FolderVersions:
    """A folder for each version below `data_dir/chroma`, and one for the draft."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._home = data_dir / "chroma"
        self._opening = self._home / "opening"  # there while a draft is opened: found later, that killed the process

    def open(self, snapshot: Snapshot) -> Store:
        from index.store import Store  # noqa: PLC0415 - takes seconds

        folder = self._folder(snapshot)
        if not disk.is_sound(folder):
            raise DamagedError("The index is damaged. It is made anew when the documents are read again.")
        store = Store.in_folder(folder, _collection(snapshot.embedding))
        if store.count() != len(snapshot.sentences):
            store.close()
            raise DamagedError("The index is incomplete. It is made anew when the documents are read again.")
        return store

    def draft(self, embedding: str, base: Snapshot | None) -> Store:
        with disk.writing(self._data_dir):
            if self._opening.exists():
                self.discard(embedding)
            self._home.mkdir(exist_ok=True)
            folder = self._draft(embedding)
            usable = base is not None and base.embedding == embedding and disk.is_sound(self._folder(base))
            if base and usable and not folder.exists():
                disk.copy(self._folder(base), folder)
            self._opening.touch()
            store = _checked(folder, _collection(embedding))
            self._opening.unlink()
        return store

    def discard(self, embedding: str) -> None:
        with disk.writing(self._data_dir):
            if self._draft(embedding).exists():
                shutil.rmtree(self._draft(embedding))
            self._opening.unlink(missing_ok=True)

    def publish(self, draft: Store, snapshot: Snapshot) -> None:
        draft.delete(draft.ids() - by_key(snapshot).keys())
        draft.close()
        with disk.writing(self._data_dir):
            folder = self._draft(snapshot.embedding)
            disk.seal(folder)
            folder.rename(self._folder(snapshot))
            disk.sync(self._home)

    def tidy(self, kept: Sequence[Snapshot], gone: Snapshot | None) -> None:  # noqa: ARG002 - a server needs it
        names = {self._folder(snapshot).name for snapshot in kept}
        for path in self._home.iterdir():
            if path.name not in names:
                shutil.rmtree(path, ignore_errors=True)

    def _draft(self, embedding: str) -> Path:
        return self._home / f"draft-{_collection(embedding)}"

    def _folder(self, snapshot: Snapshot) -> Path:
        """Of its own for each build, so that what is made anew is not confused with what is open or damaged."""
        return self._home / f"{snapshot.built_at:%Y%m%d-%H%M%S-%f}-{snapshot.version}"


def _checked(folder: Path, name: str) -> Store:
    from index.store import Store  # noqa: PLC0415 - takes seconds

    store = Store.in_folder(folder, name)
    try:
        store.check()
    except BaseException:
        store.close()
        raise
    return store


def _collection(embedding: str) -> str:
    """The collection's name for an embedding model: what Chroma allows of the model's name, and a hash of all of it."""
    readable = re.sub(r"[^A-Za-z0-9._-]+", "-", embedding)[:40]
    return f"footnote-{readable}-{sha256(embedding.encode()).hexdigest()[:8]}"


class ServerVersions:
    """One collection on a Chroma server for all versions.

    New sentences are added beside the old, which go two builds later. Only sentences of this index's own versions are
    removed, so that two bots may share a server.
    """

    def __init__(self, url: str) -> None:
        self._url = url

    def open(self, snapshot: Snapshot) -> Store:
        return self._store(snapshot.embedding)

    def draft(self, embedding: str, base: Snapshot | None) -> Store:  # noqa: ARG002 - the old sentences are there already
        return self._store(embedding)

    def discard(self, embedding: str) -> None:
        """Nothing: what was added is found again."""

    def publish(self, draft: Store, snapshot: Snapshot) -> None:  # noqa: ARG002 - it is where `open` looks
        draft.close()

    def tidy(self, kept: Sequence[Snapshot], gone: Snapshot | None) -> None:
        if gone:
            needed = {key for snapshot in kept if snapshot.embedding == gone.embedding for key in by_key(snapshot)}
            store = self._store(gone.embedding)
            store.delete(by_key(gone).keys() - needed)
            store.close()

    def _store(self, embedding: str) -> Store:
        from index.store import Store  # noqa: PLC0415 - takes seconds

        return Store.on_server(self._url, _collection(embedding))
