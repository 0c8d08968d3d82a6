"""Rows of a markdown table: what names their columns, and which of them a question is about (pure).

A row says nothing by itself ("Tuesday | 07:00 | 21:00"), so it is read after the table's first row, its head.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter

from index.domain import Cell, Entry, Passage, Sentence, Span
from index.stems import alike, words_of

_BAR = re.compile(r"(?<!\\)\|")  # between cells; one with a backslash before it stands in a cell
_TABLE = re.compile(r"^(?:[ \t]*+\|[^\n]*+(?:\n|\Z))+", re.MULTILINE)


def head_of(entry: Entry, number: int) -> Sentence | None:
    """The first row of the table that a sentence is a later row of; none if it is in none, or is the first."""
    rows = _rows_of(entry, number)
    return rows[0] if rows and rows[0].number < number else None


def is_head(entry: Entry, number: int) -> bool:
    """Whether a sentence names the columns of the rows below it."""
    rows = _rows_of(entry, number)
    return len(rows) > 1 and rows[0].number == number


def cells_of(entry: Entry, number: int) -> tuple[Cell, ...]:
    """The cells of a later row of a table with the names of their columns; none where there are not as many names."""
    head = head_of(entry, number)
    return cells_between(head.text, entry.sentences[number - 1].text) if head else ()


def cells_between(head: str, row: str) -> tuple[Cell, ...]:
    """The cells of a row below a head; none where there are not as many names."""
    names, cells = list(_cells(head)), list(_cells(row))
    if len(names) != len(cells):
        return ()
    return tuple(Cell(*span, name) for (name, _), (_, span) in zip(names, cells, strict=True))


def worded(row: str, cells: Sequence[Cell]) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """A row as it would be said: "Day Tuesday, Opens 09:00."; where its cells begin and end, and begin in the row.

    The evidence model has learned from prose: it finds such a row likelier to answer than one with bars after its head.
    """
    text, places = "", []
    for cell in cells:
        if cell.start < cell.end:
            text += f"{', ' if text else ''}{f'{cell.column} ' if cell.column else ''}"
            places.append((len(text), len(text) + cell.end - cell.start, cell.start))
            text += row[cell.start : cell.end]
    return f"{text}.", tuple(places)


def named(question: str, cells: Sequence[Cell]) -> list[Cell]:
    """Those whose column's name shares a word with the question."""
    asked = _stems(question)
    return [cell for cell in cells if any(alike(one, other) for one in _stems(cell.column) for other in asked)]


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


def _cells(row: str) -> Iterator[tuple[str, Span]]:
    """Each cell's text and where it stands, without the bars around the row and the space around the text."""
    start = 0
    for end in [*(bar.start() for bar in _BAR.finditer(row)), len(row)]:
        text = row[start:end].strip()
        first = row.index(text, start)
        if text or (start and end < len(row)):  # nothing stands before the first bar and behind the last one
            yield text, (first, first + len(text))
        start = end + 1


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
