"""Rows of a markdown table: what names their columns, and which of them a question is about (pure).

A row says nothing by itself ("Tuesday | 07:00 | 21:00"), so it is read after the table's first row, its head.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.domain import Entry, Passage, Sentence
from index.stems import words_of

_APART = re.compile(r"\n\s*\n")  # an empty line: another table begins


def head_of(entry: Entry, number: int) -> Sentence | None:
    """The first row of the table that a sentence is a later row of; none if it is in none, or is the first."""
    head = number
    while head > 1 and _follows(entry, head):
        head -= 1
    return entry.sentences[head - 1] if head < number else None


def is_head(entry: Entry, number: int) -> bool:
    """Whether a sentence names the columns of the rows below it."""
    return not _follows(entry, number) and number < len(entry.sentences) and _follows(entry, number + 1)


def of_the_rows(question: str, chosen: Sequence[Passage], entries: Mapping[str, Entry]) -> tuple[Passage, ...]:
    """Of several rows of one table those that share most words with the question: "Tuesday", not the other days."""
    heads = [head_of(entries[one.sentence.document], one.sentence.number) for one in chosen]
    shared = [_shared(_stems(question), one.sentence.text) for one in chosen]
    most: dict[str, int] = {}
    for head, count in zip(heads, shared, strict=True):
        if head:
            most[head.id] = max(count, most.get(head.id, 0))
    told = zip(chosen, heads, shared, strict=True)
    return tuple(one for one, head, count in told if not head or count == most[head.id])


def _follows(entry: Entry, number: int) -> bool:
    """Whether a sentence is a row right below another one."""
    if number == 1:
        return False
    text, before, sentence = entry.document.text, entry.sentences[number - 2], entry.sentences[number - 1]
    apart = _APART.search(text, before.end, sentence.start)
    return not apart and _is_row(text, before) and _is_row(text, sentence)


def _is_row(text: str, sentence: Sentence) -> bool:
    return text[text.rfind("\n", 0, sentence.start) + 1 : sentence.end].lstrip(" \t").startswith("|")


def _shared(asked: set[str], row: str) -> int:
    """How many words; those of the first cell, which says what the row is about, count twice."""
    return len(asked & _stems(row)) + len(asked & _stems(row.split("|", 1)[0]))


def _stems(text: str) -> set[str]:
    return {word.stem for word in words_of(text) if word.stem}
