"""Files that must survive a kill or a power cut, and tell when they did not."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import file_digest
from pathlib import Path

from index.errors import DamagedError, StoreError

_ROOM = 10_000_000  # bytes; with less, what Chroma calls a failed compaction is a full disk
_SEAL = "sealed.json"
_DATABASE = "chroma.sqlite3"
_PERSISTED = "index_metadata.pickle"  # what Chroma writes last when it writes an HNSW index to its folder


@contextmanager
def writing(data_dir: Path) -> Iterator[None]:
    """Say in a sentence that the data folder can't be written.

    Raises:
        StoreError: for an OSError inside, or SQLite's word for one.
    """
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        # copytree names each file it could not copy, and why; one is enough
        reason = error.args[0][0][2].partition(":")[0] if isinstance(error, shutil.Error) else error
        reason = getattr(error, "strerror", None) or reason
        raise StoreError(
            f"I can't write to the data folder {data_dir} ({reason}). Check DATA_DIR and its disk."
        ) from error


def check_room(data_dir: Path) -> None:
    """Raises: StoreError when the disk of the data folder is full."""
    if shutil.disk_usage(data_dir).free < _ROOM:
        raise StoreError(f"The disk of the data folder {data_dir} is full. Make room there, or set DATA_DIR.")


def sync(path: Path) -> None:
    """Have a file's bytes, or the names in a folder, on the disk before going on."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def seal(folder: Path) -> None:
    """Note the checksums of a Chroma folder that is finished and closed, and have it all on the disk."""
    (folder / _SEAL).write_text(json.dumps(_checksums(folder)), encoding="utf-8")
    for path in [*folder.rglob("*"), folder]:
        sync(path)


def is_sound(folder: Path) -> bool:
    """Whether a sealed folder is as it was. A damaged HNSW file must be found before Chroma opens it and segfaults."""
    try:
        sealed = json.loads((folder / _SEAL).read_text(encoding="utf-8"))
        return (folder / _DATABASE).is_file() and _checksums(folder) == sealed
    except (OSError, ValueError):
        return False


def copy(sealed: Path, target: Path) -> None:
    """Copy a Chroma folder, seal left out, so that `target` is there whole or not at all; others may be reading it.

    Raises:
        DamagedError: its database is no longer one.
    """
    unfinished = target.with_name("copy")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(sealed, unfinished, ignore=shutil.ignore_patterns(_SEAL, f"{_DATABASE}*"))
    try:
        with (
            closing(sqlite3.connect(sealed / _DATABASE)) as old,
            closing(sqlite3.connect(unfinished / _DATABASE)) as new,
        ):
            old.backup(new)
    except sqlite3.OperationalError:  # the disk, not the database
        raise
    except sqlite3.DatabaseError as error:
        raise DamagedError("The index is damaged. It is made anew when the documents are read again.") from error
    unfinished.rename(target)


def size(folder: Path) -> int:
    """Bytes of all files in a folder. Blocks; what vanishes meanwhile does not count."""
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += path.stat().st_size if path.is_file() else 0
    return total


def _checksums(folder: Path) -> dict[str, str]:
    """Of the HNSW files.

    Not of the database, which Chroma writes to when it opens it, and whose damage it reports; nor of an index below
    Chroma's threshold of 1,000 vectors, which is made anew from the database at each opening.
    """
    indexes = [path.parent for path in folder.glob(f"*/{_PERSISTED}")]
    return {
        path.relative_to(folder).as_posix(): _checksum(path) for index in indexes for path in sorted(index.iterdir())
    }


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
