"""Questions about tables, sections and lists of questions, answered by the real models."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from index import IndexSettings, Library

TEXT = """# Northgate swimming baths

| Day | Opens | Closes | Notes |
|---|---|---|---|
| Monday | 07:00 | 20:00 | Women only from 18:00 |
| Tuesday | 07:00 | 21:00 | |
| Wednesday | closed | closed | Cleaning |
| Saturday | 09:00 | 18:00 | Families |

| Ticket | Price |
|---|---|
| Adult | £5.40 |
| Child under 12 | £2.80 |
| Family of four | £14.00 |

Lockers need a one-pound coin.
"""

LORE = """# The Shards of Vael

## The War of Salt
The war began when Queen Ysolde closed the Strait. It lasted eleven years.

## Questions
**How often can I change my username?**
Yes, once every 30 days, under Settings.
"""

PLANS = """# Weather service

| Plan | Requests per minute | Price per month |
|---|---|---|
| Free | 60 | $0 |
| Pro | 600 | $29 |
| Team | 3000 | $99 |
"""


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def library(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Library]:
    folder: Path = tmp_path_factory.mktemp("baths")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "baths.md").write_text(TEXT, encoding="utf-8")
    (folder / "seeds" / "lore.md").write_text(LORE, encoding="utf-8")
    (folder / "seeds" / "plans.md").write_text(PLANS, encoding="utf-8")
    library = Library(IndexSettings(seeds_dir=folder / "seeds", data_dir=folder / "data"))
    await library.refresh(by="test")
    yield library
    await library.close()


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("When do the baths close on Tuesday?", "Tuesday | 07:00 | 21:00"),
        ("how much is a child ticket", "Child under 12 | £2.80"),
        ("How much is a family ticket?", "Family of four | £14.00"),
        ("How long did the War of Salt last?", "It lasted eleven years."),
        ("How often can I change my username?", "Yes, once every 30 days"),
    ],
)
async def test_the_sentence_that_the_question_names_by_what_it_stands_under_is_quoted_alone(
    library: Library, question: str, row: str
) -> None:
    answer = await library.answer(question)
    assert [citation.text.startswith(row) for citation in answer.citations] == [True]


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("When do the baths close on Tuesday?", "21:00"),
        ("When do the baths open on Saturday?", "09:00"),
        ("how much is a child ticket", "£2.80"),
        ("How many requests per minute does Pro have?", "600"),
        ("What does the Team plan cost per month?", "$99"),
    ],
)
async def test_the_answer_is_the_cell_under_the_name_that_is_asked_for(
    library: Library, question: str, lead: str
) -> None:
    assert (await library.answer(question)).lead == lead


@pytest.mark.asyncio(loop_scope="module")
async def test_no_row_answers_for_a_name_that_no_document_has(library: Library) -> None:
    answer = await library.answer("What is the price per month of the Enterprise plan?")
    assert answer.abstained
    assert "“Enterprise”" in answer.reason


@pytest.mark.asyncio(loop_scope="module")
async def test_the_hours_of_another_day_are_no_answer(library: Library) -> None:
    answer = await library.answer("When do the baths open on Sunday?")
    assert answer.abstained
    assert "Sunday" in answer.reason
