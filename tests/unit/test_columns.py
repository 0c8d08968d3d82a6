"""The names of a table's columns: shown with a row, looked at before a cell is marked, and held against a claim."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.language.said import notes
from index.compose import cite
from index.domain import Document, Entry, Passage, Snapshot
from index.marks import marks
from index.retrieve import Lexical
from index.sentences import split
from index.verify import Verifier, sources
from index.verify.columns import wrong_column
from index.verify.support import read_of

TEXT = """Prices below.

| Day | Opens | Closes | Guide | Visitors |
|---|---|---|---|---|
| Monday | 07:00 | 20:00 | Ann Berg | 0 |
| Tuesday | 09:00 | 21:00 | Tom Hale | |
| Wednesday | closed | closed | either \\| or | 12 |
| Thursday | 09:00 |
"""
DOCUMENT = Document("baths.md", TEXT, "Baths")
WHEN = datetime(2026, 1, 12, tzinfo=UTC)
SNAPSHOT = Snapshot("v", WHEN, "none", (Entry(DOCUMENT, split(DOCUMENT), WHEN),))
CITED = {sentence.text.split(" ")[0]: cite(sentence, SNAPSHOT) for sentence in SNAPSHOT.sentences}


@pytest.mark.parametrize(
    ("start", "row"),
    [
        ("Monday", "Day: Monday · Opens: 07:00 · Closes: 20:00 · Guide: Ann Berg · Visitors: 0"),
        ("Tuesday", "Day: Tuesday · Opens: 09:00 · Closes: 21:00 · Guide: Tom Hale"),
        ("Wednesday", "Day: Wednesday · Opens: closed · Closes: closed · Guide: either \\| or · Visitors: 12"),
        ("Thursday", ""),  # which cells are missing, nobody knows
        ("Day", ""),
        ("Prices", ""),
    ],
)
def test_a_row_is_shown_with_the_names_of_its_columns(start: str, row: str) -> None:
    assert CITED[start].row == row
    assert [*CITED[start].notes] == [*notes(CITED[start])] == ([row] if row else [])


@pytest.mark.parametrize(
    ("question", "start", "likeliest", "marked"),
    [
        ("When do they open on Tuesday?", "Tuesday", "09:00", "09:00"),
        ("When do they close on Tuesday?", "Tuesday", "09:00", "21:00"),
        ("When do they close on Tuesday?", "Tuesday", "Tuesday", "21:00"),  # the likeliest words are the question's own
        ("When is closing time on Wednesday?", "Wednesday", "12", "closed"),
        ("Who is Tuesday's guide?", "Tuesday", "Tom Hale", "Tom Hale"),
        ("Who works on Tuesday?", "Tuesday", "Tom Hale", "Tom Hale"),  # no other cell could be meant
        ("On which day is Tom Hale the guide?", "Tuesday", "Tuesday", "Tuesday"),
        ("What time is it on Tuesday?", "Tuesday", "09:00", None),  # or 21:00
        ("How many visitors on Tuesday?", "Tuesday", "09:00", None),  # not told
        ("When do they open on Tuesday?", "Tuesday", "09:00 | 21:00", None),
        ("Which days is it open?", "Tuesday", "Tuesday", "Tuesday"),
    ],
)
def test_what_is_marked_in_a_row_is_the_cell_of_the_column_that_is_asked_for(
    question: str, start: str, likeliest: str, marked: str | None
) -> None:
    cited = CITED[start]
    at = cited.text.index(likeliest)
    passage = Passage(SNAPSHOT.sentences[cited.number - 1], 1.0, (at, at + len(likeliest)), 0.9)
    found = marks(question, passage, 0.5, cited.cells)
    assert [cited.text[begin:end] for begin, end in found] == ([marked] if marked else [])


@pytest.mark.parametrize(
    ("claim", "start", "wrong"),
    [
        ("On Tuesday they open at 21:00.", "Tuesday", "21:00"),
        ("On Tuesday the closing time is 09:00.", "Tuesday", "09:00"),
        ("They open at 21:00 and close at 9:00 on Tuesday.", "Tuesday", "21:00"),
        ("At 21:00 they open and at 09:00 they close.", "Tuesday", "09:00"),
        ("On Tuesday they open at 09:00 and close at 21:00.", "Tuesday", ""),
        ("On Tuesday they open at 9:00.", "Tuesday", ""),
        ("21:00 is when they close, 09:00 when they open.", "Tuesday", ""),
        ("They close late, at 21:00, after opening at 09:00.", "Tuesday", ""),
        ("The baths, whose guide is Tom Hale, close at 21:00 on Tuesday.", "Tuesday", ""),
        ("They are there from 09:00 to 21:00 on Tuesday.", "Tuesday", ""),
        ("There were 12 visitors on Wednesday.", "Wednesday", ""),
        ("They are closed on Wednesday.", "Wednesday", ""),
        ("On Monday they open at 07:00 for 0 visitors.", "Monday", ""),
        ("Opens 09:00, closes 21:00.", "Prices", ""),  # no row
    ],
)
def test_a_cell_is_not_claimed_of_another_column(claim: str, start: str, wrong: str) -> None:
    assert wrong_column(claim, sources(SNAPSHOT, [CITED[start]])) == wrong


def test_a_row_is_found_by_the_name_of_a_column() -> None:
    assert CITED["Tuesday"].sentence in Lexical(SNAPSHOT).search("guide")


def test_a_claim_is_held_against_the_row_with_the_names_of_its_columns() -> None:
    (source,) = sources(SNAPSHOT, [CITED["Tuesday"]])
    assert read_of(source) == "Baths: Day Tuesday, Opens 09:00, Closes 21:00, Guide Tom Hale."


def test_a_claim_that_puts_a_cell_under_another_column_is_not_supported() -> None:
    verifier = Verifier(lambda pairs: [6.0] * len(pairs))
    cited = sources(SNAPSHOT, [CITED["Tuesday"]])
    assert verifier.verify("The baths open at 09:00 on Tuesday.", cited).supported
    verdict = verifier.verify("The baths open at 21:00 on Tuesday.", cited)
    assert (verdict.check, "“21:00”" in verdict.why) == ("values", True)
