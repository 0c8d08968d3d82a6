"""How likely each candidate answers: a small softmax model, its weights made by scripts/marking.py."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from index.marking.asking import Kind
from index.marking.candidates import Candidate
from index.marking.features import Scene, features, nothing

WEIGHTS = Path(__file__).with_name("weights.json")
_SAME = 0.5  # of the characters of both: two spans that far the same are right or wrong together


def best(scene: Scene) -> Candidate | None:
    """The likeliest candidate, if it is likely enough."""
    if scene.asked.kind is Kind.OTHER or not scene.candidates:
        return None
    weights, threshold = _model()
    chosen, likelihood = likeliest(scene, weights)
    return scene.candidates[chosen] if likelihood >= threshold else None


def likeliest(scene: Scene, weights: Mapping[str, float]) -> tuple[int, float]:
    """The place of the likeliest candidate and how likely it, or one that is nearly the same, answers: 0 to 1."""
    shares = _softmax([_sum(names, weights) for names in [*features(scene), nothing(scene)]])
    chosen = max(range(len(scene.candidates)), key=shares.__getitem__)
    mine = scene.candidates[chosen]
    return chosen, sum(
        share for share, other in zip(shares, scene.candidates, strict=False) if _overlap(mine, other) >= _SAME
    )


def _sum(names: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) for name in names)


def _softmax(scores: Sequence[float]) -> list[float]:
    most = max(scores)
    powers = [math.exp(score - most) for score in scores]
    return [power / sum(powers) for power in powers]


def _overlap(one: Candidate, other: Candidate) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / (max(one.end, other.end) - min(one.start, other.start))


@cache
def _model() -> tuple[dict[str, float], float]:
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return data["weights"], data["threshold"]
