"""From candidates to an answer, with a scripted reranker."""

from __future__ import annotations

from collections.abc import Sequence

from index.compose import abstain, quote
from index.domain import Passage
from index.evidence import choose, confidence
from index.retrieve import fuse
from tests.stories import STORY, snapshot_of

SNAPSHOT = snapshot_of(STORY)
CANDIDATES = [Passage(sentence, 0.0) for sentence in SNAPSHOT.sentences]


def likes_people(question: str, texts: Sequence[str]) -> list[float]:
    """A reranker that finds what tells of people and is asked with a question mark."""
    return [9.0 if "people" in text and "?" in question else -9.0 for text in texts]


def test_the_best_ranked_sentence_is_the_evidence() -> None:
    evidence = choose("How many people live there?", CANDIDATES, likes_people)
    assert [p.sentence.text for p in evidence.chosen] == ["Some 57,000 people live there."]
    assert [p.score for p in evidence.nearest] == [9.0, -9.0, -9.0]
    assert evidence.answers


def test_nothing_is_evidence_when_no_sentence_answers() -> None:
    evidence = choose("What is the weather like", CANDIDATES, likes_people)
    assert not evidence.answers


def test_no_candidates_are_no_evidence() -> None:
    evidence = choose("Anything?", [], likes_people)
    assert not evidence.answers
    assert evidence.confidence == 0.0


def test_confidence_rises_with_the_logit_and_stays_between_0_and_1() -> None:
    rising = [confidence(logit) for logit in (-11.0, -3.0, 0.0, 3.0, 11.0)]
    assert rising == sorted(rising)
    assert 0.0 < rising[0] < rising[-1] < 1.0


def test_an_answer_quotes_its_evidence_and_numbers_it_from_one() -> None:
    evidence = choose("How many people live there?", CANDIDATES, likes_people)
    answer = quote("How many people live there?", evidence, SNAPSHOT)
    assert answer.text == "Some 57,000 people live there."
    assert [statement.citations for statement in answer.statements] == [(1,)]
    ((start, end),) = answer.citations[0].marks
    assert answer.citations[0].text[start:end] == "Some 57,000"
    assert len(answer.retrieved) == 3


def test_an_abstention_shows_the_nearest_sentences_as_related_only() -> None:
    evidence = choose("What is the weather like", CANDIDATES, likes_people)
    answer = abstain("What is the weather like", evidence, SNAPSHOT)
    assert answer.abstained
    assert answer.reason
    assert len(answer.related) == 3
    assert not answer.citations


def test_what_stands_high_in_both_rankings_comes_first() -> None:
    scores = fuse([["a", "b", "c"], ["b", "a", "d"], ["b"]])
    assert sorted(scores, key=lambda found: -scores[found]) == ["b", "a", "d", "c"] or scores["c"] == scores["d"]
    assert fuse([]) == {}
