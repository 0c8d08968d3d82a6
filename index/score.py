"""One answer held against its gold question (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.domain import Answer, Citation, Snapshot
from index.gold import Gold, Quote


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one question went. None where the question at hand has no such thing."""

    id: str
    answerable: bool
    abstained: bool
    confidence: float  # 0 to 1, that the documents answer the question
    latency_ms: float
    precision: float | None  # of an answered answerable question: cited sentences that are evidence, or fine
    recall: float | None  # of an answerable question: evidence that is cited; 0 for an abstention
    nearest: bool | None  # of an answerable question: what is cited first, or related first, is evidence
    valid: bool  # every citation, related ones too, is a verbatim slice of its document
    corrected: bool | None  # of a false premise: abstained, or a sentence is cited that says how it really is
    marked: bool | None  # of an answered question with known answers: some of the cited words are marked
    marked_right: bool | None  # where something is marked: it is one of the answers

    @property
    def hit(self) -> bool | None:
        return None if self.recall is None else self.recall > 0

    @property
    def f1(self) -> float | None:
        """Of precision and recall; 0 for an abstention."""
        if self.recall is None:
            return None
        precision = self.precision or 0.0
        return 2 * precision * self.recall / (precision + self.recall) if precision and self.recall else 0.0

    @property
    def rightly_abstained(self) -> bool:
        """Whether it was right to answer, or not to: to correct a false premise is as good as to abstain on it."""
        return self.abstained != self.answerable or bool(self.corrected)


def score(gold: Gold, answer: Answer, snapshot: Snapshot, latency_ms: float) -> Outcome:
    answered = gold.answerable and not answer.abstained
    marks = _marks(answer) if answered and gold.answers else None
    return Outcome(
        id=gold.id,
        answerable=gold.answerable,
        abstained=answer.abstained,
        confidence=answer.confidence,
        latency_ms=latency_ms,
        precision=_precision(gold, answer) if answered else None,
        recall=(_recall(gold, answer) if answered else 0.0) if gold.answerable else None,
        nearest=_nearest(gold, answer) if gold.answerable else None,
        valid=all(_is_slice(cited, snapshot) for cited in (*answer.citations, *answer.related)),
        corrected=answer.abstained or _cites_any(answer, gold.corrects) if gold.corrects else None,
        marked=None if marks is None else bool(marks),
        marked_right=all(_says(mark, gold.answers) for mark in marks) if marks else None,
    )


def _precision(gold: Gold, answer: Answer) -> float:
    right = [any(_is(cited, quote) for quote in gold.evidence + gold.fine) for cited in answer.citations]
    return sum(right) / len(right)


def _recall(gold: Gold, answer: Answer) -> float:
    return sum(_cites_any(answer, [quote]) for quote in gold.evidence) / len(gold.evidence)


def _nearest(gold: Gold, answer: Answer) -> bool:
    """What was found, apart from whether it was thought good enough to answer with."""
    return any(_is(cited, quote) for cited in (answer.citations or answer.related)[:1] for quote in gold.evidence)


def _cites_any(answer: Answer, quotes: Sequence[Quote]) -> bool:
    return any(_is(cited, quote) for cited in answer.citations for quote in quotes)


def _is(cited: Citation, quote: Quote) -> bool:
    return quote.matches(cited.document, cited.text)


def _is_slice(cited: Citation, snapshot: Snapshot) -> bool:
    entry = snapshot.by_path.get(cited.document)
    return entry is not None and entry.document.text[cited.start : cited.end] == cited.text


def _marks(answer: Answer) -> list[str]:
    return [cited.text[start:end] for cited in answer.citations for start, end in cited.marks]


def _says(mark: str, answers: Sequence[str]) -> bool:
    """Whether marked words are an answer, hold one, or are the part of one that the sentence has."""
    found = _words(mark)
    return any(_words(answer) in found or found in _words(answer) for answer in answers)


def _words(text: str) -> str:
    """Lower case, without punctuation, with a space at both ends so that no word is found inside another."""
    words = re.findall(r"[^\W_]+", text.lower())
    return f" {' '.join(words)} "
