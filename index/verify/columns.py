"""A cell of a table's row that a claim puts under another column's name (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.stems import Word, alike, words_of
from index.verify.verdict import Source

_LEADING_ZERO = re.compile(r"\A0(?=\d:)")  # of a time of day


class _Told(NamedTuple):
    """Where a claim has a column's name or a cell's text, and which column of the row that is."""

    at: int
    column: int


def wrong_column(claim: str, cited: Sequence[Source]) -> str:
    """A cell's text that the claim puts under another column: "opens at 21:00" of a row that closes then."""
    for source in cited:
        cells = [source.text[cell.start : cell.end] for cell in source.cells]
        told = list(_cells(claim, cells))
        names = list(_names(claim, [cell.column for cell in source.cells]))
        for name in names:
            beside = [side for side in _beside(name, names, told) if _is_like(cells[side.column], cells[name.column])]
            if beside and all(side.column != name.column for side in beside):
                return cells[beside[0].column]
    return ""


def _cells(claim: str, cells: Sequence[str]) -> Iterator[_Told]:
    """The cells that stand in the claim as they are and in one column alone; the first tells what the row is about."""
    for column, text in enumerate(cells):
        if column and text and cells.count(text) == 1:
            short = re.escape(_LEADING_ZERO.sub("", text))
            expression = rf"(?<![\w:.,])(?:{re.escape(text)}|{short})(?![\w:]|[.,]\d)"
            yield from (_Told(found.start(), column) for found in re.finditer(expression, claim, re.IGNORECASE))


def _names(claim: str, columns: Sequence[str]) -> Iterator[_Told]:
    """The words of the claim that name one column, and no other."""
    heads = [{word.stem for word in words_of(column) if word.stem} for column in columns]
    for word in words_of(claim):
        found = [column for column, head in enumerate(heads) if _names_one(word, head)]
        if len(found) == 1 and found[0]:
            yield _Told(word.start, found[0])


def _names_one(word: Word, head: set[str]) -> bool:
    return any(alike(word.stem, stem) for stem in head)


def _beside(name: _Told, names: Sequence[_Told], told: Sequence[_Told]) -> list[_Told]:
    """The nearest cell after a column's name and the nearest before it, up to the next name on that side."""
    ends = [other.at for other in names if other.column != name.column]
    low, high = (
        max((at for at in ends if at < name.at), default=-1),
        min((a for a in ends if a > name.at), default=None),
    )
    after = [one for one in told if one.at > name.at and (high is None or one.at < high)]
    before = [one for one in told if low < one.at < name.at]
    return [*after[:1], *before[-1:]]


def _is_like(one: str, other: str) -> bool:
    """Whether both cells have a digit, or neither: what could be taken for each other."""
    return any(c.isdigit() for c in one) == any(c.isdigit() for c in other)
