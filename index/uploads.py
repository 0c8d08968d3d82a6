"""Documents that were uploaded: files in the data folder, read with those of the seeds folder and before them.

The seeds folder is never written to. An uploaded file stands in for the one of the same path there; one of the seeds
folder is removed by noting that it is hidden. Each change is one rename, so that a kill leaves the old or the new.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from threading import Lock

from index.disk import sync, writing
from index.documents import SUFFIXES, UnreadableError, document_of, files_in, read_documents
from index.domain import Document
from index.errors import UploadError
from index.filenames import safe_name, same_file
from index.report import Problem
from index.settings import IndexSettings
from index.staging import Staging

_FOLDER, _HIDDEN = "documents", "hidden.json"  # in the data folder
_UNFINISHED = ".upload.new"  # hidden, so that it is no document

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is a document, or would be if it could be read or were not hidden."""

    path: str
    size: int  # bytes
    is_upload: bool = False  # else of the seeds folder
    has_seed: bool = False  # an upload in the place of a file of the seeds folder
    is_hidden: bool = False  # a file of the seeds folder that was removed


class Uploads:
    """The files that the documents are read from. Every method blocks; safe to use from many threads."""

    def __init__(self, settings: IndexSettings) -> None:
        self._seeds = settings.seeds_dir
        self._data = settings.data_dir
        self._folder = settings.data_dir / _FOLDER
        self._changing = Lock()
        self.staging = Staging(settings.data_dir)

    def read(
        self, on_file: Callable[[int, int], None] | None = None
    ) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
        """As `read_documents`, of the seeds folder and the uploads."""
        return read_documents(self._seeds, on_file, over=self._folder, hidden=self._hidden())

    def sources(self) -> tuple[Source, ...]:
        """All files, those that are hidden too, by path."""
        hidden = self._hidden()
        seeds, uploads = (files_in(root) if root.is_dir() else {} for root in (self._seeds, self._folder))
        return tuple(
            Source(
                path,
                _size(root / path),
                is_upload=path in uploads,
                has_seed=path in uploads and path in seeds,
                is_hidden=path in hidden and path not in uploads,
            )
            for path, root in sorted({**seeds, **uploads}.items())
            if not (root / path).is_dir()
        )

    def place(self, name: str) -> str:
        """The path that a file uploaded under this name gets.

        Raises:
            UploadError: no document's name, or one that some file systems can't tell from another document's.
        """
        path = safe_name(name)
        if PurePosixPath(path).suffix.lower() not in SUFFIXES:
            raise UploadError(path or "This file", f"is no text file: its name has to end in {' or '.join(SUFFIXES)}")
        for source in self.sources():
            if source.path != path and same_file(source.path, path):
                raise UploadError(path, f"has the name of {source.path} but for upper and lower case: change it")
        return path

    def check(self, path: str, data: bytes) -> Document:
        """The document that the file would be. Raises: UploadError: it would be none; the text says why."""
        try:
            return document_of(path, data)
        except UnreadableError as error:
            raise UploadError(path, str(error)) from None

    def put(self, path: str, data: bytes) -> None:
        """Make this the file at a path that `place` gave, or that one of the sources has.

        Raises:
            UploadError: the file is no document, or the path none of ours.
            StoreError: the data folder can't be written.
        """
        self.check(path, data)
        with self._changing, writing(self._data):
            target = self._within(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            _replace(target, self._folder / _UNFINISHED, data)

    def remove(self, path: str) -> None:
        """Delete an upload, which brings back the file of the seeds folder that it stood for, or hide one of those.

        Raises:
            UploadError: there is no such document, or no other one.
            StoreError: the data folder can't be written.
        """
        with self._changing, writing(self._data):
            source = self._source(path)
            if source.is_hidden:
                raise UploadError(path, "was removed already")
            if not source.has_seed and sum(not other.is_hidden for other in self.sources()) == 1:
                raise UploadError(path, "is the only document: add another before you remove it")
            if source.is_upload:
                self._within(path).unlink(missing_ok=True)
                sync(self._folder)
            else:
                self._hide({*self._hidden(), path})

    def restore(self, path: str) -> None:
        """Bring a hidden file of the seeds folder back. Raises: UploadError: it is not hidden; StoreError."""
        with self._changing, writing(self._data):
            if not self._source(path).is_hidden:
                raise UploadError(path, "was not removed")
            self._hide(self._hidden() - {path})

    def data(self, path: str) -> bytes:
        """The file as it is. Raises: UploadError: there is none, or it can't be read."""
        source = self._source(path)
        try:
            return ((self._folder if source.is_upload else self._seeds) / path).read_bytes()
        except OSError as error:
            raise UploadError(path, "can't be read") from error

    def _source(self, path: str) -> Source:
        found = next((source for source in self.sources() if source.path == path), None)
        if not found:
            raise UploadError(path, "is no document I know")
        return found

    def _within(self, path: str) -> Path:
        target = self._folder / path
        inside = Path(os.path.realpath(target)).is_relative_to(os.path.realpath(self._folder))
        if not inside or any(part.startswith(".") for part in PurePosixPath(path).parts):
            raise UploadError(path, "is no name for a document")
        return target

    def _hidden(self) -> frozenset[str]:
        try:
            return frozenset(json.loads((self._data / _HIDDEN).read_text(encoding="utf-8")))
        except FileNotFoundError:
            return frozenset()
        except (OSError, ValueError, TypeError) as error:
            _log.error("%s can't be read, so that removed documents are back: %s", self._data / _HIDDEN, error)
            return frozenset()

    def _hide(self, paths: frozenset[str] | set[str]) -> None:
        data = json.dumps(sorted(paths), ensure_ascii=False).encode()
        self._data.mkdir(parents=True, exist_ok=True)
        _replace(self._data / _HIDDEN, self._data / f"{_HIDDEN}.new", data)


def _replace(target: Path, unfinished: Path, data: bytes) -> None:
    unfinished.write_bytes(data)
    sync(unfinished)
    unfinished.replace(target)
    sync(target.parent)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
