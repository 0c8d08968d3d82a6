"""Questions that the documents answer: made by rules, kept if the engine agrees."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from index.domain import Answer, Document, Snapshot, Statement
from index.prompts import Shelf, kept
from index.prompts.rules import questions
from tests.stories import snapshot_of

TEXT = (
    "The Old Mill of Aarhus was built in 1811. It burnt in 1812. Danish Prime Minister Mette Frederiksen opened it. "
    "The museum in Nuuk, Greenland's capital, has 40 rooms. Greenland is home to some 57,000 people."
)
ASKED = [
    "How many people live in Greenland?",
    "What is Greenland's capital?",
    "When was the Old Mill of Aarhus built?",
]


@pytest.mark.parametrize(
    ("sentence", "asked", "answer"),
    [
        (
            "Danish Foreign Minister Lars Lokke Rasmussen on Monday posted a photo.",
            "Who is the Danish foreign minister?",
            "Lars Lokke Rasmussen",
        ),
        ("NATO chief Mark Rutte spoke.", "Who is the NATO chief?", "Mark Rutte"),
        ("On the streets of Nuuk, Greenland's capital, locals worried.", "What is Greenland's capital?", "Nuuk"),
        ("Bohemond, Robert's son, landed in Valona.", "Who is Bohemond?", "Robert's son"),
        ("Tony Gilbert, a friend of Marley, was present.", "Who is Tony Gilbert?", "a friend of Marley"),
        ("Ahmedabad is the largest city in Gujarat.", "What is Ahmedabad?", "the largest city in Gujarat"),
        ("Greenland, which is home to some 57,000 people, …", "How many people live in Greenland?", "some 57,000"),
        ("About 300 guests attended the Windsor Festival.", "How many guests attended the Windsor Festival?", "300"),
        ("The Windsor Festival was founded in 1969 with music.", "When was the Windsor Festival founded?", "in 1969"),
        ("In 1979, Greenland gained home rule.", "When did Greenland gain home rule?", "In 1979"),
        ("Greenland gained home rule in 1979.", "When did Greenland gain home rule?", "in 1979"),
        ("Discovery Park is located in Denton, Texas.", "Where is Discovery Park located?", "in Denton"),
        ("Erik Thorvald founded the town in Greenland.", "Who founded the town in Greenland?", "Erik Thorvald"),
        ("The Bass Brewery was founded by William Bass.", "Who was the Bass Brewery founded by?", "William Bass"),
    ],
)  # fmt: skip
def test_a_sentence_makes_the_question_it_answers(sentence: str, asked: str, answer: str) -> None:
    found = {q.text: sentence[slice(*q.answer)] if q.answer else "" for q in questions(sentence)}
    assert found[asked] == answer


@pytest.mark.parametrize(
    "sentence",
    [
        "He was born in 1979 in Nuuk.",  # nobody knows who
        "In Canada, the song reached number 22 on the charts.",  # no song is Canada
        "Luckily, the noise aroused the younger brother, who jumped up.",
        "Former Danish Prime Minister Anders Rasmussen spoke.",
        "India is the second largest maker of fibre in the world.",  # says what it does, not what it is
        "In 1995 he founded his company in their town.",
        "“Nothing,” she said.",
        "Grønland fik hjemmestyre i 1979.",
    ],
)
def test_what_is_not_certain_makes_none(sentence: str) -> None:
    assert list(questions(sentence)) == []


@pytest.fixture
def snapshot() -> Snapshot:
    return snapshot_of(story(TEXT))


def story(text: str) -> Document:
    return Document("story.txt", text, "Story")


def answering(snapshot: Snapshot, words: str, confidence: float = 0.8) -> Answer:
    sentence = next(s for s in snapshot.sentences if words in s.text)
    citation = snapshot.cite(sentence)
    return Answer("", (Statement(citation.text, (1,)),), (citation,), confidence=confidence, version=snapshot.version)


async def filled(shelf: Shelf, snapshot: Snapshot, answers: dict[str, Answer], asked: list[str] | None = None) -> None:
    async def ask(question: str) -> Answer:
        await asyncio.sleep(0)
        if asked is not None:
            asked.append(question)
        return answers.get(question, Answer(question, abstained=True))

    await shelf.fill(snapshot, (), ask, lambda _: True)


async def test_only_what_the_engine_answers_with_that_very_sentence_is_offered(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    answers = {
        "When was the Old Mill of Aarhus built?": answering(snapshot, "1811"),
        "What is Greenland's capital?": answering(snapshot, "57,000"),
        "How many people live in Greenland?": answering(snapshot, "57,000", confidence=0.4),
    }
    shelf, asked = Shelf(tmp_path), list[str]()
    await filled(shelf, snapshot, answers, asked)
    assert sorted(asked) == ASKED
    assert shelf.like("", 25) == ["When was the Old Mill of Aarhus built?"]


async def test_they_are_kept_for_the_version_and_go_with_their_sentences(tmp_path: Path, snapshot: Snapshot) -> None:
    answers = {
        asked: answering(snapshot, words) for asked, words in zip(ASKED, ("57,000", "Nuuk", "1811"), strict=True)
    }
    first, again, asked = Shelf(tmp_path), Shelf(tmp_path), list[str]()
    await filled(first, snapshot, answers)
    await filled(again, snapshot, {}, asked)
    assert (again.like("", 9), asked) == (first.like("", 9), [])

    newer = replace(snapshot_of(story("Something else.")), version="newer")
    await filled(again, newer, {})
    assert again.like("", 9) == []


async def test_what_is_typed_finds_the_nearest_and_what_is_asked_the_related(
    tmp_path: Path, snapshot: Snapshot
) -> None:
    answers = {
        asked: answering(snapshot, words) for asked, words in zip(ASKED, ("57,000", "Nuuk", "1811"), strict=True)
    }
    shelf = Shelf(tmp_path)
    await filled(shelf, snapshot, answers)
    assert shelf.like("old mil", 1) == ["When was the Old Mill of Aarhus built?"]
    assert shelf.like("wheather xyz", 9) == []
    assert shelf.about("Do Greenlanders like their capital?", 1) == ["What is Greenland's capital?"]
    assert shelf.about("Is it raining?", 9) == []


@pytest.mark.parametrize("content", ["", "[]", '{"format": 1}', '{"format":1,"version":"v","prompts":[5]}'])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: str) -> None:
    (tmp_path / kept.NAME).write_text(content, encoding="utf-8")
    assert kept.load(tmp_path, "v") is None


@pytest.mark.parametrize(
    "part", ["Aa ", "Aa-Bb-", "A. ", "In 1979 Aa of the Bb gained ", "Aa, a bb ", '" said aa ', "In the "]
)
def test_no_text_takes_the_rules_for_ever(part: str) -> None:
    """Patterns that try every division of a text would not come to an end here."""
    assert list(questions((part * 200)[:400])) == []
