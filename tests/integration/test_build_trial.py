"""A new version on trial: what fails there never replaces the old one, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import build
from index.domain import Snapshot
from index.report import ProgressCallback
from index.settings import IndexSettings
from tests.building import MODEL, check, embed, loaded, run, sentences, settings_in, write


class RefusedError(Exception):
    """What the trial of these tests raises."""


def build_on_trial(settings: IndexSettings, *, refuse: bool) -> list[Snapshot]:
    """Build with a trial that passes or refuses; the versions it was given."""
    tried: list[Snapshot] = []

    def trial(new: Snapshot, _: ProgressCallback) -> None:
        tried.append(new)
        if refuse:
            raise RefusedError

    build(settings, embed, embedding=MODEL, by="alice", trial=trial)
    return tried


def test_a_refused_version_is_removed_and_the_old_one_stays(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    for word in ("boats", "birds"):  # two versions: the one before is kept for undo, and must stay, too
        write(settings, a=sentences(word, 5))
        run(settings)
    before, folders = loaded(settings), set((settings.data_dir / "chroma").iterdir())
    write(settings, a=sentences("bells", 5))
    with pytest.raises(RefusedError):
        build_on_trial(settings, refuse=True)
    assert check(settings) == before
    assert set((settings.data_dir / "chroma").iterdir()) == folders


def test_a_version_that_passes_replaces_the_old_one(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    write(settings, a=sentences("boats", 5))
    assert not build_on_trial(settings, refuse=True)  # the first version has none to be worse than
    write(settings, a=sentences("birds", 5))
    (tried,) = build_on_trial(settings, refuse=False)
    assert check(settings) == tried
    assert not build_on_trial(settings, refuse=True)  # nothing changed, nothing is tried
