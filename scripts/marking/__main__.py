"""python -m scripts.marking FOLDER: fit the marking of answering words on the training material in FOLDER.

Three fifths of the articles are fitted and another sets the threshold; then these four are fitted. The last is only
reported on. Takes about a minute of one core.
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

GOAL = 0.9  # of what is marked is right
_ASTRAY = 0.05  # weight of a sentence that does not answer: quoted, with those there are, about once in twenty

Judged = tuple[float, bool, bool]
"""How likely the best candidate was said to be, whether it is right, whether the sentence answers at all."""


def main() -> None:
    parts: list[list[Example]] = [[], [], [], [], []]
    for question in read(Path(sys.argv[1])):
        parts[draw(question.article) % 5].extend(examples([question]))
    threshold = _threshold([judged for _, judged in _judged(parts[1], fit([e for part in parts[2:] for e in part]))])
    weights = fit([e for part in parts[1:] for e in part])
    WEIGHTS.write_text(_written(threshold, weights), encoding="utf-8")
    held_out = list(_judged(parts[0], weights))
    for kind in Kind:
        print(_told(kind, [judged for k, judged in held_out if k is kind], threshold))


def _judged(part: Iterable[Example], weights: Mapping[str, float]) -> Iterator[tuple[Kind, Judged]]:
    for example in part:
        best, likelihood = likeliest(example.scene, weights)
        yield example.scene.asked.kind, (likelihood, example.right[best], example.answered)


def _threshold(judged: Sequence[Judged]) -> float:
    """The lowest likelihood above which, of all that would be marked, the goal is right; 1 if there is none."""
    found, right, marked = 1.0, 0, 0.0
    for likelihood, is_right, answered in sorted(judged, reverse=True):
        right += is_right
        marked += 1 if answered else _ASTRAY
        if right / marked >= GOAL:
            found = likelihood
    return round(found, 3)


def _told(kind: Kind, judged: Sequence[Judged], threshold: float) -> str:
    """Of the sentences that answer: how many are marked, and how many of these marks are right."""
    marked = [is_right for likelihood, is_right, answered in judged if answered and likelihood >= threshold]
    astray = sum(likelihood >= threshold for likelihood, _, answered in judged if not answered)
    answering = sum(answered for _, _, answered in judged)
    share = sum(marked) / max(len(marked), 1)
    return (
        f"{kind}: {len(marked)} of {answering} marked, {share:.1%} right; {astray} of {len(judged) - answering} astray"
    )


def _written(threshold: float, weights: Mapping[str, float]) -> str:
    return json.dumps({"threshold": threshold, "weights": weights}, indent=0, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
