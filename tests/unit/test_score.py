"""One answer against its gold question."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from index.domain import Answer
from index.gold import Gold
from index.score import Outcome, score
from tests.golds import LINES, cite, citing, ferry

GOLDS: dict[str, Gold] = {given["id"]: Gold.model_validate(given) for given in LINES}


def scored(key: str, answer: Answer, **changed: Any) -> Outcome:  # noqa: ANN401
    return score(GOLDS[key].model_copy(update=changed), answer, ferry(), 5.0)


@pytest.mark.parametrize(
    ("cited", "precision", "recall", "f1"),
    [((1, 5), 1, 1, 1), ((1,), 1, 0.5, 2 / 3), ((1, 2), 0.5, 0.5, 0.5), ((3,), 0, 0, 0)],
)
def test_precision_and_recall_are_those_of_the_cited_sentences(
    cited: tuple[int, ...], precision: float, recall: float, f1: float
) -> None:
    found = scored("age", citing(*cited))
    assert (found.precision, found.recall, found.f1) == pytest.approx((precision, recall, f1))
    assert found.hit == bool(recall)


def test_a_fine_sentence_costs_no_precision_and_is_not_asked_for() -> None:
    found = scored("cars", citing(2, 1), fine=GOLDS["built"].evidence)
    assert (found.precision, found.recall) == (1, 1)


def test_a_refused_answerable_question_has_no_precision_and_misses_its_evidence() -> None:
    found = scored("cars", replace(citing(), related=(cite(2),)))
    assert (found.precision, found.recall, found.hit, found.rightly_abstained) == (None, 0, False, False)
    assert found.nearest


def test_to_refuse_is_right_where_the_documents_do_not_answer() -> None:
    assert scored("price", citing()).rightly_abstained
    assert not scored("price", citing(1)).rightly_abstained
    assert scored("price", citing(1)).precision is None


def test_a_false_premise_is_met_by_refusing_or_by_the_sentence_that_corrects_it() -> None:
    assert [scored("sold", answer).corrected for answer in (citing(), citing(6), citing(1))] == [True, True, False]
    assert scored("sold", citing(6)).rightly_abstained
    assert scored("price", citing()).corrected is None


def test_a_citation_that_is_no_slice_of_its_document_is_not_valid() -> None:
    assert scored("cars", citing(2)).valid
    forged = replace(cite(2), start=1)
    assert not scored("cars", replace(citing(2), citations=(forged,))).valid
    assert not scored("cars", replace(citing(), related=(replace(forged, document="nowhere.txt"),))).valid


@pytest.mark.parametrize(("words", "right"), [("Captain Ines Brandt", True), ("Brandt", True), ("Captain", False)])
def test_marked_words_are_right_when_they_are_the_answer_hold_it_or_are_part_of_it(words: str, *, right: bool) -> None:
    start = cite(3).text.index(words)
    found = scored("captain", citing(3, marks=((start, start + len(words)),)))
    assert (found.marked, found.marked_right) == (True, right)


def test_marks_count_only_where_the_answer_is_known() -> None:
    assert (scored("captain", citing(3)).marked, scored("captain", citing(3)).marked_right) == (False, None)
    assert scored("winter", citing(4)).marked is None
    assert scored("captain", citing()).marked is None


def test_a_sentence_cut_otherwise_is_still_the_quoted_one() -> None:
    (quote,) = GOLDS["cars"].evidence
    longer = GOLDS["cars"].model_copy(
        update={"evidence": (quote.model_copy(update={"text": f"Listen. {quote.text}"}),)}
    )
    assert score(longer, citing(2), ferry(), 5.0).hit
