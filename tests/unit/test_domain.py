"""An answer says where it is from, or that there is none."""

from __future__ import annotations

import pytest

from index.domain import Answer, Statement, UncitedAnswerError
from tests.stories import STORY, snapshot_of

SNAPSHOT = snapshot_of(STORY)
CITATION = SNAPSHOT.cite(SNAPSHOT.sentences[0])


def test_a_statement_without_a_citation_cannot_be_built() -> None:
    with pytest.raises(UncitedAnswerError):
        Answer("?", (Statement("Nuuk is the capital.", ()),), (CITATION,))


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_citation_number_that_does_not_exist_cannot_be_built(number: int) -> None:
    with pytest.raises(UncitedAnswerError):
        Answer("?", (Statement("Nuuk is the capital.", (number,)),), (CITATION,))


def test_an_answer_that_neither_states_nor_abstains_cannot_be_built() -> None:
    with pytest.raises(UncitedAnswerError):
        Answer("?")


def test_an_abstention_states_nothing() -> None:
    with pytest.raises(UncitedAnswerError):
        Answer("?", (Statement("Nuuk is the capital.", (1,)),), (CITATION,), abstained=True)
    assert Answer("?", abstained=True).text == ""


def test_a_citation_is_a_slice_of_its_document() -> None:
    for sentence in SNAPSHOT.sentences:
        cited = SNAPSHOT.cite(sentence)
        assert STORY.text[cited.start : cited.end] == cited.text
        assert 1 <= cited.number <= cited.of == len(SNAPSHOT.sentences)


def test_the_json_of_an_answer_has_the_keys_other_programs_read() -> None:
    answer = Answer("?", (Statement(CITATION.text, (1,)),), (CITATION,), confidence=0.75, retrieved=(CITATION,))
    assert answer.as_json() == {
        "answer": CITATION.text,
        "abstained": False,
        "confidence": 0.75,
        "sentences": [{"text": CITATION.text, "citations": [1]}],
        "citations": [CITATION.as_json()],
        "related": [],
        "retrieved": [CITATION.as_json()],
    }
    assert CITATION.as_json().keys() == {"document", "text", "start", "end"}
