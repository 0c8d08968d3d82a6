"""Folders of files -> documents. One bad file is reported and skipped; the others go on."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from index.domain import Document
from index.errors import NoDocumentsError
from index.headers import read_header, title_of
from index.report import Problem

SUFFIXES = (".txt", ".md")
MAX_BYTES = 10_000_000  # 10 MB is some 20 novels: whatever is larger is a log or a dump, and would take hours to embed


class UnreadableError(Exception):
    """A file is no document; the text is the end of a sentence about it: "is not UTF-8 text"."""


def read_documents(
    folder: Path,
    on_file: Callable[[int, int], None] | None = None,
    *,
    over: Path | None = None,
    hidden: Collection[str] = (),
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """All documents of a folder, sorted by path, and what could not be read. Blocks.

    Files of a second folder, `over`, take the place of those with the same path; `hidden` are paths of the first that
    are left out. `on_file` is called with (files done, files in all), from (0, all) on.

    Raises:
        NoDocumentsError: there is no such folder.
    """
    if not folder.is_dir():
        missing = "is a file, not a folder" if folder.exists() else "does not exist"
        raise NoDocumentsError(
            f"The documents' folder {folder} {missing}; set SEEDS_DIR to the folder that holds them."
        )
    files = {path: root for path, root in files_in(folder).items() if path not in hidden}
    if over and over.is_dir():
        files |= files_in(over)
    documents, problems = [], []
    for done, (path, root) in enumerate(sorted(files.items())):
        if on_file:
            on_file(done, len(files))
        try:
            documents.append(_document(root, root / path))
        except UnreadableError as error:
            problems.append(Problem(_printable(path), str(error)))
    if on_file:
        on_file(len(files), len(files))
    return tuple(documents), tuple(problems)


def files_in(folder: Path) -> dict[str, Path]:
    """The folder for each path in it, with forward slashes, that is named like a document. Blocks."""
    return {path.relative_to(folder).as_posix(): folder for path in _candidates(folder)}


def document_of(path: str, data: bytes) -> Document:
    """The document that a file of these bytes is. Pure. Raises: UnreadableError."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"is larger than {MAX_BYTES // 1_000_000} MB")
    text = _decode(data)
    header = read_header(text)
    if not any(character.isalnum() for character in text[header.end :]):
        raise UnreadableError("holds no text" if text.strip() else "is empty")
    title = header.title or title_of(text[header.end :], Path(path))
    return Document(path, text, title, header.date, header.url, header.end)


def _candidates(folder: Path) -> Iterator[Path]:
    """Everything that is named like a document, and folders that can't be read; hidden ones are left out.

    A link to a folder is followed when what it leads to was not walked already, so that no document is found twice and
    a circle ends.
    """
    pending, walked, closed = [folder], set(), list[Path]()
    while pending:
        for here, folders, files in os.walk(pending.pop(0), onerror=lambda error: closed.append(Path(error.filename))):
            walked.add(os.path.realpath(here))
            folders[:] = [name for name in folders if not name.startswith(".")]
            visible = [Path(here, name) for name in folders + files if not name.startswith(".")]
            yield from (path for path in visible if path.suffix.lower() in SUFFIXES)
            pending += [path for path in visible if path.is_symlink() and path.is_dir() and _inside(folder, path)]
        pending = [path for path in pending if os.path.realpath(path) not in walked]
    yield from closed


def _inside(folder: Path, path: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _document(folder: Path, path: Path) -> Document:
    name = path.relative_to(folder).as_posix()
    if _printable(name) != name:
        raise UnreadableError("has a name that is not valid Unicode")
    if not _inside(folder, path):
        raise UnreadableError("is a link that leaves the folder")
    return document_of(name, _read(path))


def _printable(name: str) -> str:
    """The name itself, or, when it holds bytes that are not UTF-8 (surrogates in Python), with those written out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _read(path: Path) -> bytes:
    """The bytes of a regular file; never waits for the other end of a pipe."""
    if path.is_dir() and os.access(path, os.R_OK | os.X_OK):
        raise UnreadableError("is a folder, not a file")
    try:
        with open(path, "rb", opener=_open_at_once) as file:  # Path.open takes no opener
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError("is not a regular file")
            if status.st_size > MAX_BYTES:
                raise UnreadableError(f"is larger than {MAX_BYTES // 1_000_000} MB")
            return file.read()
    except OSError as error:
        raise UnreadableError(f"can't be opened: {error.strerror or error}") from error


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # Windows has neither the flag nor pipes in folders


def _decode(data: bytes) -> str:
    """Characters exactly as in the file: offsets count them, so no newline is translated and a BOM stays.

    UTF-16, which holds NUL bytes too, is called what it is: not UTF-8.
    """
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("is binary, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"is not UTF-8 text (byte {error.start + 1})") from error
