"""Candidate sentences -> the ones that answer, with a confidence; below a threshold, none (pure)."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from index.domain import Passage, Sentence, Span

_FITTED = Path(__file__).parent / "trained" / "evidence.json"
# Who, when, where, how many: one thing is asked for, and a second sentence is more often another person's or place's.
_NARROW = re.compile(
    r"^(?:\W*\w+){0,6}?\W*(?:who(?:m|se)?|when|where|which|how (?:many|much|old|long|far|tall|big|high)|"
    r"what (?:year|date|day|month|time|city|country|name|number|percentage))\b",
    re.IGNORECASE,
)
_DOUBT = (0.25, 0.7)  # confidences between which the best sentence is read a second time
_UNSURE = 1e-4  # a probability is never nearer to 0 or 1, or its logit would have no bounds
_DOUBTFUL = 0.5  # of other words than the best sentence's: below it they are more likely wrong than right
_MOST = 4  # sentences: an answer is to be short, and what comes fifth is rarely right


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate sentence and what the model says of it: logits that it answers, and that it is near."""

    sentence: Sentence
    answers: float
    near: float
    early: float = 0.0  # the first guess, by which the most promising were chosen
    middle: float = 0.0  # the second one
    words: Span | None = None  # which words of the sentence answer most likely; none: the model can't tell
    sure: float = 0.0  # 0 to 1, that they do if the sentence answers
    again: float | None = None  # the logit that it answers, read a second time, in its passage; none: it was not


@dataclass(frozen=True, slots=True)
class Fit:
    """Figures fitted by scripts/fitting/fit.py; the data file says on what. Each kind of model has its own."""

    near: float  # weight of "near" beside "answers" when sentences are compared
    more: tuple[float, ...]  # weights of `more_features`, the constant first: whether a further sentence answers too
    more_threshold: float  # its probability from which a further sentence is quoted
    confidence: tuple[float, ...]  # weights of `confidence_features`, the constant first
    threshold: float  # the confidence from which questions are answered
    related: float  # the "near" logit from which a sentence is worth showing although it does not answer
    again: tuple[float, ...] = ()  # instead of `confidence` where the best one was read twice; none: it never is
    marking: tuple[float, ...] = (0.0,) * 5  # weights of `marking_features`, the constant first
    mark: float = 1.0  # how likely the answering words must be right before they are marked


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found: `chosen` answers; `nearest` are all candidates, best first."""

    chosen: tuple[Passage, ...]
    nearest: tuple[Passage, ...]
    confidence: float  # 0 to 1, that the documents answer the question
    answers: bool  # whether that is enough
    related: int = 0  # how many of the nearest are worth showing when it is not
    mark: float = 1.0  # how likely the answering words must be right before they are marked


@cache
def fit_of(model: str) -> Fit:
    """The figures of a model, "trained" or "shipped". Reads a file the first time."""
    stored: dict[str, Any] = json.loads(_FITTED.read_text(encoding="utf-8"))["fits"][model]
    fields: dict[str, Any] = {n: tuple(value) if isinstance(value, list) else value for n, value in stored.items()}
    return Fit(**fields)


def choose(question: str, judged: Sequence[Judged], others: Sequence[Passage], fit: Fit) -> Evidence:
    """The sentences that answer; `others` are candidates that were not judged, and rank below the judged ones."""
    if not judged:
        return Evidence((), tuple(others), 0.0, answers=False)
    ranked = sorted(judged, key=lambda one: -score(one, fit))
    best = ranked[0]
    narrow = is_narrow(question)
    told = narrow and _likely(best, best, fit) >= fit.mark
    more = [
        one
        for one in ranked[1:]
        if _probability(fit.more, more_features(best, one, fit, narrow=narrow)) >= fit.more_threshold
        and not (told and _tells_otherwise(best, one, fit))
    ]
    confidence = _confidence(best, fit)
    passages = [_passage(one, best, fit) for one in ranked]
    below = passages[-1].score
    return Evidence(
        chosen=tuple(_passage(one, best, fit) for one in [best, *more][:_MOST]),
        nearest=(*passages, *(replace(other, score=below - place) for place, other in enumerate(others, start=1))),
        confidence=confidence,
        answers=confidence >= fit.threshold,
        related=sum(one.near >= fit.related for one in ranked),
        mark=fit.mark,
    )


def _tells_otherwise(best: Judged, one: Judged, fit: Fit) -> bool:
    """Whether a sentence has other words for an answer than the best one, more likely wrong than right."""
    words, others = (judged.sentence.text[slice(*judged.words or (0, 0))].lower() for judged in (best, one))
    return words not in others and others not in words and _likely(best, one, fit) < _DOUBTFUL


def _passage(one: Judged, best: Judged, fit: Fit) -> Passage:
    return Passage(one.sentence, score(one, fit), one.words, _likely(best, one, fit))


def _likely(best: Judged, one: Judged, fit: Fit) -> float:
    """0 to 1, that the likeliest words of a sentence are the answer."""
    return _probability(fit.marking, marking_features(best, one))


def marking_features(best: Judged, one: Judged) -> tuple[float, ...]:
    """What tells whether the likeliest words of a sentence are the answer.

    How sure they are, whether the sentence answers at all, and how many they are: long ones are seldom just the answer.
    """
    sure = min(max(one.sure, _UNSURE), 1 - _UNSURE)
    length = len(one.sentence.text[slice(*one.words)].split()) if one.words else 0
    return (math.log(sure / (1 - sure)), one.answers, best.answers - one.answers, math.log(max(length, 1)))


def score(one: Judged, fit: Fit) -> float:
    """What sentences are compared by: a logit, higher is better."""
    return one.answers + fit.near * one.near


def is_narrow(question: str) -> bool:
    """Whether a question asks for one thing: who, when, where, how many."""
    return bool(_NARROW.match(question))


def more_features(best: Judged, one: Judged, fit: Fit, *, narrow: bool) -> tuple[float, ...]:
    """What tells whether a further sentence answers too: its score, how far behind it is, its place, the question.

    Where one thing is asked for and found for sure, there is less to add; a document's first sentence often says what
    it is about, and adds that.
    """
    before, after = sorted((best.sentence.number, one.sentence.number))
    same = best.sentence.document == one.sentence.document
    behind = score(best, fit) - score(one, fit)
    beside = same and after - before == 1
    first = one.sentence.number == 1
    return (
        score(one, fit), behind, float(same), float(beside), float(first),
        float(narrow), narrow * behind, narrow * best.sure,
    )  # fmt: skip


def in_doubt(judged: Sequence[Judged], fit: Fit) -> Judged | None:
    """The best one, if a second reading may change whether the question is answered."""
    best = max(judged, key=lambda one: score(one, fit), default=None)
    low, high = _DOUBT
    return best if best and fit.again and low <= _confidence(best, fit) <= high else None


def confidence_features(best: Judged) -> tuple[float, ...]:
    """What tells whether a question is answered: the best sentence's logit, or both of them."""
    return (best.answers,) if best.again is None else (best.answers, best.again)


def _confidence(best: Judged, fit: Fit) -> float:
    return _probability(fit.confidence if best.again is None else fit.again, confidence_features(best))


def merge(found: Sequence[Evidence]) -> Evidence:
    """The evidence of several questions asked at once: what answers any of them, the least sure one deciding last."""
    answered = [one for one in found if one.answers] or list(found)
    chosen = {p.sentence.id: p for one in answered for p in one.chosen}
    nearest = {p.sentence.id: p for one in found for p in one.nearest}
    return Evidence(
        chosen=tuple(chosen.values()),
        nearest=(*chosen.values(), *(p for key, p in nearest.items() if key not in chosen)),
        confidence=max(one.confidence for one in found),
        answers=any(one.answers for one in found),
        related=max(one.related for one in found),
        mark=found[0].mark,
    )


def together(whole: Evidence, halves: Sequence[Evidence]) -> Evidence:
    """The evidence of a question that compares: the best sentence of each half, which answers if each does."""
    best = {half.chosen[0].sentence.id: half.chosen[0] for half in halves}
    others = (passage for passage in whole.nearest if passage.sentence.id not in best)
    return replace(
        whole,
        chosen=tuple(best.values()),
        nearest=(*best.values(), *others),
        confidence=max(whole.confidence, min(half.confidence for half in halves)),
        answers=whole.answers or all(half.answers for half in halves),
    )


def _probability(weights: Sequence[float], features: Sequence[float]) -> float:
    logit = weights[0] + sum(weight * feature for weight, feature in zip(weights[1:], features, strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))
