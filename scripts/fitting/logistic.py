"""Logistic regression with a small ridge, by Newton's method."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_RIDGE = 1e-2
_STEPS = 30

Array = NDArray[np.float64]


def logistic(features: Array, labels: Array, weights: Array) -> tuple[float, ...]:
    """Weights of features of shape (n, k), the constant first: 1 + k numbers. `weights` are those of the examples."""
    spread = features.std(axis=0) + 1e-9
    x = np.hstack([np.ones((len(features), 1)), features / spread])
    weights = weights / weights.sum() * len(weights)
    found = np.zeros(x.shape[1])
    ridge = _RIDGE * len(x) * 0.01 * np.eye(x.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ found, -60, 60)))
        gradient = x.T @ (weights * (labels - p)) - ridge @ found
        curvature = (x * (weights * p * (1 - p))[:, None]).T @ x + ridge + 1e-9 * np.eye(x.shape[1])
        found = found + np.linalg.solve(curvature, gradient)
    return tuple(round(float(w), 5) for w in (found[0], *(found[1:] / spread)))
