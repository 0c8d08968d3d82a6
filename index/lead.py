"""The answer in a few words, put before the quotation where that is safe (pure).

A lead is never worded by us: it is the marked words as they stand, or what the bot reads in them as a time.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.domain import Citation, Span
from index.question.asked import asks_when


def lead(question: str, citations: Sequence[Citation]) -> str:
    """What the marked words say; empty where nothing is marked, or different things are in different sentences."""
    dated = asks_when(question)
    said = [_said(citation, mark, dated=dated) for citation in citations for mark in citation.marks]
    return said[0] if len({text.casefold() for text in said}) == 1 else ""


def _said(citation: Citation, mark: Span, *, dated: bool) -> str:
    start, end = mark
    meant = [r.text for r in citation.readings if r.start < end and start < r.end]
    return meant[0] if dated and len(meant) == 1 else citation.text[start:end]
