"""A build that is killed, at whatever moment, leaves the old index or the new one, and the next build is clean."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from index import disk, manifest
from index.errors import DamagedError, StoreError
from index.report import Progress
from index.settings import IndexSettings
from index.store import Store
from tests.building import check, processes, run, sentences, settings_in, write

MOMENTS = 10


def build_until(settings: IndexSettings, last: int, log: Path) -> None:
    """Build, and be killed at the `last` sign of life: a file opened, moved or removed, or a step told; log them."""
    seen = 0

    def sign(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(("open", "os.", "shutil.", "sqlite3.")) and str(settings.data_dir) in str(arguments):
            sign()

    def tell(progress: Progress) -> None:
        if progress.stage != "reading":
            sign()

    sys.addaudithook(audit)
    run(settings, tell)
    log.write_text(str(seen))


def built(settings: IndexSettings, last: int, log: Path) -> int | None:
    """The exit code of a process that builds: minus the signal's number when it was killed."""
    process = processes().Process(target=build_until, args=(settings, last, log))
    process.start()
    process.join()
    return process.exitcode


def versions(settings: IndexSettings) -> set[str]:
    return {snapshot.version for snapshot in [manifest.load(settings.data_dir)] if snapshot}


@pytest.mark.parametrize("edited", [False, True], ids=["the first build", "a build after an edit"])
def test_killed_at_ten_moments_of_a_build_the_index_is_old_or_new(tmp_path: Path, *, edited: bool) -> None:
    settings, before = settings_in(tmp_path), tmp_path / "before"
    documents = {f"d{number}": sentences(f"snow {number}", 5) for number in range(12)}
    before.mkdir()
    if edited:
        write(settings, **documents)
        run(settings)
        shutil.copytree(settings.data_dir, before, dirs_exist_ok=True)
    old = versions(settings)
    write(settings, **{**documents, "d3": "Rain. Sentence 1 is about snow 3."})
    assert built(settings, 0, tmp_path / "log") == 0
    signs, new = int((tmp_path / "log").read_text()), versions(settings)
    found = set()
    for moment in range(MOMENTS):
        shutil.rmtree(settings.data_dir)
        shutil.copytree(before, settings.data_dir)
        assert built(settings, 1 + moment * (signs - 1) // (MOMENTS - 1), tmp_path / "log") == -signal.SIGKILL
        found |= {check(settings).version} if versions(settings) else {""}
        run(settings)
        assert {check(settings).version} == new
        assert run(settings).embedded == 0
        kept = {path.name.rpartition("-")[2] for path in (settings.data_dir / "chroma").iterdir()}
        assert kept == old | new
    assert found == (old or {""}) | new


def test_a_full_disk_is_called_that_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_in(tmp_path)
    write(settings, a=sentences("snow", 5))
    run(settings)
    old = check(settings).version
    write(settings, a=sentences("rain", 5))

    def failing(*_: object) -> None:
        raise DamagedError("Error in compaction: Failed to apply logs to the metadata segment")  # Chroma's word for it

    with monkeypatch.context() as patched:
        patched.setattr(Store, "add", failing)
        patched.setattr("index.disk._ROOM", 10**18)
        with pytest.raises(StoreError, match=r"^The disk of the data folder .* is full\. Make room there"):
            run(settings)
    assert check(settings).version == old
    run(settings)
    assert check(settings).version != old


def test_a_copy_that_fails_is_told_with_one_reason(tmp_path: Path) -> None:
    sealed = tmp_path / "sealed"
    sealed.mkdir()
    for name in "ab":
        (sealed / name).symlink_to(tmp_path / "nowhere")
    with (
        pytest.raises(StoreError, match=r"data folder \S+ \(\[Errno 2\] No such file or directory\)\. Check DATA_DIR"),
        disk.writing(tmp_path),
    ):
        disk.copy(sealed, tmp_path / "target")
