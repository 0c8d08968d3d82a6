"""Rows of a table are told from other sentences, read with their head, and chosen by what the question names."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.domain import Document, Entry, Passage
from index.sentences import split
from index.table import head_of, is_head, of_the_rows

TEXT = """Prices below.

| Day | Opens | Closes |
|---|---|---|
| Monday | 07:00 | 20:00 |
| Tuesday | 07:00 | 21:00 |
| Wednesday | closed | closed |

| Ticket | Price |
|---|---|
| Child | 2.80 |

Lockers need a coin.
"""
DOCUMENT = Document("baths.md", TEXT, "Baths")
ENTRY = Entry(DOCUMENT, split(DOCUMENT), datetime(2026, 1, 12, tzinfo=UTC))


def number_of(start: str) -> int:
    return next(sentence.number for sentence in ENTRY.sentences if sentence.text.startswith(start))


def chosen(question: str, *starts: str) -> list[str]:
    passages = [Passage(ENTRY.sentences[number_of(start) - 1], 0.0) for start in starts]
    return [one.sentence.text.split(" ")[0] for one in of_the_rows(question, passages, {DOCUMENT.path: ENTRY})]


@pytest.mark.parametrize(
    ("start", "head"),
    [
        ("Monday", "Day"),
        ("Wednesday", "Day"),
        ("Child", "Ticket"),
        ("Day", ""),
        ("Ticket", ""),
        ("Lockers", ""),
        ("Prices", ""),
    ],
)
def test_a_row_has_the_first_row_of_its_own_table_as_its_head(start: str, head: str) -> None:
    found = head_of(ENTRY, number_of(start))
    assert (found.text.split(" ")[0] if found else "") == head


def test_the_first_rows_of_tables_are_heads_and_nothing_else_is() -> None:
    heads = [sentence.text.split(" ")[0] for sentence in ENTRY.sentences if is_head(ENTRY, sentence.number)]
    assert heads == ["Day", "Ticket"]


@pytest.mark.parametrize(
    ("question", "starts", "kept"),
    [
        ("When do they close on Tuesday?", ("Monday", "Tuesday", "Wednesday"), ["Tuesday"]),
        ("What day are they closed?", ("Monday", "Wednesday"), ["Wednesday"]),
        ("When are they open?", ("Monday", "Tuesday"), ["Monday", "Tuesday"]),  # both alike
        ("What does a child pay on Monday?", ("Monday", "Child", "Lockers"), ["Monday", "Child", "Lockers"]),
    ],
)
def test_of_rows_of_a_table_those_that_the_question_names_are_kept(
    question: str, starts: tuple[str, ...], kept: list[str]
) -> None:
    assert chosen(question, *starts) == kept


def test_in_plain_text_there_are_no_tables() -> None:
    document = Document("ways.txt", "The first way.\n\nThe second way.", "Ways")
    entry = Entry(document, split(document), ENTRY.indexed_at)
    assert not is_head(entry, 1)
    assert head_of(entry, 2) is None
