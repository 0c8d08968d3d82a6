"""Examples -> weights: a softmax over the candidates of a sentence and "none of them", fitted by Adagrad."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from scripts.marking.examples import Example

_SEEN = 6  # times: a feature seen less often is left out
_EPOCHS = 8
_BATCHES = 40
_RATE = 0.25
_DECAY = 15.0  # L2, over an epoch
_SMALL = 0.04  # weights below it are left out


@dataclass(frozen=True, slots=True)
class _Batch:
    """Examples laid flat: feature `columns[i]` is true of candidate `rows[i]`, which is of example `owner[row]`."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    owner: NDArray[np.intp]
    right: NDArray[np.float64]
    weight: NDArray[np.float64]


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weights by feature, rounded; the same for the same examples in the same order."""
    places = _vocabulary(examples)
    order = np.random.default_rng(0).permutation(len(examples))
    batches = [_laid([examples[at] for at in part], places) for part in np.array_split(order, _BATCHES)]
    weights, squares = np.zeros(len(places)), np.full(len(places), 1e-3)
    for epoch in range(_EPOCHS):
        for batch in batches:
            slope = _slope(batch, weights) + _DECAY * weights / _BATCHES
            squares += slope**2
            weights -= _RATE * (1 - 0.9 * epoch / _EPOCHS) * slope / np.sqrt(squares)
    return {name: round(float(weights[at]), 2) for name, at in places.items() if abs(weights[at]) > _SMALL}


def _vocabulary(examples: Sequence[Example]) -> dict[str, int]:
    seen = Counter(chain.from_iterable(set(names) for example in examples for names in example.features))
    return {name: at for at, name in enumerate(sorted(name for name, times in seen.items() if times >= _SEEN))}


def _laid(examples: Sequence[Example], places: dict[str, int]) -> _Batch:
    flat = [(at, names) for at, example in enumerate(examples) for names in example.features]
    cells = [(row, places[name]) for row, (_, names) in enumerate(flat) for name in names if name in places]
    return _Batch(
        rows=np.array([row for row, _ in cells]),
        columns=np.array([column for _, column in cells]),
        owner=np.array([at for at, _ in flat]),
        right=np.array(list(chain.from_iterable(example.right for example in examples)), dtype=float),
        weight=np.array([example.weight for example in examples]),
    )


def _slope(batch: _Batch, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The gradient of −log of the share that the right candidates have together."""
    scores = np.bincount(batch.rows, weights[batch.columns], len(batch.owner))
    most = np.full(len(batch.weight), -np.inf)
    np.maximum.at(most, batch.owner, scores)
    share = np.exp(scores - most[batch.owner])
    share /= np.bincount(batch.owner, share)[batch.owner]
    right = share * batch.right
    wanted = right / np.maximum(np.bincount(batch.owner, right), 1e-12)[batch.owner]
    pull = (share - wanted) * batch.weight[batch.owner]
    return np.bincount(batch.columns, pull[batch.rows], len(weights)).astype(np.float64)
