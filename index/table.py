"""Rows of a markdown table: what names their columns, and which of them a question is about (pure).

A row says nothing by itself ("Tuesday | 07:00 | 21:00"), so it is read after the table's first row, its head.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter

from index.domain import Entry, Passage, Sentence, Span
from index.stems import words_of

_TABLE = re.compile(r"^(?:[ \t]*+\|[^\n]*+(?:\n|\Z))+", re.MULTILINE)


def head_of(entry: Entry, number: int) -> Sentence | None:
    """The first row of the table that a sentence is a later row of; none if it is in none, or is the first."""
    rows = _rows_of(entry, number)
    return rows[0] if rows and rows[0].number < number else None


def is_head(entry: Entry, number: int) -> bool:
    """Whether a sentence names the columns of the rows below it."""
    rows = _rows_of(entry, number)
    return len(rows) > 1 and rows[0].number == number


def of_the_rows(question: str, chosen: Sequence[Passage], entries: Mapping[str, Entry]) -> tuple[Passage, ...]:
    """Of several rows of one table those that share most words with the question: "Tuesday", not the other days."""
    heads = [head_of(entries[one.sentence.document], one.sentence.number) for one in chosen]
    asked = _stems(question)
    shared = [_shared(asked, one.sentence.text) for one in chosen]
    most: dict[str, int] = {}
    for head, count in zip(heads, shared, strict=True):
        if head:
            most[head.id] = max(count, most.get(head.id, 0))
    told = zip(chosen, heads, shared, strict=True)
    return tuple(one for one, head, count in told if not head or count == most[head.id])


def _rows_of(entry: Entry, number: int) -> tuple[Sentence, ...]:
    """The first two rows at most of the table that a sentence is in."""
    start = entry.sentences[number - 1].start
    tables = _tables(entry.document.text)
    place = bisect_right(tables, start, key=itemgetter(0)) - 1
    if place < 0 or start >= tables[place][1]:
        return ()
    first = bisect_left(entry.sentences, tables[place][0], key=attrgetter("start"))
    return tuple(row for row in entry.sentences[first : first + 2] if row.start < tables[place][1])


@lru_cache(maxsize=256)
def _tables(text: str) -> list[Span]:
    """Where the lines that begin with a bar stand, those right below each other together."""
    return [match.span() for match in _TABLE.finditer(text)]


def _shared(asked: set[str], row: str) -> int:
    """How many words; those of the first cell, which says what the row is about, count twice."""
    return len(asked & _stems(row)) + len(asked & _stems(row.split("|", 1)[0]))


def _stems(text: str) -> set[str]:
    return {word.stem for word in words_of(text) if word.stem}
