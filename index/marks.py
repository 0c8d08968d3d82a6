"""Which words of a quoted sentence are marked as the answer (pure). Rather none than wrong ones."""

from __future__ import annotations

import re

from index.domain import Passage, Span
from index.question.asked import Kind, asked, asks_for_words
from index.stems import words_of

_PLACED = re.compile(r"\b(?:in|at|near|across|throughout|within)\s+(?:the\s+)?\Z", re.IGNORECASE)  # no person
_ROUGHLY = frozenset({"some", "about", "around", "roughly", "nearly", "almost", "approximately"})


def marks(question: str, passage: Passage, sure: float) -> tuple[Span, ...]:
    """At most one span of the passage's sentence: its likeliest words, where they are `sure` enough to answer."""
    if passage.words is None or passage.sure < sure or not asks_for_words(question):
        return ()
    if asked(question).kind is Kind.WHO and _PLACED.search(passage.sentence.text, 0, passage.words[0]):
        return ()
    return (widened(question, passage.sentence.text, passage.words),)


def widened(question: str, sentence: str, span: Span) -> Span:
    """A number with what is counted and what makes it rough: "some 57,000 people"; other spans as they are."""
    what, words = asked(question), words_of(sentence)
    inside = [n for n, word in enumerate(words) if word.start < span[1] and word.end > span[0]]
    if what.kind is not Kind.MANY or not inside:
        return span
    before = words[inside[0] - 1] if inside[0] else None
    after = words[inside[-1] + 1 :][:1]
    start = before.start if before and before.lower in _ROUGHLY else span[0]
    return start, after[0].end if after and what.knows(after[0]) else span[1]
