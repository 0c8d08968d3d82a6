"""Which words answer, from what is said of each token."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from index.span import likeliest_span, places_in

# [CLS] who ? [SEP] News : Ann met Bob [SEP], the question first, then a title, then the sentence from character 6 on
PAIR: Any = SimpleNamespace(
    sequence_ids=[None, 0, 0, None, 1, 1, 1, 1, 1, None],
    offsets=[(0, 0), (0, 3), (3, 4), (0, 0), (0, 4), (4, 5), (6, 9), (10, 13), (14, 17), (0, 0)],
)


def logits(first: int, last: int) -> np.ndarray[Any, np.dtype[np.float32]]:
    ends = np.zeros((10, 2), np.float32)
    ends[first, 0] = ends[last, 1] = 8.0
    return ends


def test_words_are_looked_for_in_the_sentence_and_not_before_it() -> None:
    assert places_in(PAIR, [(6, 17)]) == [(6, 6, 9), (7, 10, 13), (8, 14, 17)]
    span, _ = likeliest_span(logits(4, 4), places_in(PAIR, [(6, 17)]))  # the title's token is the likeliest of all
    assert span is not None
    assert span[0] >= 6


def test_the_likeliest_span_goes_from_where_words_begin_to_where_they_end() -> None:
    span, sure = likeliest_span(logits(6, 8), places_in(PAIR, [(6, 17)]))
    assert span == (6, 17)
    assert sure > 0.9


def test_words_that_would_end_before_they_begin_are_no_span() -> None:
    span, _ = likeliest_span(logits(8, 6), places_in(PAIR, [(6, 17)]))
    assert span is not None
    assert span[0] < span[1]


def test_spans_that_are_nearly_the_same_share_their_sureness() -> None:
    ends = logits(6, 8)
    ends[7, 0] = 8.0  # "met Bob" is as likely as "Ann met Bob"
    _, sure = likeliest_span(ends, places_in(PAIR, [(6, 17)]))
    assert sure == pytest.approx(1.0, abs=0.05)


def test_of_nothing_there_is_no_span() -> None:
    assert likeliest_span(logits(6, 8), []) == (None, 0.0)
