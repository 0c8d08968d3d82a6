"""The trial of a new index: a clear loss stops it, chance does not."""

from __future__ import annotations

import pytest

from index.score import Outcome
from index.trial import WorseError, by_chance, compare
from tests.golds import outcome


def answers(*, wrong: int, of: int) -> list[Outcome]:
    return [outcome(f"q{n}", recall=float(n >= wrong), precision=float(n >= wrong)) for n in range(of)]


def test_a_clear_loss_is_refused_in_one_sentence_with_figures_and_questions() -> None:
    with pytest.raises(WorseError) as caught:
        compare(answers(wrong=0, of=50), answers(wrong=8, of=50))
    assert str(caught.value) == (
        "The old index stays, since the new one is worse on the gold questions: citing the right sentence falls from "
        "50 to 42 of 50 questions (lost: q0, q1, q2, q3, q4 and 3 more); correct the documents or the gold file, or "
        "force it (/reindex force, python -m index build --force)."
    )


@pytest.mark.parametrize(
    ("wrong", "of"),
    [
        (4, 50),  # a coin does that once in 16 times
        (5, 200),  # no chance, but within the margin
        (0, 50),
    ],
)
def test_a_loss_that_is_small_or_may_be_chance_passes(wrong: int, of: int) -> None:
    compare(answers(wrong=0, of=of), answers(wrong=wrong, of=of))


def test_what_is_gained_counts_against_what_is_lost() -> None:
    before, after = answers(wrong=6, of=50), answers(wrong=0, of=50)
    lost = [outcome(f"q{n}", recall=0.0) for n in range(10, 18)]
    compare(before, [*after[:10], *lost, *after[18:]])


def test_to_answer_what_should_be_refused_is_a_loss_too() -> None:
    before = [outcome(f"q{n}", answerable=False, abstained=True) for n in range(20)]
    after = [outcome(f"q{n}", answerable=False) for n in range(20)]
    with pytest.raises(WorseError, match="knowing when to answer falls from 20 to 0 of 20"):
        compare(before, after)


def test_the_chance_is_that_of_a_coin() -> None:
    assert by_chance(0, 0) == 1
    assert by_chance(5, 0) == pytest.approx(1 / 32)
    assert by_chance(2, 1) == pytest.approx(4 / 8)
