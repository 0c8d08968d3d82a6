"""A value that a question takes for granted, and that the documents tell otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from index.premise import Premise, otherwise
from index.question.words import Words
from index.verify import Source

WRITTEN = date(2026, 1, 12)
TOLD = (
    "The meeting is set to take place on Wednesday in Oslo.",
    "A 1951 treaty, updated in 2004, was signed in Harbo.",
    "Norland is home to some 57,000 people.",
    "The mayor opened the bridge.",
)
WORDS = Words(TOLD)


def of(question: str, sentence: int) -> Premise | None:
    near = [Source(text, date=WRITTEN) for text in TOLD]
    return otherwise(question, near[sentence : sentence + 1], near, WORDS)


@pytest.mark.parametrize(
    ("question", "sentence", "premise"),
    [
        ("why is the meeting on friday", 0, ("Friday", "Wednesday")),
        ("Who signed the 1963 treaty?", 1, ("1963", "1951")),
        ("Why do only 12,000 people have their home in Norland?", 2, ("12,000", "57,000")),
    ],
)
def test_what_the_sentence_tells_otherwise_is_named(question: str, sentence: int, premise: tuple[str, str]) -> None:
    assert of(question, sentence) == premise


@pytest.mark.parametrize("row", ["Saturday | 09:00 | 18:00", "Saturday: nine to six"])
def test_the_hours_of_another_day_are_not_those_of_the_one_asked_about(row: str) -> None:
    found = otherwise("When do you open on Sunday?", [Source(row)], [Source(row)], WORDS)
    assert found == ("Sunday", "Saturday")
    assert otherwise("When do you open on Saturday?", [Source(row)], [Source(row)], WORDS) is None
    assert otherwise("When do you open on Sunday?", [Source(row)], [Source("Sunday | closed")], WORDS) is None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("why is the meeting on wednesday", 0),
        ("why is the meeting in january", 0),  # that Wednesday is in January
        ("who goes to the meeting in march", 0),  # not the same role: "on Wednesday"
        ("Is the meeting on Friday?", 0),  # no answers it
        ("When is the meeting, on Friday or later?", 0),  # when it is, is what is asked
        ("What was signed on Wednesday?", 1),  # another sentence tells of it
        ("Who opened the bridge in 1934?", 3),  # nothing else is told
        ("What else happened in 1963?", 1),  # it is about something else
    ],
)
def test_nothing_is_named_where_the_question_may_be_right(question: str, sentence: int) -> None:
    assert of(question, sentence) is None
