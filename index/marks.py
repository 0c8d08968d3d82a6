"""Which words of a quoted sentence are marked as the answer (pure). Rather none than wrong ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.domain import Cell, Passage, Span
from index.question.asked import Kind, asked, asks_for_words
from index.stems import words_of
from index.table import named

_PLACED = re.compile(r"\b(?:in|at|near|across|throughout|within)\s+(?:the\s+)?\Z", re.IGNORECASE)  # no person
_CHOICE = re.compile(r"\bor\b|\bboth\b", re.IGNORECASE)
_UNITS = frozenset(  # stems
    """second minut hour day night week weekend month year decad centuri degre percent mile kilomet metr meter
    centimet millimet feet foot inch yard acr hectar gram kilogram ton tonn pound ounc litr liter gallon watt dollar
    euro cent km cm mm kg mph""".split()  # noqa: SIM905 - a list
)
_COUNTED = {Kind.MUCH, Kind.SIZE}
_UNIT_AT = 2  # words after a number, at most, that its unit is: "ten working days"
_ROUGHLY = frozenset({"some", "about", "around", "roughly", "nearly", "almost", "approximately"})


def marks(question: str, passage: Passage, sure: float, cells: Sequence[Cell] = ()) -> tuple[Span, ...]:
    """At most one span of the passage's sentence: its likeliest words, where they are `sure` enough to answer.

    Of a row's `cells`, that of the column which the question names.
    """
    if passage.words is None or passage.sure < sure or not asks_for_words(question):
        return ()
    if asked(question).kind is Kind.WHO and _PLACED.search(passage.sentence.text, 0, passage.words[0]):
        return ()
    text = passage.sentence.text
    span = widened(question, text, passage.words)
    if cells:
        return _in_column(question, text, span, cells)
    return () if _is_asked_about(question, text[slice(*span)]) else (span,)


def _is_asked_about(question: str, words: str) -> bool:
    """Whether the question has all of these words itself, and leaves no choice between things that it names."""
    told = [word for word in words_of(words) if word.stem]
    return bool(told) and not _CHOICE.search(question) and all(asked(question).knows(word) for word in told)


def _in_column(question: str, row: str, span: Span, cells: Sequence[Cell]) -> tuple[Span, ...]:
    """The span, if its cell is the one that is asked for, or no other one could be; or the cell that is."""
    inside = [cell for cell in cells if cell.start <= span[0] and span[1] <= cell.end]
    asked_for = named(question, cells)
    if not inside or inside[0] in asked_for:
        return (span,) if inside else ()
    if len(asked_for) == 1 and asked_for[0] is not cells[0]:
        (cell,) = asked_for
        return ((cell.start, cell.end),) if cell.start < cell.end else ()
    told = [cell for cell in cells[1:] if cell.start < cell.end]
    alike = [cell for cell in told if _has_digit(row, cell) == _has_digit(row, inside[0])]
    return (span,) if inside == alike or inside[0] is cells[0] else ()


def _has_digit(row: str, cell: Cell) -> bool:
    return any(character.isdigit() for character in row[cell.start : cell.end])


def widened(question: str, sentence: str, span: Span) -> Span:
    """A number with what is counted and what makes it rough, or with its unit; other spans as they are.

    "some 57,000 people", "ten working days", "$99".
    """
    if sentence[max(0, span[0] - 1) : span[0]] in {"$", "€", "£", "¥"}:
        span = span[0] - 1, span[1]
    what, words = asked(question), words_of(sentence)
    inside = [n for n, word in enumerate(words) if word.start < span[1] and word.end > span[0]]
    if what.kind in _COUNTED and len(inside) == 1:
        behind = words[inside[0] + 1 :][:_UNIT_AT]
        unit = next((n for n, word in enumerate(behind) if word.stem in _UNITS), None)
        plain = unit is not None and all(word.stem for word in behind[:unit])
        return (span[0], behind[unit].end) if unit is not None and plain else span
    if what.kind is not Kind.MANY or not inside:
        return span
    before = words[inside[0] - 1] if inside[0] else None
    after = words[inside[-1] + 1 :][:1]
    start = before.start if before and before.lower in _ROUGHLY else span[0]
    return start, after[0].end if after and what.knows(after[0]) else span[1]
