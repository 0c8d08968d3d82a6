"""Questions in other words than the documents', by the real models; and indexes whose vectors were made otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import IndexSettings, Library, manifest
from index.build import build
from index.vectors import name_of
from index.weights import EMBEDDING
from tests.building import embed

PAGE = """# Saltmarsh Aquarium

## Food and drink
The café closes at four. Picnics are welcome in the roof garden. Bins stand at the stairs.

## Animals
Dogs have to wait outside. The seahorses sleep at night.
"""
OTHER = """# Fort Brell

## Tours
Tours leave on the hour. Large bags are left at the desk. The tower is closed in storms.
"""


@pytest.fixture
def settings(tmp_path: Path) -> IndexSettings:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "aquarium.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "seeds" / "fort.md").write_text(OTHER, encoding="utf-8")
    return IndexSettings(seeds_dir=tmp_path / "seeds", data_dir=tmp_path / "data")


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("where do i leave my bag at the fort", "Large bags are left at the desk."),
        ("What happens to the tower in a storm?", "The tower is closed in storms."),
    ],
)
async def test_a_question_in_other_words_is_answered(question: str, told: str, settings: IndexSettings) -> None:
    library = Library(settings)
    await library.refresh(by="test")
    answer = await library.answer(question)
    await library.close()
    assert told in [citation.text for citation in answer.citations]


@pytest.mark.asyncio
async def test_an_index_with_vectors_of_another_kind_is_made_anew(settings: IndexSettings) -> None:
    build(settings, embed, embedding="another", by="test")
    library = Library(settings)
    await library.refresh(by="test")
    await library.close()
    snapshot = manifest.load(settings.data_dir)
    assert snapshot
    assert snapshot.embedding == name_of(EMBEDDING.name)
