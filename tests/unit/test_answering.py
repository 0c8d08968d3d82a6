"""From judged candidates to an answer, with figures that are easy to follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.compose import abstain, decline, quote
from index.domain import Passage
from index.evidence import Evidence, Fit, Judged, choose, fit_of, in_doubt, merge, together
from index.question.request import Kind
from index.question.words import Words
from index.retrieve import fuse
from tests.stories import STORY, snapshot_of

SNAPSHOT = snapshot_of(STORY)
FIT = Fit(  # a further sentence answers when its score is above 2; an answer is sure from a score of 0 on
    near=0.0,
    more=(-2.0, 1.0, 0.0, 0.0, 0.0, 0.0, -1.0, 0.0, 0.0),
    more_threshold=0.5,
    confidence=(0.0, 1.0),
    threshold=0.5,
    related=0.0,
)

WORDS = Words(sentence.text for sentence in SNAPSHOT.sentences)


def found(*answers: float, near: float = 1.0, question: str = "Why?") -> Evidence:
    """The evidence when the story's sentences have these logits."""
    judged = [Judged(s, logit, near) for s, logit in zip(SNAPSHOT.sentences, answers, strict=False)]
    return choose(question, judged, [Passage(s, 0.0) for s in SNAPSHOT.sentences[len(answers) :]], FIT)


def chosen(evidence: Evidence) -> list[int]:
    return [passage.sentence.number for passage in evidence.chosen]


def test_the_sentence_that_answers_best_is_the_evidence() -> None:
    evidence = found(-9.0, 3.0, -9.0)
    assert chosen(evidence) == [2]
    assert [p.sentence.number for p in evidence.nearest] == [2, 1, 3]
    assert evidence.answers


def test_a_further_sentence_that_answers_is_evidence_too() -> None:
    assert chosen(found(2.5, 3.0, 1.5)) == [2, 1]


def test_a_documents_first_sentence_may_be_added_sooner_than_others() -> None:
    fit = replace(FIT, more=(-3.0, 1.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0))
    judged = [Judged(s, logit, 1.0) for s, logit in zip(SNAPSHOT.sentences, (1.5, 3.5, 1.5), strict=False)]
    assert chosen(choose("Why?", judged, [], fit)) == [2, 1]


def test_a_question_for_one_thing_needs_more_to_get_a_second_sentence() -> None:
    assert chosen(found(2.5, 3.0, question="And who was the mayor in 1904?")) == [2]
    assert chosen(found(3.5, 4.0, question="Who was the mayor?")) == [2, 1]


def test_what_was_not_judged_ranks_below_what_was() -> None:
    nearest = found(-9.0, 3.0).nearest
    assert [p.sentence.number for p in nearest] == [2, 1, 3]
    assert [p.score for p in nearest] == sorted((p.score for p in nearest), reverse=True)


def test_nothing_is_evidence_when_no_sentence_answers() -> None:
    assert not found(-1.0, -2.0, -3.0).answers


def test_no_candidates_are_no_evidence() -> None:
    evidence = choose("Why?", [], [], FIT)
    assert not evidence.answers
    assert evidence.confidence == 0.0


def test_confidence_rises_with_the_logit_and_stays_between_0_and_1() -> None:
    for model in ("trained", "shipped"):
        fit = fit_of(model)
        judged = [Judged(SNAPSHOT.sentences[0], logit, logit) for logit in (-11.0, -3.0, 0.0, 3.0, 11.0)]
        rising = [choose("Why?", [one], [], fit).confidence for one in judged]
        assert rising == sorted(rising)
        assert 0.0 < rising[0] < fit.threshold < rising[-1] < 1.0


def test_several_questions_are_answered_by_what_answers_each() -> None:
    both = merge([found(3.0, -9.0), found(-9.0, 3.0)])
    assert chosen(both) == [1, 2]
    assert chosen(merge([found(3.0, -9.0), found(-9.0, -8.0)])) == [1]
    assert not merge([found(-9.0), found(-8.0)]).answers


def test_an_answer_quotes_its_evidence_and_numbers_it_from_one() -> None:
    answer = quote("How many people live there?", found(-9.0, 3.0, 2.5), SNAPSHOT)
    assert answer.text == "Some 57,000 people live there. The meeting is on Wednesday in Washington."
    assert [statement.citations for statement in answer.statements] == [(1,), (2,)]
    assert len(answer.retrieved) == 3


def test_a_name_in_the_documents_title_is_not_said_to_be_missing() -> None:
    story = replace(STORY, title="The Sunken Library")
    for document, missing in ((story, False), (STORY, True)):
        snapshot = snapshot_of(document)
        words = Words(["The Sunken Library is old.", *(sentence.text for sentence in snapshot.sentences)])
        judged = [Judged(sentence, -3.0, 1.0) for sentence in snapshot.sentences]
        answer = abstain("Who guards The Sunken Library?", choose("Who?", judged, [], FIT), snapshot, words)
        assert ("Sunken Library" in answer.reason) == missing


def test_an_abstention_shows_the_nearest_sentences_as_related_only() -> None:
    answer = abstain("What is the weather like", found(-1.0, -2.0, -3.0), SNAPSHOT, WORDS)
    assert answer.abstained
    assert len(answer.related) == 3
    assert not answer.citations


def test_what_is_far_from_the_question_is_not_even_related() -> None:
    answer = abstain("What is the best pizza", found(-9.0, -9.0, -9.0, near=-5.0), SNAPSHOT, WORDS)
    assert not answer.related
    assert answer.reason == "The documents don't say anything about that."


def test_what_is_no_question_is_declined_whatever_it_is() -> None:
    reasons = {decline("Write a poem", kind, SNAPSHOT).reason for kind in Kind}
    assert len(reasons) == len(Kind)
    assert all(reasons)


def test_the_figures_of_both_models_are_whole() -> None:
    for model in ("trained", "shipped"):
        fit = fit_of(model)
        assert replace(fit, threshold=fit.threshold) == fit
        assert (len(fit.more), len(fit.confidence), len(fit.marking)) == (9, 2, 5)
        assert len(fit.again) in {0, 3}
        assert 0.0 < fit.threshold < 1.0


def test_what_stands_high_in_both_rankings_comes_first() -> None:
    scores = fuse([(["a", "b", "c"], 1.0), (["b", "a", "d"], 1.0), (["b"], 1.0)])
    assert sorted(scores, key=lambda found: -scores[found]) == ["b", "a", "d", "c"] or scores["c"] == scores["d"]
    assert fuse([]) == {}
    weighed = fuse([(["a"], 1.0), (["b"], 2.0)])
    assert weighed["b"] == 2 * weighed["a"]


@pytest.mark.parametrize(
    ("question", "sure", "quoted"), [("Who is it?", 0.9, 1), ("Who is it?", 0.1, 2), ("Why?", 0.9, 2)]
)
def test_where_one_thing_is_asked_and_surely_found_less_is_added(question: str, sure: float, quoted: int) -> None:
    fit = replace(FIT, more=(-2.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -3.0))
    best, other = (Judged(s, logit, 1.0, sure=sure) for s, logit in zip(SNAPSHOT.sentences, (4.0, 3.0), strict=False))
    assert len(choose(question, [best, other], [], fit).chosen) == quoted


@pytest.mark.parametrize(
    ("question", "words", "sure", "quoted"),
    [
        ("Who is it?", "Nuuk", 0.1, 1),
        ("Who is it?", "Nuuk", 0.9, 2),
        ("Who is it?", "Ann", 0.1, 2),
        ("Why?", "Nuuk", 0.1, 2),
    ],
)
def test_where_the_answer_is_marked_no_sentence_with_doubtful_other_words_is_added(
    question: str, words: str, sure: float, quoted: int
) -> None:
    fit = replace(FIT, marking=(0.0, 1.0, 0.0, 0.0, 0.0), mark=0.8)
    first, second = (
        replace(sentence, text=text)
        for sentence, text in zip(SNAPSHOT.sentences, ("Ann came.", f"{words} came."), strict=False)
    )
    best = Judged(first, 4.0, 1.0, words=(0, 3), sure=0.9)
    other = Judged(second, 3.0, 1.0, words=(0, len(words)), sure=sure)
    assert len(choose(question, [best, other], [], fit).chosen) == quoted


READ_TWICE = replace(FIT, again=(0.0, 0.5, 0.5))


@pytest.mark.parametrize(("logit", "doubted"), [(-3.0, False), (-0.5, True), (0.5, True), (3.0, False)])
def test_only_what_is_neither_clearly_answered_nor_clearly_not_is_read_again(logit: float, doubted: bool) -> None:  # noqa: FBT001
    judged = [Judged(SNAPSHOT.sentences[0], -9.0, 1.0), Judged(SNAPSHOT.sentences[1], logit, 1.0)]
    best = in_doubt(judged, READ_TWICE)
    assert (best is judged[1]) == doubted
    assert in_doubt(judged, FIT) is None  # a model whose second reading nothing was fitted on
    assert in_doubt([], READ_TWICE) is None


@pytest.mark.parametrize(("again", "answers"), [(2.0, True), (-2.0, False), (None, True)])
def test_the_second_reading_decides_a_doubt(again: float | None, answers: bool) -> None:  # noqa: FBT001
    best = Judged(SNAPSHOT.sentences[0], 0.5, 1.0, again=again)
    assert choose("Why?", [best], [], READ_TWICE).answers == answers


def test_a_comparison_is_answered_by_the_best_of_each_half() -> None:
    whole, first, second = found(-1.0, -2.0, -3.0), found(3.0, 2.5, -9.0), found(-9.0, -9.0, 1.0)
    both = together(whole, [first, second])
    assert chosen(both) == [1, 3]
    assert [p.sentence.number for p in both.nearest] == [1, 3, 2]
    assert both.answers
    assert both.confidence == second.confidence
    assert not together(whole, [first, found(-9.0, -9.0, -1.0)]).answers
