"""Which words of a text answer, from what the model says of each of its tokens (pure)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from tokenizers import Encoding

from index.domain import Span
from index.inference import Vectors

_LONGEST = 24  # tokens of an answer in a few words
_SAME = 0.5  # of the characters of both: two spans that far the same are right or wrong together

Place = tuple[int, int, int]
"""A token's number, and where it stands in the text."""


def places_in(encoding: Encoding, own: Sequence[Span]) -> list[Place]:
    """The tokens of a pair's text that stand in one of these spans of it."""
    return [
        (number, start, end)
        for number, (sequence, (start, end)) in enumerate(zip(encoding.sequence_ids, encoding.offsets, strict=True))
        if sequence == 1 and start < end and any(first <= start < last for first, last in own)
    ]


def likeliest_span(ends: Vectors, places: Sequence[Place]) -> tuple[Span | None, float]:
    """The likeliest span, half-open, in characters, and how likely it, or one that is nearly the same, answers.

    `ends`: logits that the words begin and end at a token, shape (tokens of the pair, 2).
    """
    if not places:
        return None, 0.0
    numbers, starts, stops = (np.array(column) for column in zip(*places, strict=True))
    begins, finishes = (_softmax(ends[numbers, side]) for side in (0, 1))
    likely = np.triu(np.outer(begins, finishes)) - np.triu(np.outer(begins, finishes), _LONGEST)
    first, last = np.unravel_index(int(likely.argmax()), likely.shape)
    start, end = starts[first], stops[last]
    shared = np.minimum(stops[None, :], end) - np.maximum(starts[:, None], start)
    union = np.maximum(stops[None, :], end) - np.minimum(starts[:, None], start)
    return (int(start), int(end)), float(likely[shared >= _SAME * union].sum())


def _softmax(logits: Vectors) -> Vectors:
    powers = np.exp(logits - logits.max())
    return np.asarray(powers / powers.sum(), np.float32)
