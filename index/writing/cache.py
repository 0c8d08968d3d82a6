"""Answers that a model wrote already, for when the same is asked again (in memory)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.domain import Answer, Turn

_KEPT = 500  # answers, some 10 kB each

Key = tuple[object, ...]


def key_of(question: str, history: Sequence[Turn], version: str, models: Sequence[str], prompt: str) -> Key:
    """The same for questions that differ in case, white space and final punctuation only."""
    said = " ".join(question.split()).casefold()
    return (re.sub(r"\W+$", "", said), tuple((t.role, t.text) for t in history), version, tuple(models), prompt)


class Cache:
    """The least recently used answer goes first."""

    def __init__(self) -> None:
        self._answers: dict[Key, Answer] = {}

    def get(self, key: Key) -> Answer | None:
        answer = self._answers.pop(key, None)
        if answer:
            self._answers[key] = answer
        return answer

    def put(self, key: Key, answer: Answer) -> None:
        self._answers.pop(key, None)
        self._answers[key] = answer
        if len(self._answers) > _KEPT:
            del self._answers[next(iter(self._answers))]

    def drop(self, key: Key) -> None:
        self._answers.pop(key, None)
