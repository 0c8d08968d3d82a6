"""What an answer's card says."""

from __future__ import annotations

from bot.cards.answer import Shown, cards
from index import Answer, Citation
from index.domain import Reading, Statement
from tests.cards import WRITTEN, citation, quoting, texts


def test_an_answer_that_quotes_shows_each_sentence_once() -> None:
    answer = quoting(citation("Nuuk is the capital.", (0, 4)), citation("It is cold."))
    (card,) = cards(answer, Shown(question=True))
    assert texts(card) == [
        "-# “Who?”",
        "“**Nuuk** is the capital.” \\[1\\]\n-# Greenland · 12 January 2026 · sentence 2 of 5",
        "“It is cold.” \\[2\\]\n-# Greenland · 12 January 2026 · sentence 2 of 5",
    ]


def test_an_answer_in_other_words_shows_its_citations_below_it() -> None:
    (card,) = cards(WRITTEN)
    assert texts(card) == [
        r"A\_b \[c\]. \[1\] D. \[1\]\[2\]",
        "**\\[1\\]** “A\\_b \\[c\\].”\n-# Greenland · 12 January 2026 · sentence 2 of 5",
        "**\\[2\\]** “D it is.”\n-# Greenland · 12 January 2026 · sentence 2 of 5",
    ]


def test_a_document_without_a_date_shows_none() -> None:
    (card,) = cards(quoting(Citation("a.txt", "A", None, None, "Yes.", 0, 4, 1, 1, "id")))
    assert texts(card)[-1].endswith("-# A · sentence 1 of 1")


def test_an_abstention_shows_the_nearest_as_related_only() -> None:
    answer = Answer("Who?", related=(citation("It is cold."),) * 9, abstained=True, reason="The documents don't say.")
    (card,) = cards(answer)
    assert texts(card)[:2] == ["The documents don't say.", "**Related, not an answer:**"]
    assert len(texts(card)) == 5
    assert "[" not in "".join(texts(card))


def test_the_question_as_understood_is_shown_where_it_differs() -> None:
    shown = Answer("And then?", statements=(Statement("Yes.", (1,)),), citations=(citation("Yes."),), understood="Who?")
    assert texts(cards(shown)[0])[0] == "-# Understood as: Who?"


def test_the_reading_of_a_time_stands_below_the_quotation() -> None:
    reading = Reading(3, 12, "Wednesday 14 January 2026", "by the document's date")
    said = "On Wednesday it is."
    (card,) = cards(quoting(Citation("a.txt", "A", None, None, said, 0, len(said), 1, 1, "id", (), (reading,))))
    assert texts(card)[-1] == (
        "“On Wednesday it is.” \\[1\\]\n"
        "-# “Wednesday” is Wednesday 14 January 2026, by the document's date\n"
        "-# A · sentence 1 of 1"
    )
