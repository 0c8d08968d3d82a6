"""Outcomes -> figures, each with a bootstrap interval, and their change against an earlier run (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.score import Outcome

Column = NDArray[np.float64]
"""One number a question, in order; NaN where the question has none."""

RESAMPLES = 1_000  # of the questions, with replacement: the ends of a 95 % interval are then steady to about a point
SEED = 7  # the same run gives the same intervals
BINS = 10  # of confidence, each a tenth wide


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, its 95 % interval, and how many questions it rests on."""

    value: float
    low: float
    high: float
    questions: int


Columns = Mapping[str, Column]
Measure = Callable[[Columns], float]


def _mean(name: str) -> Measure:
    return lambda columns: _average(columns[name])


def _percentile(percent: float) -> Measure:
    return lambda columns: float(np.percentile(columns["latency_ms"], percent))


def _confidence(measure: Callable[[Column, Column], float]) -> Measure:
    return lambda columns: measure(columns["confidence"], columns["answerable"])


def auroc(confidence: Column, answerable: Column) -> float:
    """How often an answerable question has a higher confidence than one that is not; a tie counts half."""
    yes, no = (confidence[answerable == flag] for flag in (1, 0))
    if not yes.size or not no.size:
        return float("nan")
    differences = yes[:, None] - no[None, :]
    return float(np.mean(differences > 0) + np.mean(differences == 0) / 2)


def calibration_error(confidence: Column, answerable: Column) -> float:
    """Expected calibration error: how far confidence is, on average, from how often the documents answer."""
    return sum(share * abs(mean - answered) for share, mean, answered in reliability(confidence, answerable))


MEASURES: dict[str, tuple[str, Measure]] = {
    "citation precision": ("precision", _mean("precision")),
    "citation recall": ("recall", _mean("recall")),
    "citation F1": ("f1", _mean("f1")),
    "hit": ("recall", _mean("hit")),
    "nearest is evidence": ("nearest", _mean("nearest")),
    "validity": ("valid", _mean("valid")),
    "refused answerable": ("recall", _mean("refused")),
    "answered unanswerable": ("answered", _mean("answered")),
    "false premises met": ("corrected", _mean("corrected")),
    "AUROC": ("confidence", _confidence(auroc)),
    "calibration error": ("confidence", _confidence(calibration_error)),
    "marked": ("marked", _mean("marked")),
    "marked right": ("marked_right", _mean("marked_right")),
    "latency p50 (ms)": ("latency_ms", _percentile(50)),
    "latency p95 (ms)": ("latency_ms", _percentile(95)),
}
"""Name -> the column whose numbers it counts as questions, and how it is computed."""

_OF_AN_OUTCOME = (
    *("answerable", "confidence", "latency_ms", "precision", "recall", "f1", "hit", "nearest", "valid"),
    *("corrected", "marked", "marked_right"),
)

LESS_IS_BETTER = frozenset(
    {"refused answerable", "answered unanswerable", "calibration error", "latency p50 (ms)", "latency p95 (ms)"}
)


def figures(outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    """All figures, in the order they are shown; one that no question has a number for is left out."""
    columns = _columns(outcomes)
    samples = _resampled(columns, len(outcomes))
    found: dict[str, Figure] = {}
    for name, (counted, measure) in MEASURES.items():
        count = int(np.sum(~np.isnan(columns[counted])))
        if count and not np.isnan(value := measure(columns)):
            found[name] = Figure(value, *_interval([measure(sample) for sample in samples]), count)
    return found


def changes(before: Sequence[Outcome], now: Sequence[Outcome]) -> dict[str, Figure]:
    """How far each figure moved from an earlier run, over the questions that both runs have."""
    known = {outcome.id: outcome for outcome in before}
    shared = [outcome for outcome in now if outcome.id in known]
    old, new = _columns([known[outcome.id] for outcome in shared]), _columns(shared)
    pairs = list(zip(_resampled(new, len(shared)), _resampled(old, len(shared)), strict=True))  # the same questions
    found: dict[str, Figure] = {}
    for name, (_, measure) in MEASURES.items():
        if shared and not np.isnan(value := measure(new) - measure(old)):
            moved = [measure(after) - measure(earlier) for after, earlier in pairs]
            found[name] = Figure(value, *_interval(moved), len(shared))
    return found


def reliability(confidence: Column, answerable: Column) -> list[tuple[float, float, float]]:
    """A bin of confidence each, empty ones left out: (share of questions, mean confidence, share answerable)."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    members = [bins == number for number in range(BINS)]
    return [(float(m.mean()), float(confidence[m].mean()), float(answerable[m].mean())) for m in members if m.any()]


def _columns(outcomes: Sequence[Outcome]) -> Columns:
    columns = {name: _column(getattr(o, name) for o in outcomes) for name in _OF_AN_OUTCOME}
    columns["refused"] = _column(o.abstained if o.answerable else None for o in outcomes)
    columns["answered"] = _column(None if o.answerable else not o.rightly_abstained for o in outcomes)
    return columns


def _column(values: Iterable[float | None]) -> Column:
    return np.array([np.nan if value is None else float(value) for value in values])


def _resampled(columns: Columns, size: int) -> list[Columns]:
    """As many questions each, drawn with replacement; the same draws for the same size."""
    draws = np.random.default_rng(SEED).integers(0, max(size, 1), (RESAMPLES, size))
    return [{name: column[rows] for name, column in columns.items()} for rows in draws]


def _interval(values: Sequence[float]) -> tuple[float, float]:
    """The middle 95 % of the resampled values; a resample without a question to count is left out."""
    low, high = np.nanpercentile(values, (2.5, 97.5))
    return float(low), float(high)


def _average(values: Column) -> float:
    present = values[~np.isnan(values)]
    return float(present.mean()) if present.size else float("nan")
