"""Candidate sentences -> the ones that answer, with a confidence; below a threshold, none."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from index.domain import Passage

Scorer = Callable[[str, Sequence[str]], Iterable[float]]
"""(question, texts) -> one logit a text, in order."""

# Platt scaling of the best logit, fitted by scripts/calibrate.py on questions with and without an answer.
_SLOPE = 0.25
_INTERCEPT = -0.5
_THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found: `chosen` answers; `nearest` are all candidates, best first, with logits as scores."""

    chosen: tuple[Passage, ...]
    nearest: tuple[Passage, ...]
    confidence: float  # 0 to 1, that the documents answer the question

    @property
    def answers(self) -> bool:
        return self.confidence >= _THRESHOLD and bool(self.chosen)


def choose(question: str, candidates: Sequence[Passage], score: Scorer) -> Evidence:
    """Rerank the candidates and choose the sentence that answers best. Blocks while the model runs."""
    if not candidates:
        return Evidence((), (), 0.0)
    logits = score(question, [candidate.sentence.text for candidate in candidates])
    pairs = zip(candidates, logits, strict=True)
    ranked = sorted((Passage(c.sentence, float(logit)) for c, logit in pairs), key=lambda p: -p.score)
    return Evidence((ranked[0],), tuple(ranked), confidence(ranked[0].score))


def confidence(logit: float) -> float:
    """The probability, 0 to 1, that a question whose best sentence has this logit is answered."""
    return 1 / (1 + math.exp(-(_SLOPE * logit + _INTERCEPT)))
