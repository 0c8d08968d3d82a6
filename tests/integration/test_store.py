"""The store, the manifest and the lock: what is written is found, and what is damaged is noticed."""

from __future__ import annotations

import json
import multiprocessing.synchronize
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from time import process_time

import pytest

from index import manifest
from index.domain import Document, Entry, Sentence, Snapshot
from index.errors import DamagedError, IndexBusyError, StoreError
from index.lock import held
from index.sentences import split
from index.settings import IndexSettings
from index.store import Store
from index.versions import FolderVersions, versions_of
from tests.building import MODEL, check, embed, loaded, processes, run, sentences, settings_in, write


def sentences_of(text: str) -> tuple[Sentence, ...]:
    return split(Document("a.txt", text, "A"))


def snapshot_of(*texts: str) -> Snapshot:
    documents = [Document(f"{number}.txt", text, "Title") for number, text in enumerate(texts)]
    entries = tuple(Entry(document, split(document), datetime(2026, 1, 2, tzinfo=UTC)) for document in documents)
    return Snapshot(manifest.version_of(MODEL, entries), datetime.now(UTC), MODEL, entries)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.in_folder(tmp_path / "chroma", "footnote")) as store:
        yield store


def add(store: Store, found: tuple[Sentence, ...]) -> None:
    store.add(found, embed([sentence.text for sentence in found]))


def test_the_nearest_sentences_come_first_with_their_cosine(store: Store) -> None:
    found = sentences_of("One. Two. Three.")
    store.add(found, [[1.0, 0.0], [3.0, 4.0], [-2.0, 0.0]])
    nearest = store.query([2.0, 0.0], 3, {s.id for s in found})
    assert [key for key, _ in nearest] == [s.id for s in found]
    assert [similarity for _, similarity in nearest] == pytest.approx([1.0, 0.6, -1.0], abs=1e-6)


def test_sentences_of_another_version_are_looked_past(store: Store) -> None:
    found = sentences_of(sentences("snow", 300))
    add(store, found)
    wanted = {found[0].id, found[299].id}
    assert {key for key, _ in store.query(embed(["Elsewhere."])[0], 5, wanted)} == wanted
    assert store.query(embed(["Elsewhere."])[0], 5, set()) == []


def test_added_ids_are_there_and_deleted_ones_are_not(store: Store) -> None:
    found = sentences_of("One. Two. Three.")
    add(store, found)
    store.delete({found[0].id, "unknown"})
    store.delete([])
    assert store.ids() == {found[1].id, found[2].id}
    assert store.count() == 2
    store.check()


def test_an_empty_store_answers_with_nothing(store: Store) -> None:
    assert store.query([1.0, 2.0], 5, {"a"}) == []
    assert store.ids() == set()


def test_a_vector_of_another_length_is_an_error_of_ours(store: Store) -> None:
    add(store, sentences_of("One."))
    with pytest.raises(DamagedError, match="made anew"):
        store.query([1.0], 1, {"a"})


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    settings = settings_in(tmp_path)
    write(settings, a="One. Two.")
    run(settings)
    check(settings)
    assert capfd.readouterr() == ("", "")


# --- the manifest ---


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


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


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


# --- damage to what Chroma wrote ---


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> IndexSettings:
    """An index whose HNSW files were written: Chroma does so from 1,000 vectors on."""
    settings = settings_in(tmp_path_factory.mktemp("built"))
    write(settings, a=sentences("snow", 1_100))
    run(settings)
    return settings


FILES = ["chroma.sqlite3", "data_level0.bin", "header.bin", "index_metadata.pickle", "length.bin", "link_lists.bin"]


def garble(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 3)
        file.write(b"\xa5" * max(1, path.stat().st_size // 3))


@pytest.mark.parametrize("damage", [truncate, empty, garble, Path.unlink])
@pytest.mark.parametrize("name", FILES)
def test_damage_is_noticed_and_the_next_build_repairs_it(
    built: IndexSettings, tmp_path: Path, name: str, damage: Callable[[Path], None]
) -> None:
    settings = settings_in(tmp_path)
    shutil.copytree(built.seeds_dir, settings.seeds_dir, dirs_exist_ok=True)
    shutil.copytree(built.data_dir, settings.data_dir)
    before = loaded(settings)
    (path,) = settings.data_dir.rglob(name)
    content = path.read_bytes()
    damage(path)
    if path.exists() and path.read_bytes() == content:
        pytest.skip("nothing to damage: the file is empty")
    with pytest.raises(DamagedError):
        readable(settings, before)
    report = run(settings)
    assert report.embedded == 1_100
    assert report.version == before.version
    check(settings)


def readable(settings: IndexSettings, snapshot: Snapshot) -> None:
    with closing(versions_of(settings).open(snapshot)) as store:
        store.query(embed(["Snow."])[0], 5, snapshot.by_id)


def test_an_unfinished_draft_that_killed_the_process_is_not_opened_again(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    write(settings, a="One. Two.")
    versions = FolderVersions(settings.data_dir)
    settings.data_dir.mkdir()
    draft = versions.draft(MODEL, None)
    add(draft, sentences_of("One."))
    draft.close()
    (settings.data_dir / "chroma" / "opening").touch()
    with closing(versions.draft(MODEL, None)) as draft:
        assert draft.ids() == set()


# --- who may build ---


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


# --- a Chroma server ---


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a real Chroma server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    code = f"import chromadb_rust_bindings as b; b.cli(['chroma', 'run', '--path', 'server', '--port', '{port}'])"
    command = [sys.executable, "-c", code]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, cwd=tmp_path, text=True, **pipes) as process:  # noqa: S603 - our own command
        assert process.stdout
        assert any("listening" in line for line in process.stdout)
        Thread(target=process.stdout.read, daemon=True).start()  # it would wait for a reader when the pipe is full
        yield f"http://127.0.0.1:{port}"
        process.kill()


def test_a_chroma_server_holds_the_vectors_of_two_versions(tmp_path: Path, server: str) -> None:
    settings = settings_in(tmp_path).model_copy(update={"chroma_url": server})
    write(settings, a="One. Two.", b="Three.")
    assert run(settings).embedded == 3
    assert run(settings).embedded == 0
    first = check(settings)
    write(settings, a="One. New.", b="Three.")
    assert run(settings).embedded == 1
    with closing(versions_of(settings).open(first)) as store:
        assert store.count() == 4
        assert {key for key, _ in store.query(embed(["New."])[0], 3, first.by_id)} == first.by_id.keys()
    write(settings, a="One. Newer.", b="Three.")
    assert run(settings).embedded == 1
    with closing(versions_of(settings).open(loaded(settings))) as store:
        assert first.by_id.keys() - store.ids() == {first.sentences[1].id}
        assert store.count() == 4


def test_a_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    settings = settings_in(tmp_path).model_copy(update={"chroma_url": "http://127.0.0.1:1"})
    write(settings, a="One.")
    with pytest.raises(
        StoreError, match=r"^The Chroma server at http://127.0.0.1:1 does not answer .* Check CHROMA_URL\.$"
    ):
        run(settings)
    assert manifest.load(settings.data_dir) is None


def test_a_server_that_stays_silent_is_not_waited_for_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.store._SILENCE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        settings = settings_in(tmp_path).model_copy(update={"chroma_url": url})
        write(settings, a="One.")
        with pytest.raises(StoreError, match=r"does not answer as it should\. Check CHROMA_URL\.$"):
            run(settings)
