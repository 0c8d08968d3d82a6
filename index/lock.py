"""One build at a time: a lock on the data folder, and who holds it. A holder that died holds nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.disk import writing
from index.errors import IndexBusyError


@contextmanager
def held(data_dir: Path, by: str) -> Iterator[None]:
    """Hold the data folder, made if it is missing, for the time of a `with`.

    Raises:
        IndexBusyError: somebody else holds it; the text says who and since when.
        StoreError: the folder can't be written.
    """
    lock = _acquired(data_dir)
    try:
        with writing(data_dir):
            _holder(data_dir).write_text(json.dumps([by, os.getpid(), f"{datetime.now(UTC):%H:%M}"]), encoding="utf-8")
        yield
    finally:
        lock.release()


def _acquired(data_dir: Path) -> FileLock:
    with writing(data_dir):
        data_dir.mkdir(parents=True, exist_ok=True)
        lock = FileLock(data_dir / "lock", timeout=0)
        try:
            lock.acquire()
        except Timeout:  # an OSError too
            raise IndexBusyError(f"The documents are being read already{_who(data_dir)}.") from None
    return lock


def _holder(data_dir: Path) -> Path:
    return data_dir / "lock.json"  # not in the lock file itself: Windows lets nobody read what is locked


def _who(data_dir: Path) -> str:
    try:
        by, process, since = json.loads(_holder(data_dir).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # the holder is about to write it
        return ""
    return f": {by} started it at {since} UTC (process {process})"
