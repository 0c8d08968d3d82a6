"""The spans of a sentence that could answer a question of some kind (pure)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from index.domain import Reading, Span
from index.marking.asking import Asked, Kind
from index.marking.expressions import numbers, times
from index.marking.phrases import names, phrases
from index.marking.words import Word

_QUOTED = re.compile(r"[\"“]([^\"”]{2,60})[\"”]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that could answer; `first` and `last` are its words' places in the sentence, half-open."""

    start: int
    end: int
    sort: str  # "time", "number", "name", "phrase", "quote"
    first: int
    last: int
    meant: str = ""  # what the bot reads in it, a time


def candidates(asked: Asked, sentence: str, words: Sequence[Word], readings: Sequence[Reading]) -> list[Candidate]:
    """What could answer, each span once, without what the question says itself."""
    spans: dict[Span, str] = {}
    for sort, span in _spans(asked, sentence, words, readings):
        spans.setdefault(span, sort)
    meant = {(reading.start, reading.end): reading.text for reading in readings}
    found = [_placed(span, sort, words, meant.get(span, "")) for span, sort in spans.items()]
    return [c for c in found if c and not _said(asked, words[c.first : c.last])]


def _spans(
    asked: Asked, sentence: str, words: Sequence[Word], readings: Sequence[Reading]
) -> Iterator[tuple[str, Span]]:
    dated = [*((r.start, r.end) for r in readings), *times(sentence)]
    if asked.kind is Kind.WHEN:
        yield from (("time", span) for span in dated)
        return
    if asked.kind in {Kind.MANY, Kind.MUCH, Kind.SIZE}:
        yield from (("number", span) for span in numbers(sentence))
        if asked.kind is Kind.SIZE:
            yield from (("time", span) for span in dated)
        return
    yield from (("quote", match.span(1)) for match in _QUOTED.finditer(sentence))
    yield from (("name", span) for span in names(words) if not _within(span, dated))
    if asked.kind is not Kind.WHO:
        yield from (("phrase", span) for span in phrases(words, asked.knows))
    if asked.kind in {Kind.WHICH, Kind.WHAT}:
        yield from (("time", span) for span in dated)
        yield from (("number", span) for span in numbers(sentence))


def _placed(span: Span, sort: str, words: Sequence[Word], meant: str) -> Candidate | None:
    first = bisect_right(words, span[0], key=attrgetter("end"))
    last = bisect_left(words, span[1], key=attrgetter("start"))
    return Candidate(*span, sort, first, last, meant) if first < last else None


def _within(span: Span, others: Sequence[Span]) -> bool:
    """Whether a name is none: Monday, January."""
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _said(asked: Asked, words: Sequence[Word]) -> bool:
    """Whether the question already says all that a span says."""
    telling = [word for word in words if word.stem]
    return bool(telling) and all(asked.knows(word) for word in telling)
