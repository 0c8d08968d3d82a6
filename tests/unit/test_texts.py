"""What the model reads of a sentence, and where the sentence's own words stand in that."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.domain import Document, Entry
from index.sentences import split
from index.texts import said, text_in_context, text_in_passage

TEXT = """# Harbour baths

The baths are old. They were built in 1904.

## Hours

| Day | Opens | | Notes |
|---|---|---|---|
| Tuesday | 07:00 | noon | |
| Friday | 09:00 | one | Families | extra |

**Is it heated?**
Only in winter.
"""
DOCUMENT = Document("baths.md", TEXT, "Harbour baths")
ENTRY = Entry(DOCUMENT, split(DOCUMENT), datetime(2026, 1, 12, tzinfo=UTC))
SENTENCES = {sentence.text.split(" ")[0]: sentence for sentence in ENTRY.sentences}
TUESDAY = "Day Tuesday, Opens 07:00, noon."


@pytest.mark.parametrize(
    ("start", "context", "passage"),
    [
        ("The", "Harbour baths: Harbour baths » The baths are old.", "Harbour baths The baths are old."),
        (
            "They",
            "Harbour baths: The baths are old. » They were built in 1904.",
            "The baths are old. They were built in 1904.",
        ),
        ("Tuesday", f"Harbour baths: Hours: {TUESDAY}", f"Hours: {TUESDAY}"),
        (
            "Friday",  # its cells are more than the names, so they stay as they are, after the head
            "Harbour baths: Hours: Day | Opens | | Notes | » Friday | 09:00 | one | Families | extra |",
            "Hours: Day | Opens | | Notes | Friday | 09:00 | one | Families | extra |",
        ),
        (
            "Only",
            "Harbour baths: Hours: **Is it heated?** » Only in winter.",
            "Hours: **Is it heated?** Only in winter.",
        ),
    ],
)
def test_a_sentence_is_read_with_what_it_stands_under_and_a_row_with_the_names_of_its_columns(
    start: str, context: str, passage: str
) -> None:
    assert text_in_context(ENTRY, SENTENCES[start]).text == context
    assert text_in_passage(ENTRY, SENTENCES[start]).text == passage


@pytest.mark.parametrize("start", SENTENCES)
def test_the_sentences_own_words_are_found_in_what_is_read_and_back_in_the_sentence(start: str) -> None:
    sentence = SENTENCES[start]
    for read in (text_in_context(ENTRY, sentence), text_in_passage(ENTRY, sentence)):
        for words in read.own:
            begin, end = read.in_sentence(words)
            assert sentence.text[begin:end] == read.text[slice(*words)] != ""


def test_words_from_one_cell_to_another_are_found_in_the_row() -> None:
    read = text_in_context(ENTRY, SENTENCES["Tuesday"])
    words = read.text.index("07:00"), read.text.index("noon") + len("noon")
    assert SENTENCES["Tuesday"].text[slice(*read.in_sentence(words))] == "07:00 | noon"


def test_words_are_searched_in_a_row_with_the_names_of_its_columns() -> None:
    assert said(ENTRY, SENTENCES["Tuesday"]) == TUESDAY
    assert said(ENTRY, SENTENCES["The"]) == "The baths are old."
