"""Who may build: one at a time, and the others are told who it is."""

from __future__ import annotations

import multiprocessing.synchronize
from pathlib import Path

import pytest

from index.errors import IndexBusyError, StoreError
from index.lock import held
from tests.building import processes


def hold(data_dir: Path, held_now: multiprocessing.synchronize.Event, stay: multiprocessing.synchronize.Event) -> None:
    with held(data_dir, "bob"):
        held_now.set()
        stay.wait()


def test_the_one_who_builds_is_named_and_a_dead_one_holds_nothing(tmp_path: Path) -> None:
    context = processes()
    held_now, stay = context.Event(), context.Event()
    process = context.Process(target=hold, args=(tmp_path / "data", held_now, stay))
    process.start()
    assert held_now.wait(60)
    try:
        with pytest.raises(IndexBusyError, match=r"already: bob started it at \d\d:\d\d UTC \(process \d+\)\.$"):
            held(tmp_path / "data", "alice").__enter__()
    finally:
        process.kill()
        process.join()
    with held(tmp_path / "data", "alice"):
        pass


def test_within_one_process_too_only_one_builds(tmp_path: Path) -> None:
    with held(tmp_path, "alice"):
        (tmp_path / "lock.json").write_text("")
        with pytest.raises(IndexBusyError, match=r"^The documents are being read already\.$"):
            held(tmp_path, "bob").__enter__()


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(
        StoreError, match=r"I can't write to the data folder .*/file/data \(Not a directory\)\. Check DATA_DIR"
    ):
        held(tmp_path / "file" / "data", "alice").__enter__()
