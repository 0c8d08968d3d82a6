"""What the vector of a sentence is made of, and when another one is needed."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from index.domain import Document, Entry
from index.sentences import split
from index.vectors import Place, places, vectors
from tests.building import embed

TEXT = "# Visits\n\n## Food\n\nPicnics are welcome in the garden. The café is shut. Bring water.\n"


def placed(text: str, title: str = "The aquarium") -> list[Place]:
    document = Document("visits.md", text, title)
    return list(places(Entry(document, split(document), datetime(2026, 1, 12, tzinfo=UTC))))


def of(chosen: list[Place], start: str) -> Place:
    return next(place for place in chosen if place.sentence.text.startswith(start))


def test_a_sentence_counts_most_then_its_heading_then_what_stands_beside_it() -> None:
    place = of(placed(TEXT), "The café")
    assert list(place.texts) == [
        ("The café is shut.", 1.0),
        ("The aquarium: Food", 0.5),
        ("Picnics are welcome in the garden.", 0.3),
        ("Bring water.", 0.3),
    ]
    (vector,) = vectors([place], embed)
    parts = np.array(embed([text for text, _ in place.texts]))
    wanted = np.array([1.0, 0.5, 0.3, 0.3]) @ parts
    assert vector == pytest.approx(wanted / np.linalg.norm(wanted), abs=1e-5)


def test_each_text_is_embedded_once() -> None:
    asked: list[str] = []

    def counting(texts: list[str]) -> list[list[float]]:
        asked.extend(texts)
        return embed(texts)

    chosen = placed(TEXT)
    assert len(vectors(chosen, counting)) == len(chosen)
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize(
    ("edited", "others"),
    [
        (TEXT.replace("Bring water", "Bring a coat"), {"Bring", "The café"}),  # the sentence, and the one beside it
        (TEXT.replace("## Food", "## Drink"), {"Drink", "Visits", "Picnics", "The café", "Bring"}),
        (TEXT + "\nMore.\n", {"More.", "Bring"}),
        ("Before.\n\n" + TEXT, {"Before.", "Visits"}),
    ],
)
def test_another_vector_is_needed_where_anything_differs_that_goes_into_it(edited: str, others: set[str]) -> None:
    before = {place.key for place in placed(TEXT)}
    new = [place.sentence.text for place in placed(edited) if place.key not in before]
    assert len(new) == len(others)
    assert all(any(text.startswith(other) for text in new) for other in others)


def test_a_sentence_without_title_or_neighbours_stands_for_itself() -> None:
    (place,) = placed("Alone.", title="")
    (vector,) = vectors([place], embed)
    (own,) = np.array(embed(["Alone."]))
    assert vector == pytest.approx(own / np.linalg.norm(own), abs=1e-5)
