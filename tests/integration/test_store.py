"""The store: what is written is found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import DamagedError
from index.store import Store
from index.vectors import Place
from tests.building import check, embed, placed, run, sentences, settings_in, write


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.in_folder(tmp_path / "chroma", "footnote")) as store:
        yield store


def add(store: Store, found: tuple[Place, ...]) -> None:
    store.add(found, embed([place.sentence.text for place in found]))


def test_the_nearest_sentences_come_first_with_their_cosine(store: Store) -> None:
    found = placed("One. Two. Three.")
    store.add(found, [[1.0, 0.0], [3.0, 4.0], [-2.0, 0.0]])
    nearest = store.query([2.0, 0.0], 3, {place.key for place in found})
    assert [key for key, _ in nearest] == [place.key for place in found]
    assert [similarity for _, similarity in nearest] == pytest.approx([1.0, 0.6, -1.0], abs=1e-6)


def test_sentences_of_another_version_are_looked_past(store: Store) -> None:
    found = placed(sentences("snow", 300))
    add(store, found)
    wanted = {found[0].key, found[299].key}
    assert {key for key, _ in store.query(embed(["Elsewhere."])[0], 5, wanted)} == wanted
    assert store.query(embed(["Elsewhere."])[0], 5, set()) == []


def test_added_ids_are_there_and_deleted_ones_are_not(store: Store) -> None:
    found = placed("One. Two. Three.")
    add(store, found)
    store.delete({found[0].key, "unknown"})
    store.delete([])
    assert store.ids() == {found[1].key, found[2].key}
    assert store.count() == 2
    store.check()


def test_an_empty_store_answers_with_nothing(store: Store) -> None:
    assert store.query([1.0, 2.0], 5, {"a"}) == []
    assert store.ids() == set()


def test_a_vector_of_another_length_is_an_error_of_ours(store: Store) -> None:
    add(store, placed("One."))
    with pytest.raises(DamagedError, match="made anew"):
        store.query([1.0], 1, {"a"})


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    settings = settings_in(tmp_path)
    write(settings, a="One. Two.")
    run(settings)
    check(settings)
    assert capfd.readouterr() == ("", "")
