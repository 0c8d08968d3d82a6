"""Figures over many outcomes, their intervals, and their change from an earlier run."""

from __future__ import annotations

import numpy as np
import pytest

from index.figures import Figure, changes, figures, reliability
from tests.golds import outcome

# Six questions that the documents answer, one refused, one with a wrong sentence; four that they don't, one answered.
TEN = [
    *(outcome(f"yes-{n}", confidence=0.9 - n / 100, latency_ms=n) for n in range(4)),
    outcome("wrong", precision=0.0, recall=0.0, nearest=False, confidence=0.7, latency_ms=4),
    outcome("refused", abstained=True, confidence=0.2, latency_ms=5),
    *(outcome(f"no-{n}", answerable=False, abstained=True, confidence=0.1, latency_ms=6 + n) for n in range(3)),
    outcome("answered", answerable=False, confidence=0.8, corrected=False, latency_ms=9),
]


@pytest.fixture(scope="module")
def of_ten() -> dict[str, Figure]:
    return figures(TEN)


@pytest.mark.parametrize(
    ("name", "value", "questions"),
    [
        ("citation precision", 4 / 5, 5),
        ("citation recall", 4 / 6, 6),
        ("hit", 4 / 6, 6),
        ("nearest is evidence", 5 / 6, 6),
        ("validity", 1, 10),
        ("refused answerable", 1 / 6, 6),
        ("answered unanswerable", 1 / 4, 4),
        ("false premises met", 0, 1),
        ("AUROC", 22 / 24, 10),
        ("latency p50 (ms)", 4.5, 10),
    ],
)
def test_each_figure_is_that_of_its_questions(
    of_ten: dict[str, Figure], name: str, value: float, questions: int
) -> None:
    figure = of_ten[name]
    assert figure.value == pytest.approx(value)
    assert figure.questions == questions
    assert figure.low <= figure.value <= figure.high


def test_a_figure_without_a_question_is_left_out() -> None:
    found = figures([outcome("a"), outcome("b")])
    assert {"marked", "false premises met", "AUROC", "answered unanswerable"}.isdisjoint(found)
    assert not figures([])


def test_calibration_error_is_the_distance_of_confidence_from_what_holds() -> None:
    half = [outcome(f"{n}", answerable=n < 5, confidence=0.75) for n in range(10)]
    assert figures(half)["calibration error"].value == pytest.approx(0.25)


def test_reliability_has_the_certain_ones_in_the_last_bin() -> None:
    assert reliability(np.array([0.95, 1.0, 0.0]), np.array([1.0, 1.0, 0.0])) == [
        pytest.approx((1 / 3, 0, 0)),
        pytest.approx((2 / 3, 0.975, 1)),
    ]


def test_a_change_is_that_of_the_questions_that_both_runs_have() -> None:
    before = [outcome(f"{n}", precision=0.0, recall=0.0) for n in range(20)]
    now = [*(outcome(f"{n}") for n in range(10)), outcome("new", recall=0.0)]
    hit = changes(before, now)["hit"]
    assert (hit.value, hit.low, hit.high, hit.questions) == (1, 1, 1, 10)
    assert not changes([], now)
