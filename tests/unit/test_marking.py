"""The answering words of a sentence: marked where they are likely enough to answer, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.marking import answering_words, scene_of
from index.marking.asking import Kind, asked
from index.times import readings


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
            "some 57,000 people",
        ),
        (
            "When is the meeting?",
            "According to media reports, the meeting is set to take place on Wednesday in Washington.",
            "Wednesday",
        ),
        ("how much was invested", "Copenhagen has invested some $14 billion in the region.", "some $14 billion"),
        ("When was it written?", "The report was written on 3 May 2019, after years.", "3 May 2019"),
        (
            "In what year did Greenland get home rule?",
            "A Danish colony until 1953, Greenland gained home rule 26 years later and looks ahead.",
            "26 years later",
        ),
        ("When was the lighthouse built?", "The lighthouse was built in 1881 and rebuilt after a fire.", "1881"),
        ("How many rooms does the castle have?", "The castle has 112 rooms and two towers.", "112 rooms"),
    ],
)
def test_the_words_that_answer_are_marked(question: str, sentence: str, words: str) -> None:
    ((start, end),) = answering_words(question, sentence, readings(sentence, date(2026, 1, 12)))
    assert sentence[start:end] == words


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who met whom?", "Lars Lokke Rasmussen met Vivian Motzfeldt."),
        ("Why does it matter?", "The island is rich in 17 minerals."),
        ("Who is the prime minister?", "The prime minister said so on Monday."),
        ("Is the harbour open?", "The harbour of Nuuk is open since 1952."),
        ("How many ships came?", "Ships came to the harbour."),
        ("", ""),
    ],
)
def test_nothing_is_marked_where_it_could_be_wrong(question: str, sentence: str) -> None:
    assert answering_words(question, sentence) == ()


@settings(deadline=None)
@given(st.sampled_from(["who", "when", "how many", "how old", "which city", "what", "where", "why"]), st.text())
def test_marks_lie_within_the_sentence(question: str, sentence: str) -> None:
    for start, end in answering_words(f"{question} was it in 1990", f"{sentence} John Smith 1990, 25 Paris."):
        assert 0 <= start < end <= len(sentence) + 29


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who founded it?", Kind.WHO),
        ("whos the mayor", Kind.WHO),
        ("Which actor played him?", Kind.WHO),
        ("When was it?", Kind.WHEN),
        ("In which year was it?", Kind.WHEN),
        ("Where is it?", Kind.WHERE),
        ("What city is it in?", Kind.WHERE),
        ("How many are there?", Kind.MANY),
        ("How much did it cost?", Kind.MUCH),
        ("How old is it?", Kind.SIZE),
        ("Which river is longer?", Kind.WHICH),
        ("What is it?", Kind.WHAT),
        ("Is it?", Kind.OTHER),
        ("When it rains, what happens?", Kind.WHAT),
        ("A man who sells fish is called what?", Kind.WHAT),
    ],
)
def test_what_is_asked_for(question: str, kind: Kind) -> None:
    assert asked(question).kind is kind


@pytest.mark.parametrize(
    ("question", "sentence", "offered"),
    [
        ("Who?", "Danish Foreign Minister Lars Lokke Rasmussen spoke.", "Lars Lokke Rasmussen"),
        ("Where?", "They came from Chile, Peru, and Bolivia.", "Chile, Peru, and Bolivia"),
        ("Where?", "It stands in Bath, England.", "Bath, England"),
        ("When?", "It was early in the 19th century.", "19th century"),
        ("When?", "It ran from 1939 to 1945.", "from 1939 to 1945"),
        ("When?", "It opened in the 1980s.", "1980s"),
        ("How tall is it?", "It is 828 metres tall.", "828 metres tall"),
        ("How much?", "About 2.5 million dollars.", "About 2.5 million dollars"),
        ("How many?", "Twenty-one ships sailed.", "Twenty-one"),
    ],
)
def test_what_could_answer_is_offered(question: str, sentence: str, offered: str) -> None:
    assert offered in [sentence[c.start : c.end] for c in scene_of(question, sentence).candidates]


def test_what_the_question_says_is_not_offered() -> None:
    scene = scene_of("Who did Ada Lund meet in Oslo?", "Ada Lund met Nils Holm in Oslo.")
    assert [scene.words[c.first].text for c in scene.candidates] == ["Nils"]
