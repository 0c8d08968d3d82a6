"""What a model may write from: the quoted sentences and what they are read with."""

from __future__ import annotations

from datetime import UTC, datetime

from index.domain import Answer, Document, Entry, Snapshot, Statement
from index.sentences import split
from index.writing.author import evidence_of

TEXT = """# Help

**Can I change my name?**
Yes, once every thirty days, under Settings.

| Day | Opens |
|---|---|
| Monday | 07:00 |
| Tuesday | 09:00 |
"""
WHEN = datetime(2026, 1, 12, tzinfo=UTC)
DOCUMENT = Document("help.md", TEXT, "Help")
SNAPSHOT = Snapshot("test", WHEN, "none", (Entry(DOCUMENT, split(DOCUMENT), WHEN),))


def given(start: str) -> list[str]:
    quoted = next(sentence for sentence in SNAPSHOT.sentences if sentence.text.startswith(start))
    answer = Answer("?", (Statement(quoted.text, (1,)),), (SNAPSHOT.cite(quoted),))
    return [citation.text.split(",")[0].strip(" |*") for citation in evidence_of(answer, SNAPSHOT)]


def test_the_question_above_an_answer_is_given_with_it() -> None:
    assert given("Yes") == ["Can I change my name?", "Yes"]


def test_the_head_of_a_table_is_given_with_a_row() -> None:
    assert given("Tuesday") == ["Day | Opens", "Tuesday | 09:00"]
