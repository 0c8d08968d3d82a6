"""The answering words of a sentence: marked where exactly one thing of the asked kind stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.marking import answering_words


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        (
            "Who is Greenland's prime minister?",
            "Greenlandic Prime Minister Jens-Frederik Nielsen said on Monday that the island belongs in NATO.",
            "Jens-Frederik Nielsen",
        ),
        (
            "How many people live in Greenland?",
            "Greenland, which is home to some 57,000 people, also houses a U.S. military base.",
            "some 57,000",
        ),
        (
            "When is the meeting?",
            "According to media reports, the meeting is set to take place on Wednesday in Washington.",
            "Wednesday",
        ),
        ("how much was invested", "Copenhagen has invested some $14 billion in the region.", "some $14 billion"),
        ("When was it written?", "It was finished on 3 May 2019, after years.", "3 May 2019"),
    ],
)
def test_the_words_that_answer_are_marked(question: str, sentence: str, words: str) -> None:
    ((start, end),) = answering_words(question, sentence)
    assert sentence[start:end] == words


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who met whom?", "Lars Lokke Rasmussen met Vivian Motzfeldt."),
        ("When was the treaty signed?", "Under a 1951 treaty, updated in 2004, the United States could send troops."),
        ("Why does it matter?", "The island is rich in 17 minerals."),
        ("Who is the prime minister?", "The prime minister said so on Monday."),
    ],
)
def test_nothing_is_marked_where_it_could_be_wrong(question: str, sentence: str) -> None:
    assert answering_words(question, sentence) == ()


@given(st.sampled_from(["who", "when", "how many", "why"]), st.text())
def test_marks_lie_within_the_sentence(question: str, sentence: str) -> None:
    for start, end in answering_words(question, sentence):
        assert 0 <= start < end <= len(sentence)
