"""The manifest: what was saved is loaded, or else the one before it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

import pytest

from index import manifest
from index.domain import Document, Entry, Snapshot
from index.sentences import split
from tests.building import MODEL, sentences
from tests.damage import empty, truncate


def snapshot_of(*texts: str) -> Snapshot:
    documents = [Document(f"{number}.txt", text, "Title") for number, text in enumerate(texts)]
    entries = tuple(Entry(document, split(document), datetime(2026, 1, 2, tzinfo=UTC)) for document in documents)
    return Snapshot(manifest.version_of(MODEL, entries), datetime.now(UTC), MODEL, entries)


def test_a_snapshot_is_loaded_as_it_was_saved(tmp_path: Path) -> None:
    snapshot = snapshot_of("\ufeffÉn. “Two” 😀.\r\n", "date 2026-01-02 Three.")
    first = replace(
        snapshot.entries[0].document, date=datetime(2026, 1, 2, tzinfo=UTC).date(), url="https://example.org"
    )
    snapshot = replace(snapshot, entries=(replace(snapshot.entries[0], document=first), snapshot.entries[1]))
    manifest.swap(tmp_path, snapshot)
    assert manifest.load(tmp_path) == snapshot
    assert json.loads((tmp_path / manifest.NAME).read_text(encoding="utf-8"))["format"] == manifest.FORMAT


def test_without_a_manifest_there_is_no_snapshot(tmp_path: Path) -> None:
    assert manifest.load(tmp_path / "nowhere") is None
    assert manifest.stamp(tmp_path) is None


def edit(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Second", b"Forged"))


def reformat(path: Path) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), "format": 99}), encoding="utf-8")


@pytest.mark.parametrize("damage", [truncate, empty, edit, reformat, Path.unlink])
def test_a_damaged_manifest_gives_way_to_the_one_before(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    first, second = snapshot_of("First."), snapshot_of("Second.")
    manifest.swap(tmp_path, first)
    manifest.swap(tmp_path, second)
    assert manifest.load_previous(tmp_path) == first
    damage(tmp_path / manifest.NAME)
    assert manifest.load(tmp_path) == first
    manifest.swap(tmp_path, second)
    assert (manifest.load(tmp_path), manifest.load_previous(tmp_path)) == (second, first)
    damage(tmp_path / manifest.NAME)
    damage(tmp_path / manifest.PREVIOUS)
    assert manifest.load(tmp_path) in {None, first}  # "First." holds nothing that `edit` edits


def test_the_stamp_changes_with_every_swap(tmp_path: Path) -> None:
    stamps = []
    for text in ["First.", "First.", "Second."]:
        manifest.swap(tmp_path, snapshot_of(text))
        stamps.append(manifest.stamp(tmp_path))
        assert manifest.stamp(tmp_path) == stamps[-1]
    assert len(set(stamps)) == 3


def test_the_version_depends_on_the_documents_and_the_model_alone() -> None:
    one, other = snapshot_of("One. Two."), snapshot_of("One. Two.")
    assert one.version == other.version
    assert snapshot_of("One. Too.").version != one.version
    assert manifest.version_of("other", one.entries) != one.version
    later = [replace(entry, indexed_at=entry.indexed_at + timedelta(days=1)) for entry in one.entries]
    assert manifest.version_of(MODEL, later) == one.version


def test_2000_documents_are_loaded_in_a_moment(tmp_path: Path) -> None:
    manifest.swap(tmp_path, snapshot_of(*[sentences(f"snow {number}", 30) for number in range(2_000)]))
    started = process_time()  # a busy machine takes longer by the clock
    snapshot = manifest.load(tmp_path)
    assert process_time() - started < 2.0  # seconds; it takes 0.3
    assert snapshot
    assert len(snapshot.sentences) == 60_000
