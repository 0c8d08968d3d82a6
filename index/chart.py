"""How far confidence can be trusted, as a picture: a reliability plot and a risk-coverage curve."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.errors import FootnoteError
from index.figures import reliability
from index.score import Outcome

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SIZE = (10, 4.5)  # inches, for both plots side by side
_AREA = 2_000  # square points of the dot for a bin that has every question


class ChartError(FootnoteError):
    """The picture can't be written."""


def draw(outcomes: Sequence[Outcome], path: Path) -> None:
    """Write the picture; the file's name says which kind it is. Blocks. Raises: ChartError."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - takes seconds: only for who asks for a picture

    figure = Figure(_SIZE, layout="constrained")
    left, right = figure.subplots(1, 2)
    _reliability(left, outcomes)
    _risk(right, outcomes)
    try:
        figure.savefig(path)
    except (OSError, ValueError) as error:
        raise ChartError(f"The picture can't be written to {path}: {error}.") from error


def _reliability(axes: Axes, outcomes: Sequence[Outcome]) -> None:
    confidence = np.array([outcome.confidence for outcome in outcomes])
    answerable = np.array([float(outcome.answerable) for outcome in outcomes])
    bins = reliability(confidence, answerable)
    axes.plot((0, 1), (0, 1), color="0.7", linestyle="--")
    axes.plot([b[1] for b in bins], [b[2] for b in bins], color="C0")
    axes.scatter([b[1] for b in bins], [b[2] for b in bins], [b[0] * _AREA for b in bins], alpha=0.5)
    axes.set(title="Reliability", xlabel="confidence", ylabel="share that the documents answer")
    axes.set(xlim=(-0.02, 1.02), ylim=(-0.05, 1.05))


def _risk(axes: Axes, outcomes: Sequence[Outcome]) -> None:
    coverage, risk = risk_coverage(outcomes)
    axes.plot(coverage, risk, color="C1")
    axes.set(title="Risk and coverage", xlabel="share of questions answered, most confident first")
    axes.set(ylabel="share of these answered wrongly", xlim=(0, 1.02), ylim=(-0.02, 1.02))


def risk_coverage(outcomes: Sequence[Outcome]) -> tuple[list[float], list[float]]:
    """For each count of most confident questions: its share of all, and the share of them that evidence does not lead.

    Of a question that was refused, the first related sentence is what would have been answered.
    """
    ranked = sorted(outcomes, key=lambda outcome: -outcome.confidence)
    wrong = np.cumsum([not outcome.nearest for outcome in ranked])
    counts = np.arange(1, len(ranked) + 1)
    return (counts / len(ranked)).tolist(), (wrong / counts).tolist()
