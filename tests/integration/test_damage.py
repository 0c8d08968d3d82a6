"""Damage to what Chroma wrote: it is noticed, and the next build repairs it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.domain import Snapshot
from index.errors import DamagedError
from index.settings import IndexSettings
from index.vectors import by_key
from index.versions import FolderVersions, versions_of
from tests.building import MODEL, check, embed, loaded, placed, run, sentences, settings_in, write
from tests.damage import empty, garble, truncate

FILES = ["chroma.sqlite3", "data_level0.bin", "header.bin", "index_metadata.pickle", "length.bin", "link_lists.bin"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> IndexSettings:
    """An index whose HNSW files were written: Chroma does so from 1,000 vectors on."""
    settings = settings_in(tmp_path_factory.mktemp("built"))
    write(settings, a=sentences("snow", 1_100))
    run(settings)
    return settings


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
        store.query(embed(["Snow."])[0], 5, by_key(snapshot))


def test_an_unfinished_draft_that_killed_the_process_is_not_opened_again(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    write(settings, a="One. Two.")
    versions = FolderVersions(settings.data_dir)
    settings.data_dir.mkdir()
    draft = versions.draft(MODEL, None)
    draft.add(placed("One."), embed(["One."]))
    draft.close()
    (settings.data_dir / "chroma" / "opening").touch()
    with closing(versions.draft(MODEL, None)) as draft:
        assert draft.ids() == set()
