"""Whether words are the answer that a set of questions gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_RIGHT = 0.5  # F1 of the words: "some 57,000 people" for "57,000"


def is_right(words: str, answers: Sequence[str]) -> bool:
    """Whether the words contain an answer or lie within one, with at least half of their words shared (F1)."""
    return any(_matches(_plain(words), _plain(answer)) for answer in answers)


def _plain(text: str) -> str:
    """Lower case, without articles and without punctuation but in numbers."""
    kept = re.sub(r"[^\w\s%$.]|(?<!\d)\.|\.(?!\d)", " ", text.lower())
    return " ".join(word for word in kept.split() if word not in {"a", "an", "the"})


def _matches(words: str, answer: str) -> bool:
    if not words or not answer or not (f" {answer} " in f" {words} " or f" {words} " in f" {answer} "):
        return False
    shared = (Counter(words.split()) & Counter(answer.split())).total()
    return 2 * shared / (len(words.split()) + len(answer.split())) >= _RIGHT
