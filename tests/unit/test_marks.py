"""The words that the model finds likeliest are marked where they are sure enough, a number with what it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.domain import Passage, Span
from index.marks import marks, widened
from tests.stories import STORY, snapshot_of

SENTENCE = snapshot_of(STORY).sentences[1]  # Some 57,000 people live there.
NUMBER = (5, 11)


@pytest.mark.parametrize(
    ("question", "words", "sure", "marked"),
    [
        ("How many people live there?", NUMBER, 0.9, "Some 57,000 people"),
        ("What is it?", NUMBER, 0.9, "57,000"),
        ("How many people live there?", NUMBER, 0.4, None),
        ("How many people live there?", None, 0.9, None),
        ("Why do people live there?", NUMBER, 0.9, None),
    ],
)
def test_words_are_marked_where_they_are_sure_enough_and_words_can_answer(
    question: str, words: Span | None, sure: float, marked: str | None
) -> None:
    found = marks(question, Passage(SENTENCE, 1.0, words, sure), 0.5)
    assert [SENTENCE.text[start:end] for start, end in found] == ([marked] if marked else [])


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("Which version added dark mode?", False),
        ("What was added?", True),
        ("Which came first, dark mode or tabs?", True),
    ],
)
def test_what_the_question_has_itself_is_no_answer(question: str, marked: bool) -> None:  # noqa: FBT001
    sentence = replace(SENTENCE, text="Added: dark mode")
    assert bool(marks(question, Passage(sentence, 1.0, (7, 16), 0.9), 0.5)) == marked


@pytest.mark.parametrize(
    ("question", "marked"),
    [("Where did they meet?", True), ("Who met?", False), ("Which official did they meet?", False)],
)
def test_a_place_is_no_person(question: str, marked: bool) -> None:  # noqa: FBT001
    sentence = replace(SENTENCE, text="They met in Washington.")
    assert bool(marks(question, Passage(sentence, 1.0, (12, 22), 0.9), 0.5)) == marked


@pytest.mark.parametrize(
    ("question", "sentence", "number", "whole"),
    [
        ("How many rooms does the castle have?", "The castle has 112 rooms and two towers.", "112", "112 rooms"),
        ("How many ships came?", "About 21 sailed past.", "21", "About 21"),
        ("How many ships came?", "21", "21", "21"),
        ("How old is the castle?", "It is about 800 years old.", "800", "800 years"),
        ("How long does it take?", "The part takes ten working days to come.", "ten", "ten working days"),
        ("How long does it take?", "It takes ten, and days pass.", "ten", "ten"),
        ("How long does it take?", "It takes ten at most.", "ten", "ten"),
        ("How long does it take?", "It takes ten days and a night.", "ten days", "ten days"),
        ("How much is it?", "It is 29 new dollars and a cent.", "29", "29 new dollars"),
        ("How much is it?", "It is $29 a month.", "29", "$29"),
        ("What does it cost?", "£5.40 for all", "5.40", "£5.40"),
    ],
)
def test_a_number_is_marked_with_what_the_question_counts(
    question: str, sentence: str, number: str, whole: str
) -> None:
    start, end = widened(question, sentence, (sentence.index(number), sentence.index(number) + len(number)))
    assert sentence[start:end] == whole
