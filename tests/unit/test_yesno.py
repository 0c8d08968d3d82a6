"""Questions that yes or no answers: said where a sentence plainly says it, and never where it may be otherwise."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from index.domain import Document, Entry, Snapshot
from index.question.words import Words
from index.sentences import split
from index.verify import Source
from index.yesno import reply, yes_or_no

TOLD = (
    "The mayor, Anna Berg, opened the new bridge on 4 May 1934.",
    "Norland, which is home to some 57,000 people, also has a U.S. air base.",
    "Norland's people strongly oppose a takeover.",
    "NATO chief Mark Rutte spoke in Oslo.",
    "On the streets of Harbo, Norland's capital, locals told reporters they were worried.",
    "The old ferry was not sold.",
    "There is no danger of a flood.",
    "Danish Prime Minister Mette Holm said the alliance had bought three ships.",
    "Berg wants to close the harbour.",
    "The harbour may be closed in March.",
    "The Sund museum's director bought the house.",
    "Critics praised the former minister Karl Holt.",
    "The meeting is on Wednesday.",
    "The opening of the tunnel was expected to cost 20 million euros.",
)
WORDS = Words(TOLD, frozenset("the mayor bridge did open".split()))  # noqa: SIM905


def said(question: str) -> list[str]:
    found = (reply(question, Source(text, document=" ".join(TOLD)), WORDS) for text in TOLD)
    return [one.word.value for one in found if one]


@pytest.mark.parametrize(
    "question",
    [
        "Did the mayor open the bridge?",
        "did the mayor open the bridge in 1934",
        "Does Norland have an air base?",
        "is it true that norland has a us air base",
        "Is Norland home to 57,000 people?",
        "do you know whether norland's people oppose a takeover?",
        "Is Mark Rutte the head of NATO?",
        "Is Harbo the capital of Norland?",
        "is the meeting on wednesday",
    ],
)
def test_what_a_sentence_says_is_answered_with_yes(question: str) -> None:
    assert said(question) == ["Yes"]


@pytest.mark.parametrize(
    "question",
    [
        "Did the mayor open the bridge in 1943?",
        "Is Norland home to 80,000 people?",
        "Do Norland's people support a takeover?",
        "Is Jens Stol the head of NATO?",
        "Was the old ferry sold?",
        "Is there a danger of a flood?",
        "is the meeting on friday",
    ],
)
def test_what_a_sentence_denies_or_tells_otherwise_is_answered_with_no(question: str) -> None:
    assert said(question) == ["No"]


@pytest.mark.parametrize(
    "question",
    [
        "Did the alliance buy three ships?",  # somebody says so
        "Did Berg close the harbour?",  # she wants to
        "Will the harbour be closed in March?",  # it may be
        "Did Sund buy the house?",  # its museum's director did
        "Is Karl Holt a minister?",  # he was
        "Did the tunnel cost 20 million euros?",  # expected to
        "Did Holm open the bridge?",  # nobody says that she did not
        "Does Norland have an air force?",
        "Isn't Harbo the capital of Norland?",  # yes and no would mean two things
        "Is Harbo or Oslo the capital of Norland?",
        "Did she open the bridge?",
        "Can I visit the air base?",
        "Who opened the bridge?",
        "Did the mayor open the bridge? Is the meeting on Wednesday?",
    ],
)
def test_nothing_is_said_where_it_may_be_otherwise(question: str) -> None:
    assert said(question) == []


def test_the_words_that_say_it_are_marked_in_the_quotation_as_it_stands() -> None:
    text = "The United States took part. Norland, which the United States left, has a U.S. air base near Harbo."
    document = Document("a.txt", text, "A", date(2026, 1, 12))
    entry = Entry(document, split(document), datetime(2026, 1, 12, tzinfo=UTC))
    snapshot = Snapshot("1", entry.indexed_at, "none", (entry,))
    cited = [snapshot.cite(sentence) for sentence in snapshot.sentences]
    word, marked = yes_or_no("Does Norland have a US air base?", cited, snapshot, Words([text]))
    assert word == "Yes"
    assert [[one.text[start:end] for start, end in one.marks] for one in marked] == [
        [],
        ["Norland", "U.S. air base"],
    ]


def test_sentences_that_disagree_say_nothing() -> None:
    told = ("The meeting is on Wednesday.", "The meeting is not on Wednesday.")
    document = Document("a.txt", " ".join(told), "A")
    entry = Entry(document, split(document), datetime(2026, 1, 12, tzinfo=UTC))
    snapshot = Snapshot("1", entry.indexed_at, "none", (entry,))
    cited = [snapshot.cite(sentence) for sentence in snapshot.sentences]
    assert yes_or_no("Is the meeting on Wednesday?", cited, snapshot, Words(told)) == ("", tuple(cited))
