"""The index itself: a file that holds a snapshot, replaced by one atomic rename. Chroma only holds its vectors."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from index.disk import sync, writing
from index.domain import Document, Entry, Sentence, Snapshot

FORMAT = 1  # of the file; raise it when an older Footnote could not read what is written, or the other way round
NAME, PREVIOUS = "manifest.json", "manifest.previous.json"

_HEAD = b'{"format":%d,"sha256":"%s","snapshot":'  # the checksum is of the bytes between this and the closing brace
_TAIL = b"}"
_VERSION_LENGTH = 12  # hex digits, 48 bits: short enough to be read out, and one index has few versions

_log = logging.getLogger(__name__)


def version_of(embedding: str, entries: Iterable[Entry]) -> str:
    """A short hash of all that an answer can depend on: the same documents have the same version."""
    content = [(_document(entry.document), [[s.id, s.start, s.end] for s in entry.sentences]) for entry in entries]
    return sha256(_json([embedding, content])).hexdigest()[:_VERSION_LENGTH]


def load(data_dir: Path) -> Snapshot | None:
    """The index as it stands: where the file is damaged, the version before it; None when there is neither. Blocks."""
    return _read(data_dir / NAME) or _read(data_dir / PREVIOUS)


def load_previous(data_dir: Path) -> Snapshot | None:
    """The version before, kept for undo and for readers in other processes."""
    return _read(data_dir / PREVIOUS)


def stamp(data_dir: Path) -> tuple[int, int] | None:
    """Something that changes whenever the manifest is replaced, for the price of one `stat`."""
    try:
        status = (data_dir / NAME).stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns


def swap(data_dir: Path, snapshot: Snapshot) -> None:
    """Make a snapshot the index; the one before is kept beside it, if it is sound. Blocks.

    Raises:
        StoreError: the folder can't be written; the index is what it was.
    """
    payload = _json(_snapshot(snapshot))
    with writing(data_dir):
        if _read(data_dir / NAME):
            _put(data_dir / PREVIOUS, (data_dir / NAME).read_bytes())
        _put(data_dir / NAME, _head(payload) + payload + _TAIL)


def _put(path: Path, data: bytes) -> None:
    """Replace a file whole or not at all."""
    new = path.with_suffix(".new")
    new.write_bytes(data)
    sync(new)
    new.replace(path)
    sync(path.parent)


def _read(path: Path) -> Snapshot | None:
    try:
        data = path.read_bytes()
        payload = data[len(_head(b"")) : -len(_TAIL)]
        if data == _head(payload) + payload + _TAIL:
            return _parse(json.loads(payload))
        _log.error("%s is damaged or of another format; it is not used", path)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as error:
        _log.error("%s can't be read: %s", path, error.strerror)
    return None


def _head(payload: bytes) -> bytes:
    return _HEAD % (FORMAT, sha256(payload).hexdigest().encode())


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _snapshot(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "version": snapshot.version,
        "built_at": snapshot.built_at.isoformat(),
        "embedding": snapshot.embedding,
        "entries": [
            {
                "document": _document(entry.document),
                "indexed_at": entry.indexed_at.isoformat(),
                "sentences": [[s.id, s.start, s.end] for s in entry.sentences],
            }
            for entry in snapshot.entries
        ],
    }


def _document(document: Document) -> dict[str, Any]:
    day = document.date.isoformat() if document.date else None
    return {
        "path": document.path,
        "text": document.text,
        "title": document.title,
        "date": day,
        "url": document.url,
        "body": document.body,
    }


def _parse(fields: dict[str, Any]) -> Snapshot:
    entries = tuple(_parse_entry(entry) for entry in fields["entries"])
    return Snapshot(fields["version"], datetime.fromisoformat(fields["built_at"]), fields["embedding"], entries)


def _parse_entry(fields: dict[str, Any]) -> Entry:
    day = fields["document"]["date"]
    document = Document(**{**fields["document"], "date": date.fromisoformat(day) if day else None})
    sentences = tuple(
        Sentence(key, document.path, number, start, end, document.text[start:end])
        for number, (key, start, end) in enumerate(fields["sentences"], start=1)
    )
    return Entry(document, sentences, datetime.fromisoformat(fields["indexed_at"]))
