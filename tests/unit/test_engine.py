"""How often a sentence is read, and what a second reading changes; with a model that says what it is told to."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from index.domain import Snapshot
from index.engine import Engine
from index.errors import StoreError
from index.reader import Behind, Judgement
from index.texts import Text
from tests.stories import STORY, snapshot_of

QUESTION = "How many people live there?"


class Told:
    """Judges the first time by one logit, a text alone by another; remembers what it has read."""

    name = "trained"

    def __init__(self, first: float, second: float) -> None:
        self._logits = first, second
        self.read: list[list[str]] = []

    def judge(self, question: str, texts: Sequence[Text], behind: Behind) -> list[Judgement]:
        del question, behind
        self.read.append([text.text for text in texts])
        logit = self._logits[len(self.read) > 1]
        return [Judgement(place, logit - place, 0.0, 0.0, 0.0) for place, _ in enumerate(texts)]


def engine_of(reader: Told) -> Engine:
    def no_store(_snapshot: Snapshot) -> NoReturn:
        raise StoreError("there is none")

    models: Any = SimpleNamespace(
        reader=reader, words=frozenset[str](), embedding=SimpleNamespace(get_query_embedding=lambda _text: [0.0])
    )
    return Engine(snapshot_of(STORY), models, no_store)


@pytest.mark.parametrize(("second", "abstained"), [(-9.0, True), (9.0, False)])
def test_a_doubt_is_settled_by_reading_the_best_sentence_in_its_passage(second: float, abstained: bool) -> None:  # noqa: FBT001
    reader = Told(0.0, second)
    assert engine_of(reader).answer(QUESTION, [], never_abstain=False).abstained == abstained
    first, again = reader.read
    assert len(again) == 1
    assert first[0].startswith(f"{STORY.title}: ")
    assert not again[0].startswith(f"{STORY.title}: ")  # the title has a question's words, whatever the sentence says


@pytest.mark.parametrize("logit", [-9.0, 9.0])
def test_what_leaves_no_doubt_is_read_once(logit: float) -> None:
    reader = Told(logit, 0.0)
    engine_of(reader).answer(QUESTION, [], never_abstain=False)
    assert len(reader.read) == 1


@pytest.mark.parametrize(
    ("question", "times"),
    [("Are Nuuk and Greenland both cold?", 1), ("Are Nuuk and Washington both cold?", 3)],
)
def test_a_comparison_is_looked_up_by_halves_unless_one_sentence_names_both(question: str, times: int) -> None:
    reader = Told(9.0, 9.0)
    engine_of(reader).answer(question, [], never_abstain=False)
    assert len(reader.read) == times
