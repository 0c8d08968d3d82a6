"""python -m scripts.marking FOLDER: fit the marking of answering words on the training material in FOLDER.

A fifth of the articles sets the thresholds, another is only reported on, the rest is fitted. Needs about two minutes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from index.marking.asking import Kind
from index.marking.model import WEIGHTS, likeliest
from scripts.marking.examples import Example, draw, examples, read
from scripts.marking.fitting import fit

GOAL = 0.92  # of what is marked is right; somewhat above the 90 % that is promised, since other documents are harder
_AT_LEAST = 0.5  # likelihood: below it "not this one" is likelier
_FEWEST = 15  # marks that a threshold is set by

Judged = tuple[float, bool, bool]
"""How likely the best candidate was said to be, whether it is right, whether the sentence answers at all."""


def main() -> None:
    parts: list[list[Example]] = [[], [], [], [], []]
    for question in read(Path(sys.argv[1])):
        parts[draw(question.article) % 5].extend(examples([question]))
    print(*map(len, parts))
    weights = fit([example for part in parts[2:] for example in part])
    dev, held_out = ([*_judged(part, weights)] for part in parts[:2])
    thresholds = {kind: found for kind in Kind if (found := _threshold([j for k, j in dev if k is kind])) is not None}
    WEIGHTS.write_text(_written(thresholds, weights), encoding="utf-8")
    for kind in Kind:
        print(_told(kind, [judged for k, judged in held_out if k is kind], thresholds.get(kind, 1.1)))


def _judged(part: Iterable[Example], weights: Mapping[str, float]) -> Iterator[tuple[Kind, Judged]]:
    for example in part:
        best, likelihood = likeliest(example.scene, weights)
        yield example.scene.asked.kind, (likelihood, example.right[best], example.answered)


def _threshold(judged: Sequence[Judged]) -> float | None:
    """The lowest likelihood above which, of all that would be marked, the goal is right; None if there is none."""
    found, right = None, 0
    for count, (likelihood, is_right, _) in enumerate(sorted(judged, reverse=True), start=1):
        right += is_right
        if likelihood >= _AT_LEAST and count >= _FEWEST and right / count >= GOAL:
            found = likelihood
    return found


def _told(kind: Kind, judged: Sequence[Judged], threshold: float) -> str:
    marked = [is_right for likelihood, is_right, _ in judged if likelihood >= threshold]
    asked = sum(answered for _, _, answered in judged)
    share = sum(marked) / len(marked) if marked else 0.0
    return f"{kind}: {asked} answered, {len(marked)} marked, {share:.1%} of them right (threshold {threshold:.2f})"


def _written(thresholds: Mapping[Kind, float], weights: Mapping[str, float]) -> str:
    data = {
        "thresholds": {str(k): round(t, 3) for k, t in thresholds.items()},
        "weights": dict(sorted(weights.items())),
    }
    return json.dumps(data, indent=0, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
